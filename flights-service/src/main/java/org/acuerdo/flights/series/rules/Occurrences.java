package org.acuerdo.flights.series.rules;

import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.acuerdo.contracts.Violation;
import org.acuerdo.contracts.flight.FlightRequest;
import org.acuerdo.contracts.flight.Leg;
import org.acuerdo.flights.flight.rules.Landing;

/**
 * The flights of a series. Each keeps the wall time of the first flight's arrival in the agreement's zone, also over a
 * change of clocks, and the first flight's duration (domain rules, section 4). Where the clocks leave that time out, it is
 * reckoned with the offset before; where it comes twice, the first is meant (as RFC 5545 has it).
 */
public final class Occurrences {
    private Occurrences() {}

    /** The first flight's last arrival with passengers, in the zone. */
    public static ZonedDateTime arrival(FlightRequest first, ZoneId zone) {
        return last(first).arrival().atZoneSameInstant(zone);
    }

    /** The wall time of the first arrival on another local day. */
    public static ZonedDateTime on(LocalDate day, ZonedDateTime first) {
        return ZonedDateTime.of(day, first.toLocalTime(), first.getZone());
    }

    /** The first flight moved to another local day. */
    public static FlightRequest flight(FlightRequest first, ZoneId zone, LocalDate day) {
        ZonedDateTime was = arrival(first, zone);
        if (was.toLocalDate().equals(day)) {
            return first;
        }
        ZonedDateTime arrives = on(day, was);
        Duration later = Duration.between(was, arrives);
        List<Leg> legs = new ArrayList<>();
        for (Leg leg : first.legs()) {
            OffsetDateTime landing = leg.arrival().plus(later);
            legs.add(new Leg(
                    leg.origin(),
                    leg.destination(),
                    leg.departure().plus(later),
                    leg == last(first) ? landing.withOffsetSameInstant(arrives.getOffset()) : landing,
                    leg.agreementId(),
                    leg.passengers()));
        }
        return new FlightRequest(
                first.agreementId(), first.number(), legs, first.aircraft(), first.passengers(), first.staff());
    }

    /** A violation of one occurrence, for an answer about all of them. @param index the first is 0 */
    public static Violation at(int index, Violation v) {
        String field = "occurrences[" + index + "]" + (v.field() == null ? "" : "." + v.field());
        return new Violation(
                v.code(),
                field,
                v.detail(),
                v.clause(),
                v.agreementId(),
                v.limitId(),
                v.window(),
                v.available(),
                v.asked());
    }

    private static Leg last(FlightRequest request) {
        List<Landing> landings = Landing.of(request);
        return landings.get(landings.size() - 1).leg();
    }
}
