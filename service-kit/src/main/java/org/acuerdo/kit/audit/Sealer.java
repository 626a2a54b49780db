package org.acuerdo.kit.audit;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.acuerdo.contracts.message.AuditSealed;
import org.acuerdo.contracts.message.MessageTypes;
import org.acuerdo.contracts.message.Topics;
import org.acuerdo.kit.audit.rules.Hashes;
import org.acuerdo.kit.outbox.Outbox;
import org.acuerdo.kit.outbox.OutboxMessage;
import org.acuerdo.kit.tx.Sql;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Seals, each minute of wall time, the heads of the chains that grew. Any number of replicas may run: a lock of the
 * database lets one of them seal. A minute in which nothing was written makes no seal.
 */
@ApplicationScoped
public class Sealer {
    /** Heads of one seal at most, so that messages and requests with seals stay small; more make more seals at once. */
    static final int MOST_HEADS = 500;

    /** Heads of one transaction: 80 seals. */
    private static final int MOST_AT_ONCE = 40_000;

    /** Heads that are in memory at once. */
    private static final int FETCHED = 2_000;

    /**
     * Who writes an entry says when at the beginning of the transaction, and is seen at its end: so far back before the
     * last sealing entries are looked for. No transaction may take longer than half of it.
     */
    private static final String OVERLAP = "interval '1 minute'";

    /**
     * From when to when entries are looked for: from the last sealing on, so many at most, for after a large import there are
     * millions of them and a statement may take no longer than others.
     */
    private static final String SPAN = """
        with last as (select coalesce(max(swept_at), '-infinity') as at from audit_seal)
        select (last.at - %s)::text, coalesce(beyond.at, now())::text, beyond.at is null
        from last left join lateral
          (select recorded_at as at from audit_entry where recorded_at > last.at order by recorded_at offset ? limit 1) beyond
          on true\
        """.formatted(OVERLAP);

    /**
     * The last entries of chains with entries in a span, less those that seals know: of the seals made since a minute before it, for
     * no earlier one can hold them. Both are read once, in their order; asking for each chain by itself costs many times that.
     */
    private static final String GROWN = """
        with span as (select ?::timestamptz as since, ?::timestamptz as until),
        grown as materialized (
          select distinct on (aggregate_id) aggregate_id, aggregate_type, seq, hash from audit_entry
          where recorded_at > (select since from span) and recorded_at <= (select until from span)
          order by aggregate_id, seq desc),
        sealed as materialized (
          select aggregate_id, max(seq) as seq from audit_seal_head
          where number > coalesce(
            (select max(number) from audit_seal where swept_at < (select since from span) - interval '1 minute'), 0)
          group by aggregate_id)
        select g.aggregate_type, g.aggregate_id, g.seq, encode(g.hash, 'hex')
        from grown g left join sealed s using (aggregate_id)
        where g.seq > coalesce(s.seq, 0) order by g.aggregate_id limit ?\
        """;

    @Inject
    Sql sql;

    @Inject
    Seals seals;

    @Inject
    Outbox outbox;

    @ConfigProperty(name = "quarkus.application.name")
    String service;

    @ConfigProperty(name = "acuerdo.audit.most-entries", defaultValue = "500000")
    int mostEntries;

    @ConfigProperty(name = "acuerdo.audit.seal-every", defaultValue = "PT1M")
    Duration every;

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void whenDue() {
        if (QuarkusTransaction.requiringNew().call(this::due)) {
            seal();
        }
    }

    private boolean due() {
        return seals.last()
                .map(s -> !Instant.now().isBefore(Instant.parse(s.sealedAt()).plus(every)))
                .orElse(true);
    }

    /**
     * Seals now what grew since the last seal.
     *
     * @return how many seals were made; 0 also where another replica is at it
     */
    @ActivateRequestContext
    public int seal() {
        int made = 0;
        while (true) {
            Done done = QuarkusTransaction.requiringNew().call(this::once);
            made += (done.heads() + MOST_HEADS - 1) / MOST_HEADS;
            if (!done.more()) {
                return made;
            }
        }
    }

    /** What a transaction did. @param more whether there is more to be sealed */
    private record Done(int heads, boolean more) {}

    private record Span(String since, String until, boolean whole) {}

    private Done once() {
        boolean[] mine = {false};
        sql.query(
                "select pg_try_advisory_xact_lock(hashtext(current_schema() || '.audit_seal'))",
                Sql.all(),
                row -> mine[0] = row.getBoolean(1));
        if (!mine[0]) {
            return new Done(0, false);
        }
        Span span = span();
        Chain chain = new Chain(seals.last().orElse(null));
        sql.query(
                GROWN,
                (c, s) -> {
                    s.setFetchSize(FETCHED);
                    s.setString(1, span.since());
                    s.setString(2, span.until());
                    s.setInt(3, MOST_AT_ONCE);
                },
                row -> chain.add(new AuditSealed.Head(
                        row.getString(1), row.getObject(2, UUID.class), row.getLong(3), row.getString(4))));
        chain.close();
        boolean all = chain.heads < MOST_AT_ONCE;
        if (all && chain.last != null && (chain.heads > 0 || !span.whole())) {
            sql.update(
                    "update audit_seal set swept_at = cast(? as timestamptz) where number = ?",
                    span.until(),
                    chain.last.number());
        }
        return new Done(chain.heads, !all || !span.whole());
    }

    private Span span() {
        Span[] span = {null};
        sql.query(
                SPAN,
                Sql.all(mostEntries),
                row -> span[0] = new Span(row.getString(1), row.getString(2), row.getBoolean(3)));
        return span[0];
    }

    /** Makes a seal of every so many heads as they come. */
    private final class Chain {
        private final List<AuditSealed.Head> open = new ArrayList<>();
        private AuditSealed last;
        private int heads;

        private Chain(AuditSealed last) {
            this.last = last;
        }

        void add(AuditSealed.Head head) {
            heads++;
            open.add(head);
            if (open.size() == MOST_HEADS) {
                close();
            }
        }

        void close() {
            if (!open.isEmpty()) {
                last = next(last, open);
                open.clear();
            }
        }
    }

    private AuditSealed next(AuditSealed last, List<AuditSealed.Head> heads) {
        String now = Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
        long number = last == null ? 1 : last.number() + 1;
        String previous = last == null ? "" : last.hash();
        AuditSealed open = new AuditSealed(service, number, now, previous, List.copyOf(heads), "");
        AuditSealed seal = new AuditSealed(service, number, now, previous, open.heads(), Hashes.seal(open));
        seals.add(seal);
        outbox.add(new OutboxMessage(
                Topics.AUDIT_SEALS, service, MessageTypes.AUDIT_SEALED, service, number, null, null, null, seal));
        return seal;
    }
}
