package org.acuerdo.flights.clearance;

import java.util.List;
import java.util.UUID;

/** Answers about these flights follow in the same transaction: what they need can be locked and read together. */
public record AnswersComing(List<UUID> flightIds) {}
