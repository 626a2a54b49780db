package org.acuerdo.agreements.agreement.rules;

import java.time.LocalDate;
import java.util.UUID;

/** A dated fact as an officer states it. All dates are local days of the receiving state. */
public sealed interface Fact {

    /** Negotiations began on that day. */
    record Negotiation(LocalDate on) implements Fact {}

    record Signature(LocalDate on) implements Fact {}

    /** @param until the last day of provisional application; null: until entry into force or an end */
    record ProvisionalApplication(LocalDate from, LocalDate until) implements Fact {}

    record EntryIntoForce(LocalDate on) implements Fact {}

    /** @param until the last suspended day; null: until further notice */
    record Suspension(UUID id, LocalDate from, LocalDate until, String by, String reason) implements Fact {}

    /** @param on the first day that is operative again */
    record SuspensionEnd(UUID id, LocalDate on, String by) implements Fact {}

    /** @param effectiveOn the first day that is no longer operative */
    record TerminationNotice(LocalDate givenOn, LocalDate effectiveOn, String by, String reason) implements Fact {}

    /** The state that gave the notice takes it back before it takes effect. */
    record NoticeWithdrawal(String by) implements Fact {}

    record Abandonment(LocalDate on, String by) implements Fact {}

    /** @param expiresOn the new last day, later than the one before */
    record Extension(LocalDate expiresOn) implements Fact {}
}
