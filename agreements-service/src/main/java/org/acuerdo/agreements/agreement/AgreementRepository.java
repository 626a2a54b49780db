package org.acuerdo.agreements.agreement;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Query;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.acuerdo.contracts.agreement.AgreementStatus;
import org.acuerdo.kit.json.Json;

/** Agreements by id and by what lists filter. */
@ApplicationScoped
public class AgreementRepository implements PanacheRepositoryBase<Agreement, UUID> {

    /**
     * What a list asks for; null filters nothing.
     *
     * @param partyState only agreements this state is party to; null: all, for auditors
     * @param monitor    only agreements this subject monitors, beside those of partyState; null: none
     * @param waitingFor only agreements where an act waits for this state
     * @param after      id of the last item of the page before
     * @param now        status is that of this instant's day in each agreement's zone
     */
    public record Filter(
            String partyState,
            String monitor,
            AgreementStatus status,
            String sendingState,
            String receivingState,
            LocalDate operativeOn,
            String waitingFor,
            UUID after,
            Instant now,
            int limit) {}

    /** What the facts say of spans of days, kept by the database (V11). */
    private static final String SPAN = " and exists (select 1 from agreement_span s where s.agreement_id = a.id and ";

    private static final String LOCAL_DAY = "cast(cast(:now as timestamptz) at time zone a.zone as date)";

    /** Locked against every other change until the transaction ends. */
    public Optional<Agreement> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Held as it is until the transaction ends, by any number of readers at once. */
    public Optional<Agreement> held(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_READ);
    }

    @SuppressWarnings("unchecked")
    public List<Agreement> list(Filter filter) {
        StringBuilder sql = new StringBuilder("select a.* from agreement a where true");
        Map<String, Object> values = new HashMap<>();
        if (filter.monitor() != null) {
            sql.append(" and (a.sending_state = :party or a.receiving_state = :party or exists (select 1 from"
                    + " monitoring_body b where b.agreement_id = a.id and b.subjects @> cast(:monitor as"
                    + " jsonb)))");
            values.put("party", filter.partyState() == null ? "" : filter.partyState());
            values.put("monitor", Json.write(List.of(filter.monitor())));
        } else if (filter.partyState() != null) {
            sql.append(" and (a.sending_state = :party or a.receiving_state = :party)");
            values.put("party", filter.partyState());
        }
        if (filter.sendingState() != null) {
            sql.append(" and a.sending_state = :sender");
            values.put("sender", filter.sendingState());
        }
        if (filter.receivingState() != null) {
            sql.append(" and a.receiving_state = :receiver");
            values.put("receiver", filter.receivingState());
        }
        if (filter.status() != null) {
            sql.append(SPAN + "s.status = :status and s.from_day <= " + LOCAL_DAY + " and s.until_day > " + LOCAL_DAY
                    + ")");
            values.put("now", filter.now().toString());
            values.put("status", filter.status().name());
        }
        if (filter.operativeOn() != null) {
            sql.append(SPAN + "s.operative and s.from_day <= cast(:day as date) and s.until_day > cast(:day as date))");
            values.put("day", filter.operativeOn().toString());
        }
        if (filter.waitingFor() != null) {
            sql.append(" and exists (select 1 from pending_act p where p.agreement_id = a.id and p.status = 'PENDING'"
                    + " and p.waiting_for = :waiting)");
            values.put("waiting", filter.waitingFor());
        }
        if (filter.after() != null) {
            sql.append(" and a.id > :after");
            values.put("after", filter.after());
        }
        sql.append(" order by a.id");
        Query query = getEntityManager().createNativeQuery(sql.toString(), Agreement.class);
        values.forEach(query::setParameter);
        return query.setMaxResults(filter.limit()).getResultList();
    }
}
