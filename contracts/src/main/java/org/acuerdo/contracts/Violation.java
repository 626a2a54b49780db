package org.acuerdo.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;

/**
 * One broken rule: which field, which rule, which clause, and what would be accepted.
 *
 * @param code      stable, upper case, e.g. {@code LIMIT_REACHED}
 * @param field     path in the request body, e.g. {@code legs[0].arrival}; null where the rule concerns no single field
 * @param detail    one sentence that says what is wrong and what would be accepted; never echoes free text
 * @param clause    what the rule rests on, e.g. {@code terms 1, conditions.airports} or {@code guard G1}
 * @param agreementId the agreement whose terms bind, where a flight has several landings
 * @param limitId   LIMIT_REACHED only: the limit that bound
 * @param window    LIMIT_REACHED only: the window's label
 * @param available LIMIT_REACHED only: units left
 * @param asked     LIMIT_REACHED only: units asked for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Violation(
        String code,
        String field,
        String detail,
        String clause,
        UUID agreementId,
        String limitId,
        String window,
        Long available,
        Long asked) {

    public static Violation of(String code, String field, String detail, String clause) {
        return new Violation(code, field, detail, clause, null, null, null, null, null);
    }

    public static Violation limitReached(String limitId, String window, long available, long asked, int termsVersion) {
        return new Violation(
                "LIMIT_REACHED",
                null,
                "limit " + limitId + " has " + available + " left in " + window + ", " + asked + " asked for",
                "terms " + termsVersion + ", limit " + limitId,
                null,
                limitId,
                window,
                available,
                asked);
    }

    public Violation withAgreement(UUID id) {
        return new Violation(code, field, detail, clause, id, limitId, window, available, asked);
    }
}
