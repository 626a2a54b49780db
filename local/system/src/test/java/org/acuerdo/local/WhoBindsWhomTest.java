package org.acuerdo.local;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.Response;
import org.acuerdo.local.parts.Person;
import org.junit.jupiter.api.Test;

/** Line 2: what binds both parties waits for the other one, and says for whom. */
class WhoBindsWhomTest {
    private static final String FIXED =
            Bodies.terms("B").replace("{\"baseline\": \"B\", \"increasePercent\": \"40\"}", "{\"fixed\": 14}");

    private final SystemUnderTest acuerdo = SystemUnderTest.shared();

    private Scene agreement(String recording) {
        return Scene.at(
                acuerdo,
                acuerdo.as("treaty-officer", "US")
                        .body(Bodies.AGREEMENT
                                .replace("EXAMPLE-US-GT", "BIND-" + Api.freshId())
                                .replace("\"ARRANGEMENT\"", "\"ARRANGEMENT\", \"recording\": \"" + recording + "\""))
                        .post(Scene.API + "agreements")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id"));
    }

    private Response act(Scene scene, Person person, String below, String body) {
        String tag = acuerdo.as("auditor", null).get(scene.path()).header("ETag");
        return acuerdo.as(person).header("If-Match", tag).body(body).post(scene.path() + below);
    }

    private Response act(Scene scene, String state, String below, String body) {
        return act(scene, Person.of("treaty-officer", state), below, body);
    }

    private Response countersign(Scene scene, Person person, Response waits, String hash) {
        return act(
                scene,
                person,
                "/pending-acts/" + waits.path("id") + "/countersignature",
                "{\"contentHash\": \"" + hash + "\"}");
    }

    @Test
    void countersignedActsTakeEffectByTheVerySameContentOnly() {
        Scene scene = agreement("COUNTERSIGNED");
        Person gt = Person.of("treaty-officer", "GT");
        Response terms = act(scene, "US", "/terms", FIXED);
        terms.then().statusCode(202).body("kind", equalTo("TERMS")).body("waitingFor", equalTo("GT"));
        Response force = act(scene, "US", "/entry-into-force", Bodies.ENTRY_INTO_FORCE);
        force.then().statusCode(202);

        acuerdo.as("treaty-officer", "GT")
                .get(Scene.API + "agreements?waitingFor=GT&limit=200")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(scene.agreement()));
        acuerdo.as("treaty-officer", "GT")
                .get(scene.path() + "/pending-acts?status=PENDING&waitingFor=GT")
                .then()
                .body("items.kind", contains("TERMS", "ENTRY_INTO_FORCE"))
                .body("items[0].content.limits[0].volume.fixed", equalTo(14));

        // tampered, by the proposer, by the same person, by another state's officer
        countersign(scene, gt, terms, force.path("contentHash"))
                .then()
                .statusCode(422)
                .body("code", equalTo("CONTENT_DIFFERS"));
        countersign(scene, Person.of("treaty-officer", "US"), terms, terms.path("contentHash"))
                .then()
                .statusCode(422);
        countersign(scene, Person.of("treaty-officer", "GT", "treaty-officer-us"), terms, terms.path("contentHash"))
                .then()
                .statusCode(422)
                .body("code", equalTo("SAME_PERSON"));
        countersign(scene, Person.of("treaty-officer", "MX"), terms, terms.path("contentHash"))
                .then()
                .statusCode(404);
        countersign(scene, Person.of("clearance-officer", "GT"), terms, terms.path("contentHash"))
                .then()
                .statusCode(403);

        countersign(scene, gt, terms, terms.path("contentHash"))
                .then()
                .statusCode(200)
                .body("status", equalTo("COUNTERSIGNED"));
        countersign(scene, gt, terms, terms.path("contentHash")).then().statusCode(409);
        countersign(scene, gt, force, force.path("contentHash")).then().statusCode(200);
        // flights-service counts with it from now on
        acuerdo.as("planner", "US")
                .get(Scene.API + "quotas?agreement=" + scene.agreement()
                        + "&from=2025-02-10&to=2025-02-16&limit=flights-week&wait=PT30S&agreementVersion="
                        + scene.version())
                .then()
                .statusCode(200)
                .body("items[0].allowance", equalTo(14));
        // a unilateral right waits for nobody
        act(scene, "GT", "/suspensions", Bodies.SUSPENSION).then().statusCode(201);
        acuerdo.as("treaty-officer", "US")
                .get(scene.path() + "/pending-acts?status=PENDING")
                .then()
                .body("items", hasSize(0));
    }

    @Test
    void automaticAndDeemedClearanceBindOnlyByTheReceivingState() {
        Scene scene = agreement("EITHER");
        String manual = "{\"mode\": \"MANUAL\", \"replyWithinHours\": 48, \"onSilence\": \"LAPSE\"}";
        String automatic = FIXED.replace(manual, "{\"mode\": \"AUTOMATIC\"}");
        Response waits = act(scene, "US", "/terms", automatic);
        waits.then().statusCode(202).body("waitingFor", equalTo("GT"));
        act(scene, "GT", "/pending-acts/" + waits.path("id") + "/decline", "{\"reason\": \"one by one\"}")
                .then()
                .statusCode(200)
                .body("status", equalTo("DECLINED"))
                .body("waitingFor", nullValue());
        acuerdo.as("planner", "US").get(scene.path() + "?on=2025-02-10").then().body("terms", nullValue());
        Response deemed = act(
                scene, "US", "/terms", FIXED.replace("\"onSilence\": \"LAPSE\"", "\"onSilence\": \"DEEMED_GRANTED\""));
        deemed.then().statusCode(202);
        act(scene, "US", "/pending-acts/" + deemed.path("id") + "/withdrawal", "{}")
                .then()
                .statusCode(200)
                .body("status", equalTo("WITHDRAWN"));
        act(scene, "GT", "/terms", automatic).then().statusCode(201);
        act(scene, "US", "/terms", FIXED).then().statusCode(201);
    }
}
