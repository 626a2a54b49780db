package org.acuerdo.flights.flight;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.acuerdo.contracts.agreement.AgreementFacts;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.contracts.message.ClearanceWithdrawn;
import org.acuerdo.contracts.message.MessageTypes;
import org.acuerdo.contracts.message.Topics;
import org.acuerdo.contracts.terms.ClearanceClause;
import org.acuerdo.contracts.terms.Limit;
import org.acuerdo.contracts.terms.Population;
import org.acuerdo.contracts.terms.PopulationCategory;
import org.acuerdo.contracts.terms.Terms;
import org.acuerdo.flights.flight.rules.Examples;
import org.acuerdo.kit.json.Json;
import org.acuerdo.kit.testing.PartsResource;
import org.acuerdo.kit.testing.TestClock;
import org.acuerdo.kit.testing.TestTopics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One flight, two receivers, and what does not go as planned: answers, changes, delays, and an end between the landings. */
@QuarkusTest
@QuarkusTestResource(value = PartsResource.class, initArgs = @ResourceArg(name = "schema", value = "flights"))
class SeveralLandingsCourseTest {
    private final World world = new World();
    private final TwoReceivers two = new TwoReceivers(world);
    private UUID gt;
    private UUID hn;

    @BeforeEach
    void agreements() {
        gt = world.agreement().id();
        hn = two.honduras(1, 10).id();
    }

    @AfterEach
    void close() {
        world.close();
    }

    private UUID cleared() {
        UUID id = two.requested(gt, hn);
        two.grant(id, gt);
        two.grant(id, hn);
        world.awaitStatus(id, "CLEARED");
        return id;
    }

    private static String of(UUID agreement, String field) {
        return "reservations.findAll { it.agreementId == '" + agreement + "' }." + field;
    }

