package org.acuerdo.contracts.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.acuerdo.contracts.flight.Aircraft;
import org.acuerdo.contracts.flight.PassengerGroup;
import org.acuerdo.contracts.flight.Staff;

/**
 * flights-service asks the receiving state's consent to one flight under one agreement.
 *
 * @param round        grows with every rescheduling or re-asking under new terms; answers repeat it
 * @param termsVersion the version of the terms under which flights-service checked the conditions
 * @param requestedAt  clock time of the request (of the round); the reply time counts from it
 * @param departure    first scheduled departure: the deadline is at the latest then
 * @param requestedBy  the token's subject who asked, for four eyes
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ClearanceAsked(
        @JsonProperty(required = true) UUID flightId,
        @JsonProperty(required = true) UUID agreementId,
        @JsonProperty(required = true) int round,
        @JsonProperty(required = true) int termsVersion,
        @JsonProperty(required = true) Instant requestedAt,
        @JsonProperty(required = true) String requestedBy,
        @JsonProperty(required = true) String number,
        @JsonProperty(required = true) String origin,
        @JsonProperty(required = true) String destination,
        @JsonProperty(required = true) OffsetDateTime departure,
        @JsonProperty(required = true) OffsetDateTime arrival,
        @JsonProperty(required = true) Aircraft aircraft,
        @JsonProperty(required = true) List<PassengerGroup> passengers,
        @JsonProperty(required = true) Staff staff) {}
