package org.acuerdo.kit.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.acuerdo.kit.testing.PartsResource;
import org.acuerdo.kit.tx.Columns;
import org.acuerdo.kit.tx.Sql;
import org.junit.jupiter.api.Test;

/** Rows sent column by column come back as they went, on real PostgreSQL. */
@QuarkusTest
@QuarkusTestResource(PartsResource.class)
class ColumnsTest {
    private record Row(
            UUID id, String text, Integer small, Long large, Boolean is, Instant at, LocalDate on, String json) {}

    private static final Columns<Row> COLUMNS = Columns.<Row>of()
            .with("id", "uuid", Row::id)
            .with("words", "text", Row::text)
            .with("small", "int4", Row::small)
            .with("large", "int8", Row::large)
            .with("is_so", "bool", Row::is)
            .with("at", "timestamptz", Row::at)
            .with("on_day", "date", Row::on)
            .with("json", "jsonb", Row::json);

    @Inject
    Sql sql;

    @Test
    void whatGoesInComesOut() {
        List<Row> rows = new ArrayList<>();
        for (String text : Arrays.asList(
                "",
                "plain",
                "NULL",
                "null",
                "{a,b}",
                "\"quoted\"",
                "back\\slash",
                "comma, brace}",
                "línea\nnueva",
                "🛬",
                null)) {
            int n = rows.size();
            rows.add(new Row(
                    UUID.randomUUID(),
                    text,
                    n == 3 ? null : Integer.MIN_VALUE + n,
                    n == 4 ? null : Long.MAX_VALUE - n,
                    n == 5 ? null : n % 2 == 0,
                    n == 6 ? null : Instant.parse("2025-02-12T08:10:00.123456Z").plusNanos(1_000L * n),
                    n == 7 ? null : LocalDate.of(2025, 2, 28).plusDays(n),
                    n == 8 ? null : "{\"a\": [1, \"x\\\"y\"]}"));
        }
        List<Row> back = read(
                "select " + COLUMNS.names() + " from " + COLUMNS.rowsInOrder("r", "place") + " order by place", rows);

        assertEquals(rows, back);
    }

    @Test
    void noRowsAreNoRows() {
        assertEquals(List.of(), read("select " + COLUMNS.names() + " from " + COLUMNS.rows("r"), List.of()));
    }

    @Test
    void aNumberOfAnotherSizeIsADefectOfTheProgram() {
        Columns<Long> wrong = Columns.<Long>of().with("n", "int4", n -> n);

        assertThrows(
                ArrayStoreException.class,
                () -> QuarkusTransaction.requiringNew()
                        .run(() -> sql.query("select n from " + wrong.rows("r"), wrong.of(List.of(1L)), row -> {})));
    }

    private List<Row> read(String statement, List<Row> rows) {
        List<Row> back = new ArrayList<>();
        QuarkusTransaction.requiringNew()
                .run(() -> sql.query(
                        statement,
                        COLUMNS.of(rows),
                        r -> back.add(new Row(
                                r.getObject(1, UUID.class),
                                r.getString(2),
                                r.getObject(3, Integer.class),
                                r.getObject(4, Long.class),
                                r.getObject(5, Boolean.class),
                                r.getTimestamp(6) == null
                                        ? null
                                        : r.getTimestamp(6).toInstant(),
                                r.getObject(7, LocalDate.class),
                                r.getString(8)))));
        return back;
    }
}
