package org.acuerdo.flights.imports;

import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.acuerdo.kit.json.Json;
import org.acuerdo.kit.security.Actor;
import org.acuerdo.kit.tx.Sql;
import org.postgresql.PGConnection;

/** Imports and their rows as stored. In the caller's transaction. */
@ApplicationScoped
public class ImportRepository {
    /**
     * One batch at a time uses the stage; emptied in the same transaction, it costs a batch nothing of those before. Nobody
     * counts its rows, so the planner would take it for small and compare each with each.
     */
    private static final String EMPTY_STAGE =
            "select pg_advisory_xact_lock(115918758703732); truncate import_stage; set local enable_nestloop = off";

    /**
     * Takes the staged rows that are not known yet, once each: into the register of rows, flights and their first audit
     * entries, and into what became known after its month was published; the others go into the report. Of equal rows the first
     * is taken, hence the order there; the wide rows of flights and entries come as they were staged, and sorting them once more
     * would be a fifth of the work.
     */
    private static final String TAKE = """
        with fresh as (
          insert into imported_row (agreement_id, hash, import_id, line, flight_id, total)
          select ?, hash, ?, line, flight_id, total from import_stage where violations is null order by line
          on conflict (agreement_id, hash) do nothing returning line, flight_id),
        flown as (
          insert into flight (id, version, number, status, sending_state, agreement_ids, receiving_states, departs_at,
            arrives_at, arrival_day, requested_at, requested_by, request_hash, terms_version, alone, document, reported)
          select s.flight_id, 1, s.number, 'ARRIVED', ?, array[?]::uuid[], array[?]::text[], s.arrives_at,
            s.arrives_at, s.day, ?, ?, encode(s.hash, 'hex'), s.terms, 0, s.document, s.reported
          from import_stage s join fresh f using (line) where f.flight_id is not null),
        told as (
          insert into audit_entry (aggregate_type, aggregate_id, seq, at, action, content, prev_hash, hash)
          select 'flight', s.flight_id, 1, ?, 'IMPORTED', s.audit, ''::bytea,
            sha256(convert_to('1' || chr(10) || s.audit, 'UTF8'))
          from import_stage s join fresh f using (line) where f.flight_id is not null),
        late as (
          insert into statistics_late (agreement_id, flight_id, month)
          select r.agreement_id, f.flight_id, r.month from import_stage s join fresh f using (line)
          join statistics_release r on r.agreement_id = ? and r.month = date_trunc('month', s.day::timestamp)::date
          where f.flight_id is not null),
        rest as (
          insert into import_finding (import_id, line, known_hash, violations)
          select ?, s.line, case when s.violations is null then s.hash end, s.violations
          from import_stage s where not exists (select 1 from fresh f where f.line = s.line))
        select count(flight_id), count(*) - count(flight_id) from fresh\
        """;

    /** Stands where other acts keep the hash of their request; the import itself knows that of its body. */
    private static final String KEY_OF_AN_IMPORT = "flight-import";

    private static final String SHOWN =
            "select id, agreement_id, state, started_at, ended_at, rows_read, flights, totals,"
                    + " known, refused, version, body_hash from flight_import ";

    private static final String ROWS = """
        select * from (
          (select r.line, case when r.flight_id is null then 'TOTAL' else 'FLIGHT' end as outcome, r.flight_id, r.total,
             null::jsonb as violations, null::uuid as known_import, null::bigint as known_line
           from imported_row r where r.import_id = ? and r.line > ? and (? is null or
             (case when r.flight_id is null then 'TOTAL' else 'FLIGHT' end) = ?) order by r.line limit ?)
          union all
          (select f.line, case when f.violations is null then 'KNOWN' else 'REFUSED' end, k.flight_id, null,
             f.violations, k.import_id, k.line
           from import_finding f left join imported_row k on k.agreement_id = ? and k.hash = f.known_hash
           where f.import_id = ? and f.line > ? and (? is null or
             (case when f.violations is null then 'KNOWN' else 'REFUSED' end) = ?) order by f.line limit ?)) both_kinds
        order by line limit ?\
        """;

    @Inject
    AgroalDataSource dataSource;

    @Inject
    Sql sql;

    /** What a batch did. */
    record Taken(long flights, long totals) {}

    /** @param hash of the body; null until it has come whole */
    record Kept(ImportRun run, String hash) {}

