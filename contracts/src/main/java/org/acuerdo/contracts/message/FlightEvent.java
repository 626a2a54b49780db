package org.acuerdo.contracts.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.acuerdo.contracts.Violation;
import org.acuerdo.contracts.flight.Aircraft;
import org.acuerdo.contracts.flight.Attestation;
import org.acuerdo.contracts.flight.Leg;
import org.acuerdo.contracts.flight.NotReceived;
import org.acuerdo.contracts.flight.PassengerGroup;
import org.acuerdo.contracts.flight.Staff;

/**
 * A flight, by counts, as it stands after a change; the message's type says which change.
 *
 * @param status        as shown: {@code ON_HOLD} over {@code heldStatus} while a legal hold stops it
 * @param heldInFlight  true where a hold covers it in the air
 * @param endedBecause  code of what ended it before departure, e.g. {@code CANCELLED}, {@code NO_REPLY}
 * @param endedBy       the state that cancelled, refused or revoked; null where no one did
 * @param at            clock time of the change
 * @param version       the flight's version, also the message's sequence
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FlightEvent(
        @JsonProperty(required = true) UUID flightId,
        @JsonProperty(required = true) List<UUID> agreementIds,
        @JsonProperty(required = true) String number,
        @JsonProperty(required = true) String status,
        String heldStatus,
        Boolean heldInFlight,
        @JsonProperty(required = true) boolean overLimit,
        @JsonProperty(required = true) List<ClearanceState> clearances,
        @JsonProperty(required = true) int termsVersion,
        @JsonProperty(required = true) List<Leg> legs,
        @JsonProperty(required = true) Aircraft aircraft,
        List<PassengerGroup> passengers,
        @JsonProperty(required = true) Staff staff,
        Attestation attestation,
        OffsetDateTime departedAt,
        List<PassengerGroup> aboard,
        OffsetDateTime arrivedAt,
        List<PassengerGroup> received,
        List<NotReceived> notReceived,
        String endedBecause,
        String endedBy,
        String reason,
        List<Violation> violations,
        @JsonProperty(required = true) Instant at,
        @JsonProperty(required = true) long version) {

    /** What is known of the clearance under one agreement. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ClearanceState(
            @JsonProperty(required = true) UUID agreementId,
            @JsonProperty(required = true) String status,
            @JsonProperty(required = true) int round,
            Instant decideBy,
            String waitingFor) {}
}
