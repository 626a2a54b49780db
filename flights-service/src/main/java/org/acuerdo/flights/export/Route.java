package org.acuerdo.flights.export;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.acuerdo.contracts.flight.Leg;
import org.acuerdo.flights.flight.FlightView;

/** Under which agreements a flight flies, to whom, and to which airport as far as that is known by now. */
final class Route {
    private Route() {}

    /** In the order of the landings. */
    static List<UUID> agreements(FlightView v) {
        return v.agreementId() != null
                ? List.of(v.agreementId())
                : v.legs().stream()
                        .map(Leg::agreementId)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList();
    }

    /** In the order of the landings, each state once. */
    static List<String> receivers(FlightView v) {
        return v.receivingState() != null
                ? List.of(v.receivingState())
                : v.receivingStates().stream().distinct().toList();
    }

    /** Where it landed or came down, else where it was diverted to, else where it is to land last. */
    static String destination(FlightView v) {
        if (v.arrival() != null && v.arrival().airport() != null) {
            return v.arrival().airport();
        }
        if (v.status().equals("LANDED_ELSEWHERE")) {
            return v.ended().reason();
        }
        return v.status().equals("DIVERTED") && !landedThere(v)
                ? v.diversion().airport()
                : v.legs().get(v.legs().size() - 1).destination();
    }

    /** It was diverted for a landing that it has made meanwhile, and goes on to the next. */
    private static boolean landedThere(FlightView v) {
        return v.landings() != null
                && v.landings().stream()
                        .anyMatch(
                                l -> v.diversion().airport().equals(l.arrival().airport()));
    }
}
