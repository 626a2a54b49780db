package org.acuerdo.agreements.agreement;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.acuerdo.contracts.agreement.Baseline;
import org.acuerdo.contracts.terms.TermsVersion;

/** What stands below an agreement and travels with it; implemented by the capabilities that keep it. */
public final class SnapshotParts {
    private SnapshotParts() {}

    /** All versions of an agreement's terms, withdrawn ones included, in order of their number. */
    public interface TermsOf {
        List<TermsVersion> terms(UUID agreementId);
    }

    /** All baselines, in order of recording. */
    public interface BaselinesOf {
        List<Baseline> baselines(UUID agreementId);
    }

    /** The acts that wait, as the API shows them. */
    public interface PendingActsOf {
        List<Map<String, Object>> pendingActs(UUID agreementId);
    }

    /** The bodies that monitor it, as published, in order of recording. */
    public interface MonitoringBodiesOf {
        List<Map<String, Object>> monitoringBodies(UUID agreementId);

        /** True where the token subject is registered with one of them. */
        boolean monitors(UUID agreementId, String subject);
    }
}
