package org.acuerdo.kit.probe;

import io.smallrye.reactive.messaging.annotations.Blocking;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.acuerdo.kit.http.Waits;
import org.acuerdo.kit.inbox.Consumers;
import org.acuerdo.kit.inbox.Received;
import org.acuerdo.kit.tx.AfterCommit;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Changes probes by messages. */
@ApplicationScoped
class ProbeMessages {
    @Inject
    Consumers consumers;

    @Inject
    Probes probes;

    @Inject
    Waits waits;

    @Incoming("probes-in")
    @Blocking
    public CompletionStage<Void> on(KafkaRecordBatch<String, byte[]> batch) {
        return consumers.handle("probes-in", batch, this::apply);
    }

    private void apply(Received message) {
        UUID id = UUID.fromString(message.subject());
        probes.change(id, message.data(Probes.Step.class).by());
        AfterCommit.run(() -> waits.signal(id.toString()));
    }
}
