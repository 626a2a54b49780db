package org.acuerdo.flights.flight;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.contracts.terms.Limit;
import org.acuerdo.contracts.terms.Terms;
import org.acuerdo.flights.flight.rules.Examples;
import org.acuerdo.kit.json.Json;
import org.acuerdo.kit.testing.PartsResource;
import org.acuerdo.kit.testing.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A preview says what really happens when the same terms are recorded. */
@QuarkusTest
@QuarkusTestResource(value = PartsResource.class, initArgs = @ResourceArg(name = "schema", value = "flights"))
class TermsPreviewTest {
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
    void windowsBeforeAndAfterAndFlightsThatWouldBeOverTheLimit() {
        AgreementSnapshot agreement = world.agreement();
        UUID first = world.requested(agreement.id());
        TestClock.forward(Duration.ofMinutes(1));
        UUID second = world.requested(World.body(
                agreement.id(), "2025-02-12T09:00:00-06:00", "2025-02-12T12:30:00-06:00", World.passengers()));
        Terms fewer = World.terms(List.of(
                World.limit("flights-week", Limit.Unit.FLIGHT, Limit.Period.WEEK, 19, null),
                World.limit("flights-day", Limit.Unit.FLIGHT, Limit.Period.DAY, 1, null),
                World.limit("persons-day", Limit.Unit.PERSON, Limit.Period.DAY, 500, null),
                World.limit("shelter", Limit.Unit.PERSON, Limit.Period.STANDING, 120, World.thirdCountry())));

        JsonPath seen = preview(agreement, fewer)
                .then()
                .statusCode(200)
                .body("overLimit", contains(second.toString()))
                .body(window("flights-day", "2025-02-12") + ".before.allowance", equalTo(5))
                .body(window("flights-day", "2025-02-12") + ".before.reserved", equalTo(2))
                .body(window("flights-day", "2025-02-12") + ".before.excess", equalTo(0))
                .body(window("flights-day", "2025-02-12") + ".after.allowance", equalTo(1))
                .body(window("flights-day", "2025-02-12") + ".after.reserved", equalTo(2))
                .body(window("flights-day", "2025-02-12") + ".after.excess", equalTo(1))
                .body(window("flights-day", "2025-02-12") + ".after.termsVersion", equalTo(2))
                // a limit that is new has no window before, and would hold what the flights carry
                .body(window("persons-day", "2025-02-12") + ".before", nullValue())
                .body(window("persons-day", "2025-02-12") + ".after.reserved", equalTo(206))
                .body(window("flights-week", "2025-W07") + ".before.reserved", equalTo(2))
                .body(window("flights-week", "2025-W07") + ".after.reserved", equalTo(2))
                .extract()
                .jsonPath();
        // nothing is kept
        world.planner()
                .get("/api/v1/quotas?agreement=" + agreement.id() + "&from=2025-02-12&to=2025-02-12&limit=flights-day")
                .then()
                .body("items[0].allowance", equalTo(5))
                .body("items[0].excess", equalTo(0));
        world.flight(second).body("overLimit", equalTo(false));

        // what was foretold is what comes
        AgreementSnapshot amended = world.amended(
                agreement, Examples.inForce(), agreement.terms().get(0).terms(), fewer);
        JsonPath real = world.planner()
                .get("/api/v1/quotas?agreement=" + agreement.id()
                        + "&from=2025-02-12&to=2025-02-12&wait=PT30S&agreementVersion=" + amended.version())
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        for (String limit : List.of("flights-day", "persons-day", "flights-week", "shelter")) {
            Map<String, Object> foretold = seen.get("windows.find { it.limitId == '" + limit
                    + "' && it.after.window.label in ['2025-02-12', '2025-W07', 'standing'] }.after");
            assertEquals(
                    Json.read(Json.write(foretold), JsonNode.class),
                    Json.read(Json.write(real.getMap("items.find { it.limitId == '" + limit + "' }")), JsonNode.class));
        }
        // marked in a transaction of its own, a moment after the windows
        world.awaitPath(second, "overLimit", true);
        world.flight(first).body("overLimit", equalTo(false));
    }

    /**
     * Who moved into a window last is the latest requested there, in a preview as in fact, and under a limit that these terms
     * bring as under one that was there: one flight makes up the excess of both.
     */
    @Test
    void whoMovedInLastIsForetoldAndMarked() {
        List<Limit> weekly = List.of(World.limit("flights-week", Limit.Unit.FLIGHT, Limit.Period.WEEK, 2, null));
        AgreementSnapshot agreement = world.agreement(World.terms(weekly));
        UUID mover = world.requested(on(agreement.id(), "2025-02-12"));
        TestClock.forward(Duration.ofMinutes(1));
        UUID stayer = world.requested(on(agreement.id(), "2025-02-19"));
        TestClock.forward(Duration.ofMinutes(1));
        world.act(world.planner(), mover, "rescheduling", on(agreement.id(), "2025-02-19"))
                .then()
                .statusCode(200);
        Terms fewer = World.terms(List.of(
                World.limit("flights-week", Limit.Unit.FLIGHT, Limit.Period.WEEK, 1, null),
                // one in the part of the month that is in force
                World.limit("flights-month", Limit.Unit.FLIGHT, Limit.Period.MONTH, 2, null)));
        preview(agreement, fewer).then().statusCode(200).body("overLimit", contains(mover.toString()));
        world.amended(agreement, agreement.facts(), agreement.terms().get(0).terms(), fewer);
        world.awaitPath(mover, "overLimit", true);
        world.flight(stayer).body("overLimit", equalTo(false));
    }

    private static Map<String, Object> on(UUID agreement, String day) {
        return World.body(agreement, day + "T08:00:00-06:00", day + "T11:30:00-06:00", World.passengers());
    }

    @Test
    void aYearOfWeeklyWindowsIsShownWhole() {
        AgreementSnapshot agreement = world.agreement();
        List<Map<String, Object>> weeks = preview(agreement, World.terms(World.limits()))
                .then()
                .statusCode(200)
                .body("overLimit", empty())
                .extract()
                .jsonPath()
                .getList("windows.findAll { it.limitId == 'flights-week' }");
        assertEquals(53, weeks.size());
        weeks.forEach(w -> assertEquals(
                ((Map<?, ?>) w.get("before")).get("allowance"), ((Map<?, ?>) w.get("after")).get("allowance")));
    }

    @Test
    void strangersSeeNothingAndAVersionNotYetHereIsSaid() {
        AgreementSnapshot agreement = world.agreement();
        world.requested(agreement.id());
        String path = "/internal/agreements/" + agreement.id() + "/terms-preview";
        Map<String, Object> question =
                Map.of("agreementVersion", agreement.version(), "terms", World.terms(World.limits()));
        world.as("treaty-officer", "HN")
                .body(Json.write(question))
                .post(path)
                .then()
                .statusCode(404);
        world.as("treaty-officer", "US")
                .body(Json.write(Map.of("agreementVersion", 99, "terms", World.terms(World.limits()))))
                .post(path)
                .then()
                .statusCode(409)
                .body("code", equalTo("NOT_YET_APPLIED"));
    }

    private Response preview(AgreementSnapshot agreement, Terms terms) {
        world.known(agreement.id());
        return world.as("treaty-officer", "US")
                .body(Json.write(Map.of("agreementVersion", agreement.version(), "terms", terms)))
                .post("/internal/agreements/" + agreement.id() + "/terms-preview");
    }

    private static String window(String limit, String label) {
        return "windows.find { it.limitId == '" + limit + "' && it.window == '" + label + "' }";
    }
}
