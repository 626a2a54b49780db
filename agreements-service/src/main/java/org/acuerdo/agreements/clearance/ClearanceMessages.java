package org.acuerdo.agreements.clearance;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.acuerdo.contracts.message.ClearanceAsked;
import org.acuerdo.contracts.message.ClearanceWithdrawn;
import org.acuerdo.contracts.message.MessageTypes;
import org.acuerdo.kit.id.Ids;
import org.acuerdo.kit.inbox.Consumers;
import org.acuerdo.kit.inbox.Received;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** What flights-service asks and withdraws. */
@ApplicationScoped
public class ClearanceMessages {
    private static final String CHANNEL = "clearance-requests-in";

    @Inject
    Consumers consumers;

    @Inject
    ClearanceService service;

    @Incoming(CHANNEL)
    @Blocking
    public CompletionStage<Void> on(KafkaRecordBatch<String, byte[]> batch) {
        return consumers.handle(CHANNEL, batch, this::expect, this::apply);
    }

    private void expect(List<Received> messages) {
        service.expect(messages.stream()
                .flatMap(message -> Ids.parse(message.subject()).stream())
                .toList());
    }

    private void apply(Received message) {
        switch (message.type()) {
            case MessageTypes.CLEARANCE_ASKED -> service.asked(message.data(ClearanceAsked.class));
            case MessageTypes.CLEARANCE_WITHDRAWN -> service.withdrawn(message.data(ClearanceWithdrawn.class));
            default -> throw new IllegalArgumentException("a message of an unknown type");
        }
    }
}
