package org.acuerdo.flights.flight;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.acuerdo.contracts.Violation;
import org.acuerdo.flights.flight.rules.Landing;
import org.acuerdo.flights.flight.rules.TimeRules;
import org.acuerdo.kit.time.AcuerdoClock;

/** Corrected times: not in the future, and in order with what else is reported. */
@ApplicationScoped
class ReportedTimes {
    private static final String FIELD = "value";

    @Inject
    AcuerdoClock clock;

    /** A departure lies before every landing. */
    List<Violation> departure(FlightDocument document, Instant at) {
        List<Violation> found = new ArrayList<>();
        TimeRules.happened(FIELD, at, clock.now()).ifPresent(found::add);
        Stream.concat(
                        Stream.ofNullable(document.arrival()),
                        document.moreOf().landed().stream().map(FlightDocument.Landed::arrival))
                .map(arrived -> arrived.at().toInstant())
                .min(Instant::compareTo)
                .flatMap(first -> TimeRules.notBefore(FIELD, first, at, "departure"))
                .ifPresent(found::add);
        return found;
    }

    /** A landing lies after the departure, and in order with the other landings. */
    List<Violation> arrival(FlightDocument document, Landing landing, Instant at) {
        List<Violation> found = new ArrayList<>();
        TimeRules.happened(FIELD, at, clock.now()).ifPresent(found::add);
        if (document.departure() != null) {
            TimeRules.notBefore(FIELD, at, document.departure().at().toInstant(), "departure")
                    .ifPresent(found::add);
        }
        found.addAll(Arriving.inOrder(document, landing.legNumber(), at, FIELD));
        return found;
    }
}
