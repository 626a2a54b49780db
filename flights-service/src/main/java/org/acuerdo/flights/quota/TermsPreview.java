package org.acuerdo.flights.quota;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.flights.quota.rules.Allowances;
import org.acuerdo.flights.quota.rules.Figures;
import org.acuerdo.flights.quota.rules.LastAsked;
import org.acuerdo.flights.quota.rules.LimitCourse;
import org.acuerdo.flights.quota.rules.OverLimitShare;
import org.acuerdo.flights.quota.rules.Usage;
import org.acuerdo.flights.quota.rules.Windows;

/**
 * What other terms would make of windows and flights: reckoned from the agreement with and without them, the ledger as it
 * is, and the flights not yet departed as they would be matched. Nothing is locked and nothing kept.
 */
@ApplicationScoped
public class TermsPreview {

    @Inject
    QuotaService quotas;

    @Inject
    ReservationRepository reservations;

    /**
     * One window with the present terms and with the proposed ones; null where it would not be published.
     *
     * @param window label
     */
    @RegisterForReflection
    public record PreviewWindow(String limitId, String window, QuotaView before, QuotaView after) {}

    /** @param overLimit flights that would be marked, in the order in which they last asked for units */
    @RegisterForReflection
    public record Preview(List<PreviewWindow> windows, List<UUID> overLimit) {}

    /**
     * Windows that overlap a span of local days.
     *
     * @param proposed the agreement with the proposed terms as its last version
     * @param flights  all flights of the agreement not yet departed
     * @param flown    those that departed since they were accepted although over a limit
     */
    public Preview of(
            AgreementSnapshot present,
            AgreementSnapshot proposed,
            List<PlannedFlight> flights,
            List<UUID> flown,
            LocalDate from,
            LocalDate to,
            Instant now) {
        LocalDate today = Windows.localDay(now, present.zoneId());
        Set<String> limits = QuotaService.limitIds(proposed);
        Map<String, LimitCourse> before = courses(present, limits);
        Map<String, LimitCourse> after = courses(proposed, limits);
        Map<String, Map<Long, Usage>> held = quotas.allUsage(present.id());
        Map<UUID, Map<WindowKey, Long>> units = wouldTake(proposed, flights);
        Map<String, Map<Long, Usage>> would = wouldHold(present, held, flights, units, before, after);

        Map<String, PreviewWindow> windows = new LinkedHashMap<>();
        Map<String, Map<String, Long>> excess = new TreeMap<>();
        for (String limit : limits) {
            Map<String, QuotaView> was = views(before.get(limit), held.get(limit), from, to, today);
            Map<String, QuotaView> is = views(after.get(limit), would.get(limit), from, to, today);
            Set<String> labels = new TreeSet<>(Comparator.comparing((String label) -> order(was, is, label))
                    .thenComparing(Comparator.naturalOrder()));
            labels.addAll(was.keySet());
            labels.addAll(is.keySet());
            labels.forEach(label ->
                    windows.put(limit + "/" + label, new PreviewWindow(limit, label, was.get(label), is.get(label))));
            excess.put(limit, excess(after.get(limit), would.get(limit), today));
        }
        return new Preview(List.copyOf(windows.values()), overLimit(present.id(), flights, flown, units, excess));
    }

    private static Map<String, LimitCourse> courses(AgreementSnapshot agreement, Set<String> limits) {
        Map<String, LimitCourse> courses = new HashMap<>();
        limits.forEach(id -> LimitCourse.of(agreement, id).ifPresent(c -> courses.put(id, c)));
        return courses;
    }

    private static Map<UUID, Map<WindowKey, Long>> wouldTake(AgreementSnapshot proposed, List<PlannedFlight> flights) {
        Map<UUID, Map<WindowKey, Long>> units = new HashMap<>();
        for (PlannedFlight flight : flights) {
            Map<WindowKey, Demand> demands = new LinkedHashMap<>();
            flight.landings().stream()
                    .filter(l -> proposed.id().equals(l.agreementId()))
                    .forEach(l -> Demands.add(demands, proposed, l));
            units.put(
                    flight.id(),
                    demands.values().stream().collect(Collectors.toMap(Demand::key, Demand::units, Long::sum)));
        }
        return units;
    }

