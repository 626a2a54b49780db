package org.acuerdo.flights.quota;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.contracts.flight.PassengerGroup;
import org.acuerdo.contracts.terms.Limit;
import org.acuerdo.contracts.terms.PopulationCategory;
import org.acuerdo.contracts.terms.TermsVersion;
import org.acuerdo.flights.agreement.AgreementCopies;
import org.acuerdo.flights.quota.rules.LimitMatch;
import org.acuerdo.flights.quota.rules.Windows;

/** Units that what happened consumes, or gives back: arrivals, irregular flights, persons who leave reception. */
@ApplicationScoped
class Consuming {

    @Inject
    LedgerWork work;

    @Inject
    AgreementCopies copies;

    @Inject
    QuotaRepository windows;

    @Inject
    ReservationRepository reservations;

    /** As {@link QuotaLedger#consume}. */
    void consume(UUID flightId, Landing actual) {
        AgreementSnapshot agreement = copies.lockShared(actual.agreementId()).orElseThrow();
        List<ReservationRow> all = work.held(flightId);
        Map<Long, WindowRow> peeked = new LinkedHashMap<>();
        windows.peek(all.stream().map(ReservationRow::windowId).toList()).stream()
                .filter(w -> w.agreementId().equals(agreement.id()))
                .forEach(w -> peeked.put(w.id(), w));
        List<ReservationRow> held =
                all.stream().filter(r -> peeked.containsKey(r.windowId())).toList();
        Set<String> heldLimits = new LinkedHashSet<>();
        peeked.values().forEach(w -> heldLimits.add(w.limitId()));
        Map<WindowKey, Demand> demands = Demands.of(agreement, actual);
        keepFlights(agreement, actual, heldLimits, demands);
        LedgerChange change = work.open(Map.of(agreement.id(), agreement), held, demands.values());
        LedgerWork.byWindow(change, held).forEach((key, rows) -> {
            Demand demand = demands.get(key);
            Map<ReservationRow.Group, Long> left =
                    change.consume(rows, demand == null ? Map.of() : received(demand, actual));
            left.forEach((group, units) -> change.consumeUnreserved(flightId, key, units, "SURPLUS", group));
            demands.remove(key);
        });
        demands.forEach((key, demand) -> received(demand, actual)
                .forEach((group, units) -> change.consumeUnreserved(
                        flightId,
                        key,
                        units,
                        heldLimits.contains(key.limit().limitId()) ? "MOVED" : "SURPLUS",
                        group)));
        work.write(change, true);
    }

    /** A flight that landed has used its slot, also where nobody of a group was received. */
    static void keepFlights(
            AgreementSnapshot agreement, Landing actual, Set<String> heldLimits, Map<WindowKey, Demand> demands) {
        LocalDate day = Windows.localDay(actual.arrival(), agreement.zoneId());
        TermsVersion terms = agreement.termsOn(day).orElse(null);
        if (terms == null) {
            return;
        }
        for (Limit limit : terms.terms().limits()) {
            if (limit.unit() == Limit.Unit.FLIGHT
                    && heldLimits.contains(limit.id())
                    && LimitMatch.route(limit, actual.aircraft(), actual.airport())) {
                Demand demand = Demands.demand(agreement, terms, limit, day, 1);
                demands.putIfAbsent(demand.key(), demand);
            }
        }
    }

    /** Units by group for STANDING, where they come back group by group; else all as one. */
    static Map<ReservationRow.Group, Long> received(Demand demand, Landing actual) {
        Map<ReservationRow.Group, Long> units = new LinkedHashMap<>();
        if (demand.limit().period() != Limit.Period.STANDING) {
            units.put(ReservationRow.Group.ANY, demand.units());
            return units;
        }
        for (PassengerGroup group : actual.groups()) {
            if (group.persons() > 0 && LimitMatch.matches(demand.limit(), group.category(), group.nationality())) {
                units.merge(group(group.category(), group.nationality()), (long) group.persons(), Long::sum);
            }
        }
        return units;
    }

    private static ReservationRow.Group group(PopulationCategory category, String nationality) {
        return new ReservationRow.Group(category.name(), category == PopulationCategory.STATELESS ? null : nationality);
    }

    /** As {@link QuotaLedger#recordIrregular}. */
    void recordIrregular(UUID flightId, Landing actual) {
        AgreementSnapshot agreement = copies.lockShared(actual.agreementId()).orElseThrow();
        Map<WindowKey, Demand> demands = Demands.of(agreement, actual);
        LedgerChange change = work.open(Map.of(agreement.id(), agreement), List.of(), demands.values());
        demands.forEach((key, demand) -> received(demand, actual)
                .forEach((group, units) -> change.consumeUnreserved(flightId, key, units, "IRREGULAR", group)));
        work.write(change, true);
    }

    /** As {@link QuotaLedger#giveBackStanding}. */
    void giveBackStanding(
            UUID flightId, UUID agreementId, PopulationCategory category, String nationality, int persons) {
        ReservationRow.Group group = group(category, nationality);
        Map<Long, Long> standing = new LinkedHashMap<>();
        List<ReservationRow> rows = new ArrayList<>();
        for (ReservationRow row : reservations.of(flightId)) {
            if (row.state().equals(ReservationRow.CONSUMED)
                    && group.equals(new ReservationRow.Group(row.category(), row.nationality()))) {
                standing.merge(row.windowId(), row.units(), Long::sum);
                rows.add(row);
            }
        }
        LedgerChange change = work.open(Map.of(), rows, List.of());
        standing.forEach((windowId, consumed) -> {
            WindowRow window = change.window(windowId);
            long back = Math.min(persons, consumed);
            if (back > 0 && window.agreementId().equals(agreementId)) {
                change.put(window.moved(0, -back, 0));
                change.inserted.add(ReservationRow.consumed(flightId, windowId, -back, "RETURNED", group, change.now));
            }
        });
        work.write(change, true);
    }
}
