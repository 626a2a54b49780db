package org.acuerdo.kit.json;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.acuerdo.contracts.ExactNumber;
import org.acuerdo.contracts.agreement.AgreementFacts;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.contracts.agreement.Baseline;
import org.acuerdo.contracts.agreement.Basis;
import org.acuerdo.contracts.agreement.Source;
import org.acuerdo.contracts.flight.Aircraft;
import org.acuerdo.contracts.flight.PassengerGroup;
import org.acuerdo.contracts.flight.Staff;
import org.acuerdo.contracts.message.AuditSealed;
import org.acuerdo.contracts.message.ClearanceAnswer;
import org.acuerdo.contracts.message.ClearanceAsked;
import org.acuerdo.contracts.message.ClearanceWithdrawn;
import org.acuerdo.contracts.terms.ClearanceClause;
import org.acuerdo.contracts.terms.Conditions;
import org.acuerdo.contracts.terms.Limit;
import org.acuerdo.contracts.terms.Nationalities;
import org.acuerdo.contracts.terms.Population;
import org.acuerdo.contracts.terms.Safeguards;
import org.acuerdo.contracts.terms.Terms;
import org.acuerdo.contracts.terms.TermsVersion;

/** The published language as both services read and write it outside REST signatures: a native image must be told of it. */
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
            Aircraft.class,
            PassengerGroup.class,
            Staff.class,
            AuditSealed.class,
            AuditSealed.Head.class,
            ClearanceAnswer.class,
            ClearanceAsked.class,
            ClearanceWithdrawn.class,
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
final class PublishedRecords {
    private PublishedRecords() {}
}
