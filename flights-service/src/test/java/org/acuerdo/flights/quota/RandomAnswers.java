package org.acuerdo.flights.quota;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.acuerdo.contracts.message.ClearanceAnswer;
import org.acuerdo.contracts.terms.Terms;
import org.acuerdo.flights.clearance.rules.AnswerKind;
import org.acuerdo.flights.clearance.rules.Clearance;
import org.acuerdo.flights.clearance.rules.ClearanceStatus;
import org.acuerdo.flights.clearance.rules.Conversation;
import org.acuerdo.flights.flight.rules.Deadlines;
import org.acuerdo.flights.flight.rules.FlightAct;
import org.acuerdo.flights.flight.rules.FlightStatus;
import org.acuerdo.flights.flight.rules.Lifecycle;
import org.acuerdo.flights.quota.RandomFlight.Message;
import org.acuerdo.flights.quota.rules.LimitMatch;

/** The conversation about clearances in a random life: each answer comes late, twice and out of order. */
final class RandomAnswers {
    private final LifeState life;

    RandomAnswers(LifeState life) {
        this.life = life;
    }

    /** A round begins under each agreement. */
    void ask(RandomFlight flight) {
        flight.clearances = flight.landings.stream()
                .map(Landing::agreementId)
                .map(id -> flight.clearances.stream()
                        .filter(c -> c.agreementId().equals(id))
                        .findFirst()
                        .map(c -> Clearance.asked(id, c.round() + 1, life.now, c.clearanceVersion()))
                        .orElseGet(() -> Clearance.asked(id, 1, life.now, 0)))
                .toList();
        flight.landings.forEach(landing -> answers(flight, landing));
    }

    /** All that agreements-service will ever say about this round. */
    private void answers(RandomFlight flight, Landing landing) {
        UUID agreement = landing.agreementId();
        boolean grants = life.random.nextInt(4) == 0;
        boolean blocked = blocked(landing);
        Instant deadline = blocked ? null : life.now.plus(Duration.ofHours(6 + life.random.nextInt(160)));
        flight.sent.add(message(flight, agreement, AnswerKind.PENDING, deadline, blocked, grants));
        if (blocked && life.random.nextInt(3) > 0) {
            // nothing is decided before the departure
            return;
        }
        AnswerKind[] outcomes = {
            AnswerKind.GRANTED, AnswerKind.GRANTED, AnswerKind.GRANTED, AnswerKind.REFUSED, AnswerKind.LAPSED
        };
        AnswerKind outcome = outcomes[life.random.nextInt(outcomes.length)];
        flight.sent.add(message(flight, agreement, outcome, null, false, grants));
        if (outcome == AnswerKind.GRANTED && life.random.nextInt(5) == 0) {
            flight.sent.add(message(flight, agreement, AnswerKind.REVOKED, null, false, grants));
        }
    }

    /** A limit that the landing falls under waits for the decision on its baseline. */
    private boolean blocked(Landing landing) {
        RandomSide side = life.side(landing);
        Terms terms =
                side.agreement.termsOn(life.day(landing)).map(v -> v.terms()).orElse(null);
        boolean blocked = terms != null
                && terms.limits().stream()
                        .anyMatch(l -> LimitMatch.units(l, landing.aircraft(), landing.airport(), landing.groups()) > 0
                                && side.agreement.blocked(terms, l));
        assertEquals(side.given.naive.blocked(landing, life.day(landing)), blocked, "blocked");
        return blocked;
    }

    private Message message(
            RandomFlight flight, UUID agreement, AnswerKind kind, Instant decideBy, boolean blocked, boolean grants) {
        return new Message(
                kind,
                new ClearanceAnswer(
                        flight.id,
                        agreement,
                        flight.clearance(agreement).round(),
                        ++flight.answers,
                        life.now,
                        decideBy,
                        blocked ? "LIMIT_UNDECIDED" : null,
                        grants && !blocked ? "DEEMED_GRANTED" : "LAPSE",
                        null,
                        "reason",
                        "officer",
                        1,
                        life.side(agreement).agreement.version()));
    }

    String deliver(RandomFlight flight) {
        if (flight.sent.isEmpty()) {
            return "nothing to deliver";
        }
        // mostly what comes next, else whatever of it, once more or before its turn
        List<Message> fresh =
                flight.sent.stream().filter(m -> !flight.heard.contains(m)).toList();
        Message message = fresh.isEmpty() || life.random.nextInt(4) == 0 ? life.one(flight.sent, null) : fresh.get(0);
        flight.heard.add(message);
        Clearance was = flight.clearance(message.answer().agreementId());
        Clearance next =
                Conversation.after(was, message.kind(), message.answer()).orElse(null);
        boolean newer =
                message.answer().round() == was.round() && message.answer().clearanceVersion() > was.clearanceVersion();
        assertTrue(next == null || newer, "only what is newer changes anything");
        if (next == null) {
            return message.kind() + " without effect";
        }
        if (flight.status.inTheAir()) {
            if (next.status() == ClearanceStatus.REVOKED || next.status() == ClearanceStatus.REFUSED) {
                // units stay until it has returned or arrived all the same
                flight.clearance(next);
            }
            return message.kind() + " in the air";
        }
        if (!flight.status.beforeDeparture()) {
            return message.kind() + " after the end";
        }
        flight.clearance(next);
        switch (message.kind()) {
            case GRANTED -> {
                if (flight.status == FlightStatus.REQUESTED && Deadlines.granted(flight.clearances)) {
                    flight.status =
                            Lifecycle.after(flight.status, FlightAct.CLEAR).orElseThrow();
                }
            }
            case REFUSED -> end(flight, FlightAct.REFUSE);
            case LAPSED -> end(flight, FlightAct.LAPSE);
            case REVOKED -> end(flight, FlightAct.REVOKE);
            default -> {}
        }
        return message.kind().toString();
    }

    /** One receiving state said no: what the others were asked, or said, has no object any longer. */
    private void end(RandomFlight flight, FlightAct act) {
        life.end(flight, act);
        flight.clearances = flight.clearances.stream().map(Clearance::withdrawn).toList();
    }
}
