package org.acuerdo.flights.preview;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.acuerdo.contracts.Violation;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.contracts.terms.Terms;
import org.acuerdo.contracts.terms.TermsVersion;
import org.acuerdo.flights.agreement.AgreementAccess;
import org.acuerdo.flights.agreement.AgreementCopies;
import org.acuerdo.flights.flight.PlannedFlights;
import org.acuerdo.flights.quota.TermsPreview;
import org.acuerdo.flights.quota.rules.Windows;
import org.acuerdo.kit.problem.ProblemException;
import org.acuerdo.kit.security.Actor;
import org.acuerdo.kit.time.AcuerdoClock;

/**
 * Previews of proposed terms: windows from the day they would take effect (at most a year back) to a year after it, or after
 * today where that is later, and all flights that would be over a limit.
 */
@ApplicationScoped
public class TermsPreviewService {
    private static final int YEARS_AHEAD = 3;

    @Inject
    AgreementCopies copies;

    @Inject
    PlannedFlights flights;

    @Inject
    TermsPreview preview;

    @Inject
    AcuerdoClock clock;

    /** @throws ProblemException 404 for an agreement that the actor may not see, 422 OUT_OF_RANGE */
    @Transactional
    public TermsPreview.Preview preview(Actor actor, UUID agreementId, Terms terms) {
        AgreementSnapshot present = copies.find(agreementId)
                .filter(agreement -> AgreementAccess.sees(actor, agreement))
                .orElseThrow(ProblemException::notFound);
        Instant now = clock.now();
        LocalDate today = Windows.localDay(now, present.zoneId());
        if (terms.effectiveFrom().isAfter(today.plusYears(YEARS_AHEAD))) {
            throw ProblemException.rule(Violation.of(
                    "OUT_OF_RANGE",
                    "effectiveFrom",
                    "windows are published up to " + YEARS_AHEAD + " years ahead",
                    "quotas, published windows"));
        }
        LocalDate from = later(terms.effectiveFrom(), today.minusYears(1));
        LocalDate to = later(from, today).plusYears(1).minusDays(1);
        return preview.of(
                present,
                with(present, terms, now),
                flights.notDeparted(agreementId),
                flights.acceptedAndFlown(agreementId),
                from,
                to,
                now);
    }

    boolean applied(UUID agreementId, long version) {
        return copies.applied(agreementId, version);
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    /** The agreement as it would be with these terms recorded now. */
    private static AgreementSnapshot with(AgreementSnapshot a, Terms terms, Instant now) {
        List<TermsVersion> versions = new ArrayList<>(a.terms());
        versions.add(new TermsVersion(versions.size() + 1, now, null, terms));
        return new AgreementSnapshot(
                a.id(),
                a.reference(),
                a.title(),
                a.kind(),
                a.sendingState(),
                a.receivingState(),
                a.zone(),
                a.version(),
                a.recording(),
                a.facts(),
                versions,
                a.baselines(),
                a.pendingActs(),
                a.monitoringBodies());
    }
}
