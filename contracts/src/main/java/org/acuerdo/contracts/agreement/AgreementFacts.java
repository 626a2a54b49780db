package org.acuerdo.contracts.agreement;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * The dated facts of an agreement, as they stand. Dates are local days of the receiving state.
 *
 * <p>Status and operative days are derived from them (domain rules, section 2): both ends of a suspension count as
 * suspended; the day an ending takes effect is no longer operative; under notice the agreement stays operative until
 * the notice takes effect; provisional application is operative on both its ends.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AgreementFacts(
        LocalDate announcedOn,
        LocalDate negotiatingSince,
        LocalDate signedOn,
        LocalDate provisionalFrom,
        LocalDate provisionalUntil,
        LocalDate inForceFrom,
        List<Suspension> suspensions,
        TerminationNotice terminationNotice,
        LocalDate expiresOn,
        LocalDate abandonedOn) {

    public AgreementFacts {
        suspensions = suspensions == null ? List.of() : List.copyOf(suspensions);
    }

    /** @param until the last suspended day; null: until further notice */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Suspension(
            @JsonProperty(required = true) UUID id,
            @JsonProperty(required = true) LocalDate from,
            LocalDate until,
            String reason,
            @JsonProperty(required = true) String by,
            Boolean shortNotice,
            Instant recordedAt) {

        public boolean covers(LocalDate day) {
            return !day.isBefore(from) && (until == null || !day.isAfter(until));
        }
    }

    /** @param effectiveOn the first day on which the agreement is no longer operative */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record TerminationNotice(
            @JsonProperty(required = true) LocalDate givenOn,
            @JsonProperty(required = true) LocalDate effectiveOn,
            @JsonProperty(required = true) String by,
            String reason,
            Boolean shortNotice,
            Instant recordedAt) {}

    public static AgreementFacts none() {
        return new AgreementFacts(null, null, null, null, null, null, List.of(), null, null, null);
    }

    /** The status on a day; null before anything is known of the agreement on that day. */
    public AgreementStatus statusOn(LocalDate day) {
        if (begun(abandonedOn, day)) {
            return AgreementStatus.ABANDONED;
        }
        if (terminationNotice != null && begun(terminationNotice.effectiveOn(), day)) {
            return AgreementStatus.TERMINATED;
        }
        if (expiresOn != null && day.isAfter(expiresOn)) {
            return AgreementStatus.EXPIRED;
        }
        boolean force = inForceOn(day);
        if (force && suspendedOn(day)) {
            return AgreementStatus.SUSPENDED;
        }
        if (terminationNotice != null && begun(terminationNotice.givenOn(), day)) {
            return AgreementStatus.NOTICE_GIVEN;
        }
        if (force) {
            return AgreementStatus.IN_FORCE;
        }
        if (begun(signedOn, day)) {
            return AgreementStatus.SIGNED;
        }
        if (begun(negotiatingSince, day)) {
            return AgreementStatus.NEGOTIATING;
        }
        return AgreementStatus.ANNOUNCED;
    }

    /** True where the agreement can be used on that day: in force or provisionally applied, not suspended, not ended. */
    public boolean operativeOn(LocalDate day) {
        return inForceOn(day) && !suspendedOn(day) && !endedOn(day);
    }

    /** True where it applies on that day only provisionally. */
    public boolean provisionallyAppliedOn(LocalDate day) {
        return !begun(inForceFrom, day)
                && begun(provisionalFrom, day)
                && (provisionalUntil == null || !day.isAfter(provisionalUntil))
                && !endedOn(day);
    }

    /** In force or provisionally applied, whatever suspends it. */
    public boolean inForceOn(LocalDate day) {
        return (begun(inForceFrom, day) || provisionallyAppliedOn(day)) && !endedOn(day);
    }

    public boolean suspendedOn(LocalDate day) {
        return suspensions.stream().anyMatch(s -> s.covers(day));
    }

    /** Abandoned, terminated or expired on that day. */
    public boolean endedOn(LocalDate day) {
        return begun(abandonedOn, day)
                || (terminationNotice != null && begun(terminationNotice.effectiveOn(), day))
                || (expiresOn != null && day.isAfter(expiresOn));
    }

    private static boolean begun(LocalDate since, LocalDate day) {
        return since != null && !day.isBefore(since);
    }
}
