package org.acuerdo.flights.clearance.rules;

import java.util.Arrays;
import java.util.Optional;
import org.acuerdo.contracts.message.MessageTypes;

/** What an answer of agreements-service says; told by the message's type. */
public enum AnswerKind {
    PENDING(MessageTypes.CLEARANCE_PENDING),
    GRANTED(MessageTypes.CLEARANCE_GRANTED),
    REFUSED(MessageTypes.CLEARANCE_REFUSED),
    LAPSED(MessageTypes.CLEARANCE_LAPSED),
    REVOKED(MessageTypes.CLEARANCE_REVOKED),
    TERMS_OUTDATED(MessageTypes.CLEARANCE_TERMS_OUTDATED);

    private final String type;

    AnswerKind(String type) {
        this.type = type;
    }

    /** Empty for a type that is no answer. */
    public static Optional<AnswerKind> of(String messageType) {
        return Arrays.stream(values()).filter(k -> k.type.equals(messageType)).findFirst();
    }
}
