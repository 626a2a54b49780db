package org.acuerdo.agreements.clearance;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Query;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.acuerdo.agreements.clearance.rules.ClearanceStatus;
import org.acuerdo.kit.tx.Columns;
import org.acuerdo.kit.tx.Gathering;
import org.acuerdo.kit.tx.Sql;

/** Clearances by flight, by deadline, and by what lists filter. */
@ApplicationScoped
public class ClearanceRepository implements PanacheRepositoryBase<Clearance, Clearance.Key> {
    private static final String STATUS_NOW = """
            case when c.status = 'PENDING' and c.deadline < cast(:now as timestamptz)
                 then case when c.on_silence = 'DEEMED_GRANTED' then 'GRANTED' else 'LAPSED' end
                 else c.status end""";

    private static final String UNKNOWN = "acuerdo.clearances.unknown";

    @Inject
    Sql sql;

    @Inject
    Gathering gathering;

    @Inject
    TransactionSynchronizationRegistry transaction;

    /**
     * What a list asks for; null filters nothing.
     *
     * @param partyState only clearances this state is party to; null: all, for auditors
     * @param dueBefore  only those that wait for a decision due before that instant
     * @param after      deadline, flight and agreement of the last item of the page before
     */
    record Filter(
            String partyState,
            ClearanceStatus status,
            String receivingState,
            Instant dueBefore,
            String[] after,
            Instant now,
            int limit) {}

    /**
     * Looks for flights that were never asked about, all at once: nothing of them need be looked for one by one in this
     * transaction, and their first numbers are written together. Only who takes in what is asked makes clearances, so
     * nobody else can make one of them meanwhile.
     */
    void expect(Collection<UUID> flightIds) {
        Set<UUID> unknown = new HashSet<>(flightIds);
        sql.query(
                "select flight_id from clearance_sequence where flight_id = any(?)",
                (c, s) -> s.setArray(1, c.createArrayOf("uuid", flightIds.toArray())),
                row -> unknown.remove(row.getObject(1, UUID.class)));
        transaction.putResource(UNKNOWN, unknown);
    }

    @SuppressWarnings("unchecked")
    private Set<UUID> unknown() {
        Object unknown = transaction.getResource(UNKNOWN);
        return unknown == null ? Set.of() : (Set<UUID>) unknown;
    }

    Optional<Clearance> locked(UUID flightId, UUID agreementId) {
        if (unknown().contains(flightId)) {
            return Optional.empty();
        }
        return findByIdOptional(new Clearance.Key(flightId, agreementId), LockModeType.PESSIMISTIC_WRITE);
    }

    List<Clearance> ofFlight(UUID flightId) {
        return list("flightId = ?1 order by agreementId", flightId);
    }

