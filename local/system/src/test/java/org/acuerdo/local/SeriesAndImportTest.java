package org.acuerdo.local;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.config.EncoderConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.acuerdo.local.parts.Person;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Series, imports and exports through the gateway: issued once, known again, read by a spreadsheet and a calendar. */
@TestInstance(Lifecycle.PER_CLASS)
class SeriesAndImportTest {

    private static final String API = Scene.API;
    private static final String HEADER =
            "receivingState,localDate,flights,aircraft,persons,nationals,thirdCountry,origin,source,remark\n";

    private final SystemUnderTest acuerdo = SystemUnderTest.shared();
    private Scene scene;

    @BeforeAll
    void scene() {
        scene = Scene.of(acuerdo);
        acuerdo.as("planner", "US")
                .get(API + "quotas?agreement=" + scene.agreement() + "&from=2025-02-10&to=2025-02-16&agreementVersion="
                        + scene.version() + "&wait=PT30S")
                .then()
                .statusCode(200);
    }

    /** A Tuesday well ahead of wherever other tests moved the clock. */
    private LocalDate tuesday() {
        LocalDate today = acuerdo.system().now().atZone(ZoneOffset.UTC).toLocalDate();
        return today.plusDays(20).with(TemporalAdjusters.next(DayOfWeek.TUESDAY));
    }

    private String series(LocalDate first, String rule, String mode) {
        return "{\"flight\": " + Bodies.flight(scene.agreement(), first.toString()) + ", \"rule\": \"" + rule
                + "\", \"mode\": \"" + mode + "\", \"except\": [\"" + first.plusDays(7) + "\"]}";
    }

    @Test
    void aSeriesIsAskedForAndItsRestCancelled() {
        LocalDate first = tuesday();
        Response asked = acuerdo.as("planner", "US")
                .body(series(first, "FREQ=WEEKLY;BYDAY=TU,TH;COUNT=4", "ALL_OR_NOTHING"))
                .post(API + "flight-series");
        asked.then().statusCode(201).body("flights", equalTo(3)).body("occurrences", hasSize(4));
        String series = API + "flight-series/" + asked.path("id");
        String one = API + "flights/" + asked.path("occurrences[0].flightId");
        // a flight of a series is cleared like any other
        acuerdo.as("planner", "US")
                .get(one + "?wait=PT30S")
                .then()
                .statusCode(200)
                .body("clearance.status", equalTo("PENDING"));
        acuerdo.as("planner", "HN").get(series).then().statusCode(404);
        String tag = acuerdo.as("planner", "US").get(series).header("ETag");
        acuerdo.as("clearance-officer", "GT")
                .header("If-Match", tag)
                .body("{\"by\": \"GT\", \"reason\": \"reception centre closed these weeks\"}")
                .post(series + "/cancellation")
                .then()
                .statusCode(200)
                .body("cancelled.flights", equalTo(3))
                .body("occurrences.findAll{ it.flightId != null }.status", everyItem(equalTo("CANCELLED")));
    }

    /** Saturdays are outside the airport's days, and a day takes five: the others fly, and each refusal says why. */
    @Test
    void asManyFlyAsFitAndTheOthersAreToldWhy() {
        LocalDate first = tuesday().plusDays(35);
        for (int i = 0; i < 5; i++) {
            scene.ask(first.plusDays(14).toString());
        }
        Response asked = acuerdo.as("planner", "US")
                .body(series(first, "FREQ=WEEKLY;BYDAY=TU,SA;COUNT=6", "AS_MANY_AS_FIT"))
                .post(API + "flight-series");
        asked.then()
                .statusCode(201)
                .body("flights", equalTo(1))
                .body("refused", equalTo(4))
                .body("occurrences.outcome", contains("FLIGHT", "REFUSED", "EXCEPTED", "REFUSED", "REFUSED", "REFUSED"))
                .body("occurrences[1].violations.code", contains("OUTSIDE_HOURS"))
                .body("occurrences[1].flightId", nullValue())
                .body("occurrences[4].violations.code", contains("LIMIT_REACHED"))
                .body("occurrences[4].violations[0].limitId", equalTo("flights-day"))
                .body(
                        "occurrences[4].violations[0].window",
                        equalTo(first.plusDays(14).toString()));
        String flight = asked.path("occurrences[0].flightId");
        acuerdo.as("planner", "US")
                .get(API + "flights/" + flight)
                .then()
                .statusCode(200)
                .body("reservations.window", hasItem(first.toString()));
        // what was refused holds nothing
        acuerdo.as("planner", "US")
                .get(API + "quotas?agreement=" + scene.agreement() + "&limit=flights-day&from=" + first + "&to="
                        + first.plusDays(18))
                .then()
                .statusCode(200)
                .body("items.reserved.sum()", equalTo(6));
    }

