package org.acuerdo.agreements.clearance;

import static org.acuerdo.agreements.Api.act;
import static org.acuerdo.agreements.Api.as;
import static org.acuerdo.contracts.message.MessageTypes.CLEARANCE_GRANTED;
import static org.acuerdo.contracts.message.MessageTypes.CLEARANCE_LAPSED;
import static org.acuerdo.contracts.message.MessageTypes.CLEARANCE_PENDING;
import static org.acuerdo.contracts.message.MessageTypes.CLEARANCE_REFUSED;
import static org.acuerdo.contracts.message.MessageTypes.CLEARANCE_REMINDER;
import static org.acuerdo.contracts.message.MessageTypes.CLEARANCE_REVOKED;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.acuerdo.agreements.Api;
import org.acuerdo.agreements.Parts;
import org.acuerdo.contracts.message.ClearanceAsked;
import org.acuerdo.kit.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an officer of the receiving state has on the desk: clauses, rounds, reminders, several landings. */
@QuarkusTest
@Parts
class ClearanceDeskTest {
    private static final String WORKING_DAYS =
            "{\"mode\": \"MANUAL\", \"replyWithinWorkingDays\": 2, \"onSilence\": \"DEEMED_GRANTED\"}";

    @BeforeEach
    void clock() {
        TestClock.set("2025-02-06T12:00:00Z");
    }

    @Test
    void showsWhatTheFlightCarriesAndWhichClausesApply() {
        String id = Api.agreement();
        String baseline = Api.claim(id);
        Api.decide(id, baseline, "DECIDED").then().statusCode(200);
        inForce(id, Api.terms("2025-02-10", Api.mainPathLimits(baseline), Api.MANUAL));
        try (Conversation talk = new Conversation(id)) {
            talk.ask(talk.request(1, 1));
            talk.answer(1);
            show(talk.flight.toString())
                    .body("persons", equalTo(100))
                    .body("flight.passengers[0].men", equalTo(75))
                    .body("flight.aircraft.type", equalTo("B738"))
                    .body("flight.origin", equalTo("KAEX"))
                    .body(
                            "clauses.clause",
                            hasItems(
                                    "limits.flights-week",
                                    "limits.flights-day",
                                    "conditions.aircraft",
                                    "conditions.maxPersonsPerFlight",
                                    "conditions.noticeHours",
                                    "conditions.airports",
                                    "conditions.blackoutDates",
                                    "populations.NATIONAL",
                                    "clearance",
                                    "safeguards"))
                    // own nationals only: what limits third-country nationals does not apply
                    .body("clauses.clause", not(hasItems("limits.tcn-week")))
                    .body("clauses.find { it.clause == 'limits.flights-week' }.flight.units", equalTo(1))
                    .body("clauses.find { it.clause == 'limits.flights-week' }.flight.provisional", equalTo(false))
                    .body("clauses.find { it.clause == 'conditions.maxPersonsPerFlight' }.says", equalTo(135))
                    .body("clauses.find { it.clause == 'conditions.maxPersonsPerFlight' }.flight", equalTo(100))
                    .body("clauses.find { it.clause == 'conditions.airports' }.says.opens", equalTo("06:00"));

            talk.ask(talk.request(2, 1, Conversation.DEPARTURE.plusHours(2)));
            talk.answer(2);
            show(talk.flight.toString())
                    .body("round", equalTo(2))
                    .body("rounds", hasSize(2))
                    .body("rounds[0].requestedBy", equalTo("planner-us"))
                    .body("rounds[0].request.departure", containsString("08:00"))
                    .body("rounds[1].request.departure", containsString("10:00"));
            as("clearance-officer", "GT")
                    .get("/api/v1/clearances?status=PENDING&limit=200")
                    .then()
                    .body("items.find { it.flightId == '" + talk.flight + "' }.flight.passengers[0].women", equalTo(20))
                    .body("items.find { it.flightId == '" + talk.flight + "' }.clauses", nullValue());
        }
    }

    @Test
    void remindsOnceBeforeTheDeadlineAndLeavesTheETag() {
        String id = Api.agreement();
        inForce(id, Api.terms("2025-02-10", Api.DAILY, Api.MANUAL));
        try (Conversation talk = new Conversation(id)) {
            talk.ask(talk.request(1, 1));
            Instant decideBy = Conversation.instant(talk.answer(1).data(), "decideBy");
            show(talk.flight.toString())
                    .body("reminder.sent", equalTo(false))
                    .body(
                            "reminder.at",
                            equalTo(decideBy.minus(Duration.ofHours(12)).toString()));

            TestClock.set(decideBy.minus(Duration.ofHours(12)).plusMillis(1));
            show(talk.flight.toString()).body("reminder.sent", equalTo(true));
            var reminder = talk.answer(2);
            assertEquals(CLEARANCE_REMINDER, reminder.type());
            assertEquals("LAPSE", reminder.data().get("onSilence").asText());
            assertEquals(decideBy, Conversation.instant(reminder.data(), "decideBy"));

            as("clearance-officer", "GT")
                    .header("If-Match", "\"1\"")
                    .body("{\"outcome\": \"GRANTED\"}")
                    .post("/api/v1/clearances/" + talk.flight + "/decision")
                    .then()
                    .statusCode(200);
            assertEquals(CLEARANCE_GRANTED, talk.answer(3).type());
            assertTrue(talk.answer(3).sequence() > reminder.sequence());
            assertEquals(
                    1,
                    talk.heard().stream()
                            .filter(h -> h.type().equals(CLEARANCE_REMINDER))
                            .count());
        }
    }

