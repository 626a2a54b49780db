package org.acuerdo.flights.flight;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.acuerdo.contracts.message.FlightEvent;
import org.acuerdo.contracts.message.MessageTypes;
import org.acuerdo.contracts.message.Topics;
import org.acuerdo.flights.flight.rules.Counts;
import org.acuerdo.flights.flight.rules.FlightStatus;
import org.acuerdo.kit.audit.Audit;
import org.acuerdo.kit.http.Waits;
import org.acuerdo.kit.json.Json;
import org.acuerdo.kit.outbox.Outbox;
import org.acuerdo.kit.outbox.OutboxMessage;
import org.acuerdo.kit.security.Actor;
import org.acuerdo.kit.time.AcuerdoClock;
import org.acuerdo.kit.tx.AfterCommit;

/** The one way by which a flight changes: version, message, audit entry, and a word to those who wait. */
@ApplicationScoped
class FlightChanges {
    static final String AGGREGATE = "flight";

    /** Version 1 of these names one status of a flight in the air; a diversion is told beside it. */
    private static final Set<String> IN_THE_AIR =
            Set.of(MessageTypes.FLIGHT_HELD, MessageTypes.FLIGHT_HOLD_LIFTED, MessageTypes.FLIGHT_CLEARANCE_REVOKED);

    @Inject
    Outbox outbox;

    @Inject
    Audit audit;

    @Inject
    Event<FlightLanded> landed;

    @Inject
    Waits waits;

    @Inject
    AcuerdoClock clock;

    /** The flight as it stands, to be given back to {@link #changed} once it is changed. */
    FlightEvent before(Flight flight) {
        return FlightEvents.of(flight, clock.now());
    }

    /**
     * Tells a change that was made to the flight in this transaction.
     *
     * @param type   message type
     * @param actor  null where the system itself acted
     * @param before as it stood; null for a new flight
     */
    void changed(Flight flight, String type, Actor actor, FlightEvent before) {
        if (before != null) {
            flight.version++;
        }
        FlightCounts.keep(flight, actor, clock.now());
        FlightEvent after = FlightEvents.of(flight, clock.now());
        if (after.arrivedAt() != null && (before == null || !after.arrivedAt().equals(before.arrivedAt()))) {
            landed.fire(new FlightLanded(
                    flight.id,
                    List.of(flight.agreementIds),
                    after.arrivedAt().toInstant(),
                    before != null && before.arrivedAt() != null));
        }
        Json.Written written = Json.written(after);
        outbox.add(new OutboxMessage(
                Topics.FLIGHTS,
                flight.id.toString(),
                type,
                flight.id.toString(),
                flight.version,
                joined(Arrays.stream(flight.agreementIds)),
                flight.sendingState,
                joined(Arrays.stream(flight.receivingStates)),
                told(flight, type, after, written)));
        audit.record(AGGREGATE, flight.id, action(type), actor, before, written);
        AfterCommit.run(() -> waits.signal(key(flight.id)));
    }

    /** What version 1 of the messages can't say is said as it can: the trail has it as it is. */
    private static Object told(Flight flight, String type, FlightEvent after, Json.Written written) {
        boolean diverted = IN_THE_AIR.contains(type) && flight.status == FlightStatus.DIVERTED;
        if (!diverted && flight.reported == null) {
            return written;
        }
        ObjectNode told = Json.MAPPER.valueToTree(after);
        if (diverted) {
            told.put("status", FlightStatus.DEPARTED.name());
        }
        if (flight.reported != null) {
            // nobody reported the seats of a past flight, or flew it under these terms; the schema asks for one at
            // least
            int seats = Math.max(
                    after.aircraft().seats(), Counts.persons(flight.document().present()));
            ((ObjectNode) told.get("aircraft")).put("seats", Math.max(1, seats));
            told.put("termsVersion", Math.max(1, after.termsVersion()));
        }
        return told;
    }

    /** What goes into the history only. */
    void noted(Flight flight, String action, Object detail) {
        audit.record(AGGREGATE, flight.id, action, null, null, detail);
    }

    static String key(UUID flightId) {
        return "flight:" + flightId;
    }

    /** "org.acuerdo.flight.hold-lifted.v1" is shown as HOLD_LIFTED. */
    private static String action(String type) {
        String[] parts = type.split("\\.");
        return parts[3].replace('-', '_').toUpperCase(Locale.ROOT);
    }

    private static String joined(Stream<?> values) {
        return values.map(String::valueOf).distinct().collect(Collectors.joining(","));
    }
}
