package org.acuerdo.kit.inbox;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.acuerdo.kit.tx.Sql;

/** What was applied, by channel: every message's id, and the newest sequence of each subject. */
@ApplicationScoped
class Inbox {
    /** Both entries in one round trip: whether the id is new, and whether nothing newer of the subject was applied. */
    private static final String FIRST = """
        with came as (select * from unnest(?::text[], ?::text[], ?::bigint[]) as c(id, subject, sequence)),
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
        """;

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
                    s.setArray(1, c.createArrayOf("text", texts(messages, Received::id)));
                    s.setArray(2, c.createArrayOf("text", texts(messages, Received::aggregate)));
                    s.setArray(
                            3,
                            c.createArrayOf(
                                    "int8",
                                    messages.stream().map(Received::sequence).toArray()));
                    s.setString(4, channel);
                    s.setString(5, channel);
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

    private static String[] texts(List<Received> messages, Function<Received, String> value) {
        return messages.stream().map(value).toArray(String[]::new);
    }
}
