package org.acuerdo.flights.flight;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.stream.Collectors;
import org.acuerdo.contracts.TextTimes;
import org.acuerdo.flights.flight.rules.Deadlines;
import org.acuerdo.kit.http.PageRequest;
import org.acuerdo.kit.id.Ids;
import org.acuerdo.kit.problem.ProblemException;
import org.acuerdo.kit.time.AcuerdoClock;

/**
 * Pages of flights by local arrival day. Each agreement's page is read from its index, and the pages are merged: what a
 * list costs does not grow with the flights stored.
 */
@ApplicationScoped
class FlightPages {
    /** The status as shown, which deadlines set before their messages do. */
    private static final String SHOWN = """
        case when g.status in ('REQUESTED', 'CLEARED', 'CONFIRMED') then
            case when g.status = 'REQUESTED' and g.decide_by < :now and not g.silence_grants then 'LAPSED'
                 when g.status = 'REQUESTED' and g.waiting_for is not null and g.departs_at < :now then 'LAPSED'
                 when g.departs_at <= :flown then 'LAPSED'
                 when g.held then 'ON_HOLD'
                 when g.status = 'REQUESTED' and g.decide_by < :now then 'CLEARED'
                 else g.status end
            else g.status end\
        """;

    @Inject
    EntityManager em;

    @Inject
    AcuerdoClock clock;

    /** Up to one more than the page holds. */
    @SuppressWarnings("unchecked")
    List<Flight> find(FlightFilter filter, List<UUID> agreements, PageRequest request) {
        if (agreements.isEmpty()) {
            return List.of();
        }
        Map<String, Object> parameters = new LinkedHashMap<>();
        String where = conditions(filter, request, parameters);
        int most = request.limit() + 1;
        String rows = "select g.id, g.arrival_day from flight g where ";
        String page = where + " order by g.arrival_day, g.id limit " + most;
        // those with several landings are few, and shown once, whichever of their agreements is seen
        String sql = "select f.id from (select distinct l.id, l.arrival_day"
                + " from unnest(cast(string_to_array(:agreements, ',') as uuid[])) a(id) cross join lateral ((" + rows
                + "g.agreement_id = a.id" + page + ") union all (" + rows
                + "cardinality(g.agreement_ids) > 1 and g.agreement_ids @> array[a.id] and g.agreement_id <> a.id"
                + page
                + ")) l) f order by f.arrival_day, f.id limit " + most;
        parameters.put("agreements", agreements.stream().map(UUID::toString).collect(Collectors.joining(",")));
        var query = em.createNativeQuery(sql);
        parameters.forEach(query::setParameter);
        List<UUID> ids = query.getResultList();
        Map<UUID, Flight> flights = new HashMap<>();
        em.createQuery("from Flight where id in :ids", Flight.class)
                .setParameter("ids", ids)
                .getResultStream()
                .forEach(f -> flights.put(f.id, f));
        return ids.stream().map(flights::get).toList();
    }

    private String conditions(FlightFilter filter, PageRequest page, Map<String, Object> parameters) {
        StringBuilder where = new StringBuilder();
        Instant now = clock.now();
        if (filter.from() != null) {
            where.append(" and g.arrival_day >= :from");
            parameters.put("from", filter.from());
        }
        if (filter.to() != null) {
            where.append(" and g.arrival_day <= :to");
            parameters.put("to", filter.to());
        }
        if (filter.overLimit() != null) {
            where.append(filter.overLimit() ? " and g.over_limit" : " and not g.over_limit");
        }
        if (filter.discrepancy() != null) {
            where.append(filter.discrepancy() ? " and g.discrepancy" : " and not g.discrepancy");
        }
        if (filter.overdue() != null) {
            where.append(filter.overdue() ? " and " : " and not ")
                    .append("(g.status in ('DEPARTED', 'DIVERTED') and g.departs_at <= :flown)");
            parameters.put("flown", now.minus(Deadlines.NOT_FLOWN_AFTER));
        }
        if (filter.irregular()) {
            where.append(" and g.irregular");
        }
        if (filter.status() != null) {
            where.append(" and (").append(SHOWN).append(") = :status");
            parameters.put("status", filter.status());
            parameters.put("now", now);
            parameters.put("flown", now.minus(Deadlines.NOT_FLOWN_AFTER));
        }
        if (page.cursor() != null) {
            where.append(" and (g.arrival_day, g.id) > (:day, :after)");
            after(page.cursor(), parameters);
        }
        return where.toString();
    }

    /** What a cursor holds. */
    static String key(Flight flight) {
        return flight.arrivalDay + " " + flight.id;
    }

    private static void after(String cursor, Map<String, Object> parameters) {
        String[] parts = cursor.split(" ");
        try {
            if (parts.length == 2) {
                parameters.put("day", TextTimes.day(parts[0]));
                parameters.put("after", Ids.parse(parts[1]).orElseThrow());
                return;
            }
        } catch (DateTimeException | NoSuchElementException malformed) {
            // said below
        }
        throw ProblemException.malformed("cursor", "the cursor of the page before, unchanged");
    }
}
