package org.acuerdo.flights.onward;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.acuerdo.contracts.Violation;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.contracts.message.CohortEvent;
import org.acuerdo.contracts.message.MessageTypes;
import org.acuerdo.flights.agreement.AgreementAccess;
import org.acuerdo.flights.agreement.AgreementCopies;
import org.acuerdo.flights.hold.Holds;
import org.acuerdo.flights.onward.rules.CohortRules;
import org.acuerdo.flights.onward.rules.Outcome;
import org.acuerdo.flights.onward.rules.Report;
import org.acuerdo.flights.onward.rules.Standing;
import org.acuerdo.flights.quota.QuotaLedger;
import org.acuerdo.kit.problem.ProblemException;
import org.acuerdo.kit.security.Actor;
import org.acuerdo.kit.security.Role;
import org.acuerdo.kit.time.AcuerdoClock;

/** Reports about cohorts: what became of some persons, and what that gives back. */
@ApplicationScoped
public class CohortService {
    private static final int BATCH = 100;

    @Inject
    CohortRepository repository;

    @Inject
    Cohorts cohorts;

    @Inject
    AgreementCopies agreements;

    @Inject
    Holds holds;

    @Inject
    QuotaLedger ledger;

    @Inject
    AcuerdoClock clock;

    /** Locks the agreement's copy, then the cohort; 404 and 403 by who asks. */
    Cohort toReport(UUID id, Actor actor) {
        UUID agreementId = repository.agreementOf(id);
        if (agreementId == null) {
            throw ProblemException.notFound();
        }
        // a hold placed meanwhile waits, or is seen below
        holds.keepAsTheyAre(id, List.of(), List.of());
        AgreementSnapshot agreement = agreements.lockShared(agreementId).orElseThrow(ProblemException::notFound);
        if (!AgreementAccess.sees(actor, agreement)) {
            throw ProblemException.notFound();
        }
        if (!actor.is(Role.CLEARANCE_OFFICER, agreement.receivingState())) {
            throw ProblemException.forbidden("A clearance officer of the receiving state reports onward outcomes.");
        }
        return repository.lock(id);
    }

    Cohort report(Cohort cohort, Report said, Actor actor) {
        if (!Outcome.of(cohort.custody()).contains(said.outcome())) {
            throw ProblemException.malformed("outcome", "one of " + Outcome.of(cohort.custody()) + " for this cohort");
        }
        CohortRules.destination(said, cohort.sendingState, cohort.receivingState)
                .ifPresent(accepted -> {
                    throw ProblemException.malformed("destination", accepted);
                });
        Standing standing = cohort.standing();
        Report report = CohortRules.meant(said, standing);
        List<Violation> violations = CohortRules.violations(
                report,
                standing,
                cohort.reported(),
                cohort.openedOn,
                clock.today(ZoneId.of(cohort.zone)),
                !holds.covering(cohort.covered()).isEmpty());
        if (!violations.isEmpty()) {
            throw ProblemException.rules(violations);
        }
        CohortEvent before = cohort.event(null, clock.now());
        Standing after = CohortRules.after(standing, report);
        cohort.standing(after);
        cohort.record(new Cohort.Recorded(report, actor.subject(), now()));
        if (cohort.custody()) {
            cohort.dueByReviews();
        }
        cohort.version++;
        int left = after.leftReception() - standing.leftReception();
        if (left > 0 && !cohort.custody()) {
            ledger.giveBackStanding(cohort.flightId, cohort.agreementId, cohort.category, cohort.nationality, left);
        }
        cohorts.tell(cohort, MessageTypes.COHORT_OUTCOME, "OUTCOME_REPORTED", actor, before, report);
        return cohort;
    }

    /** Each cohort whose day has passed raises one event. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @ActivateRequestContext
    void overdue() {
        Instant now = clock.now();
        for (UUID id : QuarkusTransaction.requiringNew().call(() -> repository.newlyOverdue(now, BATCH))) {
            QuarkusTransaction.requiringNew().run(() -> tellOverdue(repository.lock(id), now));
        }
    }

    private void tellOverdue(Cohort cohort, Instant now) {
        if (cohort.overdue(now) && !cohort.overdueTold) {
            CohortEvent before = cohort.event(null, now);
            cohort.overdueTold = true;
            cohort.version++;
            cohorts.tell(cohort, MessageTypes.COHORT_OVERDUE, "OVERDUE", null, before, null);
        }
    }

    private Instant now() {
        return clock.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
