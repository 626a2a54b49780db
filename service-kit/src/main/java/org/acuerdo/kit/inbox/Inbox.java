package org.acuerdo.kit.inbox;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.acuerdo.kit.tx.Columns;
import org.acuerdo.kit.tx.Sql;

/** What was applied, by channel: every message's id, and the newest sequence of each subject. */
@ApplicationScoped
class Inbox {
    private static final Columns<Received> COLUMNS = Columns.<Received>of()
            .with("id", "text", Received::id)
            .with("subject", "text", Received::aggregate)
            .with("sequence", "int8", Received::sequence);

    /** Both entries in one round trip: whether the id is new, and whether nothing newer of the subject was applied. */
    private static final String FIRST = """
        with came as (select * from %s),
        fresh as (
          insert into inbox(channel, message_id) select ?, id from came order by id
          on conflict do nothing returning message_id),
        newer as (
          insert into inbox_sequence(channel, subject, sequence)
          select ?, c.subject, c.sequence from came c join fresh f on f.message_id = c.id order by c.subject
          on conflict (channel, subject) do update set sequence = excluded.sequence
          where inbox_sequence.sequence < excluded.sequence returning subject)
        select c.id, exists (select from newer n where n.subject = c.subject)
        from came c join fresh f on f.message_id = c.id\
        """.formatted(COLUMNS.rows("c"));

    @Inject
    Sql sql;

    /**
     * Enters messages in the current transaction.
     *
     * @param messages of different subjects
     * @return those that have not been applied, nor anything newer of their subject, in their order
     */
    List<Received> first(String channel, List<Received> messages) {
        Map<String, Boolean> fresh = new HashMap<>();
        sql.query(
                FIRST,
                (c, s) -> {
                    int next = COLUMNS.fill(c, s, 1, messages);
                    s.setString(next, channel);
                    s.setString(next + 1, channel);
                },
                row -> fresh.put(row.getString(1), row.getBoolean(2)));
        return messages.stream()
                .filter(m -> fresh.containsKey(m.id()) && (fresh.get(m.id()) || m.replayed()))
                .toList();
    }

    /** Ids are kept longer than the topics keep records, so that no record can come twice unnoticed. */
    @Scheduled(every = "1h", delayed = "5m")
    void forget() {
        QuarkusTransaction.requiringNew()
                .run(() -> sql.update("delete from inbox where received_at < now() - interval '40 days'"));
    }
}