    /** Under which agreements agreements-service is told that nobody asks any longer. */
    private void withdrawn(UUID id, UUID... agreements) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertEquals(
                        List.of(agreements),
                        world.messages(Topics.CLEARANCE_REQUESTS, id.toString(), 2).stream()
                                .filter(r -> MessageTypes.CLEARANCE_WITHDRAWN.equals(TestTopics.header(r, "ce_type")))
                                .map(r -> Json.read(r.value(), ClearanceWithdrawn.class)
                                        .agreementId())
                                .toList()));
    }

    // ---- answers

    @Test
    void oneThatLapsesEndsItAndTheOtherIsWithdrawn() {
        UUID id = two.requested(gt, hn);
        two.grant(id, gt);
        world.answer(MessageTypes.CLEARANCE_LAPSED, id, hn, 1, 2, Map.of());
        world.awaitStatus(id, "LAPSED");
        world.flight(id)
                .body("clearances.status", contains("WITHDRAWN", "LAPSED"))
                .body("ended.because", equalTo("NO_REPLY"))
                .body("reservations.state", everyItem(equalTo("RELEASED")));
        withdrawn(id, gt);
    }

    @Test
    void oneThatIsRevokedEndsItAndTheOtherIsWithdrawn() {
        UUID id = cleared();
        world.answer(MessageTypes.CLEARANCE_REVOKED, id, gt, 1, 3, Map.of("reason", "storm", "by", "officer"));
        world.awaitStatus(id, "CLEARANCE_REVOKED");
        world.flight(id)
                .body("clearances.status", contains("REVOKED", "WITHDRAWN"))
                .body("ended.by", equalTo("GT"))
                .body("reservations.state", everyItem(equalTo("RELEASED")));
        withdrawn(id, hn);
    }

    @Test
    void oneThatIsRevokedInTheAirIsShownAndTheFlightGoesOn() {
        UUID id = two.departed(gt, hn);
        world.answer(MessageTypes.CLEARANCE_REVOKED, id, hn, 1, 3, Map.of("reason", "storm", "by", "officer"));
        world.awaitPath(id, "clearances[1].status", "REVOKED");
        world.flight(id)
                .body("status", equalTo("DEPARTED"))
                .body("clearances.status", contains("GRANTED", "REVOKED"))
                .body("reservations.state", everyItem(equalTo("RESERVED")));
        landInGuatemala(id);
        // it came all the same
        two.arrive(id, "HN", null, "2025-02-12T13:35:00-06:00", TwoReceivers.honduran(10, 1))
                .then()
                .statusCode(200)
                .body("status", equalTo("ARRIVED"))
                .body("clearances.status", contains("GRANTED", "REVOKED"))
                .body("reservations.state", everyItem(equalTo("CONSUMED")));
        withdrawn(id);
    }

    // ---- changes

    @Test
    void reschedulingChangesBothOrNeither() {
        UUID id = cleared();
        UUID other = UUID.randomUUID();
        world.planner()
                .body(on("2025-02-19"))
                .put("/api/v1/flights/" + other)
                .then()
                .statusCode(201);
        long version = world.version(id);
        // Guatemala has room on that day, Honduras none in that week
        reschedule(id, "2025-02-19")
                .statusCode(422)
                .body("violations.code", contains("LIMIT_REACHED"))
                .body("violations[0].agreementId", equalTo(hn.toString()))
                .body("violations[0].limitId", equalTo("hn-week"))
                .body("violations[0].window", equalTo("2025-W08"));
        world.flight(id)
                .body("version", equalTo((int) version))
                .body("status", equalTo("CLEARED"))
                .body("reservations.state", everyItem(equalTo("RESERVED")))
                .body("reservations.window", hasItem("2025-02-12"));
        world.act(world.planner(), other, "cancellation", Map.of("by", "US", "reason", "weather"))
                .then()
                .statusCode(200);
        reschedule(id, "2025-02-19")
                .statusCode(200)
                .body("status", equalTo("REQUESTED"))
                .body("clearances.status", contains("PENDING", "PENDING"))
                .body("clearances.round", contains(2, 2))
                .body(
                        "reservations.findAll { it.state == 'RESERVED' && it.limitId != 'shelter' }.window",
                        containsInAnyOrder("2025-W08", "2025-02-19", "2025-W08", "2025-02-19"))
                .body(
                        "reservations.findAll { it.state == 'RELEASED' }.window",
                        containsInAnyOrder("2025-W07", "2025-02-12", "2025-W07", "2025-02-12"));
        assertEquals(
                List.of("ASKED", "ASKED", "ASKED", "ASKED"),
                world.types(Topics.CLEARANCE_REQUESTS, id, 4).stream()
                        .map(t -> t.equals(MessageTypes.CLEARANCE_ASKED) ? "ASKED" : t)
                        .toList());
    }

    private ValidatableResponse reschedule(UUID id, String day) {
        return world.act(world.planner(), id, "rescheduling", on(day)).then();
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> on(String day) {
        return Json.read(Json.write(TwoReceivers.body(gt, hn)).replace("2025-02-12", day), Map.class);
    }

    /** What is wrong under one agreement hides nothing that is wrong under the other. */
    @Test
    void aLimitOfOneBindsBesideADayOnWhichTheOtherIsSuspended() {
        two.requested(gt, hn);
        AgreementFacts suspended = new AgreementFacts(
                null,
                null,
                null,
                null,
                null,
                Examples.inForce().inForceFrom(),
                List.of(new AgreementFacts.Suspension(
                        UUID.randomUUID(),
                        LocalDate.parse("2025-02-12"),
                        LocalDate.parse("2025-02-12"),
                        "storm",
                        "GT",
                        null,
                        null)),
                null,
                null,
                null);
        UUID closed = world.publish(World.snapshot(
                        UUID.randomUUID(), 1, "US", "GT", suspended, List.of(), World.terms(World.limits())))
                .id();
        world.known(closed);
        world.planner()
                .body(TwoReceivers.body(closed, hn))
                .put("/api/v1/flights/" + UUID.randomUUID())
                .then()
                .statusCode(422)
                .body("violations.code", contains("AGREEMENT_NOT_OPERATIVE", "LIMIT_REACHED"))
                .body("violations[1].agreementId", equalTo(hn.toString()))
                .body("violations[1].limitId", equalTo("hn-week"));
    }

    /** A state accepts for itself, whichever of its agreements the limit is in. */
    @Test
    void aStateWithTwoAgreementsAcceptsUnderBoth() {
        AgreementSnapshot second = world.publish(World.snapshot(
                UUID.randomUUID(), 1, "US", "GT", Examples.inForce(), List.of(), plain(1, "2025-02-10")));
        world.known(gt);
        world.known(second.id());
        Map<String, Object> body = TwoReceivers.body(gt, second.id());
        body.put(
                "legs",
                List.of(
                        TwoReceivers.leg("KAEX", "MGGT", "08:00", "11:30", gt, World.passengers()),
                        TwoReceivers.leg(
                                "MGGT",
                                "MGPB",
                                "12:30",
                                "13:30",
                                second.id(),
                                List.of(World.group("NATIONAL", "GT", 0, 10, 0, 0)))));
        UUID id = UUID.randomUUID();
        world.planner().body(body).put("/api/v1/flights/" + id).then().statusCode(201);
        world.amended(second, second.facts(), plain(1, "2025-02-10"), plain(0, "2025-02-10"));
        world.awaitPath(id, "overLimit", true);
        world.act(world.as("clearance-officer", "GT"), id, "over-limit-acceptance", Map.of("reason", "by note"))
                .then()
                .statusCode(200)
                .body("overLimit", equalTo(false));
    }

    /** What one receiver has accepted stops nothing any more, and is not named where the other's limit does. */
    @Test
    void aRefusalNamesNoLimitThatWasAccepted() {
        AgreementSnapshot first = world.publish(World.snapshot(
                UUID.randomUUID(), 1, "US", "GT", Examples.inForce(), List.of(), plain(1, "2025-02-10")));
        AgreementSnapshot second = world.publish(World.snapshot(
                UUID.randomUUID(), 1, "US", "HN", Examples.inForce(), List.of(), plain(1, "2025-02-10")));
        world.known(first.id());
        world.known(second.id());
        Map<String, Object> body = TwoReceivers.body(first.id(), second.id());
        body.put(
                "legs",
                List.of(
                        TwoReceivers.leg("KAEX", "MGGT", "08:00", "11:30", first.id(), men("GT")),
                        TwoReceivers.leg("MGGT", "MHTG", "12:30", "13:30", second.id(), men("HN"))));
        UUID id = UUID.randomUUID();
        world.planner().body(body).put("/api/v1/flights/" + id).then().statusCode(201);
        two.grant(id, first.id());
        two.grant(id, second.id());
        world.awaitStatus(id, "CLEARED");
        Map<String, Object> attestation = new LinkedHashMap<>(TwoReceivers.ATTESTATION);
        List.of("assessed", "nationalityVerified", "fitToFly").forEach(count -> attestation.put(count, 20));
        List.of("bestInterestsDetermined", "thirdCountryRiskAssessed").forEach(count -> attestation.put(count, 0));
        world.act(world.as("safeguards-officer", "US"), id, "attestation", attestation)
                .then()
                .statusCode(200)
                .body("attestation.complete", equalTo(true));
        world.amended(second, second.facts(), plain(1, "2025-02-10"), plain(0, "2025-02-10"));
        world.awaitPath(id, "overLimit", true);
        world.amended(first, first.facts(), plain(1, "2025-02-10"), plain(0, "2025-02-10"));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> world.confirm(id).jsonPath().getList("violations").size() == 2);
        world.act(world.as("clearance-officer", "GT"), id, "over-limit-acceptance", Map.of("reason", "by note"))
                .then()
                .statusCode(200)
                .body("overLimit", equalTo(true));
        world.confirm(id)
                .then()
                .statusCode(422)
                .body("violations.code", contains("LIMIT_REACHED"))
                .body("violations[0].agreementId", equalTo(second.id().toString()));
        world.act(world.as("clearance-officer", "HN"), id, "over-limit-acceptance", Map.of("reason", "by note"))
                .then()
                .statusCode(200)
                .body("overLimit", equalTo(false));
        world.confirm(id).then().statusCode(200);
    }

    private static List<Map<String, Object>> men(String nationality) {
        return List.of(World.group("NATIONAL", nationality, 0, 10, 0, 0));
    }

    private static Terms plain(int perWeek, String from) {
        return new Terms(
                LocalDate.parse(from),
                Terms.Certainty.AGREED,
                null,
                null,
                List.of(World.limit("second-week", Limit.Unit.FLIGHT, Limit.Period.WEEK, perWeek, null)),
                null,
                List.of(new Population(PopulationCategory.NATIONAL, null, null, null)),
                new ClearanceClause(ClearanceClause.Mode.MANUAL, 24, null, null),
                null);
    }

    // ---- delays

    @Test
    void aDelayThatTakesTheSecondLandingPastMidnightNeedsRescheduling() {
        Map<String, Object> body = TwoReceivers.body(gt, hn);
        body.put(
                "legs",
                List.of(
                        TwoReceivers.leg("KAEX", "MGGT", "17:00", "20:30", gt, World.passengers()),
                        TwoReceivers.leg("MGGT", "MHTG", "21:30", "23:30", hn, TwoReceivers.honduran(10, 1))));
        world.known(gt);
        UUID id = UUID.randomUUID();
        world.planner().body(body).put("/api/v1/flights/" + id).then().statusCode(201);
        two.grant(id, gt);
        two.grant(id, hn);
        world.awaitStatus(id, "CLEARED");
        world.act(world.as("safeguards-officer", "US"), id, "attestation", TwoReceivers.ATTESTATION)
                .then()
                .statusCode(200);
        world.confirm(id).then().statusCode(200);
        TestClock.set("2025-02-12T23:35:00Z");
        // at 21:00 the first is on its day still, the second at 00:00 on the next
        depart(id, "17:30").then().statusCode(422).body("violations.code", contains("RESCHEDULING_NEEDED"));
        depart(id, "17:29").then().statusCode(200).body("status", equalTo("DEPARTED"));
    }

    private Response depart(UUID id, String time) {
        List<Map<String, Object>> aboard = new ArrayList<>(TwoReceivers.withLeg(World.passengers(), 1));
        aboard.addAll(TwoReceivers.withLeg(TwoReceivers.honduran(10, 1), 2));
        return world.act(
                world.planner(), id, "departure", Map.of("at", "2025-02-12T" + time + ":00-06:00", "aboard", aboard));
    }

    // ---- an end between the landings

    private void landInGuatemala(UUID id) {
        TestClock.set("2025-02-12T21:00:00Z");
        two.arrive(id, "GT", null, "2025-02-12T11:41:00-06:00", World.passengers())
                .then()
                .statusCode(200)
                .body("status", equalTo("DEPARTED"));
    }

    /** What was received stays received and consented to; of the other landing nothing came. */
    private void endedAfterTheFirstLanding(UUID id, String status) {
        world.flight(id)
                .body("status", equalTo(status))
                .body("landings.leg", contains(1))
                .body(of(gt, "state"), everyItem(equalTo("CONSUMED")))
                .body(of(hn, "state"), everyItem(equalTo("RELEASED")))
                .body("clearances.status", contains("GRANTED", "WITHDRAWN"));
        withdrawn(id, hn);
        world.as("clearance-officer", "GT")
                .get("/api/v1/onward-cohorts?flight=" + id)
                .then()
                .body("items", hasSize(1))
                .body("items[0].persons", equalTo(3));
        world.as("clearance-officer", "HN")
                .get("/api/v1/quotas?agreement=" + hn + "&from=2025-02-12&to=2025-02-12&limit=hn-week")
                .then()
                .body("items[0].reserved", equalTo(0))
                .body("items[0].consumed", equalTo(0));
        two.arrive(id, "HN", null, "2025-02-12T13:35:00-06:00", TwoReceivers.honduran(10, 1))
                .then()
                .statusCode(409)
                .body("code", equalTo("WRONG_STATE"));
    }

    @Test
    void itComesBackAfterTheFirstLanding() {
        UUID id = two.departed(gt, hn);
        landInGuatemala(id);
        comeBack(id, "11:00").then().statusCode(422).body("violations.code", contains("OUT_OF_ORDER"));
        comeBack(id, "14:00").then().statusCode(200);
        endedAfterTheFirstLanding(id, "RETURNED");
    }

    private Response comeBack(UUID id, String time) {
        return world.act(
                world.planner(), id, "return", Map.of("at", "2025-02-12T" + time + ":00-06:00", "reason", "technical"));
    }

    @Test
    void itLandsElsewhereAfterTheFirstLanding() {
        UUID id = two.departed(gt, hn);
        landInGuatemala(id);
        divert(id, "11:40").then().statusCode(422).body("violations.code", contains("OUT_OF_ORDER"));
        divert(id, "13:00").then().statusCode(200).body("status", equalTo("DIVERTED"));
        landElsewhere(id, "12:59").then().statusCode(422).body("violations.code", contains("OUT_OF_ORDER"));
        landElsewhere(id, "14:00").then().statusCode(200);
        endedAfterTheFirstLanding(id, "LANDED_ELSEWHERE");
    }

    private Response divert(UUID id, String time) {
        return world.act(
                world.planner(), id, "diversion", Map.of("at", "2025-02-12T" + time + ":00-06:00", "airport", "MMMX"));
    }

    private Response landElsewhere(UUID id, String time) {
        return world.act(
                world.planner(), id, "arrival", Map.of("at", "2025-02-12T" + time + ":00-06:00", "airport", "MMMX"));
    }

    /** Which leg it was diverted on is not reported: a landing that was made before may be told later. */
    @Test
    void aDiversionIsBeforeTheLastLanding() {
        UUID id = two.departed(gt, hn);
        TestClock.set("2025-02-12T21:00:00Z");
        divert(id, "13:00").then().statusCode(200);
        two.arrive(id, "GT", null, "2025-02-12T11:41:00-06:00", World.passengers())
                .then()
                .statusCode(200)
                .body("status", equalTo("DIVERTED"));
        two.arrive(id, "HN", null, "2025-02-12T12:40:00-06:00", TwoReceivers.honduran(10, 1))
                .then()
                .statusCode(422)
                .body("violations.code", contains("OUT_OF_ORDER"));
        two.arrive(id, "HN", null, "2025-02-12T13:35:00-06:00", TwoReceivers.honduran(10, 1))
                .then()
                .statusCode(200)
                .body("status", equalTo("ARRIVED"));
    }
}