    /** Locked, in one fixed order. */
    List<Clearance> openOfAgreement(UUID agreementId) {
        return find("agreementId = ?1 and status = ?2 order by flightId", agreementId, ClearanceStatus.PENDING)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** Those whose deadline has passed, locked; another replica's are left to it. */
    @SuppressWarnings("unchecked")
    List<Clearance> overdue(Instant now, int most) {
        return getEntityManager()
                .createNativeQuery("""
                        select * from clearance where status = 'PENDING' and deadline < cast(?1 as timestamptz)
                        order by deadline limit ?2 for update skip locked""", Clearance.class)
                .setParameter(1, now.toString())
                .setParameter(2, most)
                .getResultList();
    }

    /** Those whose officers are to be reminded now, locked; where the deadline has passed too, it has decided. */
    @SuppressWarnings("unchecked")
    List<Clearance> toRemind(Instant now, int most) {
        return getEntityManager()
                .createNativeQuery("""
                        select * from clearance where status = 'PENDING' and not reminded
                          and remind_at <= cast(?1 as timestamptz) and deadline >= cast(?1 as timestamptz)
                        order by remind_at limit ?2 for update skip locked""", Clearance.class)
                .setParameter(1, now.toString())
                .setParameter(2, most)
                .getResultList();
    }

    @SuppressWarnings("unchecked")
    List<Clearance> list(Filter filter) {
        StringBuilder sql = new StringBuilder("select c.* from clearance c where true");
        Map<String, Object> values = new HashMap<>();
        if (filter.partyState() != null) {
            sql.append(" and (c.receiving_state = :party or c.sending_state = :party)");
            values.put("party", filter.partyState());
        }
        if (filter.receivingState() != null) {
            sql.append(" and c.receiving_state = :receiver");
            values.put("receiver", filter.receivingState());
        }
        if (filter.status() != null) {
            sql.append(" and ").append(STATUS_NOW).append(" = :status");
            values.put("now", filter.now().toString());
            values.put("status", filter.status().name());
        }
        if (filter.dueBefore() != null) {
            sql.append(" and c.status = 'PENDING' and c.decide_by < cast(:due as timestamptz)"
                    + " and c.deadline >= cast(:now as timestamptz)");
            values.put("due", filter.dueBefore().toString());
            values.put("now", filter.now().toString());
        }
        if (filter.after() != null) {
            sql.append(" and (c.deadline, c.flight_id, c.agreement_id) >"
                    + " (cast(:deadline as timestamptz), cast(:flight as uuid), cast(:agreement as uuid))");
            values.put("deadline", filter.after()[0]);
            values.put("flight", filter.after()[1]);
            values.put("agreement", filter.after()[2]);
        }
        sql.append(" order by c.deadline, c.flight_id, c.agreement_id");
        Query query = getEntityManager().createNativeQuery(sql.toString(), Clearance.class);
        values.forEach(query::setParameter);
        return query.setMaxResults(filter.limit()).getResultList();
    }

    /** The next number of the flight's messages. */
    long next(UUID flightId) {
        if (unknown().contains(flightId)) {
            unknown().remove(flightId);
            gathering.add(UNKNOWN, flightId, this::writeFirst);
            return 1;
        }
        AtomicLong next = new AtomicLong();
        sql.query("""
                insert into clearance_sequence as s (flight_id, last) values (?, 1)
                on conflict (flight_id) do update set last = s.last + 1 returning last""", Sql.all(flightId), row -> next.set(row.getLong(1)));
        return next.get();
    }

    private void writeFirst(List<UUID> flightIds) {
        sql.update(
                "insert into clearance_sequence(flight_id, last) select unnest(?::uuid[]), 1",
                (c, s) -> s.setArray(1, c.createArrayOf("uuid", flightIds.toArray())));
    }

    private static final Columns<Clearance> COLUMNS = Columns.<Clearance>of()
            .with("id", "uuid", c -> c.id)
            .with("flight_id", "uuid", c -> c.flightId)
            .with("agreement_id", "uuid", c -> c.agreementId)
            .with("version", "int8", c -> c.version)
            .with("round", "int4", c -> c.round)
            .with("status", "text", c -> c.status)
            .with("sending_state", "text", c -> c.sendingState)
            .with("receiving_state", "text", c -> c.receivingState)
            .with("terms_version", "int4", c -> c.termsVersion)
            .with("agreement_version", "int8", c -> c.agreementVersion)
            .with("request", "jsonb", c -> c.request)
            .with("requested_at", "timestamptz", c -> c.requestedAt)
            .with("departure", "timestamptz", c -> c.departure)
            .with("decide_by", "timestamptz", c -> c.decideBy)
            .with("waiting_for", "text", c -> c.waitingFor)
            .with("on_silence", "text", c -> c.onSilence)
            .with("deadline", "timestamptz", c -> c.deadline)
            .with("remind_at", "timestamptz", c -> c.remindAt)
            .with("reminded", "bool", c -> c.reminded)
            .with("deemed", "bool", c -> c.deemed)
            .with("reason", "text", c -> c.reason)
            .with("decided_by", "text", c -> c.decidedBy)
            .with("decided_at", "timestamptz", c -> c.decidedAt);

    /** Stores a fresh one, with those that the transaction makes beside it: nothing reads it in this transaction. */
    void keep(Clearance fresh) {
        gathering.add(Clearance.class, fresh, this::write);
    }

    private void write(List<Clearance> fresh) {
        sql.update(
                "insert into clearance(" + COLUMNS.names() + ") select * from " + COLUMNS.rows("c"), COLUMNS.of(fresh));
    }

    private record Landed(UUID flightId, UUID agreementId) {}

    private static final Columns<Landed> LANDED = Columns.<Landed>of()
            .with("flight_id", "uuid", Landed::flightId)
            .with("agreement_id", "uuid", Landed::agreementId);

    /** Notes that a flight has landed under an agreement; without effect where no clearance was asked for. */
    void landed(UUID flightId, UUID agreementId) {
        gathering.add(Landed.class, new Landed(flightId, agreementId), this::writeLanded);
    }

    private void writeLanded(List<Landed> landed) {
        sql.update("""
                with found as materialized (
                  select c.flight_id, c.agreement_id from clearance c join %s using (flight_id, agreement_id)
                  where not c.landed order by c.flight_id, c.agreement_id for update of c)
                update clearance c set landed = true from found f
                where f.flight_id = c.flight_id and f.agreement_id = c.agreement_id""".formatted(LANDED.rows("l")), LANDED.of(landed));
    }

    private record Round(Clearance clearance, String requestedBy, Instant receivedAt, int round, String request) {}

    void keepRound(Clearance c, String requestedBy, Instant receivedAt) {
        gathering.add(Round.class, new Round(c, requestedBy, receivedAt, c.round, c.request), this::writeRounds);
    }

    private static final Columns<Round> ROUNDS = Columns.<Round>of()
            .with("flight_id", "uuid", r -> r.clearance().flightId)
            .with("agreement_id", "uuid", r -> r.clearance().agreementId)
            .with("round", "int4", Round::round)
            .with("requested_by", "text", Round::requestedBy)
            .with("request", "jsonb", Round::request)
            .with("received_at", "timestamptz", Round::receivedAt);

    private void writeRounds(List<Round> rounds) {
        sql.update(
                "insert into clearance_round(" + ROUNDS.names() + ") select * from " + ROUNDS.rows("r")
                        + " on conflict (flight_id, agreement_id, round) do update"
                        + " set request = excluded.request, received_at = excluded.received_at",
                ROUNDS.of(rounds));
    }

    /** True for whoever asked for the flight or rescheduled it, in any round. */
    boolean askedBy(UUID flightId, String subject) {
        return !getEntityManager()
                .createNativeQuery("select 1 from clearance_round where flight_id = ?1 and requested_by = ?2 limit 1")
                .setParameter(1, flightId)
                .setParameter(2, subject)
                .getResultList()
                .isEmpty();
    }

    private record Answered(Clearance clearance, long version, int round, String type, String answer, Instant at) {}

    void keepAnswer(Clearance c, String type, String answer, Instant at) {
        gathering.add(Answered.class, new Answered(c, c.version, c.round, type, answer, at), this::writeAnswers);
    }

    private static final Columns<Answered> ANSWERS = Columns.<Answered>of()
            .with("flight_id", "uuid", a -> a.clearance().flightId)
            .with("agreement_id", "uuid", a -> a.clearance().agreementId)
            .with("version", "int8", Answered::version)
            .with("round", "int4", Answered::round)
            .with("type", "text", Answered::type)
            .with("answer", "jsonb", Answered::answer)
            .with("answered_at", "timestamptz", Answered::at);

    private void writeAnswers(List<Answered> answers) {
        sql.update(
                "insert into clearance_answer(" + ANSWERS.names() + ") select * from " + ANSWERS.rows("a"),
                ANSWERS.of(answers));
    }

    /** All rounds, the first first: number, who asked, when it came, what was asked. */
    @SuppressWarnings("unchecked")
    List<Object[]> rounds(UUID flightId, UUID agreementId) {
        return getEntityManager()
                .createNativeQuery("""
                        select round, requested_by, received_at, cast(request as text) from clearance_round
                        where flight_id = ?1 and agreement_id = ?2 order by round""")
                .setParameter(1, flightId)
                .setParameter(2, agreementId)
                .getResultList();
    }

    /** All answers, the first first: type, round, answer. */
    @SuppressWarnings("unchecked")
    List<Object[]> answers(UUID flightId, UUID agreementId) {
        return getEntityManager()
                .createNativeQuery("""
                        select type, round, cast(answer as text) from clearance_answer
                        where flight_id = ?1 and agreement_id = ?2 order by version""")
                .setParameter(1, flightId)
                .setParameter(2, agreementId)
                .getResultList();
    }
}
