package org.acuerdo.agreements.clearance;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.acuerdo.agreements.clearance.rules.ClearanceStatus;

/** Clearances by flight, by deadline, and by what lists filter. */
@ApplicationScoped
public class ClearanceRepository implements PanacheRepositoryBase<Clearance, Clearance.Key> {
    private static final String STATUS_NOW = """
            case when c.status = 'PENDING' and c.deadline < cast(:now as timestamptz)
                 then case when c.on_silence = 'DEEMED_GRANTED' then 'GRANTED' else 'LAPSED' end
                 else c.status end""";

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

    Optional<Clearance> locked(UUID flightId, UUID agreementId) {
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
        return ((Number) getEntityManager()
                        .createNativeQuery("""
                                insert into clearance_sequence as s (flight_id, last) values (?1, 1)
                                on conflict (flight_id) do update set last = s.last + 1 returning last""")
                        .setParameter(1, flightId)
                        .getSingleResult())
                .longValue();
    }

    void keepRound(Clearance c, String requestedBy, Instant receivedAt) {
        getEntityManager()
                .createNativeQuery("""
                        insert into clearance_round(flight_id, agreement_id, round, requested_by, request, received_at)
                        values (?1, ?2, ?3, ?4, cast(?5 as jsonb), cast(?6 as timestamptz))
                        on conflict (flight_id, agreement_id, round) do update
                          set request = excluded.request, received_at = excluded.received_at""")
                .setParameter(1, c.flightId)
                .setParameter(2, c.agreementId)
                .setParameter(3, c.round)
                .setParameter(4, requestedBy)
                .setParameter(5, c.request)
                .setParameter(6, receivedAt.toString())
                .executeUpdate();
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

    void keepAnswer(Clearance c, String type, String answer, Instant at) {
        getEntityManager()
                .createNativeQuery("""
                        insert into clearance_answer(flight_id, agreement_id, version, round, type, answer, answered_at)
                        values (?1, ?2, ?3, ?4, ?5, cast(?6 as jsonb), cast(?7 as timestamptz))""")
                .setParameter(1, c.flightId)
                .setParameter(2, c.agreementId)
                .setParameter(3, c.version)
                .setParameter(4, c.round)
                .setParameter(5, type)
                .setParameter(6, answer)
                .setParameter(7, at.toString())
                .executeUpdate();
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
