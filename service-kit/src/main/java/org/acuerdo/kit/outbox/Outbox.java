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

    private static final String INSERT = """
            insert into outbox(share, topic, key, message_id, type, subject, sequence, time,
              agreement_ids, sending_state, receiving_state, traceparent, request_id, data)
            select * from unnest(?::int[], ?::text[], ?::text[], ?::uuid[], ?::text[], ?::text[], ?::bigint[], ?::text[],
              ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])""";

    private record Row(
            int share,
            OutboxMessage message,
            UUID id,
            String time,
            String traceparent,
            String requestId,
            String data) {}

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
        sql.update(INSERT, (c, s) -> {
            s.setArray(1, Sql.column(c, "int4", rows, Row::share));
            s.setArray(2, Sql.column(c, "text", rows, r -> r.message().topic()));
            s.setArray(3, Sql.column(c, "text", rows, r -> r.message().key()));
            s.setArray(4, Sql.column(c, "uuid", rows, Row::id));
            s.setArray(5, Sql.column(c, "text", rows, r -> r.message().type()));
            s.setArray(6, Sql.column(c, "text", rows, r -> r.message().subject()));
            s.setArray(7, Sql.column(c, "int8", rows, r -> r.message().sequence()));
            s.setArray(8, Sql.column(c, "text", rows, Row::time));
            s.setArray(9, Sql.column(c, "text", rows, r -> r.message().agreementIds()));
            s.setArray(10, Sql.column(c, "text", rows, r -> r.message().sendingState()));
            s.setArray(11, Sql.column(c, "text", rows, r -> r.message().receivingState()));
            s.setArray(12, Sql.column(c, "text", rows, Row::traceparent));
            s.setArray(13, Sql.column(c, "text", rows, Row::requestId));
            s.setArray(14, Sql.column(c, "text", rows, Row::data));
        });
        AfterCommit.run(() -> rows.stream().map(Row::share).distinct().forEach(relay::wake));
    }

    static int share(String key) {
        return Math.floorMod(key.hashCode(), SHARES);
    }
}
