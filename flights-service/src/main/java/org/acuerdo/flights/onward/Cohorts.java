package org.acuerdo.flights.onward;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.contracts.flight.PassengerGroup;
import org.acuerdo.contracts.message.CohortEvent;
import org.acuerdo.contracts.message.MessageTypes;
import org.acuerdo.contracts.message.Topics;
import org.acuerdo.contracts.terms.Population;
import org.acuerdo.contracts.terms.PopulationCategory;
import org.acuerdo.flights.onward.rules.Report;
import org.acuerdo.kit.audit.Audit;
import org.acuerdo.kit.id.Ids;
import org.acuerdo.kit.outbox.Outbox;
import org.acuerdo.kit.outbox.OutboxMessage;
import org.acuerdo.kit.security.Actor;
import org.acuerdo.kit.time.AcuerdoClock;

/** Opens cohorts, and tells what changes about them. The caller's transaction. */
@ApplicationScoped
public class Cohorts {

    @Inject
    CohortRepository repository;

    @Inject
    Outbox outbox;

    @Inject
    Audit audit;

    @Inject
    AcuerdoClock clock;

    /**
     * Opens a cohort for each nationality of third-country nationals, of stateless persons, and of persons in custody who
     * were received.
     *
     * @param received one group for each category and nationality
     * @param on       local day of the arrival; the clock is that of the terms in force on it
     */
    public void open(
            UUID flightId, AgreementSnapshot agreement, LocalDate on, List<PassengerGroup> received, Actor actor) {
        for (PassengerGroup group : received) {
            if (group.category() != PopulationCategory.NATIONAL && group.persons() > 0) {
                open(flightId, agreement, on, group, actor);
            }
        }
    }

    private void open(UUID flightId, AgreementSnapshot agreement, LocalDate on, PassengerGroup group, Actor actor) {
        Population population = agreement.termsOn(on).stream()
                .flatMap(v -> v.terms().populations().stream())
                .filter(p -> p.category() == group.category()
                        && (p.nationalities() == null || p.nationalities().accept(group.nationality())))
                .findFirst()
                .orElse(null);
        Cohort cohort = new Cohort();
        cohort.id = Ids.next();
        cohort.version = 1;
        cohort.flightId = flightId;
        cohort.agreementId = agreement.id();
        cohort.sendingState = agreement.sendingState();
        cohort.receivingState = agreement.receivingState();
        cohort.zone = agreement.zone();
        cohort.category = group.category();
        cohort.nationality = group.nationality();
        cohort.persons = group.persons();
        cohort.openedOn = on;
        cohort.reports = "[]";
        cohort.reviewDays = cohort.custody() && population != null ? population.reviewWithinDays() : null;
        Integer days = population == null || cohort.custody() ? cohort.reviewDays : population.onwardWithinDays();
        cohort.due(days == null ? null : on.plusDays(days));
        repository.persist(cohort);
        tell(cohort, MessageTypes.COHORT_OPENED, "OPENED", actor, null, null);
    }

    void tell(Cohort c, String type, String action, Actor actor, CohortEvent before, Report report) {
        Instant now = clock.now();
        CohortEvent after = c.event(report, now);
        outbox.add(new OutboxMessage(
                Topics.FLIGHTS,
                c.id.toString(),
                type,
                c.id.toString(),
                c.version,
                c.agreementId.toString(),
                c.sendingState,
                c.receivingState,
                after));
        audit.record("onward-cohort", c.id, action, actor, before, after);
    }
}