    @Test
    void aRuleWithoutEndIsRefused() {
        acuerdo.as("planner", "US")
                .body(series(tuesday(), "FREQ=WEEKLY;BYDAY=TU", "AS_MANY_AS_FIT"))
                .post(API + "flight-series")
                .then()
                .statusCode(422)
                .body("code", equalTo("RULE_NOT_ACCEPTED"))
                .body("violations[0].field", equalTo("rule"));
    }

    private RequestSpecification csv() {
        var as = acuerdo.as("planner", "US");
        return as.config(io.restassured.config.RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .contentType("text/csv");
    }

    private Response take(String rows) {
        return take((HEADER + rows).getBytes(StandardCharsets.UTF_8));
    }

    private Response take(byte[] file) {
        return csv().body(file).post(API + "flight-imports?agreement=" + scene.agreement());
    }

    /** The arrival of 24 January 2025 as it was first reported, and as it was corrected: both stay on record. */
    @Test
    void pastFlightsAreImportedOnceAndExported() {
        String rows = "GT,2025-01-24,1,MILITARY,79,79,0,,telemetro.com,first report\n"
                + "GT,2025-01-24,1,MILITARY,80,80,0,,telemetro.com,\"corrected: 31 women, 48 men, 1 adolescent\"\n"
                + "GT,2025-01-02,4,CHARTER,522,522,0,AEX+LRD+ELP+TUS,latronadora.com,=total of four flights\n"
                + "GT,2025-01-25,1,CHARTER,90,90,0,AEX,=cmd|' /C calc'!A0,\"+1, as first told\"\n"
                + "CO,2025-01-26,2,MILITARY,160,160,0,,devdiscourse.com,never landed\n"
                + "GT,2025-01-24,1,MILITARY,80,80,0,,telemetro.com,nacida el 3 de mayo de 2001\n";
        Response taken = take(rows);
        taken.then()
                .statusCode(201)
                .body("state", equalTo("DONE"))
                .body("flights", equalTo(3))
                .body("totals", equalTo(1))
                .body("refused", equalTo(2));
        take(rows).then().statusCode(201).body("known", equalTo(4)).body("taken", equalTo(0));
        List<Map<String, Object>> refused = acuerdo.as("planner", "US")
                .get(API + "flight-imports/" + taken.path("id") + "/rows?outcome=REFUSED")
                .jsonPath()
                .getList("items");
        assertEquals(List.of(6, 7), refused.stream().map(r -> r.get("line")).toList());
        String list = "agreement=" + scene.agreement() + "&status=ARRIVED&from=2025-01-01&to=2025-01-31";
        String table = acuerdo.as("clearance-officer", "GT")
                .accept("*/*")
                .get(API + "flights.csv?" + list)
                .asString();
        assertEquals(4, table.split("\r\n").length, table);
        assertTrue(table.contains("telemetro.com"));
        // a spreadsheet shows what was told and reckons nothing
        assertTrue(table.contains(",'=cmd|' /C calc'!A0,\"'+1, as first told\","), table);
        assertFalse(table.contains(",="), table);
        acuerdo.as("planner", "US")
                .get(API + "flights?" + list)
                .then()
                .body("items.imported", everyItem(equalTo(true)))
                .body("items", hasSize(3));
        calendar(list);
    }

    /** Bytes that are no UTF-8 reach the service as they are, and cost their own row; nothing of it is repeated. */
    @Test
    void aRowInAnotherEncodingCostsNoOther() throws Exception {
        var file = new ByteArrayOutputStream();
        file.write((HEADER + "GT,2024-12-03,1,CHARTER,90,90,0,AEX,a source,first\n").getBytes(StandardCharsets.UTF_8));
        file.write("GT,2024-12-04,1,CHARTER,91,91,0,AEX,a source,según la primera versión\n"
                .getBytes(StandardCharsets.ISO_8859_1));
        file.write("GT,2024-12-05,1,CHARTER,92,92,0,AEX,a source,según la primera versión\n"
                .getBytes(StandardCharsets.UTF_8));
        // cut off within a letter
        file.write("GT,2024-12-06,1,CHARTER,93,93,0,AEX,a source,versi".getBytes(StandardCharsets.UTF_8));
        file.write(0xC3);
        Response taken = take(file.toByteArray());
        taken.then()
                .statusCode(201)
                .body("state", equalTo("DONE"))
                .body("flights", equalTo(2))
                .body("refused", equalTo(2));
        acuerdo.as("planner", "US")
                .get(API + "flight-imports/" + taken.path("id") + "/rows?outcome=REFUSED")
                .then()
                .statusCode(200)
                .body("items.line", contains(3, 5))
                .body("items.violations.flatten().code", contains("MALFORMED", "MALFORMED"))
                .body("items.violations.flatten().detail", everyItem(equalTo("accepted: UTF-8")))
                .body(not(containsString("versi")));
        acuerdo.as("planner", "US")
                .accept("*/*")
                .get(API + "flights.csv?agreement=" + scene.agreement() + "&from=2024-12-01&to=2024-12-31")
                .then()
                .statusCode(200)
                .body(containsString("según la primera versión"));
        // without a header that can be read nothing is
        take(("región," + HEADER).getBytes(StandardCharsets.ISO_8859_1))
                .then()
                .statusCode(400)
                .body("code", equalTo("MALFORMED"));
        csv().contentType("text/csv; charset=ISO-8859-1")
                .body((HEADER + "GT,2024-12-09,1,CHARTER,94,94,0,AEX,a source,\n").getBytes(StandardCharsets.UTF_8))
                .post(API + "flight-imports?agreement=" + scene.agreement())
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("Content-Type"));
    }

