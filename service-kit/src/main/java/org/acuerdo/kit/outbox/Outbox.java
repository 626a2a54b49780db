package org.acuerdo.kit.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import org.acuerdo.kit.http.RequestId;
import org.acuerdo.kit.id.Ids;
import org.acuerdo.kit.json.Json;
import org.acuerdo.kit.problem.ProblemException;
import org.acuerdo.kit.time.AcuerdoClock;
import org.acuerdo.kit.tx.AfterCommit;
import org.acuerdo.kit.tx.Sql;

/**
 * The transactional outbox: a message exists if and only if its change was committed. Nothing is ever sent from inside a
 * transaction; {@link OutboxRelay} sends after the commit.
 */
@ApplicationScoped
public class Outbox {
    /**
     * Shares of the keys; each is sent by one relay at a time. Fixed for the life of a database: a key's rows must stay
     * in one share for their order to hold.
     */
    public static final int SHARES = 2;

    /** A message at most half of what the broker takes by default. */
    public static final int MAX_BYTES = 512 * 1024;

    private static final String INSERT = """
            insert into outbox(share, topic, key, message_id, type, subject, sequence, time,
              agreement_ids, sending_state, receiving_state, traceparent, request_id, data)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    @Inject
    Sql sql;

    @Inject
    AcuerdoClock clock;

    @Inject
    RequestId requestId;

    @Inject
    OutboxRelay relay;

    /** @throws ProblemException 422 MESSAGE_TOO_LARGE: refused at the door, never stuck in the outbox */
    public void add(OutboxMessage message) {
        String data = Json.write(message.data());
        if (data.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw ProblemException.rule(org.acuerdo.contracts.Violation.of(
                    "MESSAGE_TOO_LARGE",
                    null,
                    "what others must be told of this would exceed 512 KiB",
                    "guarantees, limits"));
        }
        int share = share(message.key());
        sql.update(
                INSERT,
                share,
                message.topic(),
                message.key(),
                Ids.next(),
                message.type(),
                message.subject(),
                message.sequence(),
                clock.now().toString(),
                message.agreementIds(),
                message.sendingState(),
                message.receivingState(),
                requestId.traceparent(),
                requestId.value(),
                data);
        AfterCommit.run(() -> relay.wake(share));
    }

    static int share(String key) {
        return Math.floorMod(key.hashCode(), SHARES);
    }
}
