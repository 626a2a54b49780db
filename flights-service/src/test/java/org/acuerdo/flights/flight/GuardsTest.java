package org.acuerdo.flights.flight;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.acuerdo.contracts.agreement.AgreementFacts;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.contracts.message.MessageTypes;
import org.acuerdo.contracts.terms.Limit;
import org.acuerdo.contracts.terms.Safeguards;
import org.acuerdo.flights.flight.rules.Examples;
import org.acuerdo.flights.flight.rules.FlightAct;
import org.acuerdo.flights.flight.rules.FlightStatus;
import org.acuerdo.flights.flight.rules.Lifecycle;
import org.acuerdo.kit.testing.PartsResource;
import org.acuerdo.kit.testing.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Guards, four eyes, who sees what, what is refused in which state and in which order of checks. */
@QuarkusTest
@QuarkusTestResource(value = PartsResource.class, initArgs = @ResourceArg(name = "schema", value = "flights"))
class GuardsTest {
    private final World world = new World();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void everyActInEveryWrongState() {
        UUID agreement = world.agreement().id();
        Map<FlightStatus, UUID> flights = new LinkedHashMap<>();
        flights.put(FlightStatus.REQUESTED, world.requested(agreement));
        UUID cleared = world.requested(agreement);
        world.granted(cleared, agreement);
        flights.put(FlightStatus.CLEARED, cleared);
        UUID refused = world.requested(agreement);
        world.answer(MessageTypes.CLEARANCE_REFUSED, refused, agreement, 1, 2, Map.of("reason", "full"));
        world.awaitStatus(refused, "REFUSED");
        flights.put(FlightStatus.REFUSED, refused);
        UUID cancelled = world.requested(agreement);
        world.act(world.planner(), cancelled, "cancellation", Map.of("by", "US", "reason", "weather"))
                .then()
                .statusCode(200);
        flights.put(FlightStatus.CANCELLED, cancelled);
        UUID lapsed = world.requested(agreement);
        world.answer(MessageTypes.CLEARANCE_LAPSED, lapsed, agreement, 1, 2, Map.of());
        world.awaitStatus(lapsed, "LAPSED");
        flights.put(FlightStatus.LAPSED, lapsed);
        flights.put(FlightStatus.CONFIRMED, world.confirmed(agreement));
        UUID revoked = world.confirmed(agreement);
        world.answer(MessageTypes.CLEARANCE_REVOKED, revoked, agreement, 1, 3, Map.of("reason", "storm"));
        world.awaitStatus(revoked, "CLEARANCE_REVOKED");
        flights.put(FlightStatus.CLEARANCE_REVOKED, revoked);
        flights.put(FlightStatus.DEPARTED, world.departed(agreement));
        TestClock.set(World.START);
        flights.put(FlightStatus.ARRIVED, world.arrived(world.agreement().id()));
        TestClock.set(World.START);
        UUID reconciled = world.arrived(world.agreement().id());
        perform(FlightAct.RECONCILE, reconciled, world.version(reconciled))
                .then()
                .statusCode(200);
        flights.put(FlightStatus.RECONCILED, reconciled);
        for (FlightStatus off : List.of(FlightStatus.RETURNED, FlightStatus.DIVERTED, FlightStatus.LANDED_ELSEWHERE)) {
            TestClock.set(World.START);
            UUID id = world.departed(world.agreement().id());
            FlightAct first = off == FlightStatus.RETURNED ? FlightAct.RETURN : FlightAct.DIVERT;
            perform(first, id, world.version(id)).then().statusCode(200);
            if (off == FlightStatus.LANDED_ELSEWHERE) {
                perform(FlightAct.LAND_ELSEWHERE, id, world.version(id)).then().statusCode(200);
            }
            flights.put(off, id);
        }
        TestClock.set("2025-02-12T14:15:00Z");
        Set<FlightStatus> all = EnumSet.allOf(FlightStatus.class);
        all.removeAll(flights.keySet());
        assertEquals(Set.of(), all, "a flight in every status");
        flights.forEach((status, id) -> {
            assertEquals(status.name(), world.status(id));
            everyAct().filter(act -> neverTaken(status, act)).forEach(act -> {
                perform(act, id, world.version(id)).then().statusCode(409).body("code", equalTo("WRONG_STATE"));
                // what nothing can mend is said before that the version is stale
                int expected = Lifecycle.canStill(status, act) ? 412 : 409;
                perform(act, id, 99).then().statusCode(expected);
            });
            if (status.inTheAir() || Lifecycle.landed(status)) {
                irregular(id).then().statusCode(409).body("code", equalTo("WRONG_STATE"));
            }
            assertEquals(status.name(), world.status(id));
        });
        assertTrue(everyAct().count() >= 14, "acts of officers");
    }

