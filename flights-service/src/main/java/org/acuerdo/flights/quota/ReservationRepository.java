package org.acuerdo.flights.quota;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.acuerdo.flights.quota.rules.LastAsked;
import org.acuerdo.kit.tx.Columns;
import org.acuerdo.kit.tx.Sql;

/** The rows of reservations, on the transaction's own connection. */
@ApplicationScoped
class ReservationRepository {
    private static final String COLUMNS = "r.id, r.flight_id, r.window_id, r.units, r.state, r.cause, r.category,"
            + " r.nationality, r.requested_at, r.recorded_at, r.resolved_at";

    @Inject
    Sql sql;

    /** One window of a request, or of several. */
    record Taken(long windowId, long units, long events) {
        Taken plus(Taken that) {
            return new Taken(windowId, units + that.units, events + that.events);
        }
    }

    /** What one flight takes of one window. */
    record Reserved(UUID flightId, long windowId, long units, Instant requestedAt) {}

    private static final Columns<Taken> WINDOWS = Columns.<Taken>of()
            .with("id", "int8", Taken::windowId)
            .with("units", "int8", Taken::units)
            .with("events", "int8", Taken::events);

    private static final Columns<Reserved> ROWS = Columns.<Reserved>of()
            .with("flight_id", "uuid", Reserved::flightId)
            .with("window_id", "int8", Reserved::windowId)
            .with("units", "int8", Reserved::units)
            .with("requested_at", "timestamptz", Reserved::requestedAt);

    /** The hot path: what no longer fits is not taken, and the caller rolls back. Rows go in in the order of the requests. */
    private static final String TAKE = """
        with asked as (select * from %s),
        taken as (
          update quota_window w set reserved = w.reserved + a.units, version = w.version + a.events
          from asked a where w.id = a.id and w.reserved + w.consumed + a.units <= w.allowance
          returning w.id)
        insert into quota_reservation(flight_id, window_id, units, state, cause, requested_at, recorded_at)
        select r.flight_id, r.window_id, r.units, 'RESERVED', 'REQUESTED', r.requested_at, ?
        from %s join taken t on t.id = r.window_id order by r.place\
        """.formatted(WINDOWS.rows("a"), ROWS.rowsInOrder("r", "place"));

    /**
     * Takes units of locked windows.
     *
     * @param windows all that the rows take of each
     * @throws IllegalStateException if a window had less left than when it was checked under lock: a defect
     */
    void take(List<Taken> windows, List<Reserved> rows, Instant now) {
        int taken = sql.update(TAKE, (c, s) -> {
            int next = WINDOWS.fill(c, s, 1, windows);
            s.setObject(next, QuotaRepository.utc(now));
            ROWS.fill(c, s, next + 1, rows);
        });
        if (taken != rows.size()) {
            throw new IllegalStateException("a window gave less than it had under lock");
        }
    }

    /**
     * Rows taken beyond what was held carry the time at which they were asked for; what new terms matched anew carries the
     * flight's first, so that they move no flight behind another. Rows that were given back since count all the same.
     */
    private static final String LAST_ASKED =
            "select q.requested_at as at, q.id as taken from quota_reservation q where q.flight_id = %s"
                    + " order by q.requested_at desc, q.id limit 1";

    /** The rows of a flight, oldest first. The caller holds the flight. */
    List<ReservationRow> of(UUID flightId) {
        List<ReservationRow> rows = new ArrayList<>();
        sql.query(
                "select " + COLUMNS + " from quota_reservation r where r.flight_id = ? order by r.id",
                (c, s) -> s.setObject(1, flightId),
                r -> rows.add(row(r)));
        return rows;
    }

    /** Resolves a row, or a part of it that keeps the row. @throws IllegalStateException if it is resolved already */
    void resolve(ReservationRow row) {
        int changed = sql.update(
                "update quota_reservation set units = ?, state = ?, category = ?, nationality = ?, resolved_at = ?"
                        + " where id = ? and state = 'RESERVED'",
                (c, s) -> {
                    s.setLong(1, row.units());
                    s.setString(2, row.state());
                    s.setString(3, row.category());
                    s.setString(4, row.nationality());
                    s.setObject(5, QuotaRepository.utc(row.resolvedAt()));
                    s.setLong(6, row.id());
                });
        if (changed != 1) {
            throw new IllegalStateException("reservation " + row.id() + " is resolved already");
        }
    }

    void takeOver(UUID from, UUID agreementId, UUID to) {
        sql.update(
                "update quota_reservation r set flight_id = ? from quota_window w where w.id = r.window_id"
                        + " and w.agreement_id = ? and r.flight_id = ? and r.state = 'RESERVED'",
                to,
                agreementId,
                from);
    }

    void insert(ReservationRow row) {
        sql.update("""
            insert into quota_reservation(flight_id, window_id, units, state, cause, category, nationality, requested_at,
              recorded_at, resolved_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
            """, (c, s) -> {
            s.setObject(1, row.flightId());
            s.setLong(2, row.windowId());
            s.setLong(3, row.units());
            s.setString(4, row.state());
            s.setString(5, row.cause());
            s.setString(6, row.category());
            s.setString(7, row.nationality());
            s.setObject(8, QuotaRepository.utc(row.requestedAt()));
            s.setObject(9, QuotaRepository.utc(row.recordedAt()));
            s.setObject(10, QuotaRepository.utc(row.resolvedAt()));
        });
    }

