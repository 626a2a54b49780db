package org.acuerdo.kit.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.acuerdo.kit.http.RequestId;
import org.acuerdo.kit.id.Ids;
import org.acuerdo.kit.json.Json;
import org.acuerdo.kit.problem.ProblemException;
import org.acuerdo.kit.time.AcuerdoClock;
import org.acuerdo.kit.tx.AfterCommit;
import org.acuerdo.kit.tx.Columns;
import org.acuerdo.kit.tx.Gathering;
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

    private record Row(
            int share,
            OutboxMessage message,
            UUID id,
            String time,
            String traceparent,
            String requestId,
            String data) {}

    private static final Columns<Row> COLUMNS = Columns.<Row>of()
            .with("share", "int4", Row::share)
            .with("topic", "text", r -> r.message().topic())
            .with("key", "text", r -> r.message().key())
            .with("message_id", "uuid", Row::id)
            .with("type", "text", r -> r.message().type())
            .with("subject", "text", r -> r.message().subject())
            .with("sequence", "int8", r -> r.message().sequence())
            .with("time", "text", Row::time)
            .with("agreement_ids", "text", r -> r.message().agreementIds())
            .with("sending_state", "text", r -> r.message().sendingState())
            .with("receiving_state", "text", r -> r.message().receivingState())
            .with("traceparent", "text", Row::traceparent)
            .with("request_id", "text", Row::requestId)
            .with("data", "text", Row::data);

    private static final String INSERT =
            "insert into outbox(" + COLUMNS.names() + ") select * from " + COLUMNS.rows("r");

    @Inject
    Sql sql;

    @Inject
    AcuerdoClock clock;

    @Inject
    RequestId requestId;

    @Inject
    OutboxRelay relay;

    @Inject
    Gathering gathering;

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
        Row row = new Row(
                share(message.key()),
                message,
                Ids.next(),
                clock.now().toString(),
                requestId.traceparent(),
                requestId.value(),
                data);
        gathering.add(Outbox.class, row, this::write);
    }

    private void write(List<Row> rows) {
        sql.update(INSERT, COLUMNS.of(rows));
        AfterCommit.run(() -> rows.stream().map(Row::share).distinct().forEach(relay::wake));
    }

    static int share(String key) {
        return Math.floorMod(key.hashCode(), SHARES);
    }
}
