package org.acuerdo.flights.flight;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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

    /** A departure lies before a diversion and every landing. */
    List<Violation> departure(FlightDocument document, Instant at) {
        List<Violation> found = happened(at);
        found.addAll(document.times().departure(FIELD, at));
        return found;
    }

    /** A landing lies after the departure, and in order with a diversion and the other landings. */
    List<Violation> arrival(FlightDocument document, Landing landing, Instant at) {
        List<Violation> found = happened(at);
        found.addAll(document.times().landing(FIELD, landing.legNumber(), at));
        return found;
    }

    private List<Violation> happened(Instant at) {
        List<Violation> found = new ArrayList<>();
        TimeRules.happened(FIELD, at, clock.now()).ifPresent(found::add);
        return found;
    }
}
