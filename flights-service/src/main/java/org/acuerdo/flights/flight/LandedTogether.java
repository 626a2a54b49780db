package org.acuerdo.flights.flight;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.acuerdo.contracts.flight.NotReceived;
import org.acuerdo.contracts.flight.PassengerGroup;
import org.acuerdo.flights.flight.FlightDocument.Arrived;
import org.acuerdo.flights.flight.FlightDocument.Landed;
import org.acuerdo.flights.flight.rules.Landing;

/** What the landings of a flight with several come to: it has arrived after the last one. */
final class LandedTogether {
    private LandedTogether() {}

    /** The landing made last; empty until every one is made. */
    static Optional<Landed> last(FlightDocument document) {
        List<Landed> landed = document.moreOf().landed();
        return landed.size() < Landing.of(document.request()).size()
                ? Optional.empty()
                : landed.stream().max(Comparator.comparing(l -> l.arrival().at().toInstant()));
    }

    /** All who were received, each with the leg they left with; when and where the last landing was. */
    static Arrived arrival(FlightDocument document, Landed last) {
        List<Landed> landed = document.moreOf().landed();
        List<PassengerGroup> received = landed.stream()
                .flatMap(l -> FlightDocument.withLeg(l.arrival().received(), l.leg()).stream())
                .toList();
        List<NotReceived> notReceived =
                landed.stream().flatMap(l -> l.arrival().notReceived().stream()).toList();
        return new Arrived(last.arrival().at(), last.arrival().airport(), received, notReceived, null)
                .against(document.departure().aboard());
    }
}
