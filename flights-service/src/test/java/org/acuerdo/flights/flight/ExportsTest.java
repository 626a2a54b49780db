package org.acuerdo.flights.flight;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.acuerdo.kit.testing.PartsResource;
import org.acuerdo.kit.testing.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Flights as a table and as a calendar, with the list's filters and for those who see them. */
@QuarkusTest
@QuarkusTestResource(value = PartsResource.class, initArgs = @ResourceArg(name = "schema", value = "flights"))
class ExportsTest {
    private final World world = new World();

    @AfterEach
    void close() {
        world.close();
    }

    private Response get(RequestSpecification as, String path) {
        return as.accept("*/*").get("/api/v1/" + path);
    }

    private List<NamedCsvRecord> table(UUID agreement, String more) {
        Response answer = get(world.planner(), "flights.csv?agreement=" + agreement + more);
        answer.then().statusCode(200).contentType("text/csv;charset=UTF-8");
        String text = answer.asString();
        assertTrue(text.startsWith("id,number,status,"));
        assertTrue(text.endsWith("\r\n"));
        return CsvReader.builder().ofNamedCsvRecord(text).stream().toList();
    }

    private String calendar(UUID agreement) {
        Response answer = get(world.planner(), "flights.ics?agreement=" + agreement);
        answer.then().statusCode(200).contentType("text/calendar;charset=UTF-8");
        String text = new String(answer.asByteArray(), StandardCharsets.UTF_8);
        for (String line : text.split("\r\n", -1)) {
            assertTrue(line.getBytes(StandardCharsets.UTF_8).length <= 75, line);
            assertFalse(line.contains("\n"));
        }
        return text.replace("\r\n ", "");
    }

    @Test
    void aFlightIsARowByCounts() {
        UUID agreement = world.agreement().id();
        Map<String, Object> body = new LinkedHashMap<>(World.body(agreement));
        body.put("aircraft", Map.of("category", "CHARTER", "seats", 135, "operator", "=HYPERLINK(\"x\",\"y\")"));
        UUID id = world.requested(body);
        List<NamedCsvRecord> rows = table(agreement, "");
        assertEquals(1, rows.size());
        NamedCsvRecord row = rows.get(0);
        assertEquals(id.toString(), row.getField("id"));
        assertEquals("REQUESTED", row.getField("status"));
        assertEquals("103", row.getField("persons"));
        assertEquals("100", row.getField("nationals"));
        assertEquals("3", row.getField("thirdCountry"));
        assertEquals("1", row.getField("unaccompaniedMinors"));
        assertEquals("2025-02-12T11:30-06:00", row.getField("arrival"));
        // a spreadsheet shows it, and reckons nothing
        assertEquals("'=HYPERLINK(\"x\",\"y\")", row.getField("operator"));
        assertEquals(0, table(agreement, "&status=CLEARED").size());
        assertEquals(1, table(agreement, "&from=2025-02-12&to=2025-02-12").size());
    }

    @Test
    void moreThanAPageIsStreamed() {
        UUID agreement = world.agreement().id();
        world.requested(agreement);
        TestClock.set("2026-01-05T12:00:00Z");
        StringBuilder csv = new StringBuilder(
                "receivingState,localDate,flights,aircraft,persons,nationals,thirdCountry,origin,source,remark\n");
        for (int i = 0; i < 450; i++) {
            csv.append("GT,2025-01-")
                    .append(10 + i % 20)
                    .append(",1,CHARTER,100,100,0,AEX,a source,row ")
                    .append(i)
                    .append('\n');
        }
        world.planner()
                .contentType("text/csv; charset=UTF-8")
                .body(csv.toString().getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/flight-imports?agreement=" + agreement)
                .then()
                .statusCode(201);
        List<NamedCsvRecord> rows = table(agreement, "");
        assertEquals(451, rows.size());
        assertEquals(451, rows.stream().map(r -> r.getField("id")).distinct().count());
        assertEquals(
                450,
                rows.stream().filter(r -> r.getField("imported").equals("true")).count());
        String calendar = calendar(agreement);
        assertEquals(451, calendar.split("BEGIN:VEVENT", -1).length - 1);
        assertTrue(calendar.contains("DTSTART;VALUE=DATE:20250110\r\n"));
    }

    @Test
    void aCalendarProgramReadsIt() {
        UUID agreement = world.agreement().id();
        UUID id = world.requested(agreement);
        List<String> lines = Arrays.asList(calendar(agreement).split("\r\n"));
        assertEquals("BEGIN:VCALENDAR", lines.get(0));
        assertEquals("VERSION:2.0", lines.get(1));
        assertTrue(lines.get(2).startsWith("PRODID:"));
        assertEquals("END:VCALENDAR", lines.get(lines.size() - 1));
        assertTrue(lines.contains("UID:flight-" + id + "@acuerdo"));
        assertTrue(lines.contains("SEQUENCE:1"));
        assertTrue(lines.contains("DTSTART:20250212T140000Z"));
        assertTrue(lines.contains("DTEND:20250212T173000Z"));
        assertTrue(lines.contains("STATUS:TENTATIVE"));
        assertTrue(lines.stream().anyMatch(l -> l.matches("DTSTAMP:20250206T12\\d{4}Z")), lines.toString());
        world.act(world.planner(), id, "cancellation", Map.of("by", "US", "reason", "storm; no crew, and no slot"))
                .then()
                .statusCode(200);
        String after = calendar(agreement);
        // the event stays, so that a program that has it takes it away
        assertTrue(after.contains("UID:flight-" + id + "@acuerdo\r\n"));
        assertTrue(after.contains("SEQUENCE:2\r\n"));
        assertTrue(after.contains("STATUS:CANCELLED\r\n"));
        assertTrue(after.contains("\\nCANCELLED: storm\\; no crew\\, and no slot\r\n"));
    }

    @Test
    void onlyThoseWhoSeeAFlightExportIt() {
        UUID agreement = world.agreement().id();
        world.requested(agreement);
        get(world.as("planner", "HN"), "flights.csv?agreement=" + agreement)
                .then()
                .statusCode(200)
                .body(equalTo(String.join(
                                ",",
                                get(world.planner(), "flights.csv?agreement=" + agreement)
                                        .asString()
                                        .split("\r\n")[0])
                        + "\r\n"));
        io.restassured.RestAssured.given().get("/api/v1/flights.csv").then().statusCode(401);
        io.restassured.RestAssured.given().get("/api/v1/flights.ics").then().statusCode(401);
        get(world.planner(), "flights.csv?limit=5").then().statusCode(400).body(containsString("unknown parameter"));
        get(world.planner(), "flights.ics?status=LOST").then().statusCode(400);
        get(world.as("auditor", null), "flights.ics?agreement=" + agreement)
                .then()
                .statusCode(200)
                .body(containsString("BEGIN:VEVENT"));
    }
}
