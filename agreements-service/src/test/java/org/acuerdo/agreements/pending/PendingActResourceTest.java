package org.acuerdo.agreements.pending;

import static org.acuerdo.agreements.Api.PATH;
import static org.acuerdo.agreements.Api.act;
import static org.acuerdo.agreements.Api.as;
import static org.acuerdo.agreements.Api.treatyOfficer;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.acuerdo.agreements.Api;
import org.acuerdo.agreements.Parts;
import org.acuerdo.kit.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who binds whom, where recording is COUNTERSIGNED. */
@QuarkusTest
@Parts
class PendingActResourceTest {
    private static final String FORCE = "{\"on\": \"2025-02-10\", \"source\": {\"name\": \"exchange of notes\"}}";

    @BeforeEach
    void clock() {
        TestClock.set("2025-02-06T12:00:00Z");
    }

    private static String countersigned() {
        return Api.agreement(", \"recording\": \"COUNTERSIGNED\"");
    }

    private static Response countersign(String state, String id, Response waits) {
        return act(
                state,
                id,
                "/pending-acts/" + waits.path("id") + "/countersignature",
                "{\"contentHash\": \"" + waits.path("contentHash") + "\"}");
    }

    @Test
    void actsThatBindWaitForAnotherPersonOfTheOtherParty() {
        String id = countersigned();
        Response force = act("US", id, "/entry-into-force", FORCE);
        force.then()
                .statusCode(202)
                .header("ETag", "\"2\"")
                .body("kind", equalTo("ENTRY_INTO_FORCE"))
                .body("content.on", equalTo("2025-02-10"));
        treatyOfficer("US").get(PATH + "/" + id).then().body("facts.inForceFrom", nullValue());
        as("treaty-officer", "GT", "treaty-officer-us")
                .header("If-Match", "\"2\"")
                .body("{\"contentHash\": \"" + force.path("contentHash") + "\"}")
                .post(PATH + "/" + id + "/pending-acts/" + force.path("id") + "/countersignature")
                .then()
                .statusCode(422)
                .body("code", equalTo("SAME_PERSON"));
        countersign("GT", id, force).then().statusCode(200).body("status", equalTo("COUNTERSIGNED"));
        treatyOfficer("US").get(PATH + "/" + id).then().body("facts.inForceFrom", equalTo("2025-02-10"));

        String baseline = Api.claim(id);
        Response decision = Api.decide(id, baseline, "DECIDED");
        decision.then().statusCode(202).body("kind", equalTo("BASELINE_DECISION"));
        countersign("US", id, decision).then().statusCode(200);
        Response terms = act("GT", id, "/terms", Api.terms("2025-02-10", Api.mainPathLimits(baseline), Api.MANUAL));
        terms.then().statusCode(202);
        countersign("US", id, terms).then().statusCode(200);
        treatyOfficer("GT")
                .get(PATH + "/" + id + "?on=2025-02-10")
                .then()
                .body("terms.version", equalTo(1))
                .body("terms.limits[0].provisional", equalTo(false));
        treatyOfficer("GT")
                .get(PATH + "/" + id + "/pending-acts")
                .then()
                .body("items.status", contains("COUNTERSIGNED", "COUNTERSIGNED", "COUNTERSIGNED"));
    }

    @Test
    void unilateralRightsNeverWait() {
        String id = countersigned();
        Response force = act("US", id, "/entry-into-force", FORCE);
        countersign("GT", id, force).then().statusCode(200);
        act("GT", id, "/suspensions", "{\"from\": \"2025-03-07\", \"by\": \"GT\", \"reason\": \"storm\"}")
                .then()
                .statusCode(201);
        act(
                        "US",
                        id,
                        "/termination-notice",
                        "{\"givenOn\": \"2025-02-06\", \"effectiveOn\": \"2025-03-01\", \"by\": \"US\"}")
                .then()
                .statusCode(200);
    }

    @Test
    void declinedAndWithdrawnActsStayOnRecordWithoutEffect() {
        String id = countersigned();
        Response first = act("US", id, "/entry-into-force", FORCE);
        String path = "/pending-acts/" + first.path("id");
        act("US", id, path + "/decline", "{\"reason\": \"no\"}").then().statusCode(422);
        act("GT", id, path + "/withdrawal", "{}").then().statusCode(422).body("code", equalTo("NOT_OWN_STATE"));
        act("GT", id, path + "/decline", "{\"reason\": \"the date does not suit\"}")
                .then()
                .statusCode(200)
                .body("status", equalTo("DECLINED"));
        countersign("GT", id, first).then().statusCode(409);
        Response second = act("US", id, "/entry-into-force", FORCE);
        act("US", id, "/pending-acts/" + second.path("id") + "/withdrawal", "{}")
                .then()
                .statusCode(200)
                .body("status", equalTo("WITHDRAWN"));
        treatyOfficer("US").get(PATH + "/" + id).then().body("facts.inForceFrom", nullValue());
        treatyOfficer("US").get(PATH + "/" + id + "/pending-acts").then().body("items", hasSize(2));
    }

    @Test
    void legalityIsCheckedAgainAndADateThatPassedIsTooLate() {
        String id = countersigned();
        Response one = act("US", id, "/entry-into-force", FORCE);
        Response two = act("US", id, "/entry-into-force", "{\"on\": \"2025-02-06\"}");
        Response late = act("US", id, "/provisional-application", "{\"from\": \"2025-02-08\"}");
        late.then().statusCode(202);
        countersign("GT", id, two).then().statusCode(200);
        countersign("GT", id, one).then().statusCode(409).body("code", equalTo("ALREADY_IN_FORCE"));
        TestClock.set("2025-02-09T12:00:00Z");
        countersign("GT", id, late).then().statusCode(409).body("code", equalTo("DATE_PASSED"));
    }

    @Test
    void aRaceHasOneOutcome() {
        String id = countersigned();
        Response force = act("US", id, "/entry-into-force", FORCE);
        String path = PATH + "/" + id + "/pending-acts/" + force.path("id");
        String hash = force.path("contentHash");
        List<CompletableFuture<Integer>> racers = Stream.of(
                        "/countersignature|{\"contentHash\": \"" + hash + "\"}", "/decline|{\"reason\": \"no\"}")
                .map(r -> r.split("\\|"))
                .map(r -> CompletableFuture.supplyAsync(() -> treatyOfficer("GT")
                        .header("If-Match", "*")
                        .body(r[1])
                        .post(path + r[0])
                        .statusCode()))
                .toList();
        List<Integer> answers =
                racers.stream().map(CompletableFuture::join).sorted().toList();
        assertEquals(List.of(200, 409), answers);
    }
}