    @Test
    void whatHasLapsedRemindsNobody() {
        String id = Api.agreement();
        inForce(id, Api.terms("2025-02-10", Api.DAILY, Api.MANUAL));
        try (Conversation talk = new Conversation(id)) {
            talk.ask(talk.request(1, 1));
            Instant decideBy = Conversation.instant(talk.answer(1).data(), "decideBy");
            TestClock.set(decideBy.plusSeconds(60));
            as("clearance-officer", "GT")
                    .get("/api/v1/clearances?limit=200&dueBefore=" + decideBy.plusSeconds(3600))
                    .then()
                    .statusCode(200)
                    .body("items.flightId", not(hasItems(talk.flight.toString())));
            assertEquals(CLEARANCE_LAPSED, talk.answer(2).type());
            show(talk.flight.toString()).body("status", equalTo("LAPSED")).body("reminder", nullValue());
        }
    }

    @Test
    void workingDaysCountByWeekendAndHolidaysOfTheTerms() {
        String id = Api.agreement();
        // asked Thursday 6 February 06:00 local; Friday is a holiday, the weekend is Saturday alone
        inForce(
                id,
                Api.terms("2025-02-10", Api.DAILY, WORKING_DAYS)
                        .replace(
                                "\"noticeHours\": 24,",
                                "\"noticeHours\": 24, \"calendar\": {\"weekend\": [\"SATURDAY\"], \"holidays\":"
                                        + " [\"2025-02-07\"]},"));
        try (Conversation talk = new Conversation(id)) {
            ClearanceAsked asked = talk.request(1, 1);
            talk.ask(asked);
            var pending = talk.answer(1);
            assertEquals(CLEARANCE_PENDING, pending.type());
            // Sunday is the first working day after, Monday the second
            assertEquals(
                    asked.requestedAt().plus(Duration.ofDays(4)).toEpochMilli(),
                    Conversation.instant(pending.data(), "decideBy").toEpochMilli());
            assertEquals("DEEMED_GRANTED", pending.data().get("onSilence").asText());
            TestClock.set(asked.requestedAt().plus(Duration.ofDays(4)).plusSeconds(1));
            show(talk.flight.toString()).body("status", equalTo("GRANTED")).body("deemed", equalTo(true));
        }
    }

    @Test
    void aFlightWithSeveralLandingsHasAClearanceForEach() {
        String first = Api.agreement();
        String second = Api.agreement();
        inForce(first, Api.terms("2025-02-10", Api.DAILY, Api.MANUAL));
        inForce(second, Api.terms("2025-02-10", Api.DAILY, Api.MANUAL));
        try (Conversation talk = new Conversation(first)) {
            talk.ask(talk.request(1, 1));
            talk.ask(Conversation.under(second, talk.request(1, 1)));
            talk.answer(2);
            String path = "/api/v1/clearances/" + talk.flight;
            as("clearance-officer", "GT")
                    .get(path)
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("AGREEMENT_NEEDED"))
                    .body("detail", containsString(first))
                    .body("detail", containsString(second));
            as("clearance-officer", "GT")
                    .header("If-Match", "*")
                    .body("{\"outcome\": \"GRANTED\"}")
                    .post(path + "/decision")
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("AGREEMENT_NEEDED"));
            String granted = decide(path + "/" + first, "/decision", "{\"outcome\": \"GRANTED\"}")
                    .body("status", equalTo("GRANTED"))
                    .body("agreementId", equalTo(first))
                    .extract()
                    .path("flightId");
            assertEquals(talk.flight.toString(), granted);
            decide(path + "/" + second, "/decision", "{\"outcome\": \"REFUSED\", \"reason\": \"no crew\"}")
                    .body("status", equalTo("REFUSED"));
            decide(path + "/" + first, "/revocation", "{\"reason\": \"storm\"}").body("status", equalTo("REVOKED"));
            as("clearance-officer", "GT")
                    .get(path + "/" + UUID.randomUUID())
                    .then()
                    .statusCode(404);

            assertEquals(CLEARANCE_GRANTED, talk.answer(3).type());
            assertEquals(first, talk.answer(3).data().get("agreementId").asText());
            assertEquals(CLEARANCE_REFUSED, talk.answer(4).type());
            assertEquals(second, talk.answer(4).data().get("agreementId").asText());
            assertEquals(CLEARANCE_REVOKED, talk.answer(5).type());
        }
    }

    private static ValidatableResponse decide(String path, String what, String body) {
        String etag = as("clearance-officer", "GT").get(path).header("ETag");
        return as("clearance-officer", "GT")
                .header("If-Match", etag)
                .body(body)
                .post(path + what)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse show(String flight) {
        // the message may still be under way where it is not known yet that it arrived
        await().atMost(Duration.ofSeconds(60))
                .until(() -> as("clearance-officer", "GT")
                                .get("/api/v1/clearances/" + flight)
                                .statusCode()
                        == 200);
        return as("clearance-officer", "GT")
                .get("/api/v1/clearances/" + flight)
                .then()
                .statusCode(200);
    }

    private static void inForce(String id, String terms) {
        act("GT", id, "/terms", terms).then().statusCode(201);
        act("GT", id, "/entry-into-force", "{\"on\": \"2025-02-10\"}").then().statusCode(200);
    }
}
