package org.acuerdo.agreements.country;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.acuerdo.agreements.country.rules.Factor;
import org.acuerdo.agreements.country.rules.Measure;

/** Counts what happened between states, from clearances, facts and flights on record. Figures are never stored. */
@ApplicationScoped
class CooperationRepository {
    /** Agreements of a country that a state may see: all those of both; for auditors all of the country's. */
    private static final String PAIR = " (a.sending_state = :country or a.receiving_state = :country)"
            + " and (cast(:state as text) is null or a.sending_state = :state or a.receiving_state = :state) ";

    /** One row for each round of each request: what was answered, and by whom. Answers given again count once. */
    private static final String ROUNDS = """
            with said as (
              select a.receiving_state as receiver, a.sending_state as sender, w.flight_id, w.agreement_id, w.round,
                replace(replace(w.type, 'org.acuerdo.clearance.', ''), '.v1', '') as type,
                cast(w.answer ->> 'at' as timestamptz) as at, w.answer ->> 'by' as by, w.answer ->> 'reason' as reason,
                w.answer ->> 'decideBy' as decide_by, w.answer ->> 'waitingFor' as waiting_for,
                w.answer ->> 'deemed' as deemed
              from clearance_answer w join agreement a on a.id = w.agreement_id where
            """ + PAIR + """
            ), rounds as (
              select receiver, sender, flight_id, agreement_id, round,
                min(at) filter (where type in ('granted', 'refused') and by is not null) as decided_at,
                min(at) filter (where type = 'pending' and decide_by is not null) as deadline_said_at,
                bool_or(type = 'pending' and decide_by is not null) as waited,
                bool_or(waiting_for is not null) as blocked,
                bool_or(type = 'granted') as granted,
                bool_or(type = 'refused' and by is not null) as refused,
                bool_or(type = 'revoked') as revoked,
                bool_or(type = 'lapsed' or deemed = 'true') as silent,
                min(reason) filter (where type = 'refused' and by is not null) as why_refused,
                min(reason) filter (where type = 'revoked') as why_revoked
              from said group by receiver, sender, flight_id, agreement_id, round)
            """;

    @Inject
    EntityManager em;

    /** One state's conduct towards another. */
    record Direction(String by, String towards) implements Comparable<Direction> {
        @Override
        public int compareTo(Direction other) {
            int first = by.compareTo(other.by);
            return first != 0 ? first : towards.compareTo(other.towards);
        }
    }

    /** Agreement of the country, as it is named where measures are shown. */
    record Shared(String id, String reference, String sendingState, String receivingState) {}

    List<Shared> agreements(String country, String state) {
        List<Shared> found = new ArrayList<>();
        rows(
                        "select cast(a.id as text), a.reference, a.sending_state, a.receiving_state from agreement a where"
                                + PAIR + "order by a.reference",
                        country,
                        state)
                .forEach(r -> found.add(new Shared((String) r[0], (String) r[1], (String) r[2], (String) r[3])));
        return found;
    }

    /** Countries with which a state shares an agreement, itself included; all parties where the state is null. */
    @SuppressWarnings("unchecked")
    List<String> countries(String state) {
        return em.createNativeQuery("""
                        select sending_state from agreement
                          where cast(?1 as text) is null or sending_state = ?1 or receiving_state = ?1
                        union select receiving_state from agreement
                          where cast(?1 as text) is null or sending_state = ?1 or receiving_state = ?1""").setParameter(1, state).getResultList();
    }

    /** All factors in both directions between the country and those it shares agreements with. */
    Map<Direction, Map<Factor, Measure>> measures(String country, String state) {
        Map<Direction, Map<Factor, Measure>> all = new TreeMap<>();
        agreements(country, state).forEach(a -> {
            blank(all, a.sendingState(), a.receivingState());
            blank(all, a.receivingState(), a.sendingState());
        });
        clearances(all, country, state);
        notices(all, country, state);
        flights(all, country, state);
        return all;
    }

    private void clearances(Map<Direction, Map<Factor, Measure>> all, String country, String state) {
        Map<Direction, List<Measure.Reason>> refused = reasons("why_refused", country, state);
        Map<Direction, List<Measure.Reason>> revoked = reasons("why_revoked", country, state);
        for (Object[] r : rows(ROUNDS + """
                select r.receiver, r.sender,
                  count(*) filter (where r.decided_at is not null),
                  coalesce(cast(sum(extract(epoch from r.decided_at - case when r.blocked then r.deadline_said_at
                    else cast(q.request ->> 'requestedAt' as timestamptz) end) * 1000000)
                    filter (where r.decided_at is not null) as bigint), 0),
                  count(*) filter (where r.waited and r.silent),
                  count(*) filter (where r.waited and (r.silent or r.decided_at is not null)),
                  count(*) filter (where r.refused), count(*) filter (where r.granted), count(*) filter (where r.revoked)
                from rounds r left join clearance_round q
                  on q.flight_id = r.flight_id and q.agreement_id = r.agreement_id and q.round = r.round
                group by r.receiver, r.sender""", country, state)) {
            Direction d = new Direction((String) r[0], (String) r[1]);
            put(all, d, new Measure(Factor.REPLY_TIME, number(r[2]), number(r[2]), number(r[3]), List.of()));
            put(all, d, new Measure(Factor.NO_REPLY, number(r[4]), number(r[5]), 0, List.of()));
            put(
                    all,
                    d,
                    new Measure(Factor.REFUSALS, number(r[6]), number(r[2]), 0, refused.getOrDefault(d, List.of())));
            put(
                    all,
                    d,
                    new Measure(Factor.REVOCATIONS, number(r[8]), number(r[7]), 0, revoked.getOrDefault(d, List.of())));
        }
    }

