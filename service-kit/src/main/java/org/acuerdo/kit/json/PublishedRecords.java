package org.acuerdo.flights.agreement;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.acuerdo.contracts.ExactNumber;
import org.acuerdo.contracts.agreement.AgreementFacts;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.contracts.agreement.Baseline;
import org.acuerdo.contracts.agreement.Basis;
import org.acuerdo.contracts.agreement.Source;
import org.acuerdo.contracts.terms.ClearanceClause;
import org.acuerdo.contracts.terms.Conditions;
import org.acuerdo.contracts.terms.Limit;
import org.acuerdo.contracts.terms.Nationalities;
import org.acuerdo.contracts.terms.Population;
import org.acuerdo.contracts.terms.Safeguards;
import org.acuerdo.contracts.terms.Terms;
import org.acuerdo.contracts.terms.TermsVersion;

/** A snapshot is read from messages and storage, outside REST signatures: a native image must be told of its records. */
@RegisterForReflection(
        targets = {
            ExactNumber.class,
            AgreementFacts.class,
            AgreementFacts.Suspension.class,
            AgreementFacts.TerminationNotice.class,
            AgreementSnapshot.class,
            Baseline.class,
            Basis.class,
            Source.class,
            ClearanceClause.class,
            Conditions.class,
            Conditions.Airport.class,
            Conditions.WorkingCalendar.class,
            Limit.class,
            Limit.Volume.class,
            Limit.AppliesTo.class,
            Limit.CarryOver.class,
            Limit.RampUpStep.class,
            Nationalities.class,
            Population.class,
            Safeguards.class,
            Terms.class,
            TermsVersion.class
        })
final class SnapshotRecords {
    private SnapshotRecords() {}
}
