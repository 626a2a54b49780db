package org.acuerdo.agreements.flights;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.acuerdo.contracts.message.MessageTypes;
import org.acuerdo.kit.inbox.Consumers;
import org.acuerdo.kit.inbox.Received;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * What flights-service tells of flights. Every message about a flight carries the whole flight, so the newest one is enough,
 * and one that was missed is made up for by the next.
 */
@ApplicationScoped
public class FlightMessages {
    private static final String CHANNEL = "flights-in";
    private static final String FLIGHT = "org.acuerdo.flight.";

    /** Steps on the way that say neither who cancelled nor who was counted, nor that it landed; they are most of the topic. */
    private static final Set<String> ON_THE_WAY = Set.of(
            MessageTypes.FLIGHT_CLEARANCE_PENDING,
            MessageTypes.FLIGHT_CLEARANCE_ASKED_AGAIN,
            MessageTypes.FLIGHT_CLEARED,
            MessageTypes.FLIGHT_ATTESTED,
            MessageTypes.FLIGHT_CONFIRMED,
            MessageTypes.FLIGHT_DEPARTED,
            MessageTypes.FLIGHT_HELD,
            MessageTypes.FLIGHT_HOLD_LIFTED);

    @Inject
    Consumers consumers;

    @Inject
    Event<FlightTold> told;

    @Incoming(CHANNEL)
    @Blocking
    public CompletionStage<Void> on(KafkaRecordBatch<String, byte[]> batch) {
        return consumers.handle(CHANNEL, batch, FlightMessages::concerns, this::apply);
    }

    /** Not holds, cohorts, reports and what may come: nothing here depends on them. */
    private static boolean concerns(Received message) {
        return message.type().startsWith(FLIGHT) && !ON_THE_WAY.contains(message.type());
    }

    private void apply(Received message) {
        JsonNode flight = message.data(JsonNode.class);
        List<UUID> agreementIds = new ArrayList<>();
        flight.path("agreementIds").forEach(id -> agreementIds.add(UUID.fromString(id.asText())));
        told.fire(new FlightTold(
                UUID.fromString(flight.path("flightId").asText()),
                List.copyOf(agreementIds),
                message.sequence(),
                flight.path("status").asText(),
                flight));
    }
}
