package org.acuerdo.flights.onward;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.acuerdo.contracts.terms.PopulationCategory;
import org.acuerdo.flights.onward.rules.Outcome;

/**
 * A cohort as shown.
 *
 * @param number      of the flight
 * @param dueOn       last local day to have moved on, or to review custody; null: no clock
 * @param open        still waited for
 * @param inReception who have not left reception; who is in custody is held elsewhere
 */
@RegisterForReflection
public record CohortView(
        UUID id,
        UUID flightId,
        String number,
        UUID agreementId,
        PopulationCategory category,
        String nationality,
        int persons,
        LocalDate openedOn,
        LocalDate dueOn,
        boolean overdue,
        int open,
        int unresolved,
        int inReception,
        List<OutcomeView> outcomes,
        long version) {

    @RegisterForReflection
    public record OutcomeView(
            LocalDate on,
            Outcome outcome,
            int count,
            String destination,
            Integer individuallyAssessed,
            Boolean leftReception,
            Boolean reportedBefore,
            Instant recordedAt) {}

    static CohortView of(Cohort c, Instant now) {
        return new CohortView(
                c.id,
                c.flightId,
                c.flightNumber,
                c.agreementId,
                c.category,
                c.nationality,
                c.persons,
                c.openedOn,
                c.dueOn,
                c.overdue(now),
                c.standing().open(),
                c.unresolved,
                c.custody() ? 0 : c.standing().inReception(),
                c.recorded().stream()
                        .map(r -> new OutcomeView(
                                r.report().on(),
                                r.report().outcome(),
                                r.report().count(),
                                r.report().destination(),
                                r.report().individuallyAssessed(),
                                r.report().leftReception(),
                                r.report().reportedBefore(),
                                r.recordedAt()))
                        .toList(),
                c.version);
    }
}
