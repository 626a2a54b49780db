package org.acuerdo.agreements.clearance;

import static org.acuerdo.agreements.Api.act;
import static org.acuerdo.agreements.Api.as;
import static org.acuerdo.contracts.message.MessageTypes.CLEARANCE_REVOKED;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.acuerdo.agreements.Api;
import org.acuerdo.agreements.Parts;
import org.acuerdo.agreements.clearance.rules.ClearanceStatus;
import org.acuerdo.contracts.message.MessageTypes;
import org.acuerdo.kit.testing.TestClock;
import org.acuerdo.kit.tx.Sql;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Decision and revocation over every status of a clearance, and once flights-service has told that the flight has landed. */
@QuarkusTest
@Parts
class ClearanceActsTest {
    private static final String GRANT = "{\"outcome\": \"GRANTED\"}";
    private static final String REFUSE = "{\"outcome\": \"REFUSED\", \"reason\": \"no crew\"}";
    private static final String REVOKE = "{\"reason\": \"storm\"}";
    private static final String AUTOMATIC = "{\"mode\": \"AUTOMATIC\"}";
    private static final String DEEMED =
            "{\"mode\": \"MANUAL\", \"replyWithinHours\": 48, \"onSilence\": \"DEEMED_GRANTED\"}";

    @Inject
    Sql sql;

    @BeforeEach
    void clock() {
        TestClock.set("2025-02-06T12:00:00Z");
    }

    /** What an officer's act comes to; null: it is taken. */
    private record Expected(String decision, String revocation) {}

    private static final Map<ClearanceStatus, Expected> TABLE = new EnumMap<>(Map.of(
            ClearanceStatus.PENDING, new Expected(null, "WRONG_STATE"),
            ClearanceStatus.GRANTED, new Expected("WRONG_STATE", null),
            ClearanceStatus.REFUSED, new Expected("WRONG_STATE", "WRONG_STATE"),
            ClearanceStatus.LAPSED, new Expected("CLEARANCE_LAPSED", "WRONG_STATE"),
            ClearanceStatus.REVOKED, new Expected("WRONG_STATE", "WRONG_STATE"),
            ClearanceStatus.WITHDRAWN, new Expected("WRONG_STATE", "WRONG_STATE")));

    @Test
    void everyActInEveryStatus() {
        assertEquals(EnumSet.allOf(ClearanceStatus.class), TABLE.keySet());
        TABLE.forEach((status, expected) -> {
            TestClock.set("2025-02-06T12:00:00Z");
            try (Conversation talk = new Conversation(inForce(Api.MANUAL))) {
                reach(talk, status);
                boolean ended = status != ClearanceStatus.PENDING && status != ClearanceStatus.GRANTED;
                check(talk, status.name(), status, expected, ended);
            }
        });
    }

    @Test
    void whatTheClauseOrSilenceGrantedCanBeRevokedButNotDecided() {
        try (Conversation talk = new Conversation(inForce(AUTOMATIC))) {
            talk.ask(talk.request(1, 1));
            talk.answer(1);
            check(talk, "granted by clause", ClearanceStatus.GRANTED, new Expected("WRONG_STATE", null), false);
        }
        try (Conversation talk = new Conversation(inForce(DEEMED))) {
            talk.ask(talk.request(1, 1));
            pass(talk);
            check(talk, "deemed granted", ClearanceStatus.GRANTED, new Expected("CLEARANCE_LAPSED", null), false);
        }
    }

    @Test
    void onceTheFlightHasLandedNothingIsLeftToRevoke() {
        for (String status : List.of("ARRIVED", "RECONCILED")) {
            String agreement = inForce(Api.MANUAL);
            try (Conversation talk = new Conversation(agreement)) {
                reach(talk, ClearanceStatus.GRANTED);
                String etag = etag(path(talk));
                String type = status.equals("ARRIVED")
                        ? MessageTypes.FLIGHT_ARRIVED
                        // the arrival was missed: the next message makes up for it
                        : MessageTypes.FLIGHT_RECONCILED;
                talk.told(type, status, 7, List.of(agreement), List.of());
                landed(talk, agreement);
                // a message that comes late takes nothing back
                talk.told(MessageTypes.FLIGHT_OVERDUE, "DEPARTED", 6, List.of(agreement), List.of());
                check(talk, status, ClearanceStatus.GRANTED, new Expected("WRONG_STATE", "WRONG_STATE"), true);
                assertEquals(etag, etag(path(talk)), "nothing about the consent has changed");
                talk.answer(2);
                assertEquals(2, talk.heard().size(), "pending, granted, and never revoked");
            }
        }
    }

