package org.acuerdo.flights.safeguard.rules;

import java.util.List;
import java.util.UUID;
import org.acuerdo.contracts.Violation;
import org.acuerdo.contracts.terms.Safeguards;

/**
 * What a complete attestation of one flight has to state.
 *
 * @param passengers     all passengers
 * @param alone          unaccompanied minors
 * @param thirdCountry   passengers who are not nationals of the receiving state
 * @param required       what the terms of each receiver require; of all of them the strictest holds
 */
public record Duties(int passengers, int alone, int thirdCountry, List<Required> required) {

    /**
     * Safeguards of one receiver's terms.
     *
     * @param agreementId null where the flight has but one
     */
    public record Required(UUID agreementId, int termsVersion, Safeguards safeguards) {

        Violation violation(String code, String field, String detail, String clause) {
            Violation v = Violation.of(code, field, detail, "terms " + termsVersion + ", " + clause);
            return agreementId == null ? v : v.withAgreement(agreementId);
        }
    }
}
