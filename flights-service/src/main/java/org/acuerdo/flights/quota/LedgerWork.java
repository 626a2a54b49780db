package org.acuerdo.flights.quota;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.acuerdo.contracts.Violation;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.flights.agreement.AgreementCopies;
import org.acuerdo.flights.quota.rules.Windows;
import org.acuerdo.kit.time.AcuerdoClock;

/** What all changes of the ledger have in common: what they lock, in which order, and how they write it back. */
@ApplicationScoped
class LedgerWork {
    /** A transaction that begins this near a window's close treats it as closed: it may commit after it. */
    private static final long CLOSING_SECONDS = 60;

    @Inject
    AgreementCopies copies;

    @Inject
    AcuerdoClock clock;

    @Inject
    WindowKeeper keeper;

    @Inject
    LedgerWriter writer;

    @Inject
    QuotaRepository windows;

    @Inject
    ReservationRepository reservations;

    /** The copies of these landings' agreements, held shared. */
    Map<UUID, AgreementSnapshot> agreements(List<Landing> landings) {
        Map<UUID, AgreementSnapshot> agreements = new LinkedHashMap<>();
        landings.stream()
                .map(Landing::agreementId)
                .distinct()
                .sorted()
                .forEach(id -> agreements.put(id, copies.lockShared(id).orElseThrow()));
        return agreements;
    }

    /** The units that these landings take. */
    static Map<WindowKey, Demand> demands(Map<UUID, AgreementSnapshot> agreements, List<Landing> landings) {
        Map<WindowKey, Demand> demands = new LinkedHashMap<>();
        landings.forEach(landing -> Demands.add(demands, agreements.get(landing.agreementId()), landing));
        return demands;
    }

    /** The rows that a flight holds reserved, oldest first. */
    List<ReservationRow> held(UUID flightId) {
        return reserved(reservations.of(flightId));
    }

    static List<ReservationRow> reserved(List<ReservationRow> rows) {
        return rows.stream()
                .filter(r -> r.state().equals(ReservationRow.RESERVED))
                .toList();
    }

    static long units(List<ReservationRow> rows) {
        return rows == null ? 0 : rows.stream().mapToLong(ReservationRow::units).sum();
    }

    static Map<WindowKey, List<ReservationRow>> byWindow(LedgerChange change, List<ReservationRow> rows) {
        Map<WindowKey, List<ReservationRow>> byWindow = new LinkedHashMap<>();
        rows.forEach(r -> byWindow.computeIfAbsent(change.window(r.windowId()).key(), k -> new ArrayList<>())
                .add(r));
        return byWindow;
    }

    static Violation reached(Demand demand, WindowRow row, long asked, boolean several) {
        Violation violation =
                Violation.limitReached(demand.limit().id(), row.label(), row.available(), asked, demand.termsVersion());
        return several ? violation.withAgreement(row.agreementId()) : violation;
    }

    /** Locks all that a change touches; where it touches closed windows, also the later ones that follow from them. */
    LedgerChange open(Map<UUID, AgreementSnapshot> landed, List<ReservationRow> rows, Collection<Demand> demands) {
        Instant now = clock.now();
        Map<UUID, AgreementSnapshot> agreements = new LinkedHashMap<>(landed);
        Set<Long> ids = new LinkedHashSet<>();
        rows.forEach(r -> ids.add(r.windowId()));
        Map<LimitKey, Long> chained = new TreeMap<>();
        for (WindowRow row : ids.isEmpty() ? List.<WindowRow>of() : windows.peek(ids)) {
            AgreementSnapshot agreement = agreements.computeIfAbsent(
                    row.agreementId(), id -> copies.lockShared(id).orElseThrow());
            if (row.calendar() && row.closedOn(soon(agreement, now))) {
                chained.merge(row.limit(), row.place(), Math::min);
            }
        }
        for (Demand demand : demands) {
            AgreementSnapshot agreement = agreements.get(demand.key().limit().agreementId());
            if (demand.window().calendar() && demand.window().closedOn(soon(agreement, now))) {
                chained.merge(demand.key().limit(), demand.place(), Math::min);
            }
        }
        chained.keySet().forEach(l -> keeper.freshen(agreements.get(l.agreementId()), l, now, true));
        return new LedgerChange(agreements, keeper.lock(agreements, demands, ids, chained, now), chained, now);
    }

    private static LocalDate soon(AgreementSnapshot agreement, Instant now) {
        return Windows.localDay(now.plusSeconds(CLOSING_SECONDS), agreement.zoneId());
    }

    /** @param tell false: told once for several changes, by the caller */
    void write(LedgerChange change, boolean tell) {
        change.resolved.forEach(reservations::resolve);
        change.inserted.forEach(reservations::insert);
        change.chained.forEach((limit, place) -> keeper.figured(
                        change.agreements.get(limit.agreementId()),
                        limit,
                        change.rowsAfter().stream()
                                .filter(r -> r.limit().equals(limit) && r.place() >= place)
                                .toList(),
                        change.now)
                .forEach(change::put));
        List<WindowRow> before = List.copyOf(change.before.values());
        change.agreements.forEach((id, agreement) -> {
            List<WindowRow> after = change.rowsAfter().stream()
                    .filter(r -> r.agreementId().equals(id))
                    .toList();
            if (tell) {
                writer.write(agreement, before, after, change.now);
            } else {
                writer.writeSilently(agreement, before, after, change.now);
            }
        });
    }
}
