package org.acuerdo.flights.quota;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.acuerdo.flights.quota.rules.Usage;
import org.acuerdo.kit.tx.Columns;
import org.acuerdo.kit.tx.Sql;

/**
 * The rows of windows. Plain SQL on the transaction's own connection: a reservation is two statements, whatever the number
 * of limits. Windows are always locked by ascending id.
 */
@ApplicationScoped
class QuotaRepository {
    private static final String COLUMNS = "w.id, w.agreement_id, w.limit_id, w.label, w.place, w.start_on, w.end_on,"
            + " w.allowance, w.reserved, w.consumed, w.unreserved, w.excess, w.critical_percent, w.version";

    @Inject
    Sql sql;

    /** Locks windows until the transaction ends. */
    List<WindowRow> lock(Collection<Long> ids) {
        return windows(
                "select " + COLUMNS + " from quota_window w where w.id = any(?) order by w.id for update",
                (c, s) -> s.setArray(1, bigints(c, ids)));
    }

    /** Locks the windows of limits from a place on, each limit from its own. */
    List<WindowRow> lockFrom(Map<LimitKey, Long> places, Collection<Long> ids) {
        List<LimitKey> limits = List.copyOf(places.keySet());
        return windows("select " + COLUMNS + " from quota_window w " + """
                        where w.id = any(?) or exists (
                           select from unnest(?::uuid[], ?::text[], ?::bigint[]) as l(agreement_id, limit_id, place)
                           where l.agreement_id = w.agreement_id and l.limit_id = w.limit_id and w.place >= l.place)
                         and w.agreement_id = any(?::uuid[])
                         order by w.id for update""", (c, s) -> {
            Object[] agreements = limits.stream().map(LimitKey::agreementId).toArray();
            s.setArray(1, bigints(c, ids));
            s.setArray(2, c.createArrayOf("uuid", agreements));
            s.setArray(3, texts(c, limits.stream().map(LimitKey::limitId).toList()));
            s.setArray(4, bigints(c, limits.stream().map(places::get).toList()));
            s.setArray(5, c.createArrayOf("uuid", agreements));
        });
    }

    /** Windows by id as they are, without a lock. */
    List<WindowRow> peek(Collection<Long> ids) {
        return windows(
                "select " + COLUMNS + " from quota_window w where w.id = any(?) order by w.id",
                (c, s) -> s.setArray(1, bigints(c, ids)));
    }

    /** Locks all windows of an agreement. */
    List<WindowRow> lockAll(UUID agreementId) {
        return windows(
                "select " + COLUMNS + " from quota_window w where w.agreement_id = ? order by w.id for update",
                (c, s) -> s.setObject(1, agreementId));
    }

    /**
     * Windows that overlap a span, without a lock, with the earlier ones that their figures can depend on.
     *
     * @param carrying limits that carry units over
     */
    List<WindowRow> read(UUID agreementId, List<String> carrying, LocalDate from, LocalDate to) {
        return windows("select " + COLUMNS + " from quota_window w " + """
                        where w.agreement_id = ? and (w.start_on is null or w.start_on <= ?)
                         and (w.end_on is null or w.end_on >= ? or w.unreserved > 0 or w.limit_id = any(?))""", (c, s) -> {
            s.setObject(1, agreementId);
            s.setObject(2, to);
            s.setObject(3, from);
            s.setArray(4, texts(c, carrying));
        });
    }

    Map<WindowKey, Long> ids(Collection<WindowKey> keys) {
        List<WindowKey> wanted = List.copyOf(keys);
        Map<WindowKey, Long> found = new HashMap<>();
        sql.query(
                """
                select w.id, w.agreement_id, w.limit_id, w.label from quota_window w
                join unnest(?::uuid[], ?::text[], ?::text[]) as k(agreement_id, limit_id, label)
                using (agreement_id, limit_id, label)""",
                (c, s) -> {
                    s.setArray(
                            1,
                            c.createArrayOf(
                                    "uuid",
                                    wanted.stream()
                                            .map(k -> k.limit().agreementId())
                                            .toArray()));
                    s.setArray(
                            2,
                            texts(
                                    c,
                                    wanted.stream()
                                            .map(k -> k.limit().limitId())
                                            .toList()));
                    s.setArray(3, texts(c, wanted.stream().map(WindowKey::label).toList()));
                },
                r -> found.put(
                        new WindowKey(new LimitKey(r.getObject(2, UUID.class), r.getString(3)), r.getString(4)),
                        r.getLong(1)));
        return found;
    }

    /**
     * What earlier closings can depend on: the windows of a limit with units that were never reserved there, or all of them.
     */
    Map<Long, Usage> usage(LimitKey limit, boolean all) {
        Map<Long, Usage> usage = new HashMap<>();
        sql.query(
                "select place, reserved, consumed, unreserved from quota_window"
                        + " where agreement_id = ? and limit_id = ? and (? or unreserved > 0)",
                (c, s) -> {
                    s.setObject(1, limit.agreementId());
                    s.setString(2, limit.limitId());
                    s.setBoolean(3, all);
                },
                r -> usage.put(r.getLong(1), new Usage(r.getLong(2), r.getLong(3), r.getLong(4))));
        return usage;
    }

    /** Inserts a window that holds nothing yet, unless another transaction was first. */
    void insert(
            LimitKey limit,
            String label,
            long place,
            LocalDate start,
            LocalDate end,
            long allowance,
            int criticalPercent,
            long figuresVersion) {
        sql.update("""
                insert into quota_window(agreement_id, limit_id, label, place, start_on, end_on, allowance, critical_percent,
                  figures_version) values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""", (c, s) -> {
            s.setObject(1, limit.agreementId());
            s.setString(2, limit.limitId());
            s.setString(3, label);
            s.setLong(4, place);
            s.setObject(5, start);
            s.setObject(6, end);
            s.setLong(7, allowance);
            s.setInt(8, criticalPercent);
            s.setLong(9, figuresVersion);
        });
    }

