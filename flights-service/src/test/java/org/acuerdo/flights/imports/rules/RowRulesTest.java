package org.acuerdo.flights.imports.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.acuerdo.contracts.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows of an import: what is taken, and what each column says when it is not. */
class RowRulesTest {
    private static final Header HEADER =
            Header.of(Arrays.stream(Column.values()).map(Column::title).toList());
    private static final RowRules RULES =
            new RowRules("GT", ZoneId.of("America/Guatemala"), Instant.parse("2026-01-05T12:00:00Z"));

    private static List<String> row(Column column, String value) {
        String[] row = {"GT", "2025-01-24", "1", "MILITARY", "80", "77", "3", "ELP", "telemetro.com", "", "", "", ""};
        row[column.ordinal()] = value;
        return Arrays.asList(row);
    }

    private static List<String> found(List<String> row) {
        return RULES.read(HEADER, row).found().stream()
                .map(v -> v.field() + " " + v.code())
                .toList();
    }

    @Test
    void oneFlightWithItsCounts() {
        ReportedRow row =
                RULES.read(HEADER, row(Column.REMARK, " \"first, report\" ")).row();
        assertTrue(row.oneFlight());
        assertEquals("\"first, report\"", row.remark());
        assertNull(row.arrival());
    }

    @Test
    void anythingElseIsATotal() {
        assertFalse(RULES.read(HEADER, row(Column.FLIGHTS, "2")).row().oneFlight());
        assertFalse(RULES.read(HEADER, row(Column.PERSONS, "")).row().oneFlight());
        assertFalse(RULES.read(HEADER, row(Column.THIRD_COUNTRY, " ")).row().oneFlight());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RECEIVING_STATE|HN|receivingState MALFORMED",
                "RECEIVING_STATE|gt|receivingState MALFORMED",
                "LOCAL_DATE|24.01.2025|localDate MALFORMED",
                "LOCAL_DATE|2025-02-30|localDate MALFORMED",
                "LOCAL_DATE|1889-01-01|localDate MALFORMED",
                "LOCAL_DATE|2026-01-06|localDate IN_THE_FUTURE",
                "FLIGHTS|0|flights MALFORMED",
                "FLIGHTS|one|flights MALFORMED",
                "FLIGHTS|1.0|flights MALFORMED",
                "FLIGHTS|-1|flights MALFORMED",
                "FLIGHTS|99999999999|flights MALFORMED",
                "FLIGHTS|١|flights MALFORMED",
                "AIRCRAFT|BUS|aircraft MALFORMED",
                "PERSONS|81|persons COUNTS_DIFFER",
                "PERSONS|-80|persons MALFORMED",
                "NATIONALS|78|persons COUNTS_DIFFER",
                "ORIGIN|El Paso|origin MALFORMED",
                "ORIGIN|ELP+|origin MALFORMED",
                "NUMBER|rf 101 and more|number MALFORMED",
                "ARRIVAL|23:55|arrival MALFORMED",
                "ARRIVAL|2025-01-25T00:05:00-06:00|arrival MALFORMED",
                "DESTINATION|GUA|destination MALFORMED",
                "REMARK|nacido el 3 de mayo de 2001|remark LOOKS_LIKE_PERSONAL_DATA",
            })
    void eachColumnSaysWhatIsAccepted(Column column, String value, String expected) {
        assertEquals(List.of(expected), found(row(column, value)));
        Violation violation = RULES.read(HEADER, row(column, value)).found().get(0);
        assertFalse(violation.detail().contains(value) && value.length() > 3, "what was sent is never repeated");
    }

    @Test
    void aMissingOrSupernumeraryValueIsSaid() {
        assertEquals(List.of("null MALFORMED"), found(row(Column.REMARK, "").subList(0, 12)));
        List<String> more = new java.util.ArrayList<>(row(Column.REMARK, ""));
        more.add("x");
        assertEquals(List.of("null MALFORMED"), found(more));
    }

    @Test
    void allFindingsAtOnce() {
        List<String> row = Arrays.asList("x", "x", "", "x", "x", "x", "x", "x", "", "DOB 04/11/1998", "x", "x", "x");
        assertEquals(12, RULES.read(HEADER, row).found().size());
    }

    /** The source is a publication's: it passes whatever it holds; a remark does not. */
    @ParameterizedTest
    @CsvFileSource(resources = "/cases/free-text.csv", numLinesToSkip = 1)
    void remarksAreFreeText(String text, String outcome) {
        boolean passes = outcome.equals("PASS");
        assertEquals(
                passes, RULES.read(HEADER, row(Column.REMARK, text)).found().isEmpty());
        assertTrue(RULES.read(HEADER, row(Column.SOURCE, text)).found().isEmpty());
    }

    @Test
    void aHeaderIsReadByName() {
        assertEquals(
                List.of(),
                Header.broken(List.of(
                        "remark",
                        " source",
                        "origin",
                        "thirdCountry",
                        "nationals",
                        "persons",
                        "aircraft",
                        "flights",
                        "localDate",
                        "receivingState")));
        assertEquals(10, Header.broken(List.of()).size());
        assertEquals(
                11, Header.broken(List.of("receivingState;localDate;flights")).size());
        List<String> twice = new java.util.ArrayList<>(
                Arrays.stream(Column.values()).map(Column::title).toList());
        twice.add("remark");
        twice.add("name");
        assertEquals(2, Header.broken(twice).size());
    }
}
