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
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.validate.ValidationResult;
import org.acuerdo.contracts.message.MessageTypes;
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
        assertEquals("2025-02-12T11:30:00-06:00", row.getField("arrival"));
        // a spreadsheet shows it, and reckons nothing
        assertEquals("'=HYPERLINK(\"x\",\"y\")", row.getField("operator"));
        assertEquals(0, table(agreement, "&status=CLEARED").size());
        assertEquals(1, table(agreement, "&from=2025-02-12&to=2025-02-12").size());
    }

    @Test
    void aFlightWithSeveralLandingsNamesAllItsReceivers() {
        UUID gt = world.agreement().id();
        UUID hn = new TwoReceivers(world).honduras(3, 10).id();
        UUID id = new TwoReceivers(world).requested(gt, hn);
        for (UUID list : List.of(gt, hn)) {
            NamedCsvRecord row = table(list, "").get(0);
            assertEquals(gt + "," + hn, row.getField("agreementId"));
            assertEquals("GT,HN", row.getField("receivingState"));
            assertEquals("MHTG", row.getField("destination"));
        }
        VEvent event = events(calendar(hn)).get(0);
        assertEquals("flight-" + id + "@acuerdo", value(event, Property.UID));
        assertEquals("US to GT, HN, 114 persons, CHARTER", value(event, Property.DESCRIPTION));
        assertEquals("RF101 KAEX-MHTG REQUESTED", value(event, Property.SUMMARY));
    }

    /** Where it came down in the end, and not where it was to. */
    @Test
    void theDestinationIsWhereItLanded() {
        UUID agreement = world.agreement().id();
        UUID id = world.departed(agreement);
        assertEquals("MGGT", table(agreement, "").get(0).getField("destination"));
        world.act(world.planner(), id, "diversion", Map.of("at", "2025-02-12T08:12:00-06:00", "airport", "MGQZ"))
                .then()
                .statusCode(200);
        assertEquals("MGQZ", table(agreement, "").get(0).getField("destination"));
        TestClock.set("2025-02-12T18:00:00Z");
        Map<String, Object> landing = new LinkedHashMap<>(
                Map.of("at", "2025-02-12T11:41:00-06:00", "received", World.passengers(), "airport", "MGPB"));
        world.act(world.as("clearance-officer", "GT"), id, "arrival", landing)
                .then()
                .statusCode(200);
        NamedCsvRecord row = table(agreement, "").get(0);
        assertEquals("MGPB", row.getField("destination"));
        assertEquals("2025-02-12T08:10:00-06:00", row.getField("departure"));
        assertEquals("2025-02-12T11:41:00-06:00", row.getField("arrival"));
        VEvent event = events(calendar(agreement)).get(0);
        assertEquals("MGPB", value(event, Property.LOCATION));
        assertEquals("RF101 KAEX-MGPB ARRIVED", value(event, Property.SUMMARY));
    }

    @Test
    void whatCameDownElsewhereIsShownThere() {
        UUID agreement = world.agreement().id();
        UUID id = world.departed(agreement);
        Map<String, Object> elsewhere = Map.of("at", "2025-02-12T08:12:00-06:00", "airport", "MMMX");
        world.act(world.planner(), id, "diversion", elsewhere).then().statusCode(200);
        world.act(world.planner(), id, "arrival", Map.of("at", "2025-02-12T08:14:00-06:00", "airport", "MMTP"))
                .then()
                .statusCode(200)
                .body("status", equalTo("LANDED_ELSEWHERE"));
        assertEquals("MMTP", table(agreement, "").get(0).getField("destination"));
        assertEquals("MMTP", value(events(calendar(agreement)).get(0), Property.LOCATION));
    }

    /** The list's filters, all of them. */
    @Test
    void discrepanciesAreExported() {
        UUID agreement = world.agreement().id();
        UUID id = world.arrived(agreement);
        assertEquals(0, table(agreement, "&discrepancy=true").size());
        world.countedAgain(id, World.group("NATIONAL", "GT", 20, 74, 4, 1));
        assertEquals(1, table(agreement, "&discrepancy=true").size());
        assertEquals(0, table(agreement, "&discrepancy=false").size());
        get(world.planner(), "flights.ics?discrepancy=true&agreement=" + agreement)
                .then()
                .statusCode(200)
                .body(containsString("flight-" + id));
    }

    @Test
    void moreThanAPageIsStreamed() {
        UUID agreement = world.agreement().id();
        world.requested(agreement);
        TestClock.set("2026-01-05T12:00:00Z");
        StringBuilder csv = new StringBuilder();
        for (int i = 0; i < 450; i++) {
            csv.append("GT,2025-01-")
                    .append(10 + i % 20)
                    .append(",1,CHARTER,100,100,0,AEX,a source,row ")
                    .append(i)
                    .append('\n');
        }
        imported(agreement, csv.toString());
        List<NamedCsvRecord> rows = table(agreement, "");
        assertEquals(451, rows.size());
        assertEquals(451, rows.stream().map(r -> r.getField("id")).distinct().count());
        assertEquals(
                450,
                rows.stream().filter(r -> r.getField("imported").equals("true")).count());
        String calendar = calendar(agreement);
        assertEquals(451, calendar.split("BEGIN:VEVENT", -1).length - 1);
        assertTrue(calendar.contains("DTSTART;VALUE=DATE:20250110\r\n"));
        assertEquals(451, events(calendar).size());
    }

    /** As a calendar program reads it, and finds nothing against RFC 5545 and, where it publishes, RFC 5546. */
    private static Calendar read(String text) {
        try {
            Calendar calendar = new CalendarBuilder().build(new StringReader(text));
            ValidationResult found = calendar.validate(true);
            assertEquals(Set.of(), found.getEntries());
            return calendar;
        } catch (IOException | ParserException unreadable) {
            throw new AssertionError(text, unreadable);
        }
    }

    private static String value(VEvent event, String property) {
        return event.<Property>getProperty(property).orElseThrow().getValue();
    }

    private static List<VEvent> events(String text) {
        return read(text).getComponents(Component.VEVENT);
    }

    @Test
    void anEmptyFeedIsACalendarTooAndFillsLater() {
        UUID agreement = world.agreement().id();
        Calendar empty = read(calendar(agreement));
        assertEquals(
                List.of(Component.VTIMEZONE),
                empty.getComponents().stream().map(Component::getName).toList());
        UUID id = world.requested(agreement);
        assertEquals(
                List.of("flight-" + id + "@acuerdo"),
                events(calendar(agreement)).stream()
                        .map(e -> value(e, Property.UID))
                        .toList());
    }

    /** A whole life of events: cancelled, in the air, imported without a time. */
    @Test
    void aCalendarProgramFindsNothingWrongWithAnyOfThem() {
        UUID agreement = world.agreement().id();
        UUID cancelled = world.requested(agreement);
        world.act(
                        world.planner(),
                        cancelled,
                        "cancellation",
                        Map.of("by", "US", "reason", "storm; no crew, \\n no slot"))
                .then()
                .statusCode(200);
        UUID arrived = world.arrived(agreement);
        imported(agreement, "GT,2025-01-24,1,MILITARY,79,79,0,AEX,a source,first report\n");
        List<VEvent> events = events(calendar(agreement));
        assertEquals(3, events.size());
        VEvent early = events.get(0);
        assertEquals("20250124", value(early, Property.DTSTART));
        assertEquals("ZZZZ", value(early, Property.LOCATION));
        VEvent ended = event(events, cancelled);
        assertEquals("CANCELLED", value(ended, Property.STATUS));
        assertTrue(value(ended, Property.DESCRIPTION).endsWith("CANCELLED: storm; no crew, \\n no slot"));
        VEvent last = event(events, arrived);
        assertEquals("20250212T174100Z", value(last, Property.DTEND));
        assertEquals("CONFIRMED", value(last, Property.STATUS));
    }

    /** What flew irregularly is never shown as authorised. */
    @Test
    void whatFlewIrregularlyIsSaidToBeSo() {
        UUID agreement = world.agreement().id();
        world.known(agreement);
        TestClock.set("2025-02-12T18:00:00Z");
        Map<String, Object> flown = new LinkedHashMap<>(World.body(agreement));
        flown.put("at", "2025-02-12T11:41:00-06:00");
        flown.put("aboard", World.passengers());
        flown.put("guards", List.of("G2", "G3"));
        world.as("clearance-officer", "GT")
                .body(flown)
                .post("/api/v1/irregular-flights")
                .then()
                .statusCode(201);
        NamedCsvRecord row = table(agreement, "").get(0);
        assertEquals("ARRIVED", row.getField("status"));
        assertEquals("true", row.getField("irregular"));
        assertEquals("G2,G3", row.getField("guards"));
        assertEquals("", row.getField("clearance"));
        VEvent event = events(calendar(agreement)).get(0);
        assertEquals("RF101 KAEX-MGGT ARRIVED, irregular, not authorised", value(event, Property.SUMMARY));
        assertEquals(
                "US to GT, 103 persons, CHARTER\nirregular, not authorised\nAgainst G2, G3",
                value(event, Property.DESCRIPTION));
        assertEquals(Optional.empty(), event.getProperty(Property.STATUS));
    }

    @Test
    void consentTakenBackAndHoldsInTheAirShow() {
        UUID gt = world.agreement().id();
        TwoReceivers two = new TwoReceivers(world);
        UUID hn = two.honduras(3, 10).id();
        UUID id = two.departed(gt, hn);
        NamedCsvRecord row = table(hn, "").get(0);
        assertEquals("false", row.getField("irregular"));
        assertEquals("", row.getField("guards"));
        assertEquals("GRANTED,GRANTED", row.getField("clearance"));
        assertEquals("false", row.getField("heldInFlight"));
        world.answer(MessageTypes.CLEARANCE_REVOKED, id, hn, 1, 3, Map.of("reason", "storm"));
        world.awaitPath(id, "clearances[1].status", "REVOKED");
        world.as("safeguards-officer", "US")
                .body(Map.of("scope", "FLIGHT", "target", id.toString(), "authority", "court", "reason", "order"))
                .post("/api/v1/holds")
                .then()
                .statusCode(201);
        row = table(hn, "").get(0);
        assertEquals("GRANTED,REVOKED", row.getField("clearance"));
        assertEquals("true", row.getField("heldInFlight"));
        VEvent event = events(calendar(hn)).get(0);
        assertEquals("RF101 KAEX-MHTG DEPARTED, clearance revoked, held in flight", value(event, Property.SUMMARY));
        assertEquals(
                "US to GT, HN, 114 persons, CHARTER\nclearance revoked\nheld in flight",
                value(event, Property.DESCRIPTION));
    }

    private static VEvent event(List<VEvent> events, UUID flight) {
        return events.stream()
                .filter(e -> value(e, Property.UID).equals("flight-" + flight + "@acuerdo"))
                .findFirst()
                .orElseThrow();
    }

    private void imported(UUID agreement, String rows) {
        world.planner()
                .contentType("text/csv; charset=UTF-8")
                .body(("receivingState,localDate,flights,aircraft,persons,nationals,thirdCountry,origin,source,remark\n"
                                + rows)
                        .getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/flight-imports?agreement=" + agreement)
                .then()
                .statusCode(201);
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
