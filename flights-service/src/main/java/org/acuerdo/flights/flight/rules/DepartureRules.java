package org.acuerdo.flights.flight.rules;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.acuerdo.contracts.Violation;
import org.acuerdo.contracts.flight.FlightRequest;
import org.acuerdo.contracts.flight.PassengerGroup;

/** Whether a departure is the one that was asked for: when, and with whom. */
public final class DepartureRules {
    /** A departure that much late is no rescheduling yet. */
    static final Duration LATE = Duration.ofHours(6);

    private static final String CLAUSE = "domain rules, section 4";

    private DepartureRules() {}

    /**
     * RESCHEDULING_NEEDED unless it departs at the scheduled time or up to six hours late, and the planned duration
     * still ends on the same arrival day.
     *
     * @param zones the receiving state's, of each landing
     */
    public static List<Violation> time(FlightRequest request, Instant at, Function<Landing, ZoneId> zones) {
        Instant scheduled = request.legs().get(0).departure().toInstant();
        Duration late = Duration.between(scheduled, at);
        if (late.isNegative() || late.compareTo(LATE) > 0) {
            return List.of(rescheduling("scheduled at " + scheduled + ": departs then or up to 6 hours late"));
        }
        for (Landing landing : Landing.of(request)) {
            ZoneId zone = zones.apply(landing);
            Instant arrival = landing.leg().arrival().toInstant();
            if (!day(arrival, zone).equals(day(arrival.plus(late), zone))) {
                return List.of(rescheduling("with the planned duration it would arrive on another local day"));
            }
        }
        return List.of();
    }

    /**
     * COUNTS_DIFFER where anybody lands with a leg who was not asked for there, class by class, or more are aboard than fit
     * to fly.
     *
     * @param aboard each group with its leg where there are several landings
     */
    public static List<Violation> aboardByLanding(
            List<Landing> landings, List<PassengerGroup> aboard, Integer fitToFly) {
        if (landings.size() == 1) {
            return aboard(landings.get(0).groups(), aboard, fitToFly);
        }
        List<Violation> found = new ArrayList<>();
        for (Landing landing : landings) {
            List<PassengerGroup> there = aboard.stream()
                    .filter(g -> g.leg() != null && g.leg() == landing.legNumber())
                    .toList();
            found.addAll(beyond(landing.groups(), there, " with leg " + (landing.legNumber())));
        }
        found.addAll(total(aboard, fitToFly));
        return found;
    }

    /**
     * COUNTS_DIFFER where anybody is aboard who was not asked for, class by class, or more than are fit to fly.
     *
     * @param fitToFly as attested; null: not attested, which other rules say
     */
    public static List<Violation> aboard(
            List<PassengerGroup> requested, List<PassengerGroup> aboard, Integer fitToFly) {
        List<Violation> found = new ArrayList<>(beyond(requested, aboard, ""));
        found.addAll(total(aboard, fitToFly));
        return found;
    }

    private static List<Violation> beyond(List<PassengerGroup> requested, List<PassengerGroup> aboard, String where) {
        List<Violation> found = new ArrayList<>();
        Map<Counts.Key, PassengerGroup> asked = Counts.byGroup(requested);
        Counts.byGroup(aboard).forEach((key, group) -> {
            PassengerGroup most = asked.get(key);
            if (group.persons() > 0 && (most == null || !Counts.within(group, most))) {
                found.add(differ("beyond what was requested: " + key.category()
                        + (key.nationality() == null ? "" : " " + key.nationality())
                        + where));
            }
        });
        return found;
    }

    private static List<Violation> total(List<PassengerGroup> aboard, Integer fitToFly) {
        List<Violation> found = new ArrayList<>();
        int total = Counts.persons(aboard);
        if (total == 0) {
            found.add(differ("nobody is aboard: cancel the flight"));
        }
        if (fitToFly != null && total > fitToFly) {
            found.add(differ(total + " aboard, " + fitToFly + " attested as fit to fly"));
        }
        return found;
    }

    private static LocalDate day(Instant at, ZoneId zone) {
        return LocalDate.ofInstant(at, zone);
    }

    private static Violation differ(String detail) {
        return Violation.of("COUNTS_DIFFER", "aboard", detail, CLAUSE);
    }

    private static Violation rescheduling(String detail) {
        return Violation.of("RESCHEDULING_NEEDED", "at", detail, CLAUSE);
    }
}
