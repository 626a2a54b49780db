package org.acuerdo.flights.clearance.rules;

import java.util.Optional;
import org.acuerdo.contracts.message.ClearanceAnswer;

/**
 * What an answer changes. An answer to an older round, a repeated one, and one that is older than what was applied change
 * nothing: they go into the history only.
 */
public final class Conversation {
    private Conversation() {}

    /** The clearance after the answer; empty where it changes nothing. A TERMS_OUTDATED answer is heard, not an outcome. */
    public static Optional<Clearance> after(Clearance now, AnswerKind kind, ClearanceAnswer answer) {
        if (answer.round() != now.round() || answer.clearanceVersion() <= now.clearanceVersion()) {
            return Optional.empty();
        }
        Clearance heard = now.at(answer.clearanceVersion());
        return switch (kind) {
            case PENDING ->
                now.status() == ClearanceStatus.PENDING
                        ? Optional.of(heard.pending(
                                answer.decideBy(), answer.waitingFor(), "DEEMED_GRANTED".equals(answer.onSilence())))
                        : Optional.empty();
            case GRANTED ->
                pending(
                        now,
                        heard.decided(
                                ClearanceStatus.GRANTED,
                                Boolean.TRUE.equals(answer.deemed()),
                                null,
                                answer.by(),
                                answer.at()));
            case LAPSED -> pending(now, heard.decided(ClearanceStatus.LAPSED, false, null, null, answer.at()));
            case REFUSED ->
                pending(now, heard.decided(ClearanceStatus.REFUSED, false, answer.reason(), answer.by(), answer.at()));
            case REVOKED ->
                now.status() == ClearanceStatus.PENDING || now.status() == ClearanceStatus.GRANTED
                        ? Optional.of(heard.decided(
                                ClearanceStatus.REVOKED, false, answer.reason(), answer.by(), answer.at()))
                        : Optional.empty();
            case TERMS_OUTDATED -> pending(now, heard);
        };
    }

    /**
     * An outcome is taken while the question is open. What silence granted here, before its message came, is open too:
     * a decision made in time goes before it.
     */
    private static Optional<Clearance> pending(Clearance now, Clearance next) {
        boolean open = now.status() == ClearanceStatus.PENDING
                || (now.status() == ClearanceStatus.GRANTED && now.deemed() && next.status() != ClearanceStatus.LAPSED);
        return open ? Optional.of(next) : Optional.empty();
    }
}
