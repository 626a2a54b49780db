package org.acuerdo.flights.flight;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.acuerdo.contracts.terms.Limit;
import org.acuerdo.contracts.terms.Population;
import org.acuerdo.contracts.terms.PopulationCategory;
import org.acuerdo.contracts.terms.Terms;
import org.acuerdo.kit.testing.TestClock;

/** What tests of cohorts do again and again: arrivals of a kind, reports by the receiving state, holds. */
final class CohortDesk {
    private final World world;

    CohortDesk(World world) {
        this.world = world;
    }

    String cohort(UUID flight) {
        return world.as("clearance-officer", "GT")
                .get("/api/v1/onward-cohorts?flight=" + flight)
                .then()
                .statusCode(200)
                .extract()
                .path("items[0].id");
    }

    Response report(String cohort, Map<String, Object> body) {
        String etag = world.as("clearance-officer", "GT")
                .get("/api/v1/onward-cohorts/" + cohort)
                .header("ETag");
        return world.as("clearance-officer", "GT")
                .header("If-Match", etag)
                .body(body)
                .post("/api/v1/onward-cohorts/" + cohort + "/outcomes");
    }

    static Map<String, Object> outcome(String outcome, int count) {
        return outcome("2025-02-13", outcome, count);
    }

    static Map<String, Object> outcome(String on, String outcome, int count) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("on", on);
        body.put("outcome", outcome);
        body.put("count", count);
        if (outcome.equals("ONWARD")) {
            body.put("destination", "HN");
            body.put("individuallyAssessed", count);
        }
        return body;
    }

    String hold(String scope, Object target) {
        return world.as("safeguards-officer", "GT")
                .body(Map.of("scope", scope, "target", target, "authority", "constitutional court", "reason", "review"))
                .post("/api/v1/holds")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    void lift(String hold) {
        world.as("safeguards-officer", "GT")
                .header("If-Match", "\"1\"")
                .body(Map.of("reason", "decided"))
                .post("/api/v1/holds/" + hold + "/lift")
                .then()
                .statusCode(200);
    }

    /** Terms of the main path with other populations, and one stock for all who are to move on. */
    static Terms terms(String effectiveFrom, Population... populations) {
        Limit.AppliesTo all = new Limit.AppliesTo(
                Set.of(PopulationCategory.THIRD_COUNTRY_NATIONAL, PopulationCategory.STATELESS), null, null, null);
        Terms plain = World.terms(List.of(World.limit("shelter", Limit.Unit.PERSON, Limit.Period.STANDING, 120, all)));
        List<Population> populated = new ArrayList<>(List.of(populations));
        populated.add(new Population(PopulationCategory.NATIONAL, null, null, null));
        return new Terms(
                LocalDate.parse(effectiveFrom),
                plain.certainty(),
                null,
                null,
                plain.limits(),
                plain.conditions(),
                populated,
                plain.clearance(),
                plain.safeguards());
    }

    /** Arrived with own nationals and this group. */
    UUID arrivedWith(UUID agreement, Map<String, Object> group) {
        List<Map<String, Object>> aboard = List.of(World.group("NATIONAL", "GT", 20, 75, 4, 1), group);
        UUID id = world.requested(
                World.body(agreement, "2025-02-12T08:00:00-06:00", "2025-02-12T11:30:00-06:00", aboard));
        world.granted(id, agreement);
        world.attest(id).then().statusCode(200);
        world.confirm(id).then().statusCode(200);
        TestClock.set("2025-02-12T18:00:00Z");
        world.act(world.planner(), id, "departure", Map.of("at", "2025-02-12T08:10:00-06:00", "aboard", aboard))
                .then()
                .statusCode(200);
        world.act(officer(), id, "arrival", Map.of("at", "2025-02-12T11:41:00-06:00", "received", aboard))
                .then()
                .statusCode(200);
        return id;
    }

    RequestSpecification officer() {
        return world.as("clearance-officer", "GT");
    }

    void correctArrival(UUID flight, String at) {
        world.act(officer(), flight, "corrections", Map.of("field", "arrival.at", "value", at, "reason", "misread"))
                .then()
                .statusCode(200);
    }

    /** Other days from 13 February on. */
    UUID twoVersions() {
        return world.agreement(
                        terms(
                                "2025-02-10",
                                new Population(PopulationCategory.THIRD_COUNTRY_NATIONAL, null, 30, null),
                                new Population(PopulationCategory.CUSTODY_TRANSFER, null, null, 10)),
                        terms(
                                "2025-02-13",
                                new Population(PopulationCategory.THIRD_COUNTRY_NATIONAL, null, 20, null),
                                new Population(PopulationCategory.CUSTODY_TRANSFER, null, null, 7)))
                .id();
    }
}