    /** What flights hold, summed up by window and state, in the order in which it was first taken. */
    Map<UUID, List<ReservationView>> views(Collection<UUID> flightIds) {
        Map<UUID, List<ReservationView>> views = new HashMap<>();
        sql.query(
                """
                select r.flight_id, w.agreement_id, w.limit_id, w.label, sum(r.units), r.state
                from quota_reservation r join quota_window w on w.id = r.window_id
                where r.flight_id = any(?) group by r.flight_id, w.id, r.state order by min(r.id)\
                """,
                (c, s) -> s.setArray(1, c.createArrayOf("uuid", flightIds.toArray())),
                r -> views.computeIfAbsent(r.getObject(1, UUID.class), f -> new ArrayList<>())
                        .add(new ReservationView(
                                r.getObject(2, UUID.class),
                                r.getString(3),
                                r.getString(4),
                                r.getLong(5),
                                r.getString(6))));
        return views;
    }

    /** What these flights held together at an instant: each row has when it was recorded and when it was resolved. */
    List<ReservationView> viewsAt(Collection<UUID> flightIds, Instant at) {
        List<ReservationView> views = new ArrayList<>();
        sql.query(
                """
                select w.agreement_id, w.limit_id, w.label, sum(r.units), s.state
                from quota_reservation r join quota_window w on w.id = r.window_id
                cross join lateral (select case when r.resolved_at <= ? then r.state else 'RESERVED' end as state) s
                where r.flight_id = any(?) and r.recorded_at <= ? group by w.id, s.state order by min(r.id)\
                """,
                (c, s) -> {
                    s.setObject(1, QuotaRepository.utc(at));
                    s.setArray(2, c.createArrayOf("uuid", flightIds.toArray()));
                    s.setObject(3, QuotaRepository.utc(at));
                },
                r -> views.add(new ReservationView(
                        r.getObject(1, UUID.class), r.getString(2), r.getString(3), r.getLong(4), r.getString(5))));
        return views;
    }

    /** RESERVED units in windows that have excess, latest requested first. */
    List<ExcessHolding> excessHoldings(UUID agreementId) {
        List<ExcessHolding> holdings = new ArrayList<>();
        sql.query(
                """
                select w.limit_id, w.label, w.excess, r.flight_id, sum(r.units), a.at, a.taken
                from quota_window w join quota_reservation r on r.window_id = w.id and r.state = 'RESERVED'
                cross join lateral (%s) a where w.agreement_id = ? and w.excess > 0
                group by w.id, r.flight_id, a.at, a.taken order by w.id, a.at desc, a.taken desc\
                """.formatted(LAST_ASKED.formatted("r.flight_id")),
                (c, s) -> s.setObject(1, agreementId),
                r -> holdings.add(new ExcessHolding(
                        r.getString(1),
                        r.getString(2),
                        r.getLong(3),
                        r.getObject(4, UUID.class),
                        r.getLong(5),
                        lastAsked(r, 6))));
        return holdings;
    }

    /** Of flights not yet departed; one that never took a unit is left out. */
    Map<UUID, LastAsked> lastAsked(Collection<UUID> flightIds) {
        Map<UUID, LastAsked> asked = new HashMap<>();
        sql.query(
                "select f.id, a.at, a.taken from unnest(?) f(id) cross join lateral (%s) a"
                        .formatted(LAST_ASKED.formatted("f.id")),
                (c, s) -> s.setArray(1, c.createArrayOf("uuid", flightIds.toArray())),
                r -> asked.put(r.getObject(1, UUID.class), lastAsked(r, 2)));
        return asked;
    }

    private static LastAsked lastAsked(ResultSet r, int column) throws SQLException {
        return new LastAsked(r.getObject(column, OffsetDateTime.class).toInstant(), r.getLong(column + 1));
    }

    /** Units that flights hold or have consumed under one agreement, together, by window. */
    Map<String, Long> held(Collection<UUID> flightIds, UUID agreementId) {
        Map<String, Long> units = new HashMap<>();
        views(flightIds).values().stream()
                .flatMap(List::stream)
                .filter(r -> r.agreementId().equals(agreementId) && !r.state().equals(ReservationRow.RELEASED))
                .forEach(r -> units.merge(ExcessHolding.windowName(r.limitId(), r.window()), r.units(), Long::sum));
        return units;
    }

    private static ReservationRow row(ResultSet r) throws SQLException {
        OffsetDateTime resolved = r.getObject(11, OffsetDateTime.class);
        return new ReservationRow(
                r.getLong(1),
                r.getObject(2, UUID.class),
                r.getLong(3),
                r.getLong(4),
                r.getString(5),
                r.getString(6),
                r.getString(7),
                r.getString(8),
                r.getObject(9, OffsetDateTime.class).toInstant(),
                r.getObject(10, OffsetDateTime.class).toInstant(),
                resolved == null ? null : resolved.toInstant());
    }
}