    /** Every filter of the list, and a feed without any flight, which is a calendar too. */
    @Test
    void exportsTakeTheListsFilters() {
        String none = "agreement=" + scene.agreement() + "&from=2024-02-01&to=2024-02-29&discrepancy=true";
        String table = acuerdo.as("planner", "US")
                .accept("*/*")
                .get(API + "flights.csv?" + none)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertEquals(1, table.split("\r\n").length, table);
        String feed = acuerdo.as("planner", "US")
                .accept("*/*")
                .get(API + "flights.ics?" + none)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertTrue(feed.contains("BEGIN:VTIMEZONE\r\nTZID:Etc/UTC\r\n"), feed);
        assertFalse(feed.contains("BEGIN:VEVENT"), feed);
        acuerdo.as("planner", "US")
                .accept("*/*")
                .get(API + "flights.csv?discrepancy=some")
                .then()
                .statusCode(400);
    }

    /** With a bearer token, and with the same token as the password that a calendar program asks for. */
    private void calendar(String list) {
        acuerdo.as("planner", "US")
                .accept("text/calendar")
                .get(API + "flights.ics?" + list)
                .then()
                .statusCode(200)
                .contentType("text/calendar;charset=UTF-8")
                .body(containsString("BEGIN:VEVENT"));
        String password = Base64.getEncoder()
                .encodeToString(("anyone:" + acuerdo.system().token(Person.of("planner", "US")))
                        .getBytes(StandardCharsets.UTF_8));
        acuerdo.anonymous()
                .accept("*/*")
                .header("Authorization", "Basic " + password)
                .get(API + "flights.ics?" + list)
                .then()
                .statusCode(200)
                .body(containsString("SUMMARY:UNNUMBERED"));
        acuerdo.anonymous()
                .header("Authorization", "Basic " + password)
                .get(API + "flights?" + list)
                .then()
                .statusCode(401);
        Response unknown = acuerdo.anonymous().get(API + "flights.ics?" + list);
        unknown.then().statusCode(401);
        assertTrue(unknown.headers().getValues("WWW-Authenticate").stream().anyMatch(h -> h.startsWith("Basic")));
    }

    /** A large file comes through, and a mistaken header is said once all is sent. */
    @Test
    void aLargeFileIsStreamed() {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; rows.length() < 3_000_000; i++) {
            rows.append("GT,2024-0")
                    .append(1 + i % 9)
                    .append("-11,1,CHARTER,100,100,0,AEX,a source,")
                    .append("x".repeat(250))
                    .append(' ')
                    .append(i)
                    .append('\n');
        }
        Response taken = take(rows.toString());
        taken.then().statusCode(201).body("refused", equalTo(0));
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> acuerdo.as("auditor", null)
                        .get(API + "flight-imports/" + taken.path("id"))
                        .then()
                        .statusCode(200)
                        .body("state", equalTo("DONE")));
        csv().body(rows.toString().getBytes(StandardCharsets.UTF_8))
                .post(API + "flight-imports?agreement=" + scene.agreement())
                .then()
                .statusCode(400)
                .body("code", equalTo("MALFORMED"));
    }
}
