package org.acuerdo.flights.onward;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.acuerdo.contracts.Violation;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.contracts.flight.PassengerGroup;
import org.acuerdo.contracts.message.CohortEvent;
import org.acuerdo.contracts.message.MessageTypes;
import org.acuerdo.contracts.message.Topics;
import org.acuerdo.contracts.terms.Population;
import org.acuerdo.contracts.terms.PopulationCategory;
import org.acuerdo.flights.onward.rules.CohortRules;
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

    /**
     * After the arrival was corrected: cohorts follow who was received, and on which day, by whose terms their clock runs anew.
     * Those that are no longer anybody's stay on record.
     *
     * @param received one group for each category and nationality
     * @param field    what a violation names
     * @return MORE_OUT_THAN_IN where more have an outcome than would have come in, OUT_OF_ORDER where one was earlier
     */
    public List<Violation> correct(
            UUID flightId,
            AgreementSnapshot agreement,
            LocalDate on,
            List<PassengerGroup> received,
            String field,
            Actor actor) {
        List<Violation> found = new ArrayList<>();
        List<PassengerGroup> fresh = new ArrayList<>(received);
        for (Cohort cohort : repository.lockOf(flightId, agreement.id())) {
            PassengerGroup group = received.stream()
                    .filter(g -> g.category() == cohort.category && Objects.equals(g.nationality(), cohort.nationality))
                    .findFirst()
                    .orElse(null);
            fresh.remove(group);
            int persons = group == null ? 0 : group.persons();
            List<Violation> broken = CohortRules.corrected(
                    field,
                    cohort.standing(),
                    persons,
                    on,
                    cohort.reported().stream().map(Report::on).toList());
            found.addAll(broken);
            if (broken.isEmpty() && (persons != cohort.persons || !on.equals(cohort.openedOn))) {
                correct(cohort, agreement, persons, on, actor);
            }
        }
        if (found.isEmpty()) {
            open(flightId, agreement, on, fresh, actor);
        }
        return found;
    }

    private void correct(Cohort cohort, AgreementSnapshot agreement, int persons, LocalDate on, Actor actor) {
        CohortEvent before = cohort.event(null, clock.now());
        cohort.persons = persons;
        cohort.unresolved = Math.min(cohort.unresolved, persons - cohort.ended);
        if (!on.equals(cohort.openedOn)) {
            cohort.openedOn = on;
            begin(cohort, agreement);
        } else if (cohort.custody()) {
            cohort.dueByReviews();
        }
        cohort.version++;
        tell(cohort, MessageTypes.COHORT_CORRECTED, "CORRECTED", actor, before, null);
    }

    private void open(UUID flightId, AgreementSnapshot agreement, LocalDate on, PassengerGroup group, Actor actor) {
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
        begin(cohort, agreement);
        repository.persist(cohort);
        tell(cohort, MessageTypes.COHORT_OPENED, "OPENED", actor, null, null);
    }

    /** The clock, by the terms in force on the day of the arrival. */
    private static void begin(Cohort cohort, AgreementSnapshot agreement) {
        Population population = agreement.termsOn(cohort.openedOn).stream()
                .flatMap(v -> v.terms().populations().stream())
                .filter(p -> p.category() == cohort.category
                        && (p.nationalities() == null || p.nationalities().accept(cohort.nationality)))
                .findFirst()
                .orElse(null);
        if (cohort.custody()) {
            cohort.reviewDays = population == null ? null : population.reviewWithinDays();
            cohort.dueByReviews();
        } else {
            Integer days = population == null ? null : population.onwardWithinDays();
            cohort.due(days == null ? null : cohort.openedOn.plusDays(days));
        }
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
