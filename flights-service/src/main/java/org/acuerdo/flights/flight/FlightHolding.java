package org.acuerdo.flights.flight;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.contracts.message.FlightEvent;
import org.acuerdo.contracts.message.MessageTypes;
import org.acuerdo.flights.agreement.AgreementCopies;
import org.acuerdo.flights.hold.HoldChanged;
import org.acuerdo.flights.hold.Holds;

/** Lays holds over flights that are to depart or in the air, and takes them off with the last that covers them. */
@ApplicationScoped
class FlightHolding {

    @Inject
    FlightRepository flights;

    @Inject
    AgreementCopies agreements;

    @Inject
    Holds holds;

    @Inject
    FlightChanges changes;

    void on(@Observes HoldChanged hold) {
        for (Flight flight : flights.lock(candidates(hold))) {
            if (flight.status.live() && hold.covers(flight.covered())) {
                boolean held =
                        hold.placed() || !holds.covering(flight.covered()).isEmpty();
                lay(flight, held);
            }
        }
    }

    /** Who is aboard is known better now: other holds may cover it in the air. The caller keeps holds as they are. */
    void aboardAnew(Flight flight) {
        if (flight.status.inTheAir()) {
            lay(flight, !holds.covering(flight.covered()).isEmpty());
        }
    }

    private void lay(Flight flight, boolean held) {
        if (held != flight.held) {
            FlightEvent before = changes.before(flight);
            flight.held = held;
            changes.changed(flight, held ? MessageTypes.FLIGHT_HELD : MessageTypes.FLIGHT_HOLD_LIFTED, null, before);
        }
    }

    private List<UUID> candidates(HoldChanged hold) {
        return switch (hold.scope()) {
            case FLIGHT -> List.of(UUID.fromString(hold.target()));
            case AGREEMENT -> flights.live(UUID.fromString(hold.target()));
            case NATIONALITY ->
                agreements.ofState(hold.placedBy()).stream()
                        .map(AgreementSnapshot::id)
                        .flatMap(id -> flights.live(id).stream())
                        .toList();
        };
    }
}