    /** Takes a batch: its rows are told from known ones. */
    Taken take(ImportRun run, Parties parties, Actor actor, Instant now, List<StagedRow> rows) {
        StringBuilder lines = new StringBuilder(rows.size() * 1_500);
        rows.forEach(row -> row.copy(lines));
        OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
        try (Connection connection = dataSource.getConnection()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(EMPTY_STAGE);
            }
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(
                            "copy import_stage from stdin",
                            new ByteArrayInputStream(lines.toString().getBytes(StandardCharsets.UTF_8)));
            try (PreparedStatement statement = connection.prepareStatement(TAKE)) {
                Sql.all(
                                run.agreementId(),
                                run.id(),
                                parties.sending(),
                                run.agreementId(),
                                parties.receiving(),
                                at,
                                actor.subject(),
                                at,
                                run.agreementId(),
                                run.id())
                        .fill(connection, statement);
                try (ResultSet counts = statement.executeQuery()) {
                    counts.next();
                    return new Taken(counts.getLong(1), counts.getLong(2));
                }
            }
        } catch (SQLException e) {
            throw new Failure(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    record Parties(String sending, String receiving) {}

    /** Its cause tells whether it passes. */
    static final class Failure extends RuntimeException {
        Failure(SQLException cause) {
            super(cause);
        }
    }

    /** @param key of a retry; null: none */
    void begin(ImportRun run, Actor actor, String key) {
        sql.update(
                "insert into flight_import (id, version, agreement_id, state, started_at, started_by, retry_subject,"
                        + " retry_key) values (?, ?, ?, ?, ?, ?, ?, ?)",
                run.id(),
                run.version(),
                run.agreementId(),
                run.state(),
                run.startedAt().atOffset(ZoneOffset.UTC),
                actor.subject(),
                actor.subject(),
                key);
    }

    /** @return false where it was taken for broken off meanwhile */
    boolean update(ImportRun run, String bodyHash) {
        return sql.update(
                        "update flight_import set version = ?, state = ?, ended_at = ?, rows_read = ?, flights = ?,"
                                + " totals = ?, known = ?, refused = ?, body_hash = ?, touched_at = now()"
                                + " where id = ? and state = 'RUNNING'",
                        run.version(),
                        run.state(),
                        run.endedAt() == null ? null : run.endedAt().atOffset(ZoneOffset.UTC),
                        run.rowsRead(),
                        run.flights(),
                        run.totals(),
                        run.known(),
                        run.refused(),
                        bodyHash,
                        run.id())
                == 1;
    }

    Optional<ImportRun> find(UUID id) {
        return kept("where id = ?", id).stream().findFirst().map(Kept::run);
    }

    List<ImportRun> page(List<UUID> agreements, UUID after, int most) {
        return kept(
                        "where agreement_id = any(cast(string_to_array(?, ',') as uuid[])) and id > ? order by id"
                                + " limit "
                                + most,
                        String.join(",", agreements.stream().map(UUID::toString).toList()),
                        after == null ? new UUID(0, 0) : after)
                .stream()
                .map(Kept::run)
                .toList();
    }

    /** The import that used this key within seven days of wall time. */
    Optional<Kept> byKey(String subject, String key) {
        return kept(
                        "where retry_subject = ? and retry_key = ? and touched_at > now() - interval '7 days'",
                        subject,
                        key)
                .stream()
                .findFirst();
    }

    /** Whether the subject used this key for something else than an import. */
    boolean usedElsewhere(String subject, String key) {
        boolean[] used = {false};
        sql.query(
                "select 1 from idempotency where subject = ? and key = ? and request_hash <> ?",
                Sql.all(subject, key, KEY_OF_AN_IMPORT),
                row -> used[0] = true);
        return used[0];
    }

    /**
     * Keeps the key of an import that is done among those of all other acts, so that none of them takes it; where one has
     * taken it meanwhile, both stand.
     */
    void useKey(ImportRun run, String subject, String key) {
        sql.update(
                "insert into idempotency(subject, key, request_hash, status, location, etag, body)"
                        + " values (?, ?, ?, 201, ?, ?, ?) on conflict (subject, key) do nothing",
                subject,
                key,
                KEY_OF_AN_IMPORT,
                "/api/v1/flight-imports/" + run.id(),
                run.version(),
                Json.write(run));
    }

    void freeKey(String subject, String key) {
        sql.update(
                "update flight_import set retry_key = null where retry_subject = ? and retry_key = ?"
                        + " and (state = 'BROKEN_OFF' or touched_at <= now() - interval '7 days')",
                subject,
                key);
    }

    /** Runs that have stood still since an instant of wall time, locked. */
    List<ImportRun> stuck(int seconds) {
        return kept(
                        "where state = 'RUNNING' and touched_at < now() - make_interval(secs => ?) order by id"
                                + " limit 100 for update skip locked",
                        seconds)
                .stream()
                .map(Kept::run)
                .toList();
    }

    List<ImportRow> rows(ImportRun run, String outcome, long after, int most) {
        List<ImportRow> found = new ArrayList<>();
        sql.query(
                ROWS,
                (connection, s) -> {
                    s.setObject(1, run.id());
                    s.setLong(2, after);
                    s.setString(3, outcome);
                    s.setString(4, outcome);
                    s.setInt(5, most);
                    s.setObject(6, run.agreementId());
                    s.setObject(7, run.id());
                    s.setLong(8, after);
                    s.setString(9, outcome);
                    s.setString(10, outcome);
                    s.setInt(11, most);
                    s.setInt(12, most);
                },
                row -> found.add(new ImportRow(
                        row.getLong(1),
                        row.getString(2),
                        row.getObject(3, UUID.class),
                        json(row.getString(4)),
                        json(row.getString(5)),
                        row.getObject(6) == null
                                ? null
                                : new ImportRow.KnownFrom(row.getObject(6, UUID.class), row.getLong(7)))));
        return found;
    }

    private static JsonNode json(String text) {
        return text == null ? null : Json.read(text, JsonNode.class);
    }

    private List<Kept> kept(String where, Object... values) {
        List<Kept> found = new ArrayList<>();
        sql.query(SHOWN + where, Sql.all(values), row -> {
            long flights = row.getLong(7);
            long totals = row.getLong(8);
            found.add(new Kept(
                    new ImportRun(
                            row.getObject(1, UUID.class),
                            row.getObject(2, UUID.class),
                            row.getString(3),
                            instant(row, 4),
                            instant(row, 5),
                            row.getLong(6),
                            flights + totals,
                            flights,
                            totals,
                            row.getLong(9),
                            row.getLong(10),
                            row.getLong(11)),
                    row.getString(12)));
        });
        return found;
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
