package org.acuerdo.flights.clearance;

import org.acuerdo.contracts.message.ClearanceAnswer;
import org.acuerdo.flights.clearance.rules.AnswerKind;

/** agreements-service answered. Fired synchronously in the transaction that takes the message in. */
public record ClearanceAnswered(AnswerKind kind, ClearanceAnswer answer) {}
