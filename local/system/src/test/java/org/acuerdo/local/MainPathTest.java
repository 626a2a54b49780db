package org.acuerdo.local;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import org.acuerdo.local.parts.Person;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;

/** Every body of "The main path, to the letter" in its order, through the gateway, with the answers it prints. */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
// its dates are those of the letter: it comes before whoever moves the shared clock
@Order(1)
class MainPathTest {

    private static final String API = "/api/v1/";

    private final SystemUnderTest acuerdo = SystemUnderTest.shared();
    private final String flight = Api.freshId().toString();

    private String agreement;
    private String agreementTag;
    private String baseline;

    @Test
    @Order(1)
    void anAgreementIsCreated() {
        String body = SystemUnderTest.isForeign()
                ? Bodies.AGREEMENT.replace("EXAMPLE-US-GT", "EXAMPLE-US-GT-" + flight)
                : Bodies.AGREEMENT;
        ValidatableResponse created = acuerdo.as("treaty-officer", "US")
                .body(body)
                .post(API + "agreements")
                .then()
                .statusCode(201)
                .header("Location", notNullValue())
                .header("ETag", "\"1\"");
        agreement = created.extract().path("id");
        created.header("Location", endsWith("/api/v1/agreements/" + agreement));

        acuerdo.as("treaty-officer", "US")
                .get(API + "agreements/" + agreement)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("id", equalTo(agreement))
                .body("reference", startsWith("EXAMPLE-US-GT"))
                .body("title", equalTo("Return flights, United States to Guatemala"))
                .body("kind", equalTo("ARRANGEMENT"))
                .body("sendingState", equalTo("US"))
                .body("receivingState", equalTo("GT"))
                .body("zone", equalTo("America/Guatemala"))
                .body("cooperationAreas", contains("MIGRATION", "TRADE"))
                .body("status", equalTo("ANNOUNCED"))
                .body("operative", is(false))
                .body("version", is(1))
                .body("facts.announcedOn", equalTo("2025-02-05"))
                .body("terms", nullValue());
    }

    @Test
    @Order(2)
    void aBaselineIsClaimedAndDecided() {
        baseline = acuerdo.as("treaty-officer", "US")
                .body(Bodies.BASELINE)
                .post(API + "agreements/" + agreement + "/baselines")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        acuerdo.as("treaty-officer", "US")
                .get(API + "agreements/" + agreement + "/baselines")
                .then()
                .statusCode(200)
                .body("items.status", contains("CLAIMED"))
                .body("items.value", contains("14"));
        changeAgreement("treaty-officer", "US", "/baselines/" + baseline + "/decision", Bodies.DECISION, 200);
        acuerdo.as("treaty-officer", "GT")
                .get(API + "agreements/" + agreement + "/baselines")
                .then()
                .body("items.status", contains("DECIDED"));
    }

    @Test
    @Order(3)
    void termsAreAdoptedAndComeIntoForce() {
        changeAgreement("treaty-officer", "US", "/terms", Bodies.terms(baseline), 201);
        acuerdo.as("treaty-officer", "US")
                .get(API + "agreements/" + agreement + "/terms/1")
                .then()
                .statusCode(200)
                .body("version", is(1))
                .body("limits.id", contains("flights-week", "flights-day", "tcn-week", "shelter"))
                .body("conditions.maxPersonsPerFlight", is(135));
        changeAgreement("treaty-officer", "US", "/entry-into-force", Bodies.ENTRY_INTO_FORCE, 200);
        changeAgreement("treaty-officer", "GT", "/suspensions", Bodies.SUSPENSION, 201);
        acuerdo.as("planner", "US")
                .queryParam("on", "2025-02-10")
                .get(API + "agreements/" + agreement)
                .then()
                .body("status", equalTo("IN_FORCE"))
                .body("operative", is(true));
        acuerdo.as("planner", "US")
                .queryParam("on", "2025-03-08")
                .get(API + "agreements/" + agreement)
                .then()
                .body("status", equalTo("SUSPENDED"))
                .body("operative", is(false));
    }

