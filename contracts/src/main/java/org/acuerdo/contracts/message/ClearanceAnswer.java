package org.acuerdo.contracts.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.UUID;

/**
 * What agreements-service answers; the message's type says which answer it is.
 *
 * @param round          the round of the request that is answered
 * @param clearanceVersion version of the clearance, its ETag
 * @param at             clock time of the decision
 * @param decideBy       pending only: the deadline; null while a provisional limit is blocked
 * @param waitingFor     pending only: {@code LIMIT_UNDECIDED} while a provisional limit is blocked
 * @param onSilence      pending only: {@code LAPSE} or {@code DEEMED_GRANTED}
 * @param deemed         granted only: true where silence granted it by clause
 * @param reason         refused and revoked only
 * @param by             subject who decided; null where the clause or the deadline did
 * @param termsVersion   terms outdated: the version to use; else the version the answer rests on; null where none applies
 * @param agreementVersion version of the agreement that the answer rests on
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ClearanceAnswer(
        @JsonProperty(required = true) UUID flightId,
        @JsonProperty(required = true) UUID agreementId,
        @JsonProperty(required = true) int round,
        @JsonProperty(required = true) long clearanceVersion,
        @JsonProperty(required = true) Instant at,
        Instant decideBy,
        String waitingFor,
        String onSilence,
        Boolean deemed,
        String reason,
        String by,
        Integer termsVersion,
        @JsonProperty(required = true) long agreementVersion) {}
