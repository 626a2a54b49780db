package org.acuerdo.flights.flight.rules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.acuerdo.contracts.Violation;

/**
 * When happened what is on record of a flight. What is reported next, or corrected, lies in order with all of it.
 *
 * @param departure null where nobody reported it
 * @param diverted  null where it kept to its path
 * @param landings  those made, by leg; the first leg is 1
 * @param lastLeg   the leg of the last landing asked for
 * @param end       when it came back or came down elsewhere; null where it did not
 */
public record FlightTimes(
        Instant departure, Instant diverted, Map<Integer, Instant> landings, int lastLeg, Instant end) {

    /** A departure comes before all else. */
    public List<Violation> departure(String field, Instant at) {
        List<Violation> found = new ArrayList<>();
        if (diverted != null) {
            TimeRules.notAfter(field, at, diverted, "diversion").ifPresent(found::add);
        }
        landings.values().stream()
                .min(Instant::compareTo)
                .flatMap(first -> TimeRules.notAfter(field, at, first, "first landing"))
                .ifPresent(found::add);
        beforeEnd(field, at).ifPresent(found::add);
        return found;
    }

    /** It turned off its path after the departure and the landings made, and before the last. */
    public List<Violation> diversion(String field, Instant at) {
        List<Violation> found = new ArrayList<>(afterLandings(field, at));
        Instant last = landings.get(lastLeg);
        if (last != null) {
            TimeRules.notAfter(field, at, last, "last landing").ifPresent(found::add);
        }
        return found;
    }

    /**
     * A landing comes after those of the legs before, not after those that follow. Which leg a diversion was on is not
     * reported, so only the last landing is known to come after it.
     */
    public List<Violation> landing(String field, int leg, Instant at) {
        List<Violation> found = new ArrayList<>();
        afterDeparture(field, at).ifPresent(found::add);
        if (leg == lastLeg) {
            afterDiversion(field, at).ifPresent(found::add);
        }
        landings.forEach((other, made) -> {
            if (other < leg) {
                TimeRules.notBefore(field, at, made, "landing before it").ifPresent(found::add);
            } else if (other > leg) {
                TimeRules.notAfter(field, at, made, "landing that follows").ifPresent(found::add);
            }
        });
        beforeEnd(field, at).ifPresent(found::add);
        return found;
    }

    /** That it came back, or came down elsewhere, is the last that happens. */
    public List<Violation> end(String field, Instant at) {
        List<Violation> found = new ArrayList<>(afterLandings(field, at));
        afterDiversion(field, at).ifPresent(found::add);
        return found;
    }

    private List<Violation> afterLandings(String field, Instant at) {
        List<Violation> found = new ArrayList<>();
        afterDeparture(field, at).ifPresent(found::add);
        landings.values().stream()
                .max(Instant::compareTo)
                .flatMap(latest -> TimeRules.notBefore(field, at, latest, "landing before it"))
                .ifPresent(found::add);
        return found;
    }

    private Optional<Violation> beforeEnd(String field, Instant at) {
        return end == null ? Optional.empty() : TimeRules.notAfter(field, at, end, "end of the flight");
    }

    private Optional<Violation> afterDeparture(String field, Instant at) {
        return departure == null ? Optional.empty() : TimeRules.notBefore(field, at, departure, "departure");
    }

    private Optional<Violation> afterDiversion(String field, Instant at) {
        return diverted == null ? Optional.empty() : TimeRules.notBefore(field, at, diverted, "diversion");
    }
}
