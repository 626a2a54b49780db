package org.acuerdo.agreements.agreement.rules;

import java.time.LocalDate;

/**
 * Days of notice that the agreement asks for. Shorter notice is recorded and flagged, never refused.
 *
 * @param suspension  days between the recording of a suspension and its first day; null: none asked for
 * @param termination days between giving a notice and its effect; null: none asked for
 */
public record NoticeDays(Integer suspension, Integer termination) {
    public static final NoticeDays NONE = new NoticeDays(null, null);

    boolean shortForSuspension(LocalDate recordedOn, LocalDate from) {
        return suspension != null && from.isBefore(recordedOn.plusDays(suspension));
    }

    boolean shortForTermination(LocalDate givenOn, LocalDate effectiveOn) {
        return termination != null && effectiveOn.isBefore(givenOn.plusDays(termination));
    }
}
