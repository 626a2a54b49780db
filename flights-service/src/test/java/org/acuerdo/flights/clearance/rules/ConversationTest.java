package org.acuerdo.flights.clearance.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.acuerdo.contracts.message.ClearanceAnswer;
import org.acuerdo.contracts.message.MessageTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ConversationTest {
    private static final UUID FLIGHT = UUID.randomUUID();
    private static final UUID AGREEMENT = UUID.randomUUID();
    private static final Instant NOW = Instant.parse("2025-02-06T12:00:00Z");
    private static final Instant DECIDE_BY = NOW.plusSeconds(48 * 3600);

    @Test
    void pendingSetsTheDeadline() {
        Clearance after =
                Conversation.after(asked(), AnswerKind.PENDING, answer(1, 1)).orElseThrow();
        assertEquals(ClearanceStatus.PENDING, after.status());
        assertEquals(DECIDE_BY, after.decideBy());
        assertTrue(after.answered());
        assertEquals(1, after.clearanceVersion());
    }

    @ParameterizedTest
    @EnumSource(
            value = AnswerKind.class,
            names = {"GRANTED", "REFUSED", "LAPSED", "REVOKED"})
    void anOutcomeAnswersThePendingQuestion(AnswerKind kind) {
        Clearance after = Conversation.after(asked(), kind, answer(1, 2)).orElseThrow();
        assertEquals(ClearanceStatus.valueOf(kind.name()), after.status());
        assertTrue(after.answered());
    }

    @ParameterizedTest
    @EnumSource(AnswerKind.class)
    void anOlderRoundChangesNothing(AnswerKind kind) {
        Clearance second = Clearance.asked(AGREEMENT, 2, NOW, 3);
        assertTrue(Conversation.after(second, kind, answer(1, 9)).isEmpty());
    }

    @ParameterizedTest
    @EnumSource(AnswerKind.class)
    void aRepeatedOrOvertakenAnswerChangesNothing(AnswerKind kind) {
        Clearance known = asked().at(4);
        assertTrue(Conversation.after(known, kind, answer(1, 4)).isEmpty());
        assertTrue(Conversation.after(known, kind, answer(1, 3)).isEmpty());
    }

    static Stream<ClearanceStatus> ended() {
        return Stream.of(
                ClearanceStatus.REFUSED, ClearanceStatus.LAPSED, ClearanceStatus.REVOKED, ClearanceStatus.WITHDRAWN);
    }

    @ParameterizedTest
    @MethodSource("ended")
    void anEndedClearanceStaysEnded(ClearanceStatus status) {
        Clearance ended = asked().decided(status, false, null, null, NOW);
        for (AnswerKind kind : AnswerKind.values()) {
            assertTrue(Conversation.after(ended, kind, answer(1, 9)).isEmpty(), kind + " after " + status);
        }
    }

    @Test
    void onlyARevocationTakesBackWhatWasGranted() {
        Clearance granted = asked().decided(ClearanceStatus.GRANTED, false, null, "officer-gt", NOW);
        for (AnswerKind kind : AnswerKind.values()) {
            assertEquals(
                    kind == AnswerKind.REVOKED,
                    Conversation.after(granted, kind, answer(1, 9)).isPresent(),
                    kind.name());
        }
    }

    @Test
    void aDecisionMadeInTimeGoesBeforeSilence() {
        Clearance deemed = asked().decided(ClearanceStatus.GRANTED, true, null, null, NOW);
        Clearance after =
                Conversation.after(deemed, AnswerKind.REFUSED, answer(1, 9)).orElseThrow();
        assertEquals(ClearanceStatus.REFUSED, after.status());
        assertTrue(Conversation.after(deemed, AnswerKind.GRANTED, answer(1, 9)).isPresent());
        assertTrue(Conversation.after(deemed, AnswerKind.LAPSED, answer(1, 9)).isEmpty());
    }

    @Test
    void everyAnswerTypeIsKnown() {
        assertEquals(
                AnswerKind.TERMS_OUTDATED,
                AnswerKind.of(MessageTypes.CLEARANCE_TERMS_OUTDATED).orElseThrow());
        assertTrue(AnswerKind.of(MessageTypes.CLEARANCE_ASKED).isEmpty());
    }

    private static Clearance asked() {
        return Clearance.asked(AGREEMENT, 1, NOW, 0);
    }

    private static ClearanceAnswer answer(int round, long version) {
        return new ClearanceAnswer(
                FLIGHT, AGREEMENT, round, version, NOW, DECIDE_BY, null, "LAPSE", null, "why", "officer-gt", 1, 7);
    }
}
