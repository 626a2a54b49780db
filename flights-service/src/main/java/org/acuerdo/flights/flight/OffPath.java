package org.acuerdo.flights.flight;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.acuerdo.contracts.Violation;
import org.acuerdo.contracts.message.FlightEvent;
import org.acuerdo.contracts.message.MessageTypes;
import org.acuerdo.flights.agreement.AgreementCopies;
import org.acuerdo.flights.flight.rules.Counts;
import org.acuerdo.flights.flight.rules.FlightAct;
import org.acuerdo.flights.flight.rules.FlightStatus;
import org.acuerdo.flights.flight.rules.Landing;
import org.acuerdo.flights.flight.rules.ReceivingAirports;
import org.acuerdo.flights.flight.rules.TimeRules;
import org.acuerdo.kit.problem.ProblemException;
import org.acuerdo.kit.security.Actor;
import org.acuerdo.kit.time.AcuerdoClock;

/** What happens to a flight off its planned path, and the seats that stayed empty. */
@ApplicationScoped
class OffPath {
    private static final String CLAUSE = "domain rules, section 4";

    @Inject
    AgreementCopies agreements;

    @Inject
    FlightEnding ending;

    @Inject
    Standings standings;

    @Inject
    FlightChanges changes;

    @Inject
    AcuerdoClock clock;

    /** It goes to another airport. It holds its units until it has arrived, is back, or has landed elsewhere. */
    Flight divert(Flight flight, OffsetDateTime at, String airport, Actor actor) {
        FlightEvent before = changes.before(flight);
        standings.take(flight, FlightAct.DIVERT);
        FlightDocument document = flight.document();
        List<Violation> violations = happened(at);
        violations.addAll(document.times().diversion("at", at.toInstant()));
        refuse(violations);
        flight.status = FlightStatus.DIVERTED;
        flight.document(document.with(document.moreOf().with(new FlightDocument.Diverted(at, airport))));
        changes.changed(flight, MessageTypes.FLIGHT_DIVERTED, actor, before);
        return flight;
    }

    /**
     * The sending state's planner reports where it came down: outside the receiving states the units are released and no
     * cohort opens.
     *
     * @param airport null: the one it was diverted to
     * @throws ProblemException 403 where that airport lies in a receiving state, whose officer reports arrivals there
     */
    Flight landElsewhere(Flight flight, OffsetDateTime at, String airport, Actor actor) {
        FlightDocument.Diverted diverted = flight.document().moreOf().diverted();
        String down = airport != null || diverted == null ? airport : diverted.airport();
        if (down == null || inReceiver(flight, down)) {
            throw ProblemException.forbidden("A clearance officer of the receiving state reports arrivals there.");
        }
        FlightEvent before = changes.before(flight);
        standings.take(flight, FlightAct.LAND_ELSEWHERE);
        List<Violation> violations = happened(at);
        violations.addAll(flight.document().times().end("at", at.toInstant()));
        refuse(violations);
        ending.landedElsewhere(flight, down, at.toInstant(), actor, before);
        return flight;
    }

    /** True where it is any receiver's own. */
    private boolean inReceiver(Flight flight, String airport) {
        return Landing.of(flight.document().request()).stream()
                .anyMatch(landing -> ReceivingAirports.has(
                        airport,
                        landing,
                        agreements.lockShared(landing.agreementId()).orElseThrow()));
    }

    /** Seats that stayed empty, with reasons. A later report replaces an earlier one; both stay in the history. */
    Flight unused(Flight flight, FlightEvent.UnusedCapacity capacity, Actor actor) {
        FlightEvent before = changes.before(flight);
        standings.take(flight, FlightAct.REPORT_UNUSED);
        FlightDocument document = flight.document();
        List<Violation> violations = new ArrayList<>();
        long reasons = capacity.reasons().stream()
                .mapToLong(FlightEvent.UnusedCapacity.Reason::count)
                .sum();
        if (reasons > capacity.seats()) {
            violations.add(differ("reasons", "reasons for " + reasons + " seats, " + capacity.seats() + " unused"));
        }
        int aboard = document.departure() == null
                ? 0
                : Counts.persons(document.departure().aboard());
        int most = document.request().aircraft().seats() - aboard;
        if (capacity.seats() > most) {
            violations.add(differ("seats", "at most " + Math.max(0, most) + ": seats less passengers aboard"));
        }
        refuse(violations);
        flight.document(document.with(document.moreOf().with(capacity)));
        changes.changed(flight, MessageTypes.FLIGHT_UNUSED_CAPACITY, actor, before);
        return flight;
    }

    private List<Violation> happened(OffsetDateTime at) {
        List<Violation> found = new ArrayList<>();
        TimeRules.happened("at", at.toInstant(), clock.now()).ifPresent(found::add);
        return found;
    }

    private static Violation differ(String field, String detail) {
        return Violation.of("COUNTS_DIFFER", field, detail, CLAUSE);
    }

    private static void refuse(List<Violation> violations) {
        if (!violations.isEmpty()) {
            throw ProblemException.rules(violations);
        }
    }
}