    private Map<Direction, List<Measure.Reason>> reasons(String column, String country, String state) {
        Map<Direction, List<Measure.Reason>> reasons = new TreeMap<>();
        // bounded: what officers wrote is free text
        for (Object[] r : rows(
                ROUNDS + "select receiver, sender, " + column + ", count(*) from rounds where " + column
                        + " is not null group by receiver, sender, " + column + " order by 1, 2, 3 limit 500",
                country,
                state)) {
            reasons.computeIfAbsent(new Direction((String) r[0], (String) r[1]), d -> new ArrayList<>())
                    .add(new Measure.Reason((String) r[2], number(r[3])));
        }
        return reasons;
    }

    private void notices(Map<Direction, Map<Factor, Measure>> all, String country, String state) {
        for (Object[] r : rows(
                "with n as (select a.sending_state as s, a.receiving_state as r, x ->> 'by' as by,"
                        + " coalesce(cast(x ->> 'shortNotice' as boolean), false) as late from agreement a,"
                        + " jsonb_array_elements(a.facts -> 'suspensions') x where" + PAIR
                        + "union all select a.sending_state, a.receiving_state, a.facts -> 'terminationNotice' ->> 'by',"
                        + " coalesce(cast(a.facts -> 'terminationNotice' ->> 'shortNotice' as boolean), false)"
                        + " from agreement a where a.facts -> 'terminationNotice' ->> 'by' is not null and" + PAIR
                        + ") select by, case when by = s then r else s end, count(*) filter (where late), count(*)"
                        + " from n group by 1, 2",
                country,
                state)) {
            put(
                    all,
                    new Direction((String) r[0], (String) r[1]),
                    new Measure(Factor.LATE_NOTICES, number(r[2]), number(r[3]), 0, List.of()));
        }
    }

    private void flights(Map<Direction, Map<Factor, Measure>> all, String country, String state) {
        Map<Direction, long[]> cancelled = new TreeMap<>();
        for (Object[] r : rows("""
                select a.sending_state, a.receiving_state, count(*),
                  count(*) filter (where o.cancelled_by = a.sending_state),
                  count(*) filter (where o.cancelled_by = a.receiving_state),
                  count(*) filter (where o.arrived), count(*) filter (where o.counts_differ)
                from flight_outcome o join agreement a on a.id = o.agreement_id where""" + PAIR + "group by a.sending_state, a.receiving_state", country, state)) {
            Direction there = new Direction((String) r[0], (String) r[1]);
            Direction back = new Direction((String) r[1], (String) r[0]);
            // two states may send to each other: flights both ways are flights between them
            add(cancelled, there, number(r[3]), number(r[2]));
            add(cancelled, back, number(r[4]), number(r[2]));
            put(all, there, new Measure(Factor.COUNTS_DIFFER, number(r[6]), number(r[5]), 0, List.of()));
        }
        cancelled.forEach((d, n) -> put(all, d, new Measure(Factor.CANCELLATIONS, n[0], n[1], 0, List.of())));
    }

    private static void add(Map<Direction, long[]> sums, Direction d, long count, long of) {
        long[] sum = sums.computeIfAbsent(d, k -> new long[2]);
        sum[0] += count;
        sum[1] += of;
    }

    @SuppressWarnings("unchecked")
    private List<Object[]> rows(String statement, String country, String state) {
        return em.createNativeQuery(statement)
                .setParameter("country", country)
                .setParameter("state", state)
                .getResultList();
    }

    private static void blank(Map<Direction, Map<Factor, Measure>> all, String by, String towards) {
        all.computeIfAbsent(new Direction(by, towards), d -> {
            Map<Factor, Measure> none = new EnumMap<>(Factor.class);
            for (Factor factor : Factor.values()) {
                none.put(factor, Measure.none(factor));
            }
            return none;
        });
    }

    private static void put(Map<Direction, Map<Factor, Measure>> all, Direction d, Measure measure) {
        all.get(d).put(measure.factor(), measure);
    }

    private static long number(Object value) {
        return value == null ? 0 : ((Number) value).longValue();
    }
}
