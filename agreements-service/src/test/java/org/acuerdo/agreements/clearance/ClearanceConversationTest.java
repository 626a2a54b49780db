package org.acuerdo.agreements.clearance;

import static org.acuerdo.agreements.Api.act;
import static org.acuerdo.agreements.Api.as;
import static org.acuerdo.contracts.message.MessageTypes.CLEARANCE_GRANTED;
import static org.acuerdo.contracts.message.MessageTypes.CLEARANCE_LAPSED;
import static org.acuerdo.contracts.message.MessageTypes.CLEARANCE_PENDING;
import static org.acuerdo.contracts.message.MessageTypes.CLEARANCE_REFUSED;
import static org.acuerdo.contracts.message.MessageTypes.CLEARANCE_REVOKED;
import static org.acuerdo.contracts.message.MessageTypes.CLEARANCE_TERMS_OUTDATED;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.acuerdo.agreements.Api;
import org.acuerdo.agreements.Parts;
import org.acuerdo.contracts.message.ClearanceAsked;
import org.acuerdo.kit.testing.TestClock;
import org.acuerdo.kit.testing.TestTopics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The conversation about clearances over Kafka, with the officers of the receiving state in it. */
@QuarkusTest
@Parts
class ClearanceConversationTest {
    private static final String AUTOMATIC = "{\"mode\": \"AUTOMATIC\"}";
    private static final String DEEMED =
            "{\"mode\": \"MANUAL\", \"replyWithinHours\": 48, \"onSilence\": \"DEEMED_GRANTED\"}";

    @BeforeEach
    void clock() {
        TestClock.set("2025-02-06T12:00:00Z");
    }

    @Test
    void automaticClearanceIsGrantedByClause() {
        try (Conversation talk = new Conversation(inForce(Api.DAILY, AUTOMATIC))) {
            talk.ask(talk.request(1, 1));
            var answer = talk.answer(1);
            assertEquals(CLEARANCE_GRANTED, answer.type());
            assertEquals(1, answer.data().get("round").asInt());
            assertTrue(answer.data().path("by").isMissingNode());
        }
    }

