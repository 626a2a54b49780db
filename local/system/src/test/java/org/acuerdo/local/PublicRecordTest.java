package org.acuerdo.local;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.util.List;
import org.acuerdo.local.parts.Person;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The arrival of 24 January 2025 (cases/arrivals.csv) through the gateway: 79 first reported, published as it was known, 80
 * later; both stay. Then what a monitor adds, and the act that settles the flight.
 */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PublicRecordTest {
    private static final String API = "/api/v1/";
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String FIRST_REPORT = """
        receivingState,localDate,flights,aircraft,persons,nationals,thirdCountry,origin,source,remark
        GT,2025-01-24,1,MILITARY,79,79,0,,telemetro.com,first report
        GT,2025-01-27,1,MILITARY,64,61,3,ELP,channelnewsasia.com,
        """;

    private final SystemUnderTest acuerdo = SystemUnderTest.shared();
    private final Person monitor = Person.of("monitor", null, "observer-" + Api.freshId());
    private Scene scene;
    private String flight;
    private String before;

    @Test
    @Order(1)
    void theFirstReportIsImported() {
        scene = Scene.of(acuerdo);
        acuerdo.as("treaty-officer", "GT")
                .body("{\"name\": \"Observatory\", \"subjects\": [\"" + monitor.subject() + "\"]}")
                .post(scene.path() + "/monitoring-bodies")
                .then()
                .statusCode(201);
        String version = scene.version();
        Awaitility.await()
                .atMost(SOON)
                .until(() -> acuerdo.as("planner", "US")
                                .get(API + "quotas?agreement=" + scene.agreement()
                                        + "&from=2025-02-10&to=2025-02-16&agreementVersion=" + version + "&wait=PT30S")
                                .statusCode()
                        == 200);
        acuerdo.as("planner", "US")
                .contentType("text/csv; charset=UTF-8")
                .body(FIRST_REPORT.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post(API + "flight-imports?agreement=" + scene.agreement())
                .then()
                .statusCode(201);
        flight = API + "flights/"
                + acuerdo.as("planner", "US")
                        .get(API + "flights?agreement=" + scene.agreement() + "&to=2025-01-24")
                        .then()
                        .statusCode(200)
                        .body("items", hasSize(1))
                        .body("items[0].counts.persons.receiver", equalTo(79))
                        .extract()
                        .path("items[0].id");
    }

    @Test
    @Order(2)
    void theClosedMonthIsPublishedForEverybodyAsItWasKnown() {
        Awaitility.await()
                .atMost(SOON)
                .until(() -> acuerdo.anonymous()
                                .get(statistics())
                                .then()
                                .statusCode(200)
                                .extract()
                                .jsonPath()
                                .getList("rows")
                                .size()
                        == 4);
        published();
    }

    private String statistics() {
        return API + "statistics?agreement=" + scene.agreement() + "&from=2025-01&to=2025-12";
    }

    private void published() {
        acuerdo.anonymous()
                .get(statistics())
                .then()
                .statusCode(200)
                .body("rows.find { it.category == 'NATIONAL' }.persons", equalTo(140))
                .body("rows.find { it.category == 'THIRD_COUNTRY_NATIONAL' }.persons", nullValue())
                .body("rows.find { it.category == 'THIRD_COUNTRY_NATIONAL' }.suppressed", equalTo(true))
                .body("flights[0].flights", equalTo(2))
                .body("totals.find { it.month == '2025-01' }.persons", nullValue());
        acuerdo.anonymous()
                .accept("text/csv")
                .get(statistics())
                .then()
                .statusCode(200)
                .contentType(containsString("text/csv"))
                .body(containsString("row,2025-01," + scene.agreement() + ",NATIONAL,140,,false"));
    }

    @Test
    @Order(3)
    void theCorrectedCountStandsBesideTheFirst() {
        before = acuerdo.system().now().toString();
        act("clearance-officer", "GT", "counts", """
            {"source": "RECEIVER", "reason": "corrected: 31 women, 48 men, 1 adolescent; landed about midnight local time",
             "passengers": [{"category": "NATIONAL", "nationality": "GT", "women": 31, "men": 48, "accompaniedMinors": 0,
                             "unaccompaniedMinors": 1}]}
            """, 200);
        acuerdo.as("planner", "US")
                .get(flight)
                .then()
                .statusCode(200)
                .body("counts.persons.receiver", equalTo(80))
                .body("counts.reports.persons", contains(79, 80));
        acuerdo.as("planner", "US")
                .get(flight + "/counts?asKnownAt=" + before)
                .then()
                .statusCode(200)
                .body("persons.receiver", equalTo(79));
        published();
    }

    @Test
    @Order(4)
    void aMonitorCountsAndReportsAndChangesNothingElse() {
        String tag =
                acuerdo.as(monitor).get(flight).then().statusCode(200).extract().header("ETag");
        acuerdo.as(monitor)
                .header("If-Match", tag)
                .body("""
                    {"source": "MONITOR", "reason": "seen at the gate",
                     "passengers": [{"category": "NATIONAL", "nationality": "GT", "women": 63, "men": 17, "accompaniedMinors": 0,
                                     "unaccompaniedMinors": 0}]}
                    """)
                .post(flight + "/counts")
                .then()
                .statusCode(200)
                .body("counts.agree", equalTo(false));
        acuerdo.as(monitor)
                .header("If-Match", "\"1\"")
                .body("{}")
                .post(flight + "/reconciliation")
                .then()
                .statusCode(403);
        acuerdo.as(monitor)
                .body("{\"flight\": \"" + id() + "\", \"complaints\": 0,"
                        + " \"observations\": [{\"category\": \"USE_OF_RESTRAINT\", \"count\": 1}]}")
                .post(API + "monitoring-reports")
                .then()
                .statusCode(201)
                .body("status", equalTo("FILED"));
        acuerdo.as("planner", "US")
                .get(API + "monitoring-reports?agreement=" + scene.agreement() + "&status=FILED")
                .then()
                .statusCode(200)
                .body("items.flight", contains(id()));
    }

    private String id() {
        return flight.substring(flight.lastIndexOf('/') + 1);
    }

    @Test
    @Order(5)
    void itIsReconciledOnceTheDifferenceIsExplained() {
        acuerdo.as("planner", "US")
                .get(API + "flights?agreement=" + scene.agreement() + "&discrepancy=true")
                .then()
                .body("items.id", contains(id()));
        act("planner", "US", "reconciliation", "{}", 422);
        act(
                "clearance-officer",
                "GT",
                "reconciliation",
                "{\"explanation\": \"the monitor's classes follow another report\"}",
                200);
        acuerdo.as("planner", "US").get(flight).then().body("status", equalTo("RECONCILED"));
        acuerdo.as("auditor", null)
                .get(flight + "/history")
                .then()
                .statusCode(200)
                .body("items", hasSize(greaterThanOrEqualTo(3)));
    }

    /** A flight of the published month that nobody had told of: it is in none of its figures, and the month says so. */
    @Test
    @Order(6)
    void whatBecomesKnownAfterPublicationIsSaid() {
        acuerdo.as("planner", "US")
                .contentType("text/csv; charset=UTF-8")
                .body((FIRST_REPORT + "GT,2025-01-30,1,MILITARY,70,70,0,,telemetro.com,told later\n")
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post(API + "flight-imports?agreement=" + scene.agreement())
                .then()
                .statusCode(201)
                .body("flights", equalTo(1));
        published();
        acuerdo.anonymous().get(statistics()).then().body("flights[0].knownLater", equalTo(1));
        acuerdo.anonymous()
                .accept("text/csv")
                .get(statistics())
                .then()
                .body(containsString("knownLater,2025-01," + scene.agreement() + ",,,1,false"));
        for (String language : List.of("en", "es")) {
            acuerdo.anonymous()
                    .accept("text/html")
                    .header("Accept-Language", language)
                    .get("/public/statistics?agreement=" + scene.agreement())
                    .then()
                    .statusCode(200)
                    .body(
                            containsString(
                                    language.equals("en")
                                            ? "known, or known better, only after publication, in none of these figures: 1"
                                            : "conocidos, o mejor conocidos, solo después de la publicación, en ninguna de estas cifras: 1"));
        }
    }

    private void act(String role, String state, String act, String body, int status) {
        acuerdo.act(Person.of(role, state), flight, "/" + act, body).then().statusCode(status);
    }
}
