package org.acuerdo.agreements.agreement;

import java.time.Instant;
import java.util.List;
import org.acuerdo.contracts.agreement.AgreementFacts;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.contracts.agreement.Baseline;
import org.acuerdo.contracts.terms.TermsVersion;
import org.acuerdo.kit.json.Json;
import org.acuerdo.kit.problem.ProblemException;

/** An agreement as it was known at an instant: what was recorded later is not there, what was corrected later stands. */
final class AsKnown {
    private AsKnown() {}

    /**
     * @param entries all facts as they were stated, in order
     * @throws ProblemException 404 where nothing was known of it yet
     */
    static AgreementSnapshot at(Instant at, AgreementSnapshot now, List<AgreementFactEntry> entries, long versionThen) {
        List<AgreementFactEntry> known =
                entries.stream().filter(e -> !e.recordedAt.isAfter(at)).toList();
        if (known.isEmpty()) {
            throw ProblemException.notFound();
        }
        return new AgreementSnapshot(
                now.id(),
                now.reference(),
                title(now.title(), entries, at),
                now.kind(),
                now.sendingState(),
                now.receivingState(),
                now.zone(),
                versionThen,
                now.recording(),
                Json.read(known.get(known.size() - 1).factsAfter, AgreementFacts.class),
                now.terms().stream()
                        .filter(v -> !v.recordedAt().isAfter(at))
                        .map(v -> then(v, at))
                        .toList(),
                now.baselines().stream()
                        .filter(b -> !b.recordedAt().isAfter(at))
                        .map(b -> then(b, at))
                        .toList(),
                null,
                null);
    }

    private static String title(String now, List<AgreementFactEntry> entries, Instant at) {
        return entries.stream()
                .filter(e -> e.kind.equals(Correction.WHAT) && e.recordedAt.isAfter(at))
                .map(e -> Json.read(e.content, Correction.class))
                .filter(c -> c.field().equals("title"))
                .findFirst()
                .map(Correction::was)
                .orElse(now);
    }

    private static TermsVersion then(TermsVersion v, Instant at) {
        return v.withdrawnAt() == null || !v.withdrawnAt().isAfter(at)
                ? v
                : new TermsVersion(v.version(), v.recordedAt(), null, v.terms());
    }

    private static Baseline then(Baseline b, Instant at) {
        return b.decidedAt() == null || !b.decidedAt().isAfter(at)
                ? b
                : new Baseline(
                        b.id(),
                        b.unit(),
                        b.period(),
                        b.value(),
                        b.window(),
                        b.source(),
                        Baseline.Status.CLAIMED,
                        null,
                        null,
                        b.recordedAt(),
                        null);
    }
}