    /** Writes locked windows back. @throws IllegalStateException if one is not as it was when it was locked */
    void update(List<WindowRow> before, List<WindowRow> after, long figuresVersion) {
        int changed = sql.update("""
                update quota_window w set allowance = c.allowance, reserved = c.reserved, consumed = c.consumed,
                  unreserved = c.unreserved, excess = c.excess, critical_percent = c.critical_percent, version = c.version,
                  start_on = c.start_on, end_on = c.end_on,
                  figures_version = case when w.allowance = c.allowance then w.figures_version else ? end
                from unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[],
                  ?::bigint[], ?::bigint[], ?::date[], ?::date[])
                  as c(id, was, allowance, reserved, consumed, unreserved, excess, critical_percent, version, start_on, end_on)
                where w.id = c.id and w.version = c.was""", (c, s) -> {
            s.setLong(1, figuresVersion);
            s.setArray(2, bigints(c, after.stream().map(WindowRow::id).toList()));
            s.setArray(3, bigints(c, before.stream().map(WindowRow::version).toList()));
            s.setArray(4, bigints(c, after.stream().map(WindowRow::allowance).toList()));
            s.setArray(5, bigints(c, after.stream().map(WindowRow::reserved).toList()));
            s.setArray(6, bigints(c, after.stream().map(WindowRow::consumed).toList()));
            s.setArray(7, bigints(c, after.stream().map(WindowRow::unreserved).toList()));
            s.setArray(8, bigints(c, after.stream().map(WindowRow::excess).toList()));
            s.setArray(
                    9,
                    bigints(
                            c,
                            after.stream().map(w -> (long) w.criticalPercent()).toList()));
            s.setArray(10, bigints(c, after.stream().map(WindowRow::version).toList()));
            s.setArray(11, dates(c, after.stream().map(WindowRow::start).toList()));
            s.setArray(12, dates(c, after.stream().map(WindowRow::end).toList()));
        });
        if (changed != after.size()) {
            throw new IllegalStateException("a window changed although it was locked");
        }
    }

    Optional<Instant> figuresUntil(LimitKey limit, String lock) {
        List<Instant> found = new ArrayList<>();
        sql.query(
                "select figures_until from quota_limit where agreement_id = ? and limit_id = ? " + lock,
                (c, s) -> {
                    s.setObject(1, limit.agreementId());
                    s.setString(2, limit.limitId());
                },
                r -> found.add(r.getObject(1, OffsetDateTime.class).toInstant()));
        return found.stream().findFirst();
    }

    void insertLimit(LimitKey limit, Instant figuresUntil) {
        sql.update(
                "insert into quota_limit(agreement_id, limit_id, figures_until) values (?, ?, ?) on conflict do nothing",
                (c, s) -> {
                    s.setObject(1, limit.agreementId());
                    s.setString(2, limit.limitId());
                    s.setObject(3, utc(figuresUntil));
                });
    }

    void setFiguresUntil(LimitKey limit, Instant figuresUntil) {
        sql.update("update quota_limit set figures_until = ? where agreement_id = ? and limit_id = ?", (c, s) -> {
            s.setObject(1, utc(figuresUntil));
            s.setObject(2, limit.agreementId());
            s.setString(3, limit.limitId());
        });
    }

    /** Limits of an agreement that the ledger has rows of. */
    List<LimitKey> limits(UUID agreementId) {
        List<LimitKey> found = new ArrayList<>();
        sql.query(
                "select limit_id from quota_limit where agreement_id = ? order by limit_id",
                (c, s) -> s.setObject(1, agreementId),
                r -> found.add(new LimitKey(agreementId, r.getString(1))));
        return found;
    }

    /** Agreements with limits whose stored allowances no longer hold. */
    List<UUID> due(Instant now, int most) {
        List<UUID> found = new ArrayList<>();
        sql.query(
                "select distinct agreement_id from quota_limit where figures_until <= ? limit ?",
                (c, s) -> {
                    s.setObject(1, utc(now));
                    s.setInt(2, most);
                },
                r -> found.add(r.getObject(1, UUID.class)));
        return found;
    }

    private List<WindowRow> windows(String statement, Sql.Filler filler) {
        List<WindowRow> rows = new ArrayList<>();
        sql.query(statement, filler, r -> rows.add(window(r)));
        return rows;
    }

    static WindowRow window(ResultSet r) throws SQLException {
        return new WindowRow(
                r.getLong(1),
                r.getObject(2, UUID.class),
                r.getString(3),
                r.getString(4),
                r.getLong(5),
                r.getObject(6, LocalDate.class),
                r.getObject(7, LocalDate.class),
                r.getLong(8),
                r.getLong(9),
                r.getLong(10),
                r.getLong(11),
                r.getLong(12),
                r.getInt(13),
                r.getLong(14));
    }

    static Array bigints(Connection connection, Collection<Long> values) throws SQLException {
        return Columns.array(connection, "int8", values);
    }

    static Array texts(Connection connection, Collection<String> values) throws SQLException {
        return Columns.array(connection, "text", values);
    }

    private static Array dates(Connection connection, List<LocalDate> values) throws SQLException {
        // as texts, for the driver has no array of local dates; the statement casts
        return connection.createArrayOf(
                "text",
                values.stream().map(d -> d == null ? null : d.toString()).toArray());
    }

    static OffsetDateTime utc(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
