package org.acuerdo.flights.statistics;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.acuerdo.contracts.terms.PopulationCategory;
import org.acuerdo.flights.statistics.rules.Release;
import org.acuerdo.kit.tx.Sql;

/** What was published, and the counts that a release is made of. */
@ApplicationScoped
class StatisticsRepository {
    /** Flights with one landing; those with several have a row for each landing made, under its own agreement. */
    private static final String ARRIVED = "cardinality(f.agreement_ids) = 1 and f.status in ('ARRIVED', 'RECONCILED')";

    /**
     * An import that is in progress; or was broken off, when its rest may still come: within a day, unless one has ended since.
     */
    private static final String UNFINISHED = """
        (i.state = 'RUNNING' or i.state = 'BROKEN_OFF' and i.flights > 0 and i.touched_at > now() - interval '24 hours'
          and not exists (select 1 from flight_import d where d.agreement_id = i.agreement_id and d.id > i.id and d.state = 'DONE'))\
        """;

    /** Months that are over, in which something arrived, and of which nothing was published. */
    private static final String DUE = """
        select a.id, m.month::date from unnest(?::uuid[], ?::date[]) a(id, last)
        cross join lateral (select least((select min(f.arrival_day) from flight f where f.agreement_id = a.id),
            (select min(l.landed_on) from flight_landing l where l.agreement_id = a.id)) as first) f
        cross join lateral generate_series(date_trunc('month', f.first::timestamp), a.last::timestamp, interval '1 month') m(month)
        where not exists (select 1 from statistics_release r where r.agreement_id = a.id and r.month = m.month::date)
          and (exists (select 1 from flight f where f.agreement_id = a.id and f.arrival_day >= m.month::date
              and f.arrival_day < (m.month + interval '1 month')::date and %s)
            or exists (select 1 from flight_landing l where l.agreement_id = a.id and l.landed_on >= m.month::date
              and l.landed_on < (m.month + interval '1 month')::date))
          and not exists (select 1 from flight_import i where i.agreement_id = a.id and %s)
        order by a.id, m.month limit 50\
        """.formatted(ARRIVED, UNFINISHED);

    private static final String MADE_OR_WAITS = """
        select 1 from statistics_release where agreement_id = ? and month = ?
        union all select 1 from flight_import i where i.agreement_id = ? and %s\
        """.formatted(UNFINISHED);

    /** Persons by category, and the flights as the category null: in one statement, so that both are of the same moment. */
    private static final String RECEIVED = """
        with r as (select f.document #> '{arrival,received}' as received from flight f
              where f.agreement_id = ? and f.arrival_day >= ? and f.arrival_day < ? and %s
            union all
              select l.received from flight_landing l where l.agreement_id = ? and l.landed_on >= ? and l.landed_on < ?)
        select g ->> 'category', sum((g ->> 'women')::bigint + (g ->> 'men')::bigint + (g ->> 'accompaniedMinors')::bigint
            + (g ->> 'unaccompaniedMinors')::bigint + coalesce((g ->> 'unspecified')::bigint, 0))
        from r cross join lateral jsonb_array_elements(r.received) g group by 1
        union all select null, count(*) from r\
        """.formatted(ARRIVED);

    @Inject
    Sql sql;

    /** A release that is to be made. */
    record Due(UUID agreementId, YearMonth month) {}

    /** @param lastClosed by agreement, the last month that is over where it receives */
    List<Due> due(Map<UUID, YearMonth> lastClosed) {
        List<Due> due = new ArrayList<>();
        sql.query(
                DUE,
                (c, s) -> {
                    s.setArray(1, c.createArrayOf("uuid", lastClosed.keySet().toArray()));
                    s.setArray(
                            2,
                            c.createArrayOf(
                                    "date",
                                    lastClosed.values().stream()
                                            .map(m -> m.atDay(1).toString())
                                            .toArray()));
                },
                r -> due.add(new Due(r.getObject(1, UUID.class), YearMonth.from(r.getObject(2, LocalDate.class)))));
        return due;
    }

    /**
     * One at a time per agreement, until the transaction ends.
     *
     * @return false where it was published meanwhile, or an import has begun since it was found due
     */
    boolean take(Due due) {
        boolean[] free = {true};
        sql.queryLocked(
                "select pg_advisory_xact_lock(hashtextextended(?, 0))",
                MADE_OR_WAITS,
                Sql.all(
                        Releases.key(due.agreementId()),
                        due.agreementId(),
                        due.month().atDay(1),
                        due.agreementId()),
                r -> free[0] = false);
        return free[0];
    }

    /** What a release is made of. */
    record Received(Map<PopulationCategory, Long> persons, long flights) {}

    Received received(Due due) {
        Map<PopulationCategory, Long> persons = new EnumMap<>(PopulationCategory.class);
        long[] flights = {0};
        sql.query(RECEIVED, span(due), r -> {
            if (r.getString(1) == null) {
                flights[0] = r.getLong(2);
            } else {
                persons.put(PopulationCategory.valueOf(r.getString(1)), r.getLong(2));
            }
        });
        return new Received(persons, flights[0]);
    }

    private static Sql.Filler span(Due due) {
        LocalDate from = due.month().atDay(1);
        LocalDate next = due.month().plusMonths(1).atDay(1);
        return Sql.all(due.agreementId(), from, next, due.agreementId(), from, next);
    }

    void publish(Release release, Instant at) {
        LocalDate month = release.month().atDay(1);
        sql.update(
                "insert into statistics_release(agreement_id, month, published_at, flights) values (?, ?, ?, ?)",
                release.agreementId(),
                month,
                at.atOffset(ZoneOffset.UTC),
                release.flights());
        release.persons()
                .forEach((category, persons) -> sql.update(
                        "insert into statistics_cell(agreement_id, month, category, persons) values (?, ?, ?, ?)",
                        release.agreementId(),
                        month,
                        category.name(),
                        persons));
    }

    /** The agreements of which anything is published. */
    List<UUID> publishing() {
        List<UUID> agreements = new ArrayList<>();
        sql.query(
                "select distinct agreement_id from statistics_release order by 1",
                Sql.all(),
                r -> agreements.add(r.getObject(1, UUID.class)));
        return agreements;
    }

    /** Published releases from a month to another, both inclusive. @param agreementId null: all */
    List<Release> published(UUID agreementId, YearMonth from, YearMonth to) {
        Map<String, Release> releases = new LinkedHashMap<>();
        sql.query("""
            select r.agreement_id, r.month, r.flights, c.category, c.persons
            from statistics_release r join statistics_cell c using (agreement_id, month)
            where r.month between ? and ? and (?::uuid is null or r.agreement_id = ?)
            order by r.month, r.agreement_id\
            """, Sql.all(from.atDay(1), to.atDay(1), agreementId, agreementId), row -> {
            UUID id = row.getObject(1, UUID.class);
            YearMonth month = YearMonth.from(row.getObject(2, LocalDate.class));
            Long flights = row.getObject(3) == null ? null : row.getLong(3);
            releases.computeIfAbsent(
                            id + "/" + month,
                            k -> new Release(id, month, new EnumMap<>(PopulationCategory.class), flights))
                    .persons()
                    .put(
                            PopulationCategory.valueOf(row.getString(4)),
                            row.getObject(5) == null ? null : Long.valueOf(row.getLong(5)));
        });
        return List.copyOf(releases.values());
    }
}
