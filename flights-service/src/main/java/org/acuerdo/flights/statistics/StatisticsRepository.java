package org.acuerdo.flights.statistics;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
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

    /** No release has counted a landing yet; its flight is filled in. */
    private static final String UNCOUNTED =
            "not exists (select 1 from statistics_landing c where c.agreement_id = a.id and c.flight_id = %s)";

    /**
     * In the air, not overdue yet, and gone before the month was over: it may have landed in it without anybody having said so.
     * Of months before the last one nothing can be in the air so.
     */
    private static final String MAY_HAVE_LANDED = """
        a.month = a.last and f.status in ('DEPARTED', 'DIVERTED') and f.departs_at > n.overdue and f.departs_at < a.over\
        """;

    /**
     * Months that are over, in which something arrived that no release has counted, and of which nothing was published. The
     * published ones are left out first: what else is asked of a month reads its flights.
     */
    private static final String DUE = """
        with open as materialized (
          select a.id, a.last, a.over, m.month::date as month, (m.month + interval '1 month')::date as next
          from unnest(?::uuid[], ?::date[], ?::timestamptz[]) a(id, last, over)
          cross join lateral (select least((select min(f.arrival_day) from flight f where f.agreement_id = a.id),
              (select min(l.landed_on) from flight_landing l where l.agreement_id = a.id)) as day) f
          cross join lateral generate_series(date_trunc('month', case when f.day < ? then ? else f.day end::timestamp),
              a.last::timestamp, interval '1 month') m(month)
          where not exists (select 1 from statistics_release r where r.agreement_id = a.id and r.month = m.month::date))
        select a.id, a.month from open a cross join (values (?::timestamptz)) n(overdue)
        where (exists (select 1 from flight f where f.agreement_id = a.id and f.arrival_day >= a.month
              and f.arrival_day < a.next and %1$s and %2$s)
            or exists (select 1 from flight_landing l where l.agreement_id = a.id and l.landed_on >= a.month
              and l.landed_on < a.next and %3$s))
          and not exists (select 1 from flight_import i where i.agreement_id = a.id and %4$s)
          and not exists (select 1 from flight f where f.agreement_id = a.id and cardinality(f.agreement_ids) = 1 and %5$s)
          and not exists (select 1 from flight f where cardinality(f.agreement_ids) > 1 and f.agreement_ids @> array[a.id]
            and %5$s and not exists (select 1 from flight_landing l where l.agreement_id = a.id and l.flight_id = f.id))
        order by a.id, a.month limit 50\
        """.formatted(
            ARRIVED, UNCOUNTED.formatted("f.id"), UNCOUNTED.formatted("l.flight_id"), UNFINISHED, MAY_HAVE_LANDED);

    private static final String MADE_OR_WAITS = """
        select 1 from statistics_release where agreement_id = ? and month = ?
        union all select 1 from flight_import i where i.agreement_id = ? and %s\
        """.formatted(UNFINISHED);

    /**
     * Persons by category, the flights, and the seats that one or another of them had; the landings are noted as counted, and those
     * that another month has counted as known later. In one statement, so that all are of the same moment.
     */
    private static final String COUNT =
            """
        with a(id, first, next) as (values (?::uuid, ?::date, ?::date)),
        l as (select f.id, f.document #> '{arrival,received}' as received, (f.document #>> '{request,aircraft,seats}')::int as seats,
              %2$s as uncounted
              from a join flight f on f.agreement_id = a.id and f.arrival_day >= a.first and f.arrival_day < a.next
              where %1$s
            union all
              select l.flight_id, l.received, (f.document #>> '{request,aircraft,seats}')::int, %3$s
              from a join flight_landing l on l.agreement_id = a.id and l.landed_on >= a.first and l.landed_on < a.next
              join flight f on f.id = l.flight_id),
        r as (select id, received, seats from l where uncounted),
        counted as (insert into statistics_landing(agreement_id, flight_id, month) select a.id, r.id, a.first from a, r),
        late as (insert into statistics_late(agreement_id, flight_id, month)
              select a.id, l.id, a.first from a, l where not l.uncounted on conflict do nothing)
        select g ->> 'category', sum((g ->> 'women')::bigint + (g ->> 'men')::bigint + (g ->> 'accompaniedMinors')::bigint
            + (g ->> 'unaccompaniedMinors')::bigint + coalesce((g ->> 'unspecified')::bigint, 0)) as number
        from r cross join lateral jsonb_array_elements(r.received) g group by 1
        union all select 'flights', count(*) from r
        union all select distinct 'seats', seats from r where seats > 0\
        """.formatted(ARRIVED, UNCOUNTED.formatted("f.id"), UNCOUNTED.formatted("l.flight_id"));

    /** No month before it is published or asked for. */
    static final YearMonth FIRST = YearMonth.of(1900, 1);

    /** As the list of overdue flights has it. */
    private static final Duration OVERDUE_AFTER = Duration.ofHours(24);

    @Inject
    Sql sql;

    /** A release that is to be made. */
    record Due(UUID agreementId, YearMonth month) {}

    /** An agreement with the last month that is over where it receives. @param over since when */
    record Closed(UUID agreementId, YearMonth last, Instant over) {

        static Closed at(Instant now, UUID agreementId, ZoneId zone) {
            YearMonth present = YearMonth.from(LocalDate.ofInstant(now, zone));
            return new Closed(
                    agreementId,
                    present.minusMonths(1),
                    present.atDay(1).atStartOfDay(zone).toInstant());
        }
    }

    List<Due> due(List<Closed> closed, Instant now) {
        List<Due> due = new ArrayList<>();
        sql.query(
                DUE,
                (c, s) -> {
                    s.setArray(1, array(c, "uuid", closed, Closed::agreementId));
                    s.setArray(2, array(c, "date", closed, a -> a.last().atDay(1)));
                    s.setArray(3, array(c, "timestamptz", closed, Closed::over));
                    s.setObject(4, FIRST.atDay(1));
                    s.setObject(5, FIRST.atDay(1));
                    s.setObject(6, now.minus(OVERDUE_AFTER).atOffset(ZoneOffset.UTC));
                },
                r -> due.add(new Due(r.getObject(1, UUID.class), YearMonth.from(r.getObject(2, LocalDate.class)))));
        return due;
    }

    private static Array array(Connection connection, String type, List<Closed> closed, Function<Closed, Object> value)
            throws SQLException {
        return connection.createArrayOf(
                type, closed.stream().map(value).map(v -> v.toString()).toArray());
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

    /** What a release is made of. @param seats that one or another of the flights had */
    record Received(Map<PopulationCategory, Long> persons, long flights, Set<Integer> seats) {}

    /** Counts the landings of a month that no release has counted, and notes them as counted by this one. */
    Received count(Due due) {
        Map<PopulationCategory, Long> persons = new EnumMap<>(PopulationCategory.class);
        Set<Integer> seats = new TreeSet<>();
        long[] flights = {0};
        Sql.Filler month = Sql.all(
                due.agreementId(),
                due.month().atDay(1),
                due.month().plusMonths(1).atDay(1));
        sql.query(COUNT, month, r -> {
            switch (r.getString(1)) {
                case "flights" -> flights[0] = r.getLong(2);
                case "seats" -> seats.add(r.getInt(2));
                default -> persons.put(PopulationCategory.valueOf(r.getString(1)), r.getLong(2));
            }
        });
        return new Received(persons, flights[0], seats);
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

    /** A published month of an agreement. */
    record Month(UUID agreementId, YearMonth month) {}

    /** Flights that no figure of their month has, by month: they became known after it was published. @param agreementId null: all */
    Map<Month, Long> knownLater(UUID agreementId, YearMonth from, YearMonth to) {
        Map<Month, Long> found = new HashMap<>();
        sql.query(
                "select agreement_id, month, count(*) from statistics_late where month between ? and ?"
                        + " and (?::uuid is null or agreement_id = ?) group by agreement_id, month",
                Sql.all(from.atDay(1), to.atDay(1), agreementId, agreementId),
                row -> found.put(
                        new Month(row.getObject(1, UUID.class), YearMonth.from(row.getObject(2, LocalDate.class))),
                        row.getLong(3)));
        return found;
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
