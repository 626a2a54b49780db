package org.acuerdo.agreements.publication;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import org.acuerdo.agreements.agreement.AgreementChanged;
import org.acuerdo.contracts.Violation;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.contracts.message.MessageTypes;
import org.acuerdo.contracts.message.Topics;
import org.acuerdo.kit.json.Json;
import org.acuerdo.kit.outbox.Outbox;
import org.acuerdo.kit.outbox.OutboxMessage;
import org.acuerdo.kit.problem.ProblemException;

/** Every change of an agreement goes out as one whole snapshot, with a type that says what happened. */
@ApplicationScoped
public class AgreementMessages {

    @Inject
    Outbox outbox;

    /** @throws ProblemException 422 SNAPSHOT_TOO_LARGE: a change that can't be told to others is refused at the door */
    void publish(@Observes AgreementChanged change) {
        AgreementSnapshot snapshot = change.snapshot();
        int bytes = Json.write(snapshot).getBytes(StandardCharsets.UTF_8).length;
        if (bytes > AgreementSnapshot.MAX_BYTES) {
            throw ProblemException.rule(Violation.of(
                    "SNAPSHOT_TOO_LARGE",
                    null,
                    "with this change the agreement's snapshot has " + bytes + " bytes; at most "
                            + AgreementSnapshot.MAX_BYTES + " can be published",
                    "messages carry at most 512 KiB"));
        }
        outbox.add(new OutboxMessage(
                Topics.AGREEMENTS,
                snapshot.id().toString(),
                MessageTypes.PREFIX + "agreement." + change.what() + ".v1",
                snapshot.id().toString(),
                snapshot.version(),
                snapshot.id().toString(),
                snapshot.sendingState(),
                snapshot.receivingState(),
                snapshot));
    }
}
