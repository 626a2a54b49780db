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
 * @param diversion     of a flight that went elsewhere than planned
 * @param landings      those made, of a flight with several
 * @param irregular     true for what flew against a guard or without a request; {@code guards} are those it flew against
 * @param monitored     the monitor's last count
 * @param discrepancy   true where the counts of the sides do not agree
 * @param explanation   of a reconciled flight whose counts differ
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
        Diversion diversion,
        List<Landed> landings,
        Boolean irregular,
        List<String> guards,
        UnusedCapacity unusedCapacity,
        List<PassengerGroup> monitored,
        Boolean discrepancy,
        String explanation,
        @JsonProperty(required = true) Instant at,
        @JsonProperty(required = true) long version) {

    /** Where it went instead. */
    public record Diversion(
            @JsonProperty(required = true) OffsetDateTime at,
            @JsonProperty(required = true) String airport) {}

    /** One landing made, of a flight with several. @param leg the first is 1 */
    public record Landed(
            @JsonProperty(required = true) UUID agreementId,
            @JsonProperty(required = true) int leg,
            @JsonProperty(required = true) OffsetDateTime at,
            @JsonProperty(required = true) String airport,
            @JsonProperty(required = true) List<PassengerGroup> received) {}

    /** Seats that stayed empty, and why. */
    public record UnusedCapacity(
            @JsonProperty(required = true) int seats,
            @JsonProperty(required = true) List<Reason> reasons) {

        /** @param code such as {@code REMOVED_FROM_LIST} */
        public record Reason(
                @JsonProperty(required = true) String code,
                @JsonProperty(required = true) int count) {}
    }

    /** What is known of the clearance under one agreement. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ClearanceState(
            @JsonProperty(required = true) UUID agreementId,
            @JsonProperty(required = true) String status,
            @JsonProperty(required = true) int round,
            Instant decideBy,
            String waitingFor) {}
}