    @Test
    void eachLandingEndsItsOwnClearanceOnly() {
        String first = inForce(Api.MANUAL);
        String second = inForce(Api.MANUAL);
        try (Conversation talk = new Conversation(first)) {
            talk.ask(talk.request(1, 1));
            talk.ask(Conversation.under(second, talk.request(1, 1)));
            talk.answer(2);
            for (String agreement : List.of(first, second)) {
                post(path(talk) + "/" + agreement, "/decision", GRANT).then().statusCode(200);
            }
            talk.told(MessageTypes.FLIGHT_LANDED, "DEPARTED", 7, List.of(first, second), List.of(first));
            landed(talk, first);
            post(path(talk) + "/" + first, "/revocation", REVOKE)
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("WRONG_STATE"));
            post(path(talk) + "/" + second, "/revocation", REVOKE).then().statusCode(200);
            assertEquals(CLEARANCE_REVOKED, talk.answer(5).type());
            assertEquals(second, talk.answer(5).data().get("agreementId").asText());
        }
    }

    /** Brings a clearance into a status, as it comes about. */
    private void reach(Conversation talk, ClearanceStatus status) {
        talk.ask(talk.request(1, 1));
        talk.answer(1);
        switch (status) {
            case PENDING -> {}
            case GRANTED -> post(path(talk), "/decision", GRANT).then().statusCode(200);
            case REFUSED -> post(path(talk), "/decision", REFUSE).then().statusCode(200);
            case LAPSED -> pass(talk);
            case REVOKED -> {
                post(path(talk), "/decision", GRANT).then().statusCode(200);
                post(path(talk), "/revocation", REVOKE).then().statusCode(200);
            }
            case WITHDRAWN -> {
                talk.withdraw(1);
                await().atMost(Duration.ofSeconds(60))
                        .untilAsserted(() -> as("clearance-officer", "GT")
                                .get(path(talk))
                                .then()
                                .body("status", equalTo("WITHDRAWN")));
            }
        }
    }

    /** Lets the deadline pass. */
    private static void pass(Conversation talk) {
        Instant decideBy = Conversation.instant(talk.answer(1).data(), "decideBy");
        TestClock.set(decideBy.plusMillis(1));
    }

    /**
     * What is refused first: what is taken changes the clearance.
     *
     * @param ended nothing mends it: that is said before that the version is stale
     */
    private static void check(
            Conversation talk, String what, ClearanceStatus status, Expected expected, boolean ended) {
        String path = path(talk);
        as("clearance-officer", "GT").get(path).then().statusCode(200).body("status", equalTo(status.name()));
        Map<String, String> acts = Map.of("/decision", GRANT, "/revocation", REVOKE);
        Map<String, String> outcomes = new TreeMap<>();
        outcomes.put("/decision", expected.decision());
        outcomes.put("/revocation", expected.revocation());
        outcomes.forEach((act, code) -> {
            if (code != null) {
                Response answer = post(path, act, acts.get(act));
                assertEquals(409, answer.statusCode(), what + act);
                assertEquals(code, answer.path("code"), what + act);
            }
            if (code != null && ended) {
                assertEquals(code, post(path, act, acts.get(act), "\"99\"").path("code"), what + act);
            }
        });
        outcomes.forEach((act, code) -> {
            if (code == null) {
                assertEquals(200, post(path, act, acts.get(act)).statusCode(), what + act);
            }
        });
    }

    private void landed(Conversation talk, String agreement) {
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            AtomicBoolean landed = new AtomicBoolean();
            sql.query(
                    "select landed from clearance where flight_id = ? and agreement_id = ?",
                    Sql.all(talk.flight, UUID.fromString(agreement)),
                    row -> landed.set(row.getBoolean(1)));
            return landed.get();
        });
    }

    private static String path(Conversation talk) {
        return "/api/v1/clearances/" + talk.flight;
    }

    private static String etag(String path) {
        return as("clearance-officer", "GT").get(path).header("ETag");
    }

    private static Response post(String path, String act, String body) {
        return post(path, act, body, etag(path));
    }

    private static Response post(String path, String act, String body, String etag) {
        return as("clearance-officer", "GT").header("If-Match", etag).body(body).post(path + act);
    }

    private static String inForce(String clearance) {
        String id = Api.agreement();
        act("GT", id, "/terms", Api.terms("2025-02-10", Api.DAILY, clearance))
                .then()
                .statusCode(201);
        act("GT", id, "/entry-into-force", "{\"on\": \"2025-02-10\"}").then().statusCode(200);
        return id;
    }
}
