package org.acuerdo.flights.flight;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.acuerdo.contracts.agreement.AgreementFacts;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.contracts.terms.Limit;
import org.acuerdo.flights.flight.rules.Examples;
import org.acuerdo.kit.testing.PartsResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which agreements accept a nationality. The sending state is one that no other test uses. */
@QuarkusTest
@QuarkusTestResource(value = PartsResource.class, initArgs = @ResourceArg(name = "schema", value = "flights"))
class RoutingOptionsTest {
    private World world;

    @BeforeEach
    void open() {
        world = new World();
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void theCountryOfNationalityComesFirstAndTheOthersInAlphabeticalOrderWithTheirReasons() {
        // capacity grows with the alphabet, so that an order by what is free would be another one
        AgreementSnapshot belize = agreement("NZ", "BZ", Examples.inForce(), 1);
        AgreementSnapshot costaRica = agreement("NZ", "CR", Examples.inForce(), 90);
        AgreementSnapshot honduras = agreement("NZ", "HN", Examples.inForce(), 3);
        AgreementSnapshot announced = agreement("NZ", "AR", AgreementFacts.none(), 5);
        AgreementSnapshot closed = agreement("NZ", "PA", Examples.inForce(), 0);
        agreement("CA", "HN", Examples.inForce(), 9);
        String hold = world.as("safeguards-officer", "NZ")
                .body(Map.of(
                        "scope", "AGREEMENT",
                        "target", belize.id().toString(),
                        "authority", "Supreme Court",
                        "reason", "until it has ruled"))
                .post("/api/v1/holds")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        JsonPath seen = options("NZ", "HN");
        assertEquals(
                List.of(
                        honduras.id().toString(),
                        belize.id().toString(),
                        costaRica.id().toString()),
                seen.getList("accepting.agreementId"));
        assertEquals(
                List.of("NATIONAL", "THIRD_COUNTRY_NATIONAL", "THIRD_COUNTRY_NATIONAL"), seen.getList("accepting.as"));
        assertEquals(List.of(announced.id().toString(), closed.id().toString()), seen.getList("others.agreementId"));
        assertEquals("AGREEMENT_NOT_OPERATIVE", seen.getString("others[0].reasons[0].code"));
        assertEquals("LIMIT_REACHED", seen.getString("others[1].reasons[0].code"));
        assertEquals(List.of(hold), seen.getList("accepting[1].holds.id"));
        assertEquals(List.of(), seen.getList("accepting[2].holds.id"));
        assertEquals(30, seen.getInt("accepting[1].onward.withinDays"));
        assertEquals((Object) null, seen.get("accepting[0].onward"));
        assertEquals(0, seen.getInt("accepting[1].overdueCohorts"));
        assertEquals(0, seen.getInt("accepting[1].reception.persons"));
        assertEquals(List.of("shelter"), seen.getList("accepting[1].reception.standing.limitId"));
        // own nationals do not take reception places
        assertEquals(List.of("flights-week"), seen.getList("accepting[0].windows.limitId.unique()"));
        assertEquals(List.of("flights-week", "shelter"), seen.getList("accepting[1].windows.limitId.unique()"));

        // a nationality that no terms name, and one that never is a passenger
        assertEquals(List.of(), options("NZ", "VE").getList("accepting"));
        assertEquals("NATIONALITY_NOT_ACCEPTED", options("NZ", "VE").getString("others[1].reasons[0].code"));
        assertEquals("SENDING_STATE_NATIONAL", options("NZ", "NZ").getString("others[0].reasons[0].code"));
    }

    @Test
    void anOfficerSeesTheOwnStatesAgreementsPageByPage() {
        AgreementSnapshot one = agreement("KI", "BZ", Examples.inForce(), 1);
        AgreementSnapshot two = agreement("KI", "CR", Examples.inForce(), 1);
        world.as("planner", "KI")
                .get("/api/v1/routing-options?nationality=SV&from=2025-03-01&limit=1")
                .then()
                .statusCode(200)
                .body("accepting.agreementId", equalTo(List.of(one.id().toString())));
        String next = world.as("planner", "KI")
                .get("/api/v1/routing-options?nationality=SV&from=2025-03-01&limit=1")
                .path("next");
        world.as("planner", "KI")
                .get("/api/v1/routing-options?nationality=SV&from=2025-03-01&limit=1&cursor=" + next)
                .then()
                .body("accepting.agreementId", equalTo(List.of(two.id().toString())))
                .body("next", nullValue());
        world.as("planner", "TV")
                .get("/api/v1/routing-options?nationality=SV")
                .then()
                .body("accepting", hasSize(0))
                .body("others", hasSize(0));
        world.as("auditor", null)
                .get("/api/v1/routing-options?nationality=SV&from=2025-03-01&limit=200")
                .then()
                .body("accepting.agreementId", hasItem(one.id().toString()));
        world.as("monitor", null)
                .get("/api/v1/routing-options?nationality=SV&limit=200")
                .then()
                .body("accepting.agreementId", not(hasItem(one.id().toString())));
        for (String bad : List.of("", "?nationality=XX", "?nationality=VE&from=soon", "?nationality=VE&rank=free")) {
            world.planner().get("/api/v1/routing-options" + bad).then().statusCode(400);
        }
        world.planner()
                .get("/api/v1/routing-options?nationality=VE&from=2035-01-01")
                .then()
                .statusCode(422)
                .body("code", equalTo("OUT_OF_RANGE"));
    }

    private JsonPath options(String state, String nationality) {
        return world.as("planner", state)
                .get("/api/v1/routing-options?nationality=" + nationality + "&from=2025-03-01")
                .then()
                .statusCode(200)
                .body("next", nullValue())
                .extract()
                .jsonPath();
    }

    private AgreementSnapshot agreement(String sender, String receiver, AgreementFacts facts, int weekly) {
        AgreementSnapshot published = world.publish(World.snapshot(
                UUID.randomUUID(),
                1,
                sender,
                receiver,
                facts,
                List.of(),
                World.terms(List.of(
                        World.limit("flights-week", Limit.Unit.FLIGHT, Limit.Period.WEEK, weekly, null),
                        World.limit("shelter", Limit.Unit.PERSON, Limit.Period.STANDING, 120, World.thirdCountry())))));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> world.as("planner", sender)
                                .get("/api/v1/quotas?agreement=" + published.id() + "&from=2025-03-01&to=2025-03-01")
                                .statusCode()
                        == 200);
        return published;
    }
}
