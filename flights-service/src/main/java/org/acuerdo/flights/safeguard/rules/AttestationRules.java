package org.acuerdo.flights.safeguard.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.acuerdo.contracts.Violation;
import org.acuerdo.contracts.flight.Attestation;
import org.acuerdo.contracts.terms.Safeguards;

/** Guard G2: whether an attestation is complete, duty by duty. */
public final class AttestationRules {
    private static final String CLAUSE = "guard G2";

    private AttestationRules() {}

    /** COUNTS_DIFFER where it states more persons than there are: that can never be true. */
    public static List<Violation> possible(Attestation a, Duties duties) {
        List<Violation> found = new ArrayList<>();
        atMost("assessed", a.assessed(), duties.passengers(), found);
        atMost("nationalityVerified", a.nationalityVerified(), duties.passengers(), found);
        atMost("fitToFly", a.fitToFly(), duties.passengers(), found);
        atMost("pendingRemedies", a.pendingRemedies(), duties.passengers(), found);
        atMost("bestInterestsDetermined", a.bestInterestsDetermined(), duties.alone(), found);
        atMost("thirdCountryRiskAssessed", a.thirdCountryRiskAssessed(), duties.thirdCountry(), found);
        return found;
    }

    /** Before confirmation: NOT_ATTESTED without one, else ATTESTATION_INCOMPLETE for each duty that is not met. */
    public static List<Violation> missing(Attestation a, Duties duties) {
        List<Violation> found = new ArrayList<>(missingAtDeparture(a, duties));
        if (a != null) {
            all("fitToFly", a.fitToFly(), duties.passengers(), found);
        }
        return found;
    }

    /**
     * The same before departure, where somebody may have been found unfit since the confirmation: whether no more are
     * aboard than are fit to fly is for the departure's counts to show.
     */
    public static List<Violation> missingAtDeparture(Attestation a, Duties duties) {
        if (a == null) {
            return List.of(Violation.of(
                    "NOT_ATTESTED", null, "a complete safeguard attestation has to be given first", CLAUSE));
        }
        List<Violation> found = new ArrayList<>();
        all("assessed", a.assessed(), duties.passengers(), found);
        all("nationalityVerified", a.nationalityVerified(), duties.passengers(), found);
        all("pendingRemedies", a.pendingRemedies(), 0, found);
        all("bestInterestsDetermined", a.bestInterestsDetermined(), duties.alone(), found);
        all("thirdCountryRiskAssessed", a.thirdCountryRiskAssessed(), duties.thirdCountry(), found);
        required(a, duties, found);
        return found;
    }

    private static void required(Attestation a, Duties duties, List<Violation> found) {
        if (!a.monitorAboard()) {
            first(duties, s -> Boolean.TRUE.equals(s.monitorAboard()))
                    .map(r -> byTerms("monitorAboard", "a monitor has to be aboard", r))
                    .ifPresent(found::add);
        }
        if (!a.interpreter()) {
            first(duties, s -> Boolean.TRUE.equals(s.interpreter()))
                    .map(r -> byTerms("interpreter", "an interpreter has to be there", r))
                    .ifPresent(found::add);
        }
        duties.required().stream()
                .filter(r -> r.safeguards().medicalStaff() != null)
                .max(Comparator.comparing(r -> r.safeguards().medicalStaff()))
                .filter(r -> a.medicalAboard() < r.safeguards().medicalStaff())
                .map(r -> byTerms(
                        "medicalAboard", "at least " + r.safeguards().medicalStaff() + " medical staff aboard", r))
                .ifPresent(found::add);
    }

    private static Optional<Duties.Required> first(Duties duties, Predicate<Safeguards> requires) {
        return duties.required().stream()
                .filter(r -> requires.test(r.safeguards()))
                .findFirst();
    }

    private static Violation byTerms(String field, String detail, Duties.Required required) {
        return required.violation("ATTESTATION_INCOMPLETE", field, detail, "safeguards");
    }

    private static void all(String field, int stated, int due, List<Violation> found) {
        if (stated != due) {
            found.add(Violation.of("ATTESTATION_INCOMPLETE", field, stated + " stated, it has to be " + due, CLAUSE));
        }
    }

    private static void atMost(String field, int stated, int most, List<Violation> found) {
        if (stated > most) {
            found.add(Violation.of(
                    "COUNTS_DIFFER", field, stated + " stated, there are " + most, "domain rules, section 4"));
        }
    }
}
