package org.acuerdo.local;

import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.response.ValidatableResponse;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import org.acuerdo.local.parts.Person;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Quota arithmetic through the gateway, in five weeks of an agreement of its own: the worked examples' figures, every period, what
 * limits apply to, an arrival in the next week, and what a closed week carries on and what its overshoot takes.
 */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class QuotaArithmeticTest {
    private static final String API = Scene.API;
    private static final Person US = Person.of("treaty-officer", "US");
    private static final Person GT = Person.of("treaty-officer", "GT");

    private final SystemUnderTest acuerdo = SystemUnderTest.shared();
    private final Life life = new Life(acuerdo);
    private String agreement;
    private Scene scene;
    private LocalDate monday;

    @BeforeAll
    void anAgreementFromAMondayOn() {
        monday = LocalDate.ofInstant(acuerdo.system().now(), ZoneOffset.UTC)
                .plusDays(8)
                .with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
        agreement = acuerdo.as(US)
                .body(Bodies.AGREEMENT.replace("EXAMPLE-US-GT", "ARITHMETIC-" + Api.freshId()))
                .post(API + "agreements")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        scene = Scene.at(acuerdo, agreement);
        String week = baseline(Bodies.BASELINE);
        String year = baseline(Bodies.BASELINE.replace("\"WEEK\"", "\"YEAR\"").replace("\"14\"", "\"508\""));
        String month = baseline(Bodies.BASELINE.replace("\"WEEK\"", "\"MONTH\"").replace("\"14\"", "\"508/12\""));
        // clearance without an act binds by the receiving state's own
        changed(GT, "/terms", terms(week, month, year));
        changed(US, "/entry-into-force", "{\"on\": \"" + monday + "\", \"source\": {\"name\": \"exchange of notes\"}}");
        changed(
                GT,
                "/suspensions",
                "{\"from\": \"" + monday.plusDays(25) + "\", \"until\": \"" + monday.plusDays(27)
                        + "\", \"by\": \"GT\", \"reason\": \"maintenance of the runway\"}");
        String version = scene.version();
        Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .until(() -> acuerdo.as(Life.PLANNER)
                                .get(API + "quotas?agreement=" + agreement + "&from=" + monday + "&to=" + monday
                                        + "&agreementVersion=" + version + "&wait=PT20S")
                                .statusCode()
                        == 200);
    }

    private String baseline(String body) {
        String id = acuerdo.as(US)
                .body(body)
                .post(scene.path() + "/baselines")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        changed(US, "/baselines/" + id + "/decision", Bodies.DECISION);
        return id;
    }

    private void changed(Person who, String below, String body) {
        int status = acuerdo.act(who, scene.path(), below, body).statusCode();
        assertEquals(2, status / 100, below + " answered " + status);
    }

    private String terms(String week, String month, String year) {
        return """
            {"effectiveFrom": "%1$s", "certainty": "AGREED", "basis": {"kind": "WORKING_GROUP", "reference": "first meeting"},
             "limits": [
              {"id": "floor", "unit": "FLIGHT", "period": "WEEK", "volume": {"baseline": "%2$s", "increasePercent": "40"}},
              {"id": "sum", "unit": "FLIGHT", "period": "WEEK", "volume": {"baseline": "%2$s", "increasePercent": "40"},
               "rounding": "CUMULATIVE_FLOOR"},
              {"id": "nearest", "unit": "FLIGHT", "period": "WEEK", "volume": {"baseline": "%2$s", "increasePercent": "40"},
               "rounding": "HALF_UP"},
              {"id": "halves", "unit": "FLIGHT", "period": "WEEK", "volume": {"baseline": "%2$s", "increasePercent": "25"},
               "rounding": "HALF_UP"},
              {"id": "month", "unit": "FLIGHT", "period": "MONTH", "volume": {"baseline": "%5$s", "increasePercent": "40"}},
              {"id": "month-nearest", "unit": "FLIGHT", "period": "MONTH", "volume": {"baseline": "%5$s", "increasePercent": "25"},
               "rounding": "HALF_UP"},
              {"id": "ramp", "unit": "FLIGHT", "period": "WEEK", "volume": {"baseline": "%2$s", "increasePercent": "0"},
               "rampUp": [{"from": "%4$s", "increasePercent": "40"}]},
              {"id": "plain", "unit": "FLIGHT", "period": "WEEK", "volume": {"fixed": 14}},
              {"id": "full", "unit": "FLIGHT", "period": "WEEK", "volume": {"fixed": 14}, "partialPeriod": "FULL"},
              {"id": "carry", "unit": "FLIGHT", "period": "WEEK", "volume": {"fixed": 4}, "carryOver": {"maxPercent": "50", "windows": 1}},
              {"id": "salvador", "unit": "PERSON", "period": "WEEK", "volume": {"fixed": 5},
               "appliesTo": {"nationalities": {"include": ["SV"]}}},
              {"id": "quarter", "unit": "PERSON", "period": "QUARTER", "volume": {"fixed": 900}},
              {"id": "year", "unit": "FLIGHT", "period": "YEAR", "volume": {"baseline": "%3$s", "increasePercent": "40"}},
              {"id": "term", "unit": "PERSON", "period": "TERM", "volume": {"fixed": 200}},
              {"id": "shelter", "unit": "PERSON", "period": "STANDING", "volume": {"fixed": 60},
               "appliesTo": {"categories": ["THIRD_COUNTRY_NATIONAL"]}},
              {"id": "military", "unit": "FLIGHT", "period": "DAY", "volume": {"fixed": 1}, "appliesTo": {"aircraft": ["MILITARY"]}},
              {"id": "barrios", "unit": "FLIGHT", "period": "DAY", "volume": {"fixed": 1}, "appliesTo": {"airports": ["MGPB"]}},
              {"id": "honduras", "unit": "PERSON", "period": "DAY", "volume": {"fixed": 4},
               "appliesTo": {"categories": ["THIRD_COUNTRY_NATIONAL"], "nationalities": {"exclude": ["SV"]}}}],
             "conditions": {"aircraft": ["CHARTER", "MILITARY"]},
             "populations": [{"category": "NATIONAL"},
              {"category": "THIRD_COUNTRY_NATIONAL", "nationalities": {"include": ["HN", "SV"]}, "onwardWithinDays": 30}],
             "clearance": {"mode": "AUTOMATIC"}}
            """.formatted(monday, week, year, monday.plusDays(16), month);
    }

    private List<Integer> allowances(String limit, LocalDate from, LocalDate to) {
        return acuerdo.as(Life.PLANNER)
                .get(API + "quotas?agreement=" + agreement + "&limit=" + limit + "&from=" + from + "&to=" + to)
                .then()
                .statusCode(200)
                .extract()
                .path("items.allowance");
    }

    private ValidatableResponse explained(String limit, String window) {
        return acuerdo.as(Life.PLANNER)
                .get(API + "quotas/explanation?agreement=" + agreement + "&limit=" + limit + "&window=" + window)
                .then()
                .statusCode(200);
    }

    private static String week(LocalDate day) {
        return "%04d-W%02d".formatted(day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }

    @Test
    @Order(1)
    void fiveWeeksOfWhichTheFourthIsSuspendedFromItsFriday() {
        LocalDate last = monday.plusDays(34);
        assertEquals(List.of(19, 19, 19, 11, 19), allowances("floor", monday, last));
        assertEquals(List.of(19, 20, 19, 12, 19), allowances("sum", monday, last));
        // 98/5 = 19.6, of which 4 of 7 days are 56/5 = 11.2; 35/2 = 17.5, of which they are 10
        assertEquals(List.of(20, 20, 20, 11, 20), allowances("nearest", monday, last));
        assertEquals(List.of(18, 18, 18, 10, 18), allowances("halves", monday, last));
        assertEquals(List.of(14, 14, 18, 11, 19), allowances("ramp", monday, last));
        assertEquals(List.of(14, 14, 14, 8, 14), allowances("plain", monday, last));
        assertEquals(List.of(14, 14, 14, 14, 14), allowances("full", monday, last));
        assertEquals(List.of(4, 4, 4, 2, 4), allowances("carry", monday, last));
        explained("sum", week(monday.plusDays(7)))
                .body("allowance", is(20))
                .body("steps.value.fraction", hasItem("98/5"))
                .body("sentence.en", containsString("20"))
                .body("sentence.es", containsString("20"));
    }

    @Test
    @Order(2)
    void aWholeYearAQuarterTheTermAndAStock() {
        LocalDate next = LocalDate.of(monday.plusDays(40).getYear() + 1, 1, 1);
        acuerdo.as(Life.PLANNER)
                .get(API + "quotas?agreement=" + agreement + "&limit=year&from=" + next + "&to=" + next)
                .then()
                .statusCode(200)
                .body("items[0].window.label", equalTo(Integer.toString(next.getYear())))
                .body("items[0].entitlement.fraction", equalTo("3556/5"))
                .body("items[0].allowance", is(711));
        // 508/12 x 7/5 = 889/15 = 59.27; 508/12 x 5/4 = 635/12 = 52.92
        life.quota(agreement, "month", next.plusMonths(4).toString())
                .body("items[0].window.label", equalTo(next.getYear() + "-05"))
                .body("items[0].entitlement.fraction", equalTo("889/15"))
                .body("items[0].allowance", is(59));
        life.quota(agreement, "month-nearest", next.plusMonths(4).toString())
                .body("items[0].entitlement.fraction", equalTo("635/12"))
                .body("items[0].allowance", is(53));
        life.quota(agreement, "quarter", next.plusMonths(4).toString())
                .body("items[0].window.label", equalTo(next.getYear() + "-Q2"))
                .body("items[0].allowance", is(900));
        life.quota(agreement, "term", monday.toString())
                .body("items[0].window.label", equalTo("term"))
                .body("items[0].allowance", is(200));
        life.quota(agreement, "shelter", monday.toString())
                .body("items[0].window.label", equalTo("standing"))
                .body("items[0].allowance", is(60));
    }

    /** A flight takes of the limits that apply to it; a refusal names each that binds. */
    @Test
    @Order(3)
    void allLimitsThatMatchAreReservedTogetherOrNoneIs() {
        String day = monday.plusDays(8).toString();
        String flight = scene.asked(Bodies.flight(agreement, day));
        life.shown(flight)
                .body(
                        "reservations.limitId",
                        hasItems("floor", "sum", "quarter", "year", "term", "shelter", "honduras"))
                .body("reservations.limitId", not(hasItem("military")))
                .body("reservations.limitId", not(hasItem("barrios")))
                .body("reservations.limitId", not(hasItem("salvador")))
                .body("reservations.find { it.limitId == 'shelter' }.units", is(3))
                .body("reservations.find { it.limitId == 'term' }.units", is(103));
        String military = Bodies.flight(agreement, day).replace("CHARTER", "MILITARY");
        scene.asked(military.replace(Bodies.PASSENGERS, group("NATIONAL", "GT", 10)));
        String more = military.replace("MGGT", "MGPB")
                .replace(
                        Bodies.PASSENGERS,
                        "[" + group("NATIONAL", "GT", 90).replaceAll("[\\[\\]]", "") + ","
                                + group("THIRD_COUNTRY_NATIONAL", "HN", 2).replaceAll("[\\[\\]]", "") + "]");
        acuerdo.as(Life.PLANNER)
                .body(more)
                .put(API + "flights/" + Api.freshId())
                .then()
                .statusCode(422)
                .body("violations.limitId", containsInAnyOrder("military", "honduras", "term"))
                .body("violations.find { it.limitId == 'honduras' }.available", is(1))
                .body("violations.find { it.limitId == 'honduras' }.asked", is(2))
                .body("violations.find { it.limitId == 'term' }.available", is(87));
        life.quota(agreement, "barrios", day).body("items[0].reserved", is(0));
    }

    private static String group(String category, String nationality, int men) {
        return "[{\"category\": \"%s\", \"nationality\": \"%s\", \"women\": 0, \"men\": %d, \"accompaniedMinors\": 0, \"unaccompaniedMinors\": 0}]"
                .formatted(category, nationality, men);
    }

    /** Planned for Sunday night, there on Monday: its unit is the next week's. The week that closed carries on what it may. */
    @Test
    @Order(4)
    void anArrivalMovesItsUnitsAndAClosedWeekCarriesOn() {
        LocalDate sunday = monday.plusDays(13);
        String aboard = group("NATIONAL", "GT", 20);
        String flight = scene.asked(Bodies.flight(agreement, sunday.toString())
                .replace("T08:00:00", "T20:00:00")
                .replace("T11:30:00", "T23:30:00")
                .replace(Bodies.PASSENGERS, aboard));
        life.becomes(flight, "CLEARED");
        life.done(Life.SAFEGUARDS, flight, "attestation", """
            {"assessed": 20, "nationalityVerified": 20, "fitToFly": 20, "pendingRemedies": 0, "bestInterestsDetermined": 0,
             "thirdCountryRiskAssessed": 0, "interpreter": true, "monitorAboard": true, "medicalAboard": 1}\
            """);
        life.done(Life.PLANNER, flight, "confirmation", "{}");
        acuerdo.until(sunday.plusDays(1) + "T02:10:00Z");
        life.done(
                Life.PLANNER,
                flight,
                "departure",
                "{\"at\": \"" + sunday + "T20:05:00-06:00\", \"aboard\": " + aboard + "}");
        acuerdo.until(sunday.plusDays(1) + "T07:00:00Z");
        life.done(
                        Life.OFFICER,
                        flight,
                        "arrival",
                        "{\"at\": \"" + sunday.plusDays(1) + "T00:20:00-06:00\", \"received\": " + aboard + "}")
                .body(
                        "reservations.find { it.limitId == 'floor' && it.state == 'RELEASED' }.window",
                        equalTo(week(sunday)))
                .body(
                        "reservations.find { it.limitId == 'floor' && it.state == 'CONSUMED' }.window",
                        equalTo(week(sunday.plusDays(1))));
        // the two of Tuesday never flew: their units went back a day later, and half of four unused ones are carried on
        Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .untilAsserted(
                        () -> life.quota(agreement, "carry", sunday.plusDays(1).toString())
                                .body("items[0].allowance", is(6))
                                .body("items[0].consumed", is(1)));
        life.quota(agreement, "carry", sunday.toString()).body("items[0].state", equalTo("CLOSED"));
        explained("carry", week(sunday.plusDays(1)))
                .body(
                        "steps.find { it.what == 'carried over from " + week(sunday) + ", usable through "
                                + week(sunday.plusDays(1)) + "' }.value.fraction",
                        equalTo("2"))
                .body("sentence.es", containsString("(2 de " + week(sunday) + ")"));
    }

    /** What came beyond the allowance of a closed week is taken from the next. */
    @Test
    @Order(5)
    void overshootIsDeducted() {
        String day = monday.plusDays(9).toString();
        String aboard = group("THIRD_COUNTRY_NATIONAL", "SV", 8);
        String irregular = Bodies.flight(agreement, day)
                .replace(Bodies.PASSENGERS, aboard)
                .replaceFirst(
                        "\\{",
                        "{\"at\": \"" + day + "T11:40:00-06:00\", \"guards\": [\"G2\"], \"aboard\": " + aboard + ", ");
        acuerdo.as(Life.OFFICER)
                .body(irregular)
                .post(API + "irregular-flights")
                .then()
                .statusCode(201)
                .body("status", equalTo("ARRIVED"))
                .body("irregular", is(true));
        life.quota(agreement, "salvador", day)
                .body("items[0].state", equalTo("CLOSED"))
                .body("items[0].consumed", is(8))
                .body("items[0].excess", is(3));
        life.quota(agreement, "salvador", monday.plusDays(14).toString()).body("items[0].allowance", is(2));
        explained("salvador", week(monday.plusDays(14)))
                .body(
                        "steps.find { it.what == 'overshoot of " + week(monday.plusDays(7)) + "' }.inputs.name",
                        hasItem("unreserved"))
                .body(
                        "sentence.en",
                        containsString(
                                "minus 3 for overshoot of closed windows (3 of " + week(monday.plusDays(7)) + ")"));
        life.quota(agreement, "salvador", monday.plusDays(28).toString()).body("items[0].allowance", is(5));
    }
}
