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

    /**
     * Who writes an entry says when at the beginning of the transaction, and is seen at its end: so far back before the
     * last sealing entries are looked for. No transaction may take longer than half of it.
     */
    private static final String OVERLAP = "interval '1 minute'";

    /**
     * The last entries of chains with entries since then, less those that seals know: of the seals made since a minute before, for
     * no earlier one can hold them. Both are read once, in their order; asking for each chain by itself costs many times that.
     */
    private static final String GROWN = """
        with since as (select coalesce(max(swept_at) - %s, '-infinity') as at from audit_seal),
        grown as materialized (
          select distinct on (aggregate_id) aggregate_id, aggregate_type, seq, hash from audit_entry
          where recorded_at > (select at from since) order by aggregate_id, seq desc),
        sealed as materialized (
          select aggregate_id, max(seq) as seq from audit_seal_head
          where number > coalesce(
            (select max(number) from audit_seal where swept_at < (select at from since) - interval '1 minute'), 0)
          group by aggregate_id)
        select g.aggregate_type, g.aggregate_id, g.seq, encode(g.hash, 'hex')
        from grown g left join sealed s using (aggregate_id)
        where g.seq > coalesce(s.seq, 0) order by g.aggregate_id limit ?\
        """.formatted(OVERLAP);

    @Inject
    Sql sql;

    @Inject
    Seals seals;

    @Inject
    Outbox outbox;

    @ConfigProperty(name = "quarkus.application.name")
    String service;

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
            int heads = QuarkusTransaction.requiringNew().call(this::once);
            made += (heads + MOST_HEADS - 1) / MOST_HEADS;
            if (heads < MOST_AT_ONCE) {
                return made;
            }
        }
    }

    private int once() {
        boolean[] mine = {false};
        sql.query(
                "select pg_try_advisory_xact_lock(hashtext(current_schema() || '.audit_seal'))",
                Sql.all(),
                row -> mine[0] = row.getBoolean(1));
        if (!mine[0]) {
            return 0;
        }
        List<AuditSealed.Head> heads = new ArrayList<>();
        sql.query(
                GROWN,
                Sql.all(MOST_AT_ONCE),
                row -> heads.add(new AuditSealed.Head(
                        row.getString(1), row.getObject(2, UUID.class), row.getLong(3), row.getString(4))));
        AuditSealed last = seals.last().orElse(null);
        for (int from = 0; from < heads.size(); from += MOST_HEADS) {
            last = next(last, heads.subList(from, Math.min(heads.size(), from + MOST_HEADS)));
        }
        if (!heads.isEmpty() && heads.size() < MOST_AT_ONCE) {
            sql.update("update audit_seal set swept_at = now() where number = ?", last.number());
        }
        return heads.size();
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