    @Test
    void manualClearanceWaitsForAnOfficerUntilTheDeadline() {
        try (Conversation talk = new Conversation(inForce(Api.DAILY, Api.MANUAL))) {
            ClearanceAsked asked = talk.request(1, 1);
            talk.ask(asked);
            var pending = talk.answer(1);
            assertEquals(CLEARANCE_PENDING, pending.type());
            assertEquals(
                    asked.requestedAt().plusSeconds(48 * 3600).toEpochMilli(),
                    Conversation.instant(pending.data(), "decideBy").toEpochMilli());
            assertEquals("LAPSE", pending.data().get("onSilence").asText());

            decide(talk, "clearance-officer", "US", "{\"outcome\": \"GRANTED\"}")
                    .then()
                    .statusCode(403);
            decide(talk, "clearance-officer", "HN", "{\"outcome\": \"GRANTED\"}")
                    .then()
                    .statusCode(404);
            as("clearance-officer", "GT")
                    .body("{\"outcome\": \"GRANTED\"}")
                    .post("/api/v1/clearances/" + talk.flight + "/decision")
                    .then()
                    .statusCode(428);
            decide(talk, "clearance-officer", "GT", "{\"outcome\": \"REFUSED\"}")
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("REASON_NEEDED"));
            decide(
                            talk,
                            "clearance-officer",
                            "GT",
                            "{\"outcome\": \"REFUSED\", \"reason\": \"Passport GT1234567 expired\"}")
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("LOOKS_LIKE_PERSONAL_DATA"));
            decide(talk, "clearance-officer", "GT", "{\"outcome\": \"GRANTED\"}")
                    .then()
                    .statusCode(200)
                    .header("ETag", "\"2\"")
                    .body("status", equalTo("GRANTED"))
                    .body("decidedBy", equalTo("clearance-officer-gt"));
            var granted = talk.answer(2);
            assertEquals(CLEARANCE_GRANTED, granted.type());
            assertEquals("clearance-officer-gt", granted.data().get("by").asText());
            decide(talk, "clearance-officer", "GT", "{\"outcome\": \"GRANTED\"}")
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("WRONG_STATE"));
        }
    }

    @Test
    void whoeverAskedDoesNotClear() {
        try (Conversation talk = new Conversation(inForce(Api.DAILY, Api.MANUAL))) {
            talk.ask(talk.request(1, 1));
            talk.answer(1);
            as("clearance-officer", "GT", "planner-us")
                    .header("If-Match", "*")
                    .body("{\"outcome\": \"GRANTED\"}")
                    .post("/api/v1/clearances/" + talk.flight + "/decision")
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("SAME_PERSON"));
        }
    }

    @Test
    void theDeadlineItselfDecidesAndALateAnswerIsRefused() {
        try (Conversation talk = new Conversation(inForce(Api.DAILY, Api.MANUAL))) {
            talk.ask(talk.request(1, 1));
            Instant decideBy = Conversation.instant(talk.answer(1).data(), "decideBy");
            TestClock.set(decideBy.plusMillis(1));
            show(talk).body("status", equalTo("LAPSED"));
            decide(talk, "clearance-officer", "GT", "{\"outcome\": \"GRANTED\"}")
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("CLEARANCE_LAPSED"));
            as("clearance-officer", "GT")
                    .header("If-Match", "\"99\"")
                    .body("{\"outcome\": \"GRANTED\"}")
                    .post("/api/v1/clearances/" + talk.flight + "/decision")
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("CLEARANCE_LAPSED"));
            var lapsed = talk.answer(2);
            assertEquals(CLEARANCE_LAPSED, lapsed.type());
            assertEquals(
                    decideBy.toEpochMilli(),
                    Conversation.instant(lapsed.data(), "at").toEpochMilli());
        }
    }

    @Test
    void silenceGrantsWhereTheClauseSaysSo() {
        try (Conversation talk = new Conversation(inForce(Api.DAILY, DEEMED))) {
            talk.ask(talk.request(1, 1));
            var pending = talk.answer(1);
            assertEquals("DEEMED_GRANTED", pending.data().get("onSilence").asText());
            TestClock.set(Conversation.instant(pending.data(), "decideBy").plusMillis(1));
            show(talk).body("status", equalTo("GRANTED")).body("deemed", equalTo(true));
            decide(talk, "clearance-officer", "GT", "{\"outcome\": \"REFUSED\", \"reason\": \"late\"}")
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("CLEARANCE_LAPSED"));
            var granted = talk.answer(2);
            assertEquals(CLEARANCE_GRANTED, granted.type());
            assertTrue(granted.data().get("deemed").asBoolean());
        }
    }

    @Test
    void silenceNeverGrantsWhereTheReplyTimeDoesNotEndBeforeDeparture() {
        try (Conversation talk = new Conversation(inForce(Api.DAILY, DEEMED))) {
            TestClock.set("2025-02-11T12:00:00Z");
            talk.ask(talk.request(1, 1));
            var pending = talk.answer(1);
            assertEquals("LAPSE", pending.data().get("onSilence").asText());
            assertEquals(Conversation.DEPARTURE.toInstant(), Conversation.instant(pending.data(), "decideBy"));
        }
    }

    @Test
    void aBlockedLimitDelaysTheDecisionUntilItsBaselineIsDecided() {
        String id = Api.agreement();
        String baseline = Api.claim(id);
        inForce(id, Api.mainPathLimits(baseline), Api.MANUAL);
        try (Conversation talk = new Conversation(id)) {
            talk.ask(talk.request(1, 1));
            var waiting = talk.answer(1);
            assertEquals(CLEARANCE_PENDING, waiting.type());
            assertEquals("LIMIT_UNDECIDED", waiting.data().get("waitingFor").asText());
            assertNull(Conversation.instant(waiting.data(), "decideBy"));
            decide(talk, "clearance-officer", "GT", "{\"outcome\": \"GRANTED\"}")
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("LIMIT_UNDECIDED"));

            TestClock.set("2025-02-08T12:00:00Z");
            Api.decide(id, baseline, "DECIDED").then().statusCode(200);
            var pending = talk.answer(2);
            assertEquals(CLEARANCE_PENDING, pending.type());
            assertTrue(pending.data().path("waitingFor").isMissingNode());
            Instant decideBy = Conversation.instant(pending.data(), "decideBy");
            assertTrue(
                    !decideBy.isBefore(Instant.parse("2025-02-10T12:00:00Z"))
                            && decideBy.isBefore(Instant.parse("2025-02-10T12:05:00Z")),
                    () -> "the reply time starts when the block ends: " + decideBy);
        }
    }

    @Test
    void automaticClearanceWaitsForABlockedLimitToo() {
        String id = Api.agreement();
        String baseline = Api.claim(id);
        inForce(id, Api.mainPathLimits(baseline), AUTOMATIC);
        try (Conversation talk = new Conversation(id)) {
            talk.ask(talk.request(1, 1));
            assertEquals(
                    "LIMIT_UNDECIDED", talk.answer(1).data().get("waitingFor").asText());
            Api.decide(id, baseline, "DECIDED").then().statusCode(200);
            assertEquals(CLEARANCE_GRANTED, talk.answer(2).type());
        }
    }

    @Test
    void aRejectedBaselineStopsTheClockOfAnOpenRequest() {
        String id = Api.agreement();
        String baseline = Api.claim(id);
        act(
                        "GT",
                        id,
                        "/terms",
                        Api.terms("2025-02-10", Api.mainPathLimits(baseline), Api.MANUAL)
                                .replace("BLOCKED", "ALLOWED"))
                .then()
                .statusCode(201);
        act("GT", id, "/entry-into-force", "{\"on\": \"2025-02-10\"}").then().statusCode(200);
        try (Conversation talk = new Conversation(id)) {
            talk.ask(talk.request(1, 1));
            assertTrue(talk.answer(1).data().has("decideBy"));
            Api.decide(id, baseline, "REJECTED").then().statusCode(200);
            var waiting = talk.answer(2);
            assertEquals("LIMIT_UNDECIDED", waiting.data().get("waitingFor").asText());
            assertFalse(waiting.data().has("decideBy"));
            decide(talk, "clearance-officer", "GT", "{\"outcome\": \"REFUSED\", \"reason\": \"no crew\"}")
                    .then()
                    .statusCode(200)
                    .body("status", equalTo("REFUSED"));
        }
    }

    @Test
    void stillBlockedAtItsDepartureItLapses() {
        String id = Api.agreement();
        String baseline = Api.claim(id);
        inForce(id, Api.mainPathLimits(baseline), DEEMED);
        try (Conversation talk = new Conversation(id)) {
            talk.ask(talk.request(1, 1));
            talk.answer(1);
            TestClock.set("2025-02-12T14:00:01Z");
            show(talk).body("status", equalTo("LAPSED")).body("deemed", equalTo(false));
            assertEquals(CLEARANCE_LAPSED, talk.answer(2).type());
        }
    }

    @Test
    void outdatedTermsAreSaidWithTheVersionToUse() {
        String id = inForce(Api.DAILY, Api.MANUAL);
        act("GT", id, "/terms", Api.terms("2025-02-11", Api.DAILY, Api.MANUAL))
                .then()
                .statusCode(201);
        try (Conversation talk = new Conversation(id)) {
            talk.ask(talk.request(1, 1));
            var outdated = talk.answer(1);
            assertEquals(CLEARANCE_TERMS_OUTDATED, outdated.type());
            assertEquals(2, outdated.data().get("termsVersion").asInt());
            talk.ask(talk.request(2, 2));
            var pending = talk.answer(2);
            assertEquals(CLEARANCE_PENDING, pending.type());
            assertEquals(2, pending.data().get("round").asInt());
        }
    }

    @Test
    void newTermsMakeAnOpenRequestOutdated() {
        String id = inForce(Api.DAILY, Api.MANUAL);
        try (Conversation talk = new Conversation(id)) {
            talk.ask(talk.request(1, 1));
            talk.answer(1);
            act("GT", id, "/terms", Api.terms("2025-02-11", Api.DAILY, Api.MANUAL))
                    .then()
                    .statusCode(201);
            var outdated = talk.answer(2);
            assertEquals(CLEARANCE_TERMS_OUTDATED, outdated.type());
            assertEquals(2, outdated.data().get("termsVersion").asInt());
        }
    }

    @Test
    void whatIsNotOperativeOnTheArrivalDayIsRefused() {
        String id = inForce(Api.DAILY, Api.MANUAL);
        act(
                        "GT",
                        id,
                        "/suspensions",
                        "{\"from\": \"2025-02-12\", \"until\": \"2025-02-12\", \"by\": \"GT\", \"reason\": \"storm\"}")
                .then()
                .statusCode(201);
        try (Conversation talk = new Conversation(id);
                Conversation nowhere = new Conversation(UUID.randomUUID().toString())) {
            talk.ask(talk.request(1, 1));
            var refused = talk.answer(1);
            assertEquals(CLEARANCE_REFUSED, refused.type());
            assertEquals("AGREEMENT_NOT_OPERATIVE", refused.data().get("reason").asText());
            nowhere.ask(nowhere.request(1, 1));
            assertEquals(
                    "AGREEMENT_UNKNOWN", nowhere.answer(1).data().get("reason").asText());
        }
    }

    @Test
    void duplicatesChangeNothingAndARepeatedQuestionIsAnsweredAgain() {
        try (Conversation talk = new Conversation(inForce(Api.DAILY, Api.MANUAL))) {
            ClearanceAsked asked = talk.request(1, 1);
            talk.deliverTwice(asked);
            talk.answer(1);
            talk.ask(asked);
            var again = talk.answer(2);
            var answers = talk.heard();
            assertEquals(2, answers.size(), "one for the message delivered twice, one for the question repeated");
            assertEquals(answers.get(0).type(), again.type());
            assertEquals(answers.get(0).data().get("decideBy"), again.data().get("decideBy"));
            assertTrue(again.sequence() > answers.get(0).sequence());
        }
    }

    /** Messages of one poll are taken in together: each flight keeps numbers of its own, whoever is asked about beside it. */
    @Test
    void flightsAskedAboutTogetherAreNumberedEachForItself() {
        String agreement = inForce(Api.DAILY, AUTOMATIC);
        try (TestTopics topics = new TestTopics()) {
            List<Conversation> talks = Stream.generate(() -> new Conversation(agreement, topics))
                    .limit(20)
                    .toList();
            talks.subList(0, 10).forEach(talk -> talk.ask(talk.request(1, 1)));
            talks.subList(0, 10).forEach(talk -> talk.answer(1));
            talks.forEach(talk -> talk.ask(talk.request(2, 1)));
            talks.subList(0, 10).forEach(talk -> assertEquals(2, talk.answer(2).sequence()));
            talks.subList(10, 20).forEach(talk -> assertEquals(1, talk.answer(1).sequence()));
        }
    }

    @Test
    void aNewerRoundSupersedesAndAnOlderOneChangesNothing() {
        try (Conversation talk = new Conversation(inForce(Api.DAILY, Api.MANUAL))) {
            ClearanceAsked first = talk.request(1, 1);
            talk.ask(first);
            talk.answer(1);
            decide(talk, "clearance-officer", "GT", "{\"outcome\": \"GRANTED\"}")
                    .then()
                    .statusCode(200);
            talk.answer(2);
            talk.ask(talk.request(2, 1, Conversation.DEPARTURE.plusHours(1)));
            assertEquals(CLEARANCE_PENDING, talk.answer(3).type());
            talk.ask(first);
            talk.ask(talk.request(2, 1, Conversation.DEPARTURE.plusHours(1)));
            assertEquals(2, talk.answer(4).data().get("round").asInt());
            assertEquals(4, talk.heard().size());
            show(talk)
                    .body("round", equalTo(2))
                    .body("status", equalTo("PENDING"))
                    .body("answers", hasSize(4));
        }
    }

    @Test
    void aWithdrawnRequestWaitsForNobody() {
        try (Conversation talk = new Conversation(inForce(Api.DAILY, Api.MANUAL))) {
            talk.ask(talk.request(1, 1));
            talk.answer(1);
            talk.withdraw(1);
            as("clearance-officer", "GT")
                    .header("If-None-Match", "\"1\"")
                    .get("/api/v1/clearances/" + talk.flight + "?wait=PT30S")
                    .then()
                    .statusCode(200)
                    .body("status", equalTo("WITHDRAWN"));
            decide(talk, "clearance-officer", "GT", "{\"outcome\": \"GRANTED\"}")
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("WRONG_STATE"));
        }
    }

    @Test
    void aGrantedClearanceCanBeRevoked() {
        try (Conversation talk = new Conversation(inForce(Api.DAILY, AUTOMATIC))) {
            talk.ask(talk.request(1, 1));
            talk.answer(1);
            as("clearance-officer", "GT")
                    .header("If-Match", "\"1\"")
                    .body("{\"reason\": \"Runway closed 06:00 to 09:30 local time\"}")
                    .post("/api/v1/clearances/" + talk.flight + "/revocation")
                    .then()
                    .statusCode(200)
                    .body("status", equalTo("REVOKED"));
            var revoked = talk.answer(2);
            assertEquals(CLEARANCE_REVOKED, revoked.type());
            assertFalse(revoked.data().get("reason").asText().isBlank());
        }
    }

    @Test
    void aPoisonMessageIsSetAsideAndTheChannelGoesOn() {
        try (Conversation talk = new Conversation(inForce(Api.DAILY, AUTOMATIC))) {
            talk.poison();
            talk.ask(talk.request(1, 1));
            assertEquals(CLEARANCE_GRANTED, talk.answer(1).type());
            await().atMost(Duration.ofSeconds(60)).until(() -> talk.setAside() == 1);
        }
    }

    @Test
    void aCallMayWaitForAClearanceToAppear() {
        try (Conversation talk = new Conversation(inForce(Api.DAILY, Api.MANUAL))) {
            as("clearance-officer", "GT")
                    .get("/api/v1/clearances/" + talk.flight)
                    .then()
                    .statusCode(404);
            talk.ask(talk.request(1, 1));
            show(talk).body("status", equalTo("PENDING")).body("flight.number", equalTo("RF101"));
            as("planner", "US").get("/api/v1/clearances/" + talk.flight).then().statusCode(200);
            as("planner", "HN").get("/api/v1/clearances/" + talk.flight).then().statusCode(404);
            as("auditor", null)
                    .get("/api/v1/clearances/" + talk.flight)
                    .then()
                    .statusCode(200)
                    .body("reason", nullValue());
        }
    }

    @Test
    void listsWhatIsDue() {
        String id = inForce(Api.DAILY, Api.MANUAL);
        try (Conversation soon = new Conversation(id);
                Conversation later = new Conversation(id)) {
            soon.ask(soon.request(1, 1));
            soon.answer(1);
            TestClock.set("2025-02-07T12:00:00Z");
            later.ask(later.request(1, 1, OffsetDateTime.parse("2025-02-13T08:00:00-06:00")));
            later.answer(1);
            String pending = "/api/v1/clearances?status=PENDING&receivingState=GT&limit=200&dueBefore=";
            var due = as("clearance-officer", "GT")
                    .get(pending + "2025-02-08T18:00:00Z")
                    .then()
                    .statusCode(200);
            assertTrue(due.extract().jsonPath().getList("items.flightId").contains(soon.flight.toString()));
            assertFalse(due.extract().jsonPath().getList("items.flightId").contains(later.flight.toString()));
            TestClock.set("2025-02-08T12:05:00Z");
            var lapsed = as("clearance-officer", "GT")
                    .get("/api/v1/clearances?status=LAPSED&limit=200")
                    .then();
            assertTrue(lapsed.extract().jsonPath().getList("items.flightId").contains(soon.flight.toString()));
            as("clearance-officer", "HN")
                    .get("/api/v1/clearances")
                    .then()
                    .statusCode(200)
                    .body("items", hasSize(0));
            as("clearance-officer", "GT")
                    .get("/api/v1/clearances?dueBefore=tomorrow")
                    .then()
                    .statusCode(400);
            String never = "+999999999-12-31T00:00:00Z";
            as("clearance-officer", "GT")
                    .queryParam("dueBefore", never)
                    .get("/api/v1/clearances")
                    .then()
                    .statusCode(400);
            String cursor = never + "|" + soon.flight + "|" + id;
            as("clearance-officer", "GT")
                    .queryParam(
                            "cursor", Base64.getUrlEncoder().encodeToString(cursor.getBytes(StandardCharsets.UTF_8)))
                    .get("/api/v1/clearances")
                    .then()
                    .statusCode(400)
                    .body("violations[0].field", equalTo("cursor"));
        }
    }

    private static io.restassured.response.ValidatableResponse show(Conversation talk) {
        return as("clearance-officer", "GT")
                .get("/api/v1/clearances/" + talk.flight + "?wait=PT30S")
                .then()
                .statusCode(200);
    }

    private static Response decide(Conversation talk, String role, String state, String body) {
        String etag =
                as("auditor", null).get("/api/v1/clearances/" + talk.flight).header("ETag");
        return as(role, state)
                .header("If-Match", etag)
                .body(body)
                .post("/api/v1/clearances/" + talk.flight + "/decision");
    }

    private static String inForce(String limits, String clearance) {
        return inForce(Api.agreement(), limits, clearance);
    }

    private static String inForce(String id, String limits, String clearance) {
        act("GT", id, "/terms", Api.terms("2025-02-10", limits, clearance))
                .then()
                .statusCode(201);
        act("GT", id, "/entry-into-force", "{\"on\": \"2025-02-10\"}").then().statusCode(200);
        return id;
    }
}
