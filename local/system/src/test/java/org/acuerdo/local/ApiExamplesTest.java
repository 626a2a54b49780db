package org.acuerdo.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.acuerdo.local.parts.Checkout;
import org.acuerdo.local.parts.Person;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The API's document is true: each call that it names is made, each body with the example that it gives, and each answer is
 * as it says. The examples tell one story on fixed days, so it is played on a system of its own.
 */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ApiExamplesTest {

    private static final String API = Scene.API;
    private static final String AG = API + "agreements/{id}";
    private static final String FL = API + "flights/{id}";
    private static final String ID = "0194da4c-0000-7000-8000-00000000000";
    private static final Person US = Person.of("treaty-officer", "US");
    private static final Person GT = Person.of("treaty-officer", "GT");
    private static final Person PLANNER = Person.of("planner", "US");
    private static final Person OFFICER = Person.of("clearance-officer", "GT");
    private static final Person SAFEGUARDS = Person.of("safeguards-officer", "US");
    private static final Person MONITOR = Person.of("monitor", null);
    private static final Person AUDITOR = Person.of("auditor", null);

    /** What names the inside: packages, classes, tables, addresses. */
    private static final Pattern INTERNAL =
            Pattern.compile("org\\.acuerdo\\.(?!\\w+\\.[\\w.-]+\\.v1)|java\\.|hibernate|jdbc|localhost|127\\.0\\.0\\.1"
                    + "|/q/|Resource\\b|Entity\\b|Repository\\b|smallrye|quarkus");

    /** A code where rules return it as a value, and where a problem is made of it. */
    private static final Pattern RULE = Pattern.compile("\"([A-Z]{2,}(?:_[A-Z]+)+)\"");

    private static final Pattern PROBLEM = Pattern.compile("(?:Violation\\.of|\\.conflict|\\.notYet|new Problem|new"
            + " ProblemException)\\(\\s*(?:\\d+,\\s*)?\"([A-Z_]{4,})\"");

    private final SystemUnderTest acuerdo = SystemUnderTest.own();
    private final Examples examples = new Examples(acuerdo);
    private String agreement;
    private String baseline;
    private String flight;
    private List<String> flown;

    @AfterAll
    void down() {
        acuerdo.system().down(Progress.silent());
    }

    @Test
    @Order(1)
    void eachBodyHasAnExampleOfItsSchema() {
        Set<String> wrong = new TreeSet<>();
        for (String call : examples.calls()) {
            JsonNode example = examples.example(call);
            if (example == null) {
                assertTrue(call.startsWith("GET "), call + " has no body");
            } else if (example.isMissingNode()) {
                wrong.add(call + " has no example");
            } else {
                examples.wrongExample(call).forEach(message -> wrong.add(call + ": " + message));
            }
        }
        assertEquals(Set.of(), wrong);
    }

    @Test
    @Order(2)
    void nothingInsideIsNamed() {
        var found = INTERNAL.matcher(examples.document().toString());
        assertFalse(
                found.find(),
                () -> examples.document().toString().substring(Math.max(0, found.start() - 60), found.end() + 60));
    }

    @Test
    @Order(2)
    void eachProblemCodeIsListed() throws IOException {
        Set<String> listed = new TreeSet<>();
        examples.document().at("/components/schemas/ProblemCode/enum").forEach(code -> listed.add(code.asText()));
        Set<String> missing = new TreeSet<>();
        for (String module : List.of("agreements-service", "flights-service", "service-kit", "gateway")) {
            try (Stream<Path> files = Files.walk(Checkout.root().resolve(module).resolve("src/main/java"))) {
                for (Path file :
                        files.filter(f -> f.toString().endsWith(".java")).toList()) {
                    Pattern code = file.toString().matches(".*(Rules|Policies)\\.java") ? RULE : PROBLEM;
                    code.matcher(Files.readString(file)).results().forEach(found -> missing.add(found.group(1)));
                }
            }
        }
        missing.removeAll(listed);
        assertEquals(Set.of(), missing, "add them to the gateway's problem-codes.txt");
        assertTrue(listed.size() > 100, listed.toString());
    }

    @Test
    @Order(3)
    void agreements() {
        agreement = id(examples.send("POST " + API + "agreements", US, ""));
        examples.means(ID + "a", agreement);
        examples.send("GET " + API + "agreements", US, "");
        send("POST", "/negotiation", US);
        send("POST", "/signature", US);
        send("POST", "/corrections", US);
        baseline = id(send("POST", "/baselines", US));
        examples.means(ID + "b", baseline);
        send("GET", "/baselines", US);
        send("POST", "/baselines/{bid}/decision", US, baseline);
        send("POST", "/terms", US);
        send("GET", "/terms", US);
        send("GET", "/terms/{version}", US, "1");
        send("POST", "/entry-into-force", US);
        String suspension = id(send("POST", "/suspensions", GT));
        send("POST", "/suspensions/{sid}/end", GT, suspension);
        send("POST", "/termination-notice", US);
        send("POST", "/termination-notice/withdrawal", US);
        send("POST", "/terms-preview", US);
        send("POST", "/monitoring-bodies", US);
        send("GET", "/monitoring-bodies", US);
        send("GET", "", US);
        send("GET", "/history", US);
        send("GET", "/balance", US);
    }

    @Test
    @Order(4)
    void itemsBelowAnAgreement() {
        for (String items : List.of("statements/{sid}", "working-groups/{wid}", "visits/{vid}", "commitments/{cid}")) {
            item("/" + items);
        }
        item("/offers/{oid}");
    }

    private void item(String items) {
        String list = items.replaceFirst("/\\{.*", "");
        String id = id(send("POST", list, list.equals("/offers") ? GT : US));
        Person owner = list.equals("/offers") ? GT : US;
        send("PUT", items, owner, id);
        send("GET", items, US, id);
        for (String below : List.of("/meetings", "/outcomes", "/progress")) {
            if (examples.calls().contains("POST " + AG + items + below)) {
                send("POST", items + below, US, id);
            }
        }
        send("GET", list, US);
    }

    @Test
    @Order(5)
    void otherAgreements() {
        String first = another("ARRANGEMENT", "");
        examples.send("POST " + AG + "/provisional-application", US, "", first);
        examples.send("POST " + AG + "/abandonment", GT, "", another("ARRANGEMENT", ""));
        String second = another("ARRANGEMENT", "");
        examples.means(ID + "b", id(examples.send("POST " + AG + "/baselines", US, "", second)));
        examples.send("POST " + AG + "/terms", US, "", second);
        examples.send("POST " + AG + "/terms/{version}/withdrawal", US, "", second, "1");
        String ending = another("ARRANGEMENT", ", \"expiresOn\": \"2026-12-31\"");
        examples.send("POST " + AG + "/extension", US, "", ending);
        String both = another("ARRANGEMENT", ", \"recording\": \"COUNTERSIGNED\"");
        for (String act : List.of("countersignature", "decline", "withdrawal")) {
            Response pending = examples.send("POST " + AG + "/entry-into-force", US, "", both);
            assertEquals(202, pending.statusCode());
            if (act.equals("countersignature")) {
                continue;
            }
            Person who = act.equals("decline") ? GT : US;
            examples.send("POST " + AG + "/pending-acts/{pid}/" + act, who, "", both, id(pending));
        }
        Response pending = examples.send("GET " + AG + "/pending-acts", GT, "", both);
        String open = pending.path("items.find { it.status == 'PENDING' }.id");
        examples.means("0".repeat(64), pending.path("items.find { it.status == 'PENDING' }.contentHash"));
        examples.send("POST " + AG + "/pending-acts/{pid}/countersignature", GT, "", both, open);
        examples.send("POST " + API + "countries/{code}/assessments", US, "", "HN");
        examples.send("GET " + API + "countries/{code}/assessments", US, "", "HN");
        examples.send("GET " + API + "countries/{code}", US, "", "GT");
        examples.send("GET " + API + "countries", US, "");
    }

    @Test
    @Order(6)
    void flightsBeforeTheyDepart() {
        flight = Api.freshId().toString();
        examples.means(ID + "f", flight);
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> acuerdo.as(PLANNER)
                                .get(API + "quotas?agreement=" + agreement + "&from=2025-02-10&to=2025-02-16")
                                .statusCode()
                        == 200);
        fly("PUT", "", PLANNER, flight);
        String other = id(examples.send("POST " + API + "flights", PLANNER, ""));
        fly("POST", "/rescheduling", PLANNER, other);
        examples.send("GET " + API + "clearances", OFFICER, "");
        for (String clearance : List.of("{flightId}", "{flightId}/{agreementId}")) {
            String asked = clearance.length() > 10 ? put() : other;
            settled(asked);
            examples.send("POST " + API + "clearances/" + clearance + "/decision", OFFICER, "", asked, agreement);
            examples.send("GET " + API + "clearances/" + clearance, OFFICER, "", asked, agreement);
            examples.send("POST " + API + "clearances/" + clearance + "/revocation", OFFICER, "", asked, agreement);
        }
        String hold = id(examples.send("POST " + API + "holds", SAFEGUARDS, ""));
        examples.send("GET " + API + "holds", SAFEGUARDS, "");
        examples.send("GET " + API + "holds/{id}", SAFEGUARDS, "", hold);
        examples.send("POST " + API + "holds/{id}/lift", SAFEGUARDS, "", hold);
        fly("POST", "/cancellation", PLANNER, put());
        flown = List.of(flight, put(), put());
        String series = id(examples.send("POST " + API + "flight-series", PLANNER, ""));
        examples.send("GET " + API + "flight-series", PLANNER, "");
        examples.send("GET " + API + "flight-series/{id}", PLANNER, "", series);
        examples.send("POST " + API + "flight-series/{id}/cancellation", PLANNER, "", series);
    }

    @Test
    @Order(7)
    void aFlightOverTheLimit() {
        String last = put();
        settled(last);
        // fewer a day than were asked for: what was asked for last is too much
        examples.means(ID + "b", baseline);
        String fewer = examples.filled(examples.example("POST " + AG + "/terms").toString())
                .replace("{\"fixed\":5}", "{\"fixed\":1}");
        String path = API + "agreements/" + agreement;
        acuerdo.as(US)
                .header("If-Match", acuerdo.as(US).get(path).header("ETag"))
                .body(fewer)
                .post(path + "/terms")
                .then()
                .statusCode(201);
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> acuerdo.as(PLANNER).get(API + "flights/" + last).<Boolean>path("overLimit"));
        fly("POST", "/over-limit-acceptance", OFFICER, last);
    }

    @Test
    @Order(8)
    void flightsInTheAir() {
        for (String each : flown) {
            cleared(each);
            fly("POST", "/attestation", SAFEGUARDS, each);
            accepted(each);
            fly("POST", "/confirmation", PLANNER, each);
        }
        acuerdo.until("2025-02-12T14:15:00Z");
        for (String each : flown) {
            fly("POST", "/departure", PLANNER, each);
        }
        acuerdo.until("2025-02-12T18:00:00Z");
        fly("POST", "/diversion", PLANNER, flown.get(1));
        fly("POST", "/return", PLANNER, flown.get(2));
        fly("POST", "/arrival", OFFICER, flight);
        fly("POST", "/corrections", OFFICER, flight);
        fly("POST", "/counts", OFFICER, flight);
        fly("POST", "/unused-capacity", PLANNER, flight);
        fly("GET", "/counts", OFFICER, flight);
        examples.send("POST " + API + "irregular-flights", OFFICER, "");
        examples.send("GET " + API + "irregular-flights", OFFICER, "");
    }

    @Test
    @Order(9)
    void afterwards() {
        acuerdo.until("2025-02-13T18:00:00Z");
        Response cohorts = examples.send("GET " + API + "onward-cohorts", OFFICER, "?agreement=" + agreement);
        String cohort = cohorts.path("items.find { it.flightId == '" + flight + "' }.id");
        examples.send("POST " + API + "onward-cohorts/{id}/outcomes", OFFICER, "", cohort);
        examples.send("GET " + API + "onward-cohorts/{id}", OFFICER, "", cohort);
        examples.send("GET " + API + "monitoring-reports/coverage", MONITOR, "?agreement=" + agreement);
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> acuerdo.as(MONITOR).get(API + "flights/" + flight).statusCode() == 200);
        String report = id(examples.send("POST " + API + "monitoring-reports", MONITOR, ""));
        examples.send("GET " + API + "monitoring-reports", MONITOR, "");
        examples.send("GET " + API + "monitoring-reports/{id}", MONITOR, "", report);
        fly("POST", "/reconciliation", OFFICER, flight);
        fly("GET", "", PLANNER, flight);
        fly("GET", "/history", PLANNER, flight);
        for (String list : List.of("flights", "flights.csv", "flights.ics")) {
            examples.send("GET " + API + list, PLANNER, "");
        }
        String load = id(examples.send("POST " + API + "flight-imports", PLANNER, "?agreement=" + agreement));
        examples.send("GET " + API + "flight-imports", PLANNER, "");
        examples.send("GET " + API + "flight-imports/{id}", PLANNER, "", load);
        examples.send("GET " + API + "flight-imports/{id}/rows", PLANNER, "", load);
        examples.send("GET " + API + "quotas", PLANNER, "?agreement=" + agreement + "&from=2025-02-10&to=2025-02-16");
        examples.send(
                "GET " + API + "quotas/explanation",
                PLANNER,
                "?agreement=" + agreement + "&limit=flights-week&window=2025-W07");
        examples.send("GET " + API + "routing-options", PLANNER, "?nationality=HN&from=2025-03-01");
        examples.send("GET " + API + "statistics", PLANNER, "");
        examples.send("GET " + API + "overview", PLANNER, "");
    }

    @Test
    @Order(10)
    void theAuditTrail() {
        for (String service : List.of("agreements-service", "flights-service")) {
            examples.send("GET " + API + "audit/{service}/seals", AUDITOR, "", service);
            examples.send("GET " + API + "audit/{service}/verification", AUDITOR, "", service);
            examples.send("POST " + API + "audit/{service}/verification", AUDITOR, "", service);
        }
        examples.send("GET " + API + "audit/verification", AUDITOR, "");
    }

    @Test
    @Order(11)
    void noCallIsLeft() {
        Set<String> left = new TreeSet<>(examples.left());
        // an answer without an end; EventStreamTest reads it
        left.remove("GET " + API + "events");
        assertEquals(Set.of(), left);
    }

    @Test
    @Order(12)
    void eachAnswerWasAsTheDocumentSays() {
        assertEquals("", String.join("\n", examples.untrue()));
    }

    private Response send(String method, String below, Person person, String... more) {
        String[] values = new String[more.length + 1];
        values[0] = agreement;
        System.arraycopy(more, 0, values, 1, more.length);
        return examples.send(method + " " + AG + below, person, "", values);
    }

    private Response fly(String method, String below, Person person, String id) {
        return examples.send(method + " " + FL + below, person, "", id);
    }

    /** The example's flight once more, under another id. */
    private String put() {
        String id = Api.freshId().toString();
        fly("PUT", "", PLANNER, id);
        return id;
    }

    private void settled(String id) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> acuerdo.as(OFFICER).get(API + "clearances/" + id).statusCode() == 200);
    }

    private void cleared(String id) {
        settled(id);
        examples.send("POST " + API + "clearances/{flightId}/decision", OFFICER, "", id);
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> "CLEARED"
                        .equals(acuerdo.as(PLANNER).get(API + "flights/" + id).path("status")));
    }

    private void accepted(String id) {
        if (acuerdo.as(PLANNER).get(API + "flights/" + id).<Boolean>path("overLimit")) {
            fly("POST", "/over-limit-acceptance", OFFICER, id);
        }
    }

    private String another(String kind, String more) {
        return acuerdo.as(US)
                .body(Bodies.AGREEMENT
                        .replace("EXAMPLE-US-GT", "EXAMPLE-" + Api.freshId())
                        .replace("\"ARRANGEMENT\"", "\"" + kind + "\"" + more))
                .post(API + "agreements")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static String id(Response answer) {
        return answer.path("id");
    }
}