    @Test
    @Order(4)
    void theWeeksQuotasAreExact() {
        String week = "items.find { it.limitId == 'flights-week' }.";
        acuerdo.as("planner", "US")
                .queryParam("agreement", agreement)
                .queryParam("from", "2025-02-10")
                .queryParam("to", "2025-02-16")
                .queryParam("agreementVersion", agreementTag.replace("\"", ""))
                .queryParam("wait", "PT30S")
                .get(API + "quotas")
                .then()
                .statusCode(200)
                .body("next", nullValue())
                .body("items.agreementId", everyItem(equalTo(agreement)))
                .body("items.limitId", hasItem("flights-day"))
                .body("items.limitId", hasItem("tcn-week"))
                .body("items.limitId", hasItem("shelter"))
                .body(week + "unit", equalTo("FLIGHT"))
                .body(week + "window.period", equalTo("WEEK"))
                .body(week + "window.label", equalTo("2025-W07"))
                .body(week + "window.start", equalTo("2025-02-10"))
                .body(week + "window.end", equalTo("2025-02-16"))
                .body(week + "window.zone", equalTo("America/Guatemala"))
                .body(week + "entitlement.fraction", equalTo("98/5"))
                .body(week + "entitlement.decimal", equalTo("19.6"))
                .body(week + "allowance", is(19))
                .body(week + "reserved", is(0))
                .body(week + "consumed", is(0))
                .body(week + "available", is(19))
                .body(week + "excess", is(0))
                .body(week + "state", equalTo("OPEN"))
                .body(week + "provisional", is(false))
                .body(week + "termsVersion", is(1));
    }

    @Test
    @Order(5)
    void anAllowanceIsExplained() {
        acuerdo.as("planner", "US")
                .queryParam("agreement", agreement)
                .queryParam("limit", "flights-week")
                .queryParam("window", "2025-W07")
                .get(API + "quotas/explanation")
                .then()
                .statusCode(200)
                .body("steps.size()", greaterThan(1))
                .body("steps.what", everyItem(notNullValue()))
                .body("steps.rule", everyItem(notNullValue()))
                .body("steps.value.fraction", hasItem("98/5"))
                .body("steps.value.decimal", hasItem("19.6"))
                .body("steps[0].source", notNullValue())
                .body("allowance", is(19))
                .body("sentence.en", containsString("19"))
                .body("sentence.es", containsString("19"));
    }

    @Test
    @Order(6)
    void aFlightIsAskedForAndReserves() {
        String body = Bodies.flight(agreement);
        Instant before = acuerdo.system().now();
        acuerdo.as("planner", "US")
                .header("X-Agreement-Version", agreementTag.replace("\"", ""))
                .body(body)
                .put(API + "flights/" + flight)
                .then()
                .statusCode(201)
                .header("ETag", notNullValue())
                .body("status", equalTo("REQUESTED"));
        acuerdo.as("planner", "US")
                .body(body)
                .put(API + "flights/" + flight)
                .then()
                .statusCode(200)
                .body("id", equalTo(flight));
        acuerdo.as("planner", "US")
                .body(body.replace("RF101", "RF102"))
                .put(API + "flights/" + flight)
                .then()
                .statusCode(409)
                .body("code", equalTo("ID_REUSED"));
        acuerdo.as("planner", "US")
                .queryParam("wait", "PT5S")
                .get(API + "flights/" + flight)
                .then()
                .statusCode(200)
                .body("clearance.status", equalTo("PENDING"));
        Response answered = acuerdo.answered(Person.of("planner", "US"), API + "flights/" + flight);
        Instant decideBy = Instant.parse(answered.path("clearance.decideBy"));
        assertFalse(
                decideBy.isBefore(before.minusSeconds(1).plus(Duration.ofHours(48))),
                "48 hours from the request: " + decideBy);
        assertFalse(
                decideBy.isAfter(acuerdo.system().now().plus(Duration.ofHours(48))),
                "48 hours from the request: " + decideBy);
        answered.then()
                .body("id", equalTo(flight))
                .body("status", equalTo("REQUESTED"))
                .body("clearance.status", equalTo("PENDING"))
                .body("reservations.limitId", containsInAnyOrder("flights-week", "flights-day", "tcn-week", "shelter"))
                .body("reservations.find { it.limitId == 'flights-week' }.window", equalTo("2025-W07"))
                .body("reservations.find { it.limitId == 'flights-week' }.units", is(1))
                .body("reservations.find { it.limitId == 'tcn-week' }.units", is(3))
                .body("reservations.state", everyItem(equalTo("RESERVED")))
                .body("termsVersion", is(1))
                .body("overLimit", is(false))
                .body("version", notNullValue());
    }

