package org.acuerdo.local;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.response.Response;
import java.nio.file.Path;
import org.acuerdo.local.parts.Person;
import org.acuerdo.local.parts.SigningKey;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bad input gets the interface's codes, as problem+json, and leaves nothing behind. */
@TestInstance(Lifecycle.PER_CLASS)
class BadInputTest {

    private static final String API = Scene.API;

    private final SystemUnderTest acuerdo = SystemUnderTest.shared();
    private Scene scene;

    @BeforeAll
    void scene() {
        scene = Scene.of(acuerdo);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "\"announcedOn\": \"2025-02-05\" | \"announcedOn\": \"2025-02-30\"",
                "\"announcedOn\": \"2025-02-05\" | \"announcedOn\": 5",
                "\"sendingState\": \"US\" | \"sendingState\": \"QQ\"",
                "\"sendingState\": \"US\" | \"sendingState\": \"usa\"",
                "\"sendingState\": \"US\" | \"sendingState\": null",
                "\"zone\": \"America/Guatemala\" | \"zone\": \"America/Atlantis\"",
                "\"kind\": \"ARRANGEMENT\" | \"kind\": \"ARRANGEMENT\", \"passengerNames\": []",
                "\"reference\" | \"referenz\""
            })
    void aMalformedAgreementIsNotCreated(String good, String bad) {
        String body = Bodies.AGREEMENT
                .replace("EXAMPLE-US-GT", "BAD-" + Api.freshId())
                .replace(good, bad);
        problem(acuerdo.as("treaty-officer", "US").body(body).post(API + "agreements"), 400, "MALFORMED");
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "\"women\": 20 | \"women\": -20",
                "\"women\": 20 | \"women\": 99999999999",
                "\"women\": 20 | \"women\": \"20\"",
                "\"women\": 20 | \"women\": 1.5",
                "\"nationality\": \"GT\" | \"nationality\": \"QQ\"",
                "\"destination\": \"MGGT\" | \"destination\": \"GUATEMALA\"",
                "\"number\": \"RF101\" | \"number\": \"RF101\", \"passport\": \"x\"",
                "T08:00:00-06:00 | T08:00:00",
                "T08:00:00-06:00 | T25:00:00-06:00",
                "\"category\": \"CHARTER\" | \"category\": \"BALLOON\""
            })
    void aMalformedFlightIsNotStored(String good, String bad) {
        String path = API + "flights/" + Api.freshId();
        String body = Bodies.flight(scene.agreement(), "2025-02-18").replace(good, bad);
        problem(acuerdo.as("planner", "US").body(body).put(path), 400, "MALFORMED");
        problem(acuerdo.as("planner", "US").get(path), 404, "NOT_FOUND");
    }

    @Test
    void whatIsNoJsonIsMalformed() {
        problem(acuerdo.as("treaty-officer", "US").body("{\"reference\": ").post(API + "agreements"), 400, "MALFORMED");
        problem(acuerdo.as("treaty-officer", "US").body("[]").post(API + "agreements"), 400, "MALFORMED");
    }

    @Test
    void anOversizedBodyIsRefused() {
        String body = "{\"title\": \"" + "x".repeat(2 << 20) + "\"}";
        int status = acuerdo.as("treaty-officer", "US")
                .body(body)
                .post(API + "agreements")
                .statusCode();
        org.junit.jupiter.api.Assertions.assertTrue(status == 400 || status == 413, "status " + status);
    }

    @Test
    void withoutATokenOrWithAForgedOneNothingIsAnswered(@TempDir Path folder) {
        problem(acuerdo.anonymous().get(API + "agreements"), 401, "UNAUTHENTICATED");
        String forged = SigningKey.at(folder.resolve("key.pem"))
                .accessToken("http://localhost", Person.of("treaty-officer", "US"));
        Response answer =
                acuerdo.anonymous().header("Authorization", "Bearer " + forged).get(API + "agreements");
        answer.then().statusCode(401).contentType(startsWith("application/problem+json"));
    }

    @Test
    void whoIsNoPartySeesNothingAndTheWrongRoleMayNot() {
        problem(acuerdo.as("treaty-officer", "MX").get(scene.path()), 404, "NOT_FOUND");
        String path = API + "flights/" + Api.freshId();
        problem(
                acuerdo.as("clearance-officer", "GT")
                        .body(Bodies.flight(scene.agreement()))
                        .put(path),
                403,
                "FORBIDDEN");
    }

    @Test
    void aChangeNeedsThePresentVersion() {
        String path = scene.path() + "/signature";
        String body = "{\"on\": \"2025-02-05\"}";
        acuerdo.as("treaty-officer", "US").body(body).post(path).then().statusCode(428);
        acuerdo.as("treaty-officer", "US")
                .header("If-Match", "\"1\"")
                .body(body)
                .post(path)
                .then()
                .statusCode(412)
                .contentType(startsWith("application/problem+json"));
    }

    @Test
    void anUnknownParameterOrPathIsRefused() {
        problem(acuerdo.as("planner", "US").get(API + "agreements?colour=red"), 400, "MALFORMED");
        problem(acuerdo.as("planner", "US").get(API + "agreements/not-an-id"), 404, "NOT_FOUND");
        acuerdo.as("planner", "US").get(API + "nothing-here").then().statusCode(404);
    }

    private static void problem(Response answer, int status, String code) {
        answer.then()
                .statusCode(status)
                .contentType(startsWith("application/problem+json"))
                .body("status", is(status))
                .body("title", notNullValue())
                .body("code", status == 401 ? notNullValue() : equalTo(code))
                .body("detail", not(startsWith("java.")));
    }
}