    /** Usage with the units that flights hold reserved now taken away, and those they would hold in their place. */
    private Map<String, Map<Long, Usage>> wouldHold(
            AgreementSnapshot agreement,
            Map<String, Map<Long, Usage>> held,
            List<PlannedFlight> flights,
            Map<UUID, Map<WindowKey, Long>> units,
            Map<String, LimitCourse> before,
            Map<String, LimitCourse> after) {
        Map<String, Map<Long, Usage>> would = new HashMap<>();
        held.forEach((limit, places) -> would.put(limit, new HashMap<>(places)));
        List<UUID> ids = flights.stream().map(PlannedFlight::id).toList();
        reservations.views(ids).values().stream()
                .flatMap(List::stream)
                .filter(r -> r.agreementId().equals(agreement.id()) && r.state().equals(ReservationRow.RESERVED))
                .forEach(r -> move(would, r.limitId(), place(before.get(r.limitId()), r.window()), -r.units()));
        units.values()
                .forEach(taken -> taken.forEach((key, n) -> {
                    String limit = key.limit().limitId();
                    move(would, limit, place(after.get(limit), key.label()), n);
                }));
        return would;
    }

    private static void move(Map<String, Map<Long, Usage>> would, String limit, long place, long units) {
        would.computeIfAbsent(limit, l -> new HashMap<>())
                .merge(
                        place,
                        new Usage(Math.max(0, units), 0, 0),
                        (old, more) ->
                                new Usage(Math.max(0, old.reserved() + units), old.consumed(), old.unreserved()));
    }

    private static long place(LimitCourse course, String label) {
        return course == null
                ? 0
                : Windows.parse(course.period(), label)
                        .filter(w -> w.calendar())
                        .map(w -> Windows.ordinal(course.period(), w.start()))
                        .orElse(0L);
    }

    private static Map<String, QuotaView> views(
            LimitCourse course, Map<Long, Usage> usage, LocalDate from, LocalDate to, LocalDate today) {
        Map<String, QuotaView> views = new LinkedHashMap<>();
        if (course != null) {
            figures(course, usage, from, to, today).stream()
                    .filter(f -> QuotaService.listed(course, f, from, to))
                    .forEach(f -> views.put(f.window().label(), QuotaView.of(course, f, today)));
        }
        return views;
    }

    private static List<Figures> figures(
            LimitCourse course, Map<Long, Usage> usage, LocalDate from, LocalDate to, LocalDate today) {
        return Allowances.between(
                course,
                usage == null ? Map.of() : usage,
                today,
                Windows.ordinal(course.period(), from),
                Windows.ordinal(course.period(), to));
    }

    private static LocalDate order(Map<String, QuotaView> was, Map<String, QuotaView> is, String label) {
        QuotaView view = was.containsKey(label) ? was.get(label) : is.get(label);
        return view.window().start() == null ? LocalDate.MIN : view.window().start();
    }

    /** Excess by window label, in all windows in which anything would be held, however far ahead. */
    private static Map<String, Long> excess(LimitCourse course, Map<Long, Usage> usage, LocalDate today) {
        Map<String, Long> excess = new TreeMap<>();
        if (course == null || usage == null) {
            return excess;
        }
        List<Long> places = usage.entrySet().stream()
                .filter(e -> e.getValue().reserved() > 0)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        if (places.isEmpty()) {
            return excess;
        }
        for (Figures f : Allowances.between(course, usage, today, places.get(0), places.get(places.size() - 1))) {
            if (f.excess() > 0) {
                excess.put(f.window().label(), f.excess());
            }
        }
        return excess;
    }

    private List<UUID> overLimit(
            UUID agreementId,
            List<PlannedFlight> flights,
            List<UUID> flown,
            Map<UUID, Map<WindowKey, Long>> units,
            Map<String, Map<String, Long>> excess) {
        Map<UUID, LastAsked> asked = new HashMap<>(
                reservations.lastAsked(flights.stream().map(PlannedFlight::id).toList()));
        flights.forEach(f -> asked.putIfAbsent(f.id(), new LastAsked(f.requestedAt(), Long.MAX_VALUE)));
        Map<String, Long> accepted = reservations.held(flown, agreementId);
        List<OverLimitShare.Holding> holdings = new ArrayList<>();
        for (PlannedFlight flight : flights) {
            units.get(flight.id()).forEach((key, n) -> {
                String window = ExcessHolding.windowName(key.limit().limitId(), key.label());
                if (flight.accepted()) {
                    accepted.merge(window, n, Long::sum);
                } else {
                    holdings.add(new OverLimitShare.Holding(flight.id(), asked.get(flight.id()), window, n));
                }
            });
        }
        Map<String, Long> byWindow = new HashMap<>();
        excess.forEach((limit, windows) ->
                windows.forEach((label, n) -> byWindow.put(ExcessHolding.windowName(limit, label), n)));
        Set<UUID> over = OverLimitShare.over(holdings, byWindow, accepted);
        return asked.entrySet().stream()
                .filter(e -> over.contains(e.getKey()))
                .sorted(Map.Entry.<UUID, LastAsked>comparingByValue()
                        .thenComparing(e -> e.getKey().toString()))
                .map(Map.Entry::getKey)
                .toList();
    }
}
