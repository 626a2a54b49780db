package org.acuerdo.kit.audit;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.acuerdo.kit.http.Page;
import org.acuerdo.kit.http.PageRequest;
import org.acuerdo.kit.http.RequestId;
import org.acuerdo.kit.json.Json;
import org.acuerdo.kit.problem.ProblemException;
import org.acuerdo.kit.security.Actor;
import org.acuerdo.kit.security.Role;
import org.acuerdo.kit.time.AcuerdoClock;
import org.acuerdo.kit.tx.Columns;
import org.acuerdo.kit.tx.Gathering;
import org.acuerdo.kit.tx.Sql;

/**
 * The audit trail: who, when, what, before and after. Entries of one aggregate are chained: each holds the SHA-256 of the
 * entry before it and its own number and text, so that an entry removed, altered or reordered shows.
 */
@ApplicationScoped
public class Audit {
    /** An entry's text, its fields in the order in which they are hashed. */
    @RegisterForReflection
    record Content(String at, String action, Object by, String requestId, Object before, Object after) {}

    @RegisterForReflection
    record By(String subject, String state, List<String> roles) {
        /** Who did it; the system itself where nobody did. */
        static Object of(Actor actor) {
            return actor == null
                    ? Map.of("system", true)
                    : new By(
                            actor.subject(),
                            actor.state(),
                            actor.roles().stream().map(Role::claim).sorted().toList());
        }
    }

    private record Row(String type, UUID aggregateId, String at, String action, String content) {}

    private static final Columns<Row> COLUMNS = Columns.<Row>of()
            .with("type", "text", Row::type)
            .with("id", "uuid", Row::aggregateId)
            .with("at", "timestamptz", Row::at)
            .with("action", "text", Row::action)
            .with("content", "text", Row::content);

    /** The number and the text that are hashed are the stored ones, so that anyone can reckon the chain again. */
    private static final String APPEND = """
        insert into audit_entry(aggregate_type, aggregate_id, seq, at, action, content, prev_hash, hash)
        select e.type, e.id, n.seq, e.at, e.action, e.content, n.prev,
          sha256(n.prev || convert_to(n.seq || chr(10) || e.content, 'UTF8'))
        from %s
        cross join lateral (select coalesce(p.seq, 0) + 1 as seq, coalesce(p.hash, ''::bytea) as prev
              from (select 1) one left join lateral
                (select seq, hash from audit_entry where aggregate_id = e.id order by seq desc limit 1) p on true) n\
        """.formatted(COLUMNS.rows("e"));

    @Inject
    EntityManager em;

    @Inject
    Sql sql;

    @Inject
    AcuerdoClock clock;

    @Inject
    RequestId requestId;

    @Inject
    Gathering gathering;

    /**
     * Appends an entry in the current transaction; the caller holds the aggregate's lock.
     *
     * @param actor  null where the system itself acted: a deadline, a message
     * @param before state before as it will be shown; null for a creation
     */
    public void record(String type, UUID aggregateId, String action, Actor actor, Object before, Object after) {
        String at = clock.now().toString();
        String content = content(at, action, actor, before, after);
        gathering.add(Audit.class, new Row(type, aggregateId, at, action, content), this::append);
    }

    /**
     * Gives texts of entries that are written in bulk, the first ones of many new aggregates: they differ in the state that they
     * tell alone, which stands last.
     *
     * @param at clock time
     */
    public Function<Object, String> contents(String at, String action, Actor actor) {
        String toldNothing = content(at, action, actor, null, null);
        String head = toldNothing.substring(0, toldNothing.length() - "null}".length());
        return told -> head + Json.write(told) + '}';
    }

    private String content(String at, String action, Actor actor, Object before, Object after) {
        return Json.write(new Content(at, action, By.of(actor), requestId.value(), before, after));
    }

    /** An entry holds the hash of the one before it: what belongs to one aggregate is appended one after the other. */
    private void append(List<Row> rows) {
        List<Row> next = new ArrayList<>();
        Set<UUID> aggregates = new HashSet<>();
        for (Row row : rows) {
            if (!aggregates.add(row.aggregateId())) {
                write(next);
                next.clear();
                aggregates.clear();
                aggregates.add(row.aggregateId());
            }
            next.add(row);
        }
        write(next);
    }

    private void write(List<Row> rows) {
        sql.update(APPEND, COLUMNS.of(rows));
    }

    /** Records an attempt that was refused, in a transaction of its own: what was refused stored nothing else. */
    public void attempt(String type, UUID aggregateId, String action, Actor actor, Object detail) {
        for (int tries = 0; ; tries++) {
            try {
                QuarkusTransaction.requiringNew().run(() -> record(type, aggregateId, action, actor, null, detail));
                return;
            } catch (Sql.Failure race) {
                // no lock is held here, so another attempt may have taken the number
                if (tries == 5 || !race.duplicate()) {
                    throw race;
                }
            }
        }
    }

    /** The entries of one aggregate, oldest first, as they were written. */
    public List<AuditEntry> history(UUID aggregateId) {
        return history(aggregateId, 0, Integer.MAX_VALUE);
    }

    /** A page of them; the cursor is the number of the last entry of the page before. */
    public Page<AuditEntry> page(UUID aggregateId, PageRequest page) {
        if (page.cursor() != null && !page.cursor().matches("\\d{1,15}")) {
            throw ProblemException.malformed("cursor", "the cursor of the page before, unchanged");
        }
        long after = page.cursor() == null ? 0 : Long.parseLong(page.cursor());
        return Page.of(history(aggregateId, after, page.limit() + 1), page, e -> Long.toString(e.sequence()));
    }

    private List<AuditEntry> history(UUID aggregateId, long after, int limit) {
        List<?> rows = em.createNativeQuery("select seq, content, encode(hash, 'hex') from audit_entry"
                        + " where aggregate_id = ?1 and seq > ?2 order by seq")
                .setParameter(1, aggregateId)
                .setParameter(2, after)
                .setMaxResults(limit)
                .getResultList();
        return rows.stream().map(r -> AuditEntry.of((Object[]) r)).toList();
    }
}