    @Test
    @Order(7)
    void theReceivingStateGrantsClearance() {
        String tag = acuerdo.as("clearance-officer", "GT")
                .get(API + "clearances/" + flight)
                .then()
                .statusCode(200)
                .body("status", equalTo("PENDING"))
                .extract()
                .header("ETag");
        acuerdo.as("clearance-officer", "GT")
                .header("If-Match", tag)
                .body("{\"outcome\": \"GRANTED\"}")
                .post(API + "clearances/" + flight + "/decision")
                .then()
                .statusCode(200)
                .header("ETag", not(equalTo(tag)))
                .body("status", equalTo("GRANTED"));
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> acuerdo.as("planner", "US")
                        .get(API + "flights/" + flight)
                        .then()
                        .body("status", equalTo("CLEARED"))
                        .body("clearance.status", equalTo("GRANTED")));
    }

    @Test
    @Order(8)
    void itIsAttestedAndConfirmed() {
        changeFlight("safeguards-officer", "US", "attestation", Bodies.ATTESTATION)
                .body("status", equalTo("CLEARED"));
        changeFlight("planner", "US", "confirmation", "{}").body("status", equalTo("CONFIRMED"));
    }

    @Test
    @Order(9)
    void itDepartsAndArrives() {
        acuerdo.until("2025-02-12T14:15:00Z");
        changeFlight("planner", "US", "departure", Bodies.DEPARTURE).body("status", equalTo("DEPARTED"));
        acuerdo.until("2025-02-12T18:00:00Z");
        changeFlight("clearance-officer", "GT", "arrival", Bodies.ARRIVAL)
                .body("status", equalTo("ARRIVED"))
                .body("reservations.state", everyItem(equalTo("CONSUMED")));
        quota("tcn-week", 3);
        quota("shelter", 3);
    }

    @Test
    @Order(10)
    void thoseOfThirdCountriesTravelOn() {
        acuerdo.until("2025-02-13T18:00:00Z");
        var cohorts = acuerdo.as("clearance-officer", "GT")
                .queryParam("agreement", agreement)
                .get(API + "onward-cohorts")
                .then()
                .statusCode(200)
                .body("items.nationality", contains("HN"));
        String cohort = cohorts.extract().path("items[0].id");
        int version = cohorts.extract().path("items[0].version");
        acuerdo.as("clearance-officer", "GT")
                .header("If-Match", "\"" + version + "\"")
                .body(Bodies.ONWARD)
                .post(API + "onward-cohorts/" + cohort + "/outcomes")
                .then()
                .statusCode(201)
                .header("ETag", notNullValue());
        quota("tcn-week", 3);
        quota("shelter", 0);
    }

    @Test
    @Order(11)
    void anotherFlightIsCancelled() {
        String other = API + "flights/" + Api.freshId();
        acuerdo.as("planner", "US")
                .body(Bodies.flight(agreement, "2025-02-17"))
                .put(other)
                .then()
                .statusCode(201);
        acuerdo.answered(Person.of("planner", "US"), other).then().body("clearance.status", equalTo("PENDING"));
        acuerdo.act(
                        Person.of("planner", "US"),
                        other,
                        "/cancellation",
                        "{\"by\": \"US\", \"reason\": \"aircraft not available\"}")
                .then()
                .statusCode(200)
                .body("status", equalTo("CANCELLED"))
                .body("reservations.state", everyItem(equalTo("RELEASED")));
    }

    private void quota(String limit, int consumed) {
        String it = "items.find { it.limitId == '" + limit + "' }.";
        acuerdo.as("planner", "US")
                .queryParam("agreement", agreement)
                .queryParam("from", "2025-02-10")
                .queryParam("to", "2025-02-16")
                .get(API + "quotas")
                .then()
                .statusCode(200)
                .body(it + "reserved", is(0))
                .body(it + "consumed", is(consumed));
    }

    private void changeAgreement(String role, String state, String path, String body, int status) {
        String resource = API + "agreements/" + agreement;
        String tag = acuerdo.as(role, state).get(resource).header("ETag");
        agreementTag = acuerdo.act(Person.of(role, state), resource, path, body)
                .then()
                .statusCode(status)
                .header("ETag", not(equalTo(tag)))
                .extract()
                .header("ETag");
    }

    private ValidatableResponse changeFlight(String role, String state, String act, String body) {
        String resource = API + "flights/" + flight;
        String tag = acuerdo.as(role, state).get(resource).header("ETag");
        return acuerdo.act(Person.of(role, state), resource, "/" + act, body)
                .then()
                .statusCode(200)
                .header("ETag", not(equalTo(tag)));
    }
}