    /** These flights made no landing before they ended: there is nothing to count. */
    private static boolean neverTaken(FlightStatus status, FlightAct act) {
        return Lifecycle.after(status, act).isEmpty()
                || Lifecycle.ledAway(status)
                        && Set.of(FlightAct.COUNT, FlightAct.CORRECT).contains(act);
    }

    /** Another record of what is on record as flown. */
    private Response irregular(UUID id) {
        String agreement = world.flight(id).extract().path("agreementId");
        Map<String, Object> body = new LinkedHashMap<>(World.body(UUID.fromString(agreement)));
        body.put("at", "2025-02-12T08:14:00-06:00");
        body.put("aboard", World.passengers());
        body.put("guards", List.of("G3"));
        body.put("flight", id.toString());
        return world.as("clearance-officer", "GT").body(body).post("/api/v1/irregular-flights");
    }

    /** What officers do to a flight over HTTP. The others follow from messages, deadlines and other acts. */
    private static Stream<FlightAct> everyAct() {
        Set<FlightAct> others = EnumSet.of(
                FlightAct.CLEAR,
                FlightAct.REFUSE,
                FlightAct.LAPSE,
                FlightAct.REVOKE,
                FlightAct.REVOKE_IN_FLIGHT,
                FlightAct.NOT_FLOWN,
                // one of several landings is an arrival
                FlightAct.LAND,
                FlightAct.REOPEN,
                // another flight's record; where it is taken over in vain, it is said there
                FlightAct.FLOWN_IRREGULARLY);
        return Stream.of(FlightAct.values()).filter(act -> !others.contains(act));
    }

    private Response perform(FlightAct act, UUID id, long version) {
        String[] call = switch (act) {
            case CANCEL -> new String[] {"planner", "US", "cancellation"};
            case ATTEST -> new String[] {"safeguards-officer", "US", "attestation"};
            case CONFIRM -> new String[] {"planner", "US", "confirmation"};
            case DEPART -> new String[] {"planner", "US", "departure"};
            case ARRIVE -> new String[] {"clearance-officer", "GT", "arrival"};
            case RETURN -> new String[] {"planner", "US", "return"};
            case DIVERT -> new String[] {"planner", "US", "diversion"};
            case LAND_ELSEWHERE -> new String[] {"planner", "US", "arrival"};
            case RESCHEDULE -> new String[] {"planner", "US", "rescheduling"};
            case ACCEPT_OVER_LIMIT -> new String[] {"clearance-officer", "GT", "over-limit-acceptance"};
            case COUNT -> new String[] {"planner", "US", "counts"};
            case CORRECT -> new String[] {"clearance-officer", "GT", "corrections"};
            case RECONCILE -> new String[] {"planner", "US", "reconciliation"};
            case REPORT_UNUSED -> new String[] {"planner", "US", "unused-capacity"};
            default -> throw new IllegalArgumentException(act.name());
        };
        Object body = switch (act) {
            case CANCEL -> Map.of("by", "US", "reason", "weather");
            case ATTEST -> World.ATTESTATION;
            case CONFIRM, RECONCILE -> Map.of();
            case COUNT -> Map.of("source", "SENDER", "passengers", World.passengers(), "reason", "counted again");
            case CORRECT -> Map.of("field", "received", "value", World.passengers(), "reason", "misread");
            case REPORT_UNUSED -> Map.of("seats", 3, "reasons", List.of(Map.of("code", "WEATHER", "count", 3)));
            case DEPART -> Map.of("at", "2025-02-12T08:10:00-06:00", "aboard", World.passengers());
            case RETURN -> Map.of("at", "2025-02-12T08:12:00-06:00", "reason", "technical");
            case DIVERT -> Map.of("at", "2025-02-12T08:11:00-06:00", "airport", "MMMX");
            case LAND_ELSEWHERE -> Map.of("at", "2025-02-12T08:13:00-06:00", "airport", "MMMX");
            case RESCHEDULE -> World.body(UUID.randomUUID());
            case ACCEPT_OVER_LIMIT -> Map.of("reason", "by note");
            default -> Map.of("at", "2025-02-12T08:15:00-06:00", "received", World.passengers());
        };
        return world.as(call[0], call[1])
                .header("If-Match", "\"" + version + "\"")
                .body(body)
                .post("/api/v1/flights/" + id + "/" + call[2]);
    }

