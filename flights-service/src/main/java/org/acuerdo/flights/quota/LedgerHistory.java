package org.acuerdo.flights.quota;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.acuerdo.flights.quota.rules.Tally;
import org.acuerdo.flights.quota.rules.Usage;
import org.acuerdo.kit.tx.Sql;

/**
 * What windows held at an instant. No row of a reservation is ever removed or changed once resolved, and each has when it
 * was recorded and when it was resolved: so the ledger of any instant is read from the rows as they are.
 */
@ApplicationScoped
class LedgerHistory {
    private static final String ROWS = """
        select w.limit_id, w.place, r.units, r.state, r.cause, r.resolved_at
        from quota_window w join quota_reservation r on r.window_id = w.id
        where w.agreement_id = ? and r.recorded_at <= ?
         and (w.label in ('term', 'standing') or w.start_on <= ?
           and (w.end_on >= ? or w.limit_id = any(?) or exists (
             select from quota_reservation u where u.window_id = w.id and u.state = 'CONSUMED'
              and u.cause not in ('REQUESTED', 'REMATCHED'))))
        order by r.resolved_at, r.id\
        """;

    @Inject
    Sql sql;

    /**
     * What the windows that overlap a span held, with the earlier ones that their figures can depend on; by limit and place.
     *
     * @param carrying limits that carry units over
     */
    Map<String, Map<Long, Usage>> usage(
            UUID agreementId, Collection<String> carrying, LocalDate from, LocalDate to, Instant at) {
        Map<String, Map<Long, Tally>> tallies = new HashMap<>();
        sql.query(
                ROWS,
                (c, s) -> {
                    s.setObject(1, agreementId);
                    s.setObject(2, QuotaRepository.utc(at));
                    s.setObject(3, to);
                    s.setObject(4, from);
                    s.setArray(5, QuotaRepository.texts(c, carrying));
                },
                r -> {
                    OffsetDateTime resolvedAt = r.getObject(6, OffsetDateTime.class);
                    boolean resolved =
                            resolvedAt != null && !resolvedAt.toInstant().isAfter(at);
                    tallies.computeIfAbsent(r.getString(1), limit -> new HashMap<>())
                            .computeIfAbsent(r.getLong(2), place -> new Tally())
                            .add(r.getLong(3), resolved ? r.getString(4) : ReservationRow.RESERVED, r.getString(5));
                });
        Map<String, Map<Long, Usage>> usage = new HashMap<>();
        tallies.forEach((limit, byPlace) -> byPlace.forEach((place, tally) ->
                usage.computeIfAbsent(limit, l -> new HashMap<>()).put(place, tally.usage())));
        return usage;
    }
}
