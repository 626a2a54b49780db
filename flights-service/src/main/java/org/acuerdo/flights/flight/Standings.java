package org.acuerdo.flights.flight;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import org.acuerdo.flights.flight.rules.Deadlines;
import org.acuerdo.flights.flight.rules.FlightAct;
import org.acuerdo.flights.flight.rules.FlightStatus;
import org.acuerdo.flights.flight.rules.Lifecycle;
import org.acuerdo.kit.problem.ProblemException;
import org.acuerdo.kit.time.AcuerdoClock;

/** Whether an act is taken as a flight stands by the clock, whatever message is still under way. */
@ApplicationScoped
class Standings {

    /** Not taken of a flight that has made one of its landings irregularly: it does not fly once more. */
    private static final Set<FlightAct> TO_FLY = Set.of(FlightAct.CONFIRM, FlightAct.DEPART, FlightAct.RESCHEDULE);

    @Inject
    AcuerdoClock clock;

    /** @throws ProblemException 409 WRONG_STATE where no later change could mend it */
    void mendable(Flight flight, FlightAct act) {
        FlightStatus status = standing(flight).status();
        if (!Lifecycle.canStill(status, act)) {
            throw wrongState(status);
        }
    }

    /**
     * Makes sure that the act is taken, and writes down what silence has granted meanwhile.
     *
     * @throws ProblemException 409 WRONG_STATE
     */
    void take(Flight flight, FlightAct act) {
        Deadlines.Standing standing = standing(flight);
        if (Lifecycle.after(standing.status(), act).isEmpty()) {
            throw wrongState(standing.status());
        }
        if (TO_FLY.contains(act) && !flight.document().moreOf().flown().isEmpty()) {
            throw ProblemException.conflict(
                    "WRONG_STATE", "It flew irregularly: what it landed besides is recorded as that too.");
        }
        if (standing.status() != flight.status) {
            flight.status = standing.status();
            flight.clearances(standing.clearances());
        }
    }

    /** By the clock. */
    FlightStatus status(Flight flight) {
        return standing(flight).status();
    }

    private Deadlines.Standing standing(Flight flight) {
        return Deadlines.standing(flight.status, flight.document().clearances(), flight.departsAt, clock.now());
    }

    static ProblemException wrongState(FlightStatus status) {
        return ProblemException.conflict("WRONG_STATE", "Not taken while the flight is " + status + ".");
    }
}
