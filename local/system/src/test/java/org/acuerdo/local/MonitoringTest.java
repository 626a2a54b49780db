package org.acuerdo.local;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.acuerdo.local.parts.Person;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Monitoring through the gateway: a body is registered, its reports fall due with arrivals, one is overdue and filed, and what was covered. */
class MonitoringTest {
    private static final String REPORTS = Scene.API + "monitoring-reports";
    private static final Duration SOON = Duration.ofMinutes(3);

    private final SystemUnderTest acuerdo = SystemUnderTest.shared();
    private final Life life = new Life(acuerdo);
    private final Person monitor = Person.of("monitor", null, "observer-" + Api.freshId());

    @Test
    void aReportFallsDueIsOverdueAfterTenWorkingDaysAndIsFiled() throws Exception {
        Scene scene = Scene.of(acuerdo);
        acuerdo.as("treaty-officer", "GT")
                .body("{\"name\": \"Observatory\", \"subjects\": [\"" + monitor.subject() + "\"]}")
                .post(scene.path() + "/monitoring-bodies")
                .then()
                .statusCode(201);
        scene.known();
        String day = scene.dayAfter(3);
        String reported = life.confirmed(scene.ask(day), Bodies.ATTESTATION);
        String unreported = life.confirmed(scene.ask(day), Bodies.ATTESTATION);
        life.departed(reported, day, Bodies.PASSENGERS);
        life.departed(unreported, day, Bodies.PASSENGERS);
        due(scene, "DUE").body("items", hasSize(0));
        acuerdo.until(day + "T18:00:00Z");
        LocalDate over = LocalDate.parse(day).plusDays(14);
        try (var told = new EventStreamTest.Reader(acuerdo, Person.of("planner", "US"), scene.agreement(), null)) {
            for (String flight : List.of(reported, unreported)) {
                life.done(
                        Life.OFFICER,
                        flight,
                        "arrival",
                        "{\"at\": \"" + day + "T11:41:00-06:00\", \"received\": " + Bodies.PASSENGERS + "}");
            }
            due(scene, "DUE")
                    .body("items", hasSize(2))
                    .body("items.arrivedOn", contains(day, day))
                    .body("items.dueOn", contains(over.toString(), over.toString()));
            coverage(scene, day).body("due", is(2)).body("overdue", is(0)).body("reported", is(0));
            // at the same local time of the tenth working day: not yet, and then over
            acuerdo.until(over + "T17:30:00Z");
            due(scene, "OVERDUE").body("items", hasSize(0));
            acuerdo.until(over + "T17:42:00Z");
            due(scene, "OVERDUE").body("items", hasSize(2));
            due(scene, "DUE").body("items", hasSize(0));
            coverage(scene, day).body("due", is(0)).body("overdue", is(2));
            Awaitility.await()
                    .atMost(SOON)
                    .until(() -> times(told, "org.acuerdo.monitoring-report.due.v1") == 2
                            && times(told, "org.acuerdo.monitoring-report.overdue.v1") == 2);
            file(Person.of("monitor", null, "stranger-" + Api.freshId()), reported)
                    .then()
                    .statusCode(404);
            file(monitor, reported)
                    .then()
                    .statusCode(201)
                    .body("status", equalTo("FILED"))
                    .body("body", equalTo("Observatory"))
                    .body("complaints", is(3));
            Awaitility.await().atMost(SOON).until(() -> times(told, "org.acuerdo.monitoring-report.filed.v1") == 1);
        }
        due(scene, "FILED").body("items.flight", contains(id(reported)));
        due(scene, "OVERDUE").body("items.flight", contains(id(unreported)));
        coverage(scene, day)
                .body("flights", is(2))
                .body("monitorAboard", is(2))
                .body("reported", is(1))
                .body("reports", is(1))
                .body("due", is(0))
                .body("overdue", is(1))
                .body("complaints", is(3))
                .body("incidents.category", contains("NO_INTERPRETER", "USE_OF_RESTRAINT"))
                .body("incidents.count", contains(2, 1));
        coverage(scene, over.toString()).body("flights", is(0)).body("reports", is(0));
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static long times(EventStreamTest.Reader told, String type) {
        return told.types().stream().filter(type::equals).count();
    }

    private Response file(Person by, String flight) {
        return acuerdo.as(by)
                .body("{\"flight\": \"" + id(flight) + "\", \"complaints\": 3, \"observations\":"
                        + " [{\"category\": \"USE_OF_RESTRAINT\", \"count\": 1}, {\"category\": \"NO_INTERPRETER\", \"count\": 2}],"
                        + " \"recommendations\": [\"an interpreter for each language aboard\"]}")
                .post(REPORTS);
    }

    private ValidatableResponse due(Scene scene, String status) {
        return acuerdo.as(monitor)
                .get(REPORTS + "?agreement=" + scene.agreement() + "&status=" + status)
                .then()
                .statusCode(200);
    }

    private ValidatableResponse coverage(Scene scene, String day) {
        return acuerdo.as(Life.OFFICER)
                .get(REPORTS + "/coverage?agreement=" + scene.agreement() + "&from=" + day + "&to=" + day)
                .then()
                .statusCode(200);
    }
}
