package org.acuerdo.flights.flight;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;

import io.restassured.response.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.contracts.message.MessageTypes;
import org.acuerdo.contracts.terms.ClearanceClause;
import org.acuerdo.contracts.terms.Limit;
import org.acuerdo.contracts.terms.Population;
import org.acuerdo.contracts.terms.PopulationCategory;
import org.acuerdo.contracts.terms.Safeguards;
import org.acuerdo.contracts.terms.Terms;
import org.acuerdo.flights.flight.rules.Examples;
import org.acuerdo.kit.testing.TestClock;

/** A flight from the United States with a landing in Guatemala and one in Honduras, for tests. */
final class TwoReceivers {
    private final World world;

    TwoReceivers(World world) {
        this.world = world;
    }

    AgreementSnapshot honduras(int flights, Integer alonePerWeek) {
        Terms terms = new Terms(
                java.time.LocalDate.parse("2025-02-10"),
                Terms.Certainty.AGREED,
                null,
                null,
                List.of(
                        World.limit("hn-week", Limit.Unit.FLIGHT, Limit.Period.WEEK, flights, null),
                        World.limit("hn-persons", Limit.Unit.PERSON, Limit.Period.DAY, 200, null)),
                null,
                List.of(new Population(PopulationCategory.NATIONAL, null, null, null)),
                new ClearanceClause(ClearanceClause.Mode.MANUAL, 24, null, null),
                new Safeguards(null, 2, null, alonePerWeek));
        AgreementSnapshot hn =
                world.publish(World.snapshot(UUID.randomUUID(), 1, "US", "HN", Examples.inForce(), List.of(), terms));
        org.awaitility.Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(60))
                .until(() -> world.planner()
                                .get("/api/v1/quotas?agreement=" + hn.id() + "&from=2025-02-10&to=2025-02-16")
                                .statusCode()
                        == 200);
        return hn;
    }

    static Map<String, Object> body(UUID gt, UUID hn) {
        Map<String, Object> body = new LinkedHashMap<>(World.body(gt));
        body.remove("agreementId");
        body.remove("passengers");
        body.put("staff", Map.of("escorts", 10, "medical", 2, "monitors", 1, "interpreters", 1));
        body.put(
                "legs",
                List.of(
                        leg("KAEX", "MGGT", "08:00", "11:30", gt, World.passengers()),
                        leg("MGGT", "MHTG", "12:30", "13:30", hn, honduran(10, 1))));
        return body;
    }

    static List<Map<String, Object>> honduran(int men, int alone) {
        return List.of(World.group("NATIONAL", "HN", 0, men, 0, alone));
    }

    static Map<String, Object> leg(
            String from, String to, String departure, String arrival, UUID agreement, Object passengers) {
        return Map.of(
                "origin",
                from,
                "destination",
                to,
                "departure",
                "2025-02-12T" + departure + ":00-06:00",
                "arrival",
                "2025-02-12T" + arrival + ":00-06:00",
                "agreementId",
                agreement.toString(),
                "passengers",
                passengers);
    }

    UUID requested(UUID gt, UUID hn) {
        UUID id = UUID.randomUUID();
        world.known(gt);
        world.planner()
                .header("X-Agreement-Version", 1)
                .body(body(gt, hn))
                .put("/api/v1/flights/" + id)
                .then()
                .statusCode(201);
        return id;
    }

    void grant(UUID id, UUID agreement) {
        world.answer(MessageTypes.CLEARANCE_GRANTED, id, agreement, 1, 2, Map.of("by", "an officer"));
        org.awaitility.Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(60))
                .until(() -> world.flight(id).extract().<List<Map<String, Object>>>path("clearances").stream()
                        .anyMatch(c -> c.get("agreementId").equals(agreement.toString())
                                && c.get("status").equals("GRANTED")));
    }

    static final Map<String, Object> ATTESTATION = Map.of(
            "assessed", 114,
            "nationalityVerified", 114,
            "fitToFly", 114,
            "pendingRemedies", 0,
            "bestInterestsDetermined", 2,
            "thirdCountryRiskAssessed", 3,
            "interpreter", true,
            "monitorAboard", true,
            "medicalAboard", 2);

    UUID departed(UUID gt, UUID hn) {
        UUID id = requested(gt, hn);
        grant(id, gt);
        world.flight(id).body("status", equalTo("REQUESTED"));
        grant(id, hn);
        world.awaitStatus(id, "CLEARED");
        // the strictest of both: two medical staff, as the second receiver's terms have it
        Map<String, Object> one = new LinkedHashMap<>(ATTESTATION);
        one.put("medicalAboard", 1);
        world.act(world.as("safeguards-officer", "US"), id, "attestation", one)
                .then()
                .statusCode(200)
                .body("attestation.missing.field", contains("medicalAboard"));
        world.act(world.as("safeguards-officer", "US"), id, "attestation", ATTESTATION)
                .then()
                .statusCode(200)
                .body("attestation.complete", equalTo(true));
        world.confirm(id).then().statusCode(200);
        TestClock.set("2025-02-12T14:15:00Z");
        world.act(
                        world.planner(),
                        id,
                        "departure",
                        Map.of("at", "2025-02-12T08:10:00-06:00", "aboard", World.passengers()))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("aboard[0].leg"));
        List<Map<String, Object>> swapped = new java.util.ArrayList<>(withLeg(World.passengers(), 2));
        swapped.addAll(withLeg(honduran(10, 1), 1));
        world.act(world.planner(), id, "departure", Map.of("at", "2025-02-12T08:10:00-06:00", "aboard", swapped))
                .then()
                .statusCode(422)
                .body("violations.code", everyItem(equalTo("COUNTS_DIFFER")));
        List<Map<String, Object>> aboard = new java.util.ArrayList<>(withLeg(World.passengers(), 1));
        aboard.addAll(withLeg(honduran(10, 1), 2));
        world.act(world.planner(), id, "departure", Map.of("at", "2025-02-12T08:10:00-06:00", "aboard", aboard))
                .then()
                .statusCode(200)
                .body("status", equalTo("DEPARTED"));
        return id;
    }

    static List<Map<String, Object>> withLeg(List<Map<String, Object>> groups, int leg) {
        return groups.stream()
                .map(g -> {
                    Map<String, Object> group = new LinkedHashMap<>(g);
                    group.put("leg", leg);
                    return group;
                })
                .toList();
    }

    Response arrive(UUID id, String state, Object leg, String at, Object received) {
        Map<String, Object> body = new LinkedHashMap<>(Map.of("at", at, "received", received));
        if (leg != null) {
            body.put("leg", leg);
        }
        return world.act(world.as("clearance-officer", state), id, "arrival", body);
    }
}
