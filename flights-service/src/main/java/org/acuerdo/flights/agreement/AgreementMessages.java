package org.acuerdo.flights.agreement;

import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.flights.agreement.rules.Versions;
import org.acuerdo.kit.http.Waits;
import org.acuerdo.kit.inbox.Consumers;
import org.acuerdo.kit.inbox.Received;
import org.acuerdo.kit.tx.AfterCommit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Applies newer versions of agreements. Every message carries the whole snapshot, whatever its type: older ones are dropped. */
@ApplicationScoped
public class AgreementMessages {
    private static final Logger LOG = Logger.getLogger(AgreementMessages.class);

    @Inject
    Consumers consumers;

    @Inject
    AgreementCopies copies;

    @Inject
    Waits waits;

    @Inject
    Event<AgreementApplied> applied;

    @Incoming("agreements-in")
    @Blocking
    public void on(ConsumerRecord<String, byte[]> record) {
        consumers.handle("agreements-in", record, this::apply);
    }

    private void apply(Received message) {
        AgreementSnapshot after = message.data(AgreementSnapshot.class);
        if (!after.id().toString().equals(message.subject())) {
            throw new IllegalArgumentException("a snapshot of another agreement than the message's subject");
        }
        AgreementSnapshot before = copies.lockExclusively(after.id()).orElse(null);
        copies.remember(after, message.time());
        if (!Versions.supersedes(after, before)) {
            LOG.debugf("agreement %s: version %d is older than the present one", after.id(), after.version());
            return;
        }
        copies.put(after);
        applied.fire(new AgreementApplied(before, after));
        AfterCommit.run(() -> waits.signal("agreement:" + after.id()));
    }
}