    @Test
    void theOrderOfChecks() {
        UUID agreement = world.agreement().id();
        UUID id = world.requested(agreement);
        String path = "/api/v1/flights/" + id + "/attestation";
        given().contentType("application/json").body("{").post(path).then().statusCode(401);
        world.as("safeguards-officer", "MX").body("{").post(path).then().statusCode(404);
        world.planner().body("{").post(path).then().statusCode(403);
        world.as("safeguards-officer", "US").body("{").post(path).then().statusCode(400);
        world.as("safeguards-officer", "US")
                .body(World.ATTESTATION)
                .post(path)
                .then()
                .statusCode(428);
        world.as("safeguards-officer", "US")
                .header("If-Match", "\"9\"")
                .body(World.ATTESTATION)
                .post(path)
                .then()
                .statusCode(412);
        world.as("safeguards-officer", "US")
                .header("If-Match", "\"1\"")
                .body(World.ATTESTATION)
                .post(path)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"");
    }

    @Test
    void fourEyesGoBySubjectNotByRole() {
        UUID agreement = world.agreement().id();
        UUID id = world.requested(agreement);
        world.act(world.as("safeguards-officer", "US", "planner-us"), id, "attestation", World.ATTESTATION)
                .then()
                .statusCode(422)
                .body("code", equalTo("SAME_PERSON"));
        world.attest(id).then().statusCode(200);
    }

    @Test
    void withoutACompleteAttestationItIsNotConfirmed() {
        UUID agreement = world.agreement().id();
        UUID id = world.requested(agreement);
        world.granted(id, agreement);
        world.confirm(id).then().statusCode(422).body("code", equalTo("NOT_ATTESTED"));
        Map<String, Object> incomplete = World.attestation("assessed", 102);
        incomplete.put("pendingRemedies", 1);
        incomplete.put("medicalAboard", 0);
        world.act(world.as("safeguards-officer", "US"), id, "attestation", incomplete)
                .then()
                .statusCode(200)
                .body("attestation.complete", equalTo(false))
                .body("attestation.missing.field", contains("assessed", "pendingRemedies", "medicalAboard"));
        world.confirm(id)
                .then()
                .statusCode(422)
                .body("code", equalTo("ATTESTATION_INCOMPLETE"))
                .body("violations.field", contains("assessed", "pendingRemedies", "medicalAboard"));
        world.act(world.as("safeguards-officer", "US"), id, "attestation", World.attestation("assessed", 104))
                .then()
                .statusCode(422)
                .body("code", equalTo("COUNTS_DIFFER"));
        world.attest(id).then().statusCode(200).body("attestation.complete", equalTo(true));
        world.confirm(id).then().statusCode(200);
    }

    @Test
    void aLaterAttestationStopsAConfirmedFlight() {
        UUID agreement = world.agreement().id();
        UUID id = world.confirmed(agreement);
        world.act(world.as("safeguards-officer", "US"), id, "attestation", World.attestation("pendingRemedies", 1))
                .then()
                .statusCode(200);
        TestClock.set("2025-02-12T14:15:00Z");
        world.depart(id, "2025-02-12T08:10:00-06:00")
                .then()
                .statusCode(422)
                .body("code", equalTo("ATTESTATION_INCOMPLETE"));
        world.flight(id).body("status", equalTo("CONFIRMED"));
    }

    @Test
    void whoIsUnfitStaysBehind() {
        UUID agreement = world.agreement().id();
        UUID id = world.confirmed(agreement);
        world.act(world.as("safeguards-officer", "US"), id, "attestation", World.attestation("fitToFly", 102))
                .then()
                .statusCode(200);
        TestClock.set("2025-02-12T14:15:00Z");
        world.depart(id, "2025-02-12T08:10:00-06:00").then().statusCode(422).body("code", equalTo("COUNTS_DIFFER"));
        world.act(
                        world.planner(),
                        id,
                        "departure",
                        Map.of(
                                "at",
                                "2025-02-12T08:10:00-06:00",
                                "aboard",
                                List.of(
                                        World.group("NATIONAL", "GT", 20, 74, 4, 1),
                                        World.group("THIRD_COUNTRY_NATIONAL", "HN", 1, 2, 0, 0))))
                .then()
                .statusCode(200);
    }

    @Test
    void departuresAreRefusedWithEverythingThatIsWrong() {
        UUID agreement = world.agreement().id();
        UUID id = world.confirmed(agreement);
        TestClock.set("2025-02-12T14:15:00Z");
        world.act(
                        world.planner(),
                        id,
                        "departure",
                        Map.of(
                                "at",
                                "2025-02-12T15:00:00-06:00",
                                "aboard",
                                List.of(World.group("NATIONAL", "GT", 200, 0, 0, 0))))
                .then()
                .statusCode(422)
                .body(
                        "violations.code",
                        containsInAnyOrder("IN_THE_FUTURE", "RESCHEDULING_NEEDED", "COUNTS_DIFFER", "COUNTS_DIFFER"));
        world.depart(id, "2025-02-12T07:50:00-06:00")
                .then()
                .statusCode(422)
                .body("code", equalTo("RESCHEDULING_NEEDED"));
        world.depart(id, "2025-02-12T08:30:00-06:00").then().statusCode(200);
    }

    @Test
    void anArrivalComesAfterItsDepartureAndNotInTheFuture() {
        UUID agreement = world.agreement().id();
        UUID id = world.departed(agreement);
        world.arrive(id, "2025-02-12T08:09:00-06:00").then().statusCode(422).body("code", equalTo("OUT_OF_ORDER"));
        world.arrive(id, "2025-02-12T11:41:00-06:00").then().statusCode(422).body("code", equalTo("IN_THE_FUTURE"));
        TestClock.set("2025-02-12T18:00:00Z");
        world.act(
                        world.as("clearance-officer", "GT"),
                        id,
                        "arrival",
                        Map.of(
                                "at",
                                "2025-02-12T11:41:00-06:00",
                                "received",
                                World.passengers(),
                                "notReceived",
                                List.of(Map.of("reason", "DOB 04/11/1998 not verified", "count", 1))))
                .then()
                .statusCode(422)
                .body("code", equalTo("LOOKS_LIKE_PERSONAL_DATA"));
        world.arrive(id, "2025-02-12T11:41:00-06:00").then().statusCode(200);
    }

    @Test
    void receptionCapacityCountsTheWeek() {
        AgreementSnapshot agreement = world.agreement(World.terms(World.limits(), new Safeguards(true, 1, true, 1)));
        world.confirmed(agreement.id());
        UUID second = world.requested(agreement.id());
        world.granted(second, agreement.id());
        world.attest(second).then().statusCode(200);
        world.confirm(second)
                .then()
                .statusCode(422)
                .body("code", equalTo("RECEPTION_CAPACITY"))
                .body("violations[0].clause", equalTo("terms 1, safeguards.unaccompaniedMinorsPerWeek"));
        // the next week has places of its own
        UUID later = world.requested(World.body(
                agreement.id(), "2025-02-17T08:00:00-06:00", "2025-02-17T11:30:00-06:00", World.passengers()));
        world.granted(later, agreement.id());
        world.attest(later).then().statusCode(200);
        world.confirm(later).then().statusCode(200);
    }

    /** Week by week, five flights that are confirmed at the same moment and two places: two are taken. */
    @Test
    void confirmationsThatRaceForTheLastPlacesOfReception() {
        UUID agreement = world.agreement(World.terms(World.limits(), new Safeguards(true, 1, true, 2)))
                .id();
        ExecutorService officers = Executors.newFixedThreadPool(5);
        try {
            for (String day : List.of("2025-02-12", "2025-02-19", "2025-02-26")) {
                List<UUID> ready = attested(agreement, day, 5);
                CyclicBarrier together = new CyclicBarrier(ready.size());
                List<Response> answers = ready.stream()
                        .map(id -> CompletableFuture.supplyAsync(() -> confirmed(id, together), officers))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .toList();
                assertEquals(
                        2, answers.stream().filter(r -> r.statusCode() == 200).count(), day);
                answers.stream()
                        .filter(r -> r.statusCode() != 200)
                        .forEach(r -> r.then().statusCode(422).body("code", equalTo("RECEPTION_CAPACITY")));
            }
        } finally {
            officers.shutdown();
        }
    }

    private List<UUID> attested(UUID agreement, String day, int flights) {
        List<UUID> ids = Stream.generate(() -> world.requested(
                        World.body(agreement, day + "T08:00:00-06:00", day + "T11:30:00-06:00", World.passengers())))
                .limit(flights)
                .toList();
        ids.forEach(id -> world.granted(id, agreement));
        ids.forEach(id -> world.attest(id).then().statusCode(200));
        return ids;
    }

    private Response confirmed(UUID id, CyclicBarrier together) {
        RequestSpecification call = world.planner()
                .header("If-Match", "\"" + world.version(id) + "\"")
                .body(Map.of());
        try {
            together.await(60, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return call.post("/api/v1/flights/" + id + "/confirmation");
    }

    @Test
    void anArrivalDayThatIsNoLongerOperativeStopsConfirmationAndDeparture() {
        AgreementSnapshot agreement = world.agreement();
        UUID cleared = world.requested(agreement.id());
        world.granted(cleared, agreement.id());
        world.attest(cleared).then().statusCode(200);
        UUID confirmed = world.confirmed(agreement.id());
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
        world.amended(agreement, suspended, World.terms(World.limits()));
        world.ask(UUID.randomUUID(), World.body(agreement.id())).then().statusCode(422);
        world.confirm(cleared).then().statusCode(422).body("violations.code", hasItem("AGREEMENT_NOT_OPERATIVE"));
        TestClock.set("2025-02-12T14:15:00Z");
        world.depart(confirmed, "2025-02-12T08:10:00-06:00")
                .then()
                .statusCode(422)
                .body("violations.code", hasItem("AGREEMENT_NOT_OPERATIVE"));
        world.flight(confirmed).body("status", equalTo("CONFIRMED"));
    }

    @Test
    void theLatestRequestedThatNoLongerFitIsMarkedAndStopped() {
        AgreementSnapshot agreement = world.agreement(
                World.terms(List.of(World.limit("flights-day", Limit.Unit.FLIGHT, Limit.Period.DAY, 2, null))));
        UUID first = world.requested(agreement.id());
        UUID second = world.requested(agreement.id());
        world.granted(second, agreement.id());
        world.attest(second).then().statusCode(200);
        AgreementSnapshot narrower = world.amended(
                agreement,
                agreement.facts(),
                World.terms(List.of(World.limit("flights-day", Limit.Unit.FLIGHT, Limit.Period.DAY, 1, null))));
        world.awaitPath(second, "overLimit", true);
        world.flight(first).body("overLimit", equalTo(false));
        world.confirm(second)
                .then()
                .statusCode(422)
                .body("code", equalTo("LIMIT_REACHED"))
                .body("violations[0].limitId", equalTo("flights-day"))
                .body("violations[0].window", equalTo("2025-02-12"));
        world.planner()
                .get("/api/v1/flights?overLimit=true&agreement=" + narrower.id())
                .then()
                .body("items.id", contains(second.toString()));
        // it fits again once another is gone
        world.act(world.planner(), first, "cancellation", Map.of("by", "US", "reason", "weather"))
                .then()
                .statusCode(200);
        world.awaitPath(second, "overLimit", false);
        world.confirm(second).then().statusCode(200);
    }

    @Test
    void newTermsMatchUnitsAnew() {
        AgreementSnapshot agreement = world.agreement(
                World.terms(List.of(World.limit("flights-day", Limit.Unit.FLIGHT, Limit.Period.DAY, 2, null))));
        UUID id = world.requested(agreement.id());
        world.amended(
                agreement,
                agreement.facts(),
                World.terms(List.of(World.limit("flights-week", Limit.Unit.FLIGHT, Limit.Period.WEEK, 0, null))));
        world.awaitPath(id, "overLimit", true);
        world.flight(id)
                .body("reservations.find { it.limitId == 'flights-week' }.state", equalTo("RESERVED"))
                .body("reservations.find { it.limitId == 'flights-day' }.state", equalTo("RELEASED"));
    }

    @Test
    void whoSeesAFlight() {
        UUID id = UUID.randomUUID();
        AgreementSnapshot watched = world.publish(World.snapshot(
                UUID.randomUUID(),
                1,
                "US",
                "GT",
                Examples.inForce(),
                List.of(Map.of("name", "an observatory", "subjects", List.of("watcher"))),
                World.terms(World.limits())));
        world.ask(id, World.body(watched.id())).then().statusCode(201);
        String path = "/api/v1/flights/" + id;
        for (RequestSpecification seer : List.of(
                world.planner(),
                world.as("clearance-officer", "GT"),
                world.as("treaty-officer", "GT"),
                world.as("auditor", null),
                world.as("monitor", null, "watcher"))) {
            seer.get(path).then().statusCode(200);
        }
        for (RequestSpecification stranger : List.of(
                world.as("planner", "MX"),
                world.as("monitor", null, "another"),
                world.as("monitor", "US", "another"))) {
            stranger.get(path).then().statusCode(404);
        }
        world.as("monitor", null, "watcher")
                .get("/api/v1/flights?agreement=" + watched.id())
                .then()
                .body("items", hasSize(1));
        world.as("monitor", null, "another")
                .get("/api/v1/flights?agreement=" + watched.id())
                .then()
                .body("items", hasSize(0));
        world.as("monitor", null, "watcher").get(path + "/history").then().statusCode(200);
        world.as("planner", "MX").get(path + "/history").then().statusCode(404);
        // who sees it may still not act on it
        world.as("auditor", null)
                .header("If-Match", "\"1\"")
                .body("{}")
                .post(path + "/confirmation")
                .then()
                .statusCode(403);
        world.as("monitor", null, "watcher")
                .header("If-Match", "\"1\"")
                .body("{}")
                .post(path + "/confirmation")
                .then()
                .statusCode(403);
        world.as("planner", "GT")
                .header("If-Match", "\"1\"")
                .body("{}")
                .post(path + "/confirmation")
                .then()
                .statusCode(403);
        world.as("clearance-officer", "US")
                .header("If-Match", "\"1\"")
                .body("{}")
                .post(path + "/arrival")
                .then()
                .statusCode(403);
        world.act(world.planner(), id, "cancellation", Map.of("by", "GT", "reason", "weather"))
                .then()
                .statusCode(403);
    }

    @Test
    void listsArePagedAndFiltered() {
        UUID agreement = world.agreement().id();
        UUID late = world.requested(
                World.body(agreement, "2025-02-14T08:00:00-06:00", "2025-02-14T11:30:00-06:00", World.passengers()));
        UUID early = world.requested(agreement);
        UUID middle = world.requested(
                World.body(agreement, "2025-02-13T08:00:00-06:00", "2025-02-13T11:30:00-06:00", World.passengers()));
        world.granted(middle, agreement);
        String list = "/api/v1/flights?agreement=" + agreement;
        Response first = world.planner().get(list + "&limit=2");
        first.then().body("items.id", contains(early.toString(), middle.toString()));
        world.planner()
                .get(list + "&limit=2&cursor=" + first.path("next"))
                .then()
                .body("items.id", contains(late.toString()))
                .body("next", equalTo(null));
        world.planner()
                .get(list + "&from=2025-02-13&to=2025-02-13")
                .then()
                .body("items.id", contains(middle.toString()));
        world.planner().get(list + "&status=CLEARED").then().body("items.id", contains(middle.toString()));
        world.planner().get(list + "&status=REQUESTED").then().body("items", hasSize(2));
        world.planner().get(list + "&status=ON_HOLD").then().body("items", hasSize(0));
        world.planner().get(list + "&overdue=true").then().body("items", hasSize(0));
        world.as("planner", "MX").get(list).then().statusCode(200).body("items", hasSize(0));
        world.planner().get(list + "&status=LOST").then().statusCode(400);
        world.planner().get(list + "&from=yesterday").then().statusCode(400);
        world.planner().get(list + "&limit=0").then().statusCode(400);
        world.planner().get(list + "&colour=red").then().statusCode(400);
        world.planner().get(list + "&cursor=bm9uc2Vuc2U").then().statusCode(400);
    }

    @Test
    void aDepartedFlightThatDoesNotArriveIsListedAsOverdue() {
        UUID agreement = world.agreement().id();
        UUID id = world.departed(agreement);
        TestClock.set("2025-02-13T14:10:00Z");
        world.planner()
                .get("/api/v1/flights?overdue=true&agreement=" + agreement)
                .then()
                .body("items.id", contains(id.toString()));
    }
}
