package org.acuerdo.flights.flight;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.contracts.message.ClearanceAsked;
import org.acuerdo.contracts.message.MessageTypes;
import org.acuerdo.contracts.message.Topics;
import org.acuerdo.contracts.terms.AircraftCategory;
import org.acuerdo.contracts.terms.Conditions;
import org.acuerdo.contracts.terms.Terms;
import org.acuerdo.flights.flight.rules.Examples;
import org.acuerdo.kit.json.Json;
import org.acuerdo.kit.testing.PartsResource;
import org.acuerdo.kit.testing.TestClock;
import org.acuerdo.kit.testing.TestTopics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The clearance conversation, flights' side: this test answers as agreements-service would. */
@QuarkusTest
@QuarkusTestResource(value = PartsResource.class, initArgs = @ResourceArg(name = "schema", value = "flights"))
class ClearanceConversationTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private final World world = new World();

    @Inject
    DataSource dataSource;

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void theQuestionCarriesWhatIsNeededToDecide() {
        UUID agreement = world.agreement().id();
        UUID id = world.requested(agreement);
        var message =
                world.messages(Topics.CLEARANCE_REQUESTS, id.toString(), 1).get(0);
        assertEquals(MessageTypes.CLEARANCE_ASKED, TestTopics.header(message, "ce_type"));
        assertEquals(id.toString(), message.key());
        ClearanceAsked asked = Json.read(message.value(), ClearanceAsked.class);
        assertEquals(1, asked.round());
        assertEquals(1, asked.termsVersion());
        assertEquals("planner-us", asked.requestedBy());
        assertEquals("MGGT", asked.destination());
        assertEquals(2, asked.passengers().size());
    }

    @Test
    void refusedReleases() {
        UUID agreement = world.agreement().id();
        UUID id = world.requested(agreement);
        world.answer(
                MessageTypes.CLEARANCE_REFUSED,
                id,
                agreement,
                1,
                2,
                Map.of("reason", "Reception centre full", "by", "officer"));
        world.awaitStatus(id, "REFUSED");
        world.flight(id)
                .body("ended.because", equalTo("REFUSED"))
                .body("ended.by", equalTo("GT"))
                .body("clearance.reason", equalTo("Reception centre full"))
                .body("reservations.state", everyItem(equalTo("RELEASED")));
    }

    @Test
    void lapsedReleases() {
        UUID agreement = world.agreement().id();
        UUID id = world.requested(agreement);
        world.pending(id, agreement, "2025-02-08T12:00:00Z");
        world.awaitPath(id, "clearance.decideBy", "2025-02-08T12:00:00Z");
        TestClock.set("2025-02-08T12:00:01Z");
        // the deadline decides, whatever message is still under way
        world.flight(id)
                .body("status", equalTo("LAPSED"))
                .body("clearance.status", equalTo("LAPSED"))
                .body("ended.because", equalTo("NO_REPLY"))
                .body("version", equalTo(2));
        world.planner()
                .header("If-None-Match", "\"2\"")
                .get("/api/v1/flights/" + id)
                .then()
                .statusCode(200);
        world.confirm(id).then().statusCode(409).body("code", equalTo("WRONG_STATE"));
        world.planner()
                .get("/api/v1/flights?status=LAPSED&agreement=" + agreement)
                .then()
                .body("items.id", equalTo(List.of(id.toString())));
        world.answer(MessageTypes.CLEARANCE_LAPSED, id, agreement, 1, 2, Map.of());
        world.awaitPath(id, "version", 3);
        world.flight(id).body("status", equalTo("LAPSED")).body("reservations.state", everyItem(equalTo("RELEASED")));
    }

    @Test
    void silenceGrantsWhereTheClauseSaysSo() {
        UUID agreement = world.agreement().id();
        UUID id = world.requested(agreement);
        world.answer(
                MessageTypes.CLEARANCE_PENDING,
                id,
                agreement,
                1,
                1,
                Map.of("decideBy", "2025-02-08T12:00:00Z", "onSilence", "DEEMED_GRANTED"));
        world.awaitPath(id, "clearance.decideBy", "2025-02-08T12:00:00Z");
        TestClock.set("2025-02-08T12:00:01Z");
        world.flight(id).body("status", equalTo("CLEARED")).body("clearance.deemed", equalTo(true));
        world.attest(id).then().statusCode(200).body("status", equalTo("CLEARED"));
        world.confirm(id).then().statusCode(200).body("status", equalTo("CONFIRMED"));
        world.answer(MessageTypes.CLEARANCE_GRANTED, id, agreement, 1, 2, Map.of("deemed", true));
        awaitHistory(id, "GRANT_CONFIRMED");
        world.flight(id).body("status", equalTo("CONFIRMED")).body("clearance.status", equalTo("GRANTED"));
    }

    @Test
    void aBlockedLimitShowsWhatItWaitsFor() {
        UUID agreement = world.agreement().id();
        UUID id = world.requested(agreement);
        world.answer(
                MessageTypes.CLEARANCE_PENDING,
                id,
                agreement,
                1,
                1,
                Map.of("waitingFor", "LIMIT_UNDECIDED", "onSilence", "DEEMED_GRANTED"));
        world.awaitPath(id, "clearance.waitingFor", "LIMIT_UNDECIDED");
        world.flight(id).body("clearance.decideBy", nullValue());
        TestClock.set("2025-02-12T14:00:01Z");
        world.flight(id).body("status", equalTo("LAPSED")).body("ended.because", equalTo("LIMIT_UNDECIDED"));
    }

    @Test
    void revokedBeforeDepartureEndsTheFlight() {
        UUID agreement = world.agreement().id();
        UUID id = world.confirmed(agreement);
        world.answer(
                MessageTypes.CLEARANCE_REVOKED, id, agreement, 1, 3, Map.of("reason", "storm damage", "by", "officer"));
        world.awaitStatus(id, "CLEARANCE_REVOKED");
        world.flight(id)
                .body("clearance.status", equalTo("REVOKED"))
                .body("reservations.state", everyItem(equalTo("RELEASED")));
    }

    @Test
    void revokedInTheAirTheFlightGoesOn() {
        UUID agreement = world.agreement().id();
        UUID id = world.departed(agreement);
        world.answer(
                MessageTypes.CLEARANCE_REVOKED, id, agreement, 1, 3, Map.of("reason", "storm damage", "by", "officer"));
        world.awaitPath(id, "clearance.status", "REVOKED");
        world.flight(id).body("status", equalTo("DEPARTED")).body("reservations.state", everyItem(equalTo("RESERVED")));
        TestClock.set("2025-02-12T18:00:00Z");
        world.arrive(id, "2025-02-12T11:41:00-06:00").then().statusCode(200).body("status", equalTo("ARRIVED"));
        world.flight(id).body("reservations.state", everyItem(equalTo("CONSUMED")));
    }

    @Test
    void outdatedTermsAreCheckedAndAskedAgain() {
        AgreementSnapshot agreement = world.agreement();
        UUID id = world.requested(agreement.id());
        Terms more = World.terms(World.limits());
        world.answer(
                MessageTypes.CLEARANCE_TERMS_OUTDATED,
                id,
                agreement.id(),
                1,
                2,
                Map.of("termsVersion", 2, "agreementVersion", 2));
        awaitHistory(id, "TERMS_OUTDATED");
        world.flight(id).body("clearance.round", equalTo(1));
        world.amended(agreement, agreement.facts(), more, more);
        world.awaitPath(id, "clearance.round", 2);
        world.flight(id).body("status", equalTo("REQUESTED")).body("termsVersion", equalTo(2));
        List<ClearanceAsked> asked = world.messages(Topics.CLEARANCE_REQUESTS, id.toString(), 2).stream()
                .map(r -> Json.read(r.value(), ClearanceAsked.class))
                .toList();
        assertEquals(2, asked.get(1).round());
        assertEquals(2, asked.get(1).termsVersion());
        // an answer to the first round has no effect any longer
        world.answer(MessageTypes.CLEARANCE_GRANTED, id, agreement.id(), 1, 3, Map.of("by", "officer"));
        awaitHistory(id, "ANSWER_WITHOUT_EFFECT");
        world.flight(id).body("status", equalTo("REQUESTED"));
        world.answer(MessageTypes.CLEARANCE_GRANTED, id, agreement.id(), 2, 4, Map.of("by", "officer"));
        world.awaitStatus(id, "CLEARED");
    }

    @Test
    void outdatedTermsThatRefuseItEndItWithTheirViolations() {
        AgreementSnapshot agreement = world.agreement();
        UUID id = world.requested(agreement.id());
        Terms old = World.terms(World.limits());
        Conditions c = Examples.conditions();
        Terms narrow = new Terms(
                old.effectiveFrom(),
                old.certainty(),
                null,
                null,
                old.limits(),
                new Conditions(Set.of(AircraftCategory.MILITARY), 50, 24, null, null, c.airports(), null),
                old.populations(),
                old.clearance(),
                old.safeguards());
        world.amended(agreement, agreement.facts(), old, narrow);
        world.ask(UUID.randomUUID(), World.body(agreement.id())).then().statusCode(422);
        world.answer(
                MessageTypes.CLEARANCE_TERMS_OUTDATED,
                id,
                agreement.id(),
                1,
                2,
                Map.of("termsVersion", 2, "agreementVersion", 2));
        world.awaitStatus(id, "REFUSED");
        world.flight(id)
                .body("ended.because", equalTo("TERMS_CHANGED"))
                .body("ended.violations.code", equalTo(List.of("AIRCRAFT_NOT_ACCEPTED", "TOO_MANY_PERSONS")))
                .body("reservations.state", everyItem(equalTo("RELEASED")));
        assertTrue(world.types(Topics.CLEARANCE_REQUESTS, id, 2).contains(MessageTypes.CLEARANCE_WITHDRAWN));
    }

    @Test
    void answersToAnEndedFlightGoIntoTheHistoryOnly() {
        UUID agreement = world.agreement().id();
        UUID id = world.requested(agreement);
        world.act(world.planner(), id, "cancellation", Map.of("by", "US", "reason", "weather"))
                .then()
                .statusCode(200);
        world.answer(MessageTypes.CLEARANCE_GRANTED, id, agreement, 1, 2, Map.of("by", "officer"));
        awaitHistory(id, "ANSWER_WITHOUT_EFFECT");
        world.flight(id).body("status", equalTo("CANCELLED")).body("version", equalTo(2));
    }

    @Test
    void theSameMessageTwiceIsAppliedOnce() {
        UUID agreement = world.agreement().id();
        UUID id = world.requested(agreement);
        byte[] data = Json.write(Map.of(
                        "flightId",
                        id,
                        "agreementId",
                        agreement,
                        "round",
                        1,
                        "clearanceVersion",
                        2,
                        "at",
                        TestClock.now(),
                        "by",
                        "officer",
                        "agreementVersion",
                        1))
                .getBytes(StandardCharsets.UTF_8);
        String messageId = UUID.randomUUID().toString();
        for (int i = 0; i < 3; i++) {
            world.topics.send(
                    Topics.CLEARANCES,
                    id.toString(),
                    messageId,
                    MessageTypes.CLEARANCE_GRANTED,
                    id.toString(),
                    2,
                    data);
        }
        world.awaitStatus(id, "CLEARED");
        world.answer(MessageTypes.CLEARANCE_REVOKED, id, agreement, 1, 3, Map.of("reason", "weather"));
        world.awaitStatus(id, "CLEARANCE_REVOKED");
        assertEquals(
                List.of(
                        MessageTypes.FLIGHT_REQUESTED,
                        MessageTypes.FLIGHT_CLEARED,
                        MessageTypes.FLIGHT_CLEARANCE_REVOKED),
                world.types(Topics.FLIGHTS, id, 3));
    }

    @Test
    void aPoisonMessageIsSetAsideAndTheChannelGoesOn() {
        UUID agreement = world.agreement().id();
        UUID id = world.requested(agreement);
        String poison = UUID.randomUUID().toString();
        world.topics.send(
                Topics.CLEARANCES,
                id.toString(),
                poison,
                MessageTypes.CLEARANCE_GRANTED,
                id.toString(),
                1,
                "{\"flightId\": 7".getBytes(StandardCharsets.UTF_8));
        world.granted(id, agreement);
        await().atMost(SOON)
                .until(() -> !world.topics
                        .read(Topics.CLEARANCES + Topics.DLQ_SUFFIX, r -> poison.equals(TestTopics.header(r, "ce_id")))
                        .isEmpty());
    }

    @Test
    void anAnswerAboutAnUnknownFlightIsPassedOver() {
        UUID agreement = world.agreement().id();
        UUID id = world.requested(agreement);
        world.answer(MessageTypes.CLEARANCE_GRANTED, UUID.randomUUID(), agreement, 1, 1, Map.of());
        world.granted(id, agreement);
    }

    @Test
    void anUnansweredQuestionIsAskedAgain() throws SQLException {
        UUID agreement = world.agreement().id();
        UUID id = world.requested(agreement);
        world.messages(Topics.CLEARANCE_REQUESTS, id.toString(), 1);
        due(id);
        var messages = world.messages(Topics.CLEARANCE_REQUESTS, id.toString(), 2);
        assertEquals("2", TestTopics.header(messages.get(1), "ce_sequence"));
        assertEquals(1, Json.read(messages.get(1).value(), ClearanceAsked.class).round());
        world.granted(id, agreement);
        due(id);
        await().atMost(SOON).until(() -> !isDue(id));
        assertEquals(
                2, world.messages(Topics.CLEARANCE_REQUESTS, id.toString(), 2).size());
    }

    @Test
    void waitingReturnsAtTheAnswerOrAtTheChange() {
        UUID agreement = world.agreement().id();
        UUID id = world.requested(agreement);
        world.planner()
                .get("/api/v1/flights/" + id + "?wait=PT0.3S")
                .then()
                .statusCode(200)
                .body("clearance.decideBy", nullValue());
        world.planner()
                .header("If-None-Match", "\"1\"")
                .get("/api/v1/flights/" + id + "?wait=PT0.3S")
                .then()
                .statusCode(304);
        var waiting = CompletableFuture.supplyAsync(() -> world.planner()
                .header("If-None-Match", "\"1\"")
                .get("/api/v1/flights/" + id + "?wait=PT30S")
                .then()
                .statusCode(200)
                .extract()
                .<String>path("clearance.decideBy"));
        world.pending(id, agreement, "2025-02-08T12:00:00Z");
        assertEquals("2025-02-08T12:00:00Z", waiting.join());
        world.planner().get("/api/v1/flights/" + id + "?wait=PT31S").then().statusCode(400);
        world.planner().get("/api/v1/flights/" + id + "?wait=soon").then().statusCode(400);
        world.planner().get("/api/v1/flights/" + id + "?until=now").then().statusCode(400);
    }

    private void awaitHistory(UUID id, String action) {
        await().atMost(SOON)
                .until(() -> world.planner()
                        .get("/api/v1/flights/" + id + "/history")
                        .then()
                        .extract()
                        .<List<String>>path("items.action")
                        .contains(action));
    }

    /** As if the wall clock had moved on past the next asking. */
    private void due(UUID id) throws SQLException {
        try (var connection = dataSource.getConnection();
                var update = connection.prepareStatement("update flight set ask_again_at = now() where id = ?")) {
            update.setObject(1, id);
            assertEquals(1, update.executeUpdate());
        }
    }

    private boolean isDue(UUID id) throws SQLException {
        try (var connection = dataSource.getConnection();
                var query = connection.prepareStatement("select ask_again_at is not null from flight where id = ?")) {
            query.setObject(1, id);
            var rows = query.executeQuery();
            rows.next();
            return rows.getBoolean(1);
        }
    }
}
