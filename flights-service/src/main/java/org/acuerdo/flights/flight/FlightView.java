package org.acuerdo.flights.flight;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
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
import org.acuerdo.contracts.message.FlightEvent;
import org.acuerdo.flights.clearance.rules.ClearanceStatus;
import org.acuerdo.flights.flight.rules.Discrepancy;
import org.acuerdo.flights.reconciliation.CountsView;

/**
 * A flight as shown, by counts.
 *
 * @param status       {@code ON_HOLD} over {@code heldStatus} while a legal hold stops it before departure
 * @param heldInFlight true where a hold covers it in the air
 * @param holds        holds in force that cover it
 * @param arrivalDay   local day of the arrival in the receiving state, scheduled, then actual
 * @param agreementId  null where there are several landings: then {@code clearances}, {@code receivingStates} and each
 *                     reservation's own tell
 * @param reservations units it holds or held
 * @param landings     those made, where there are several
 * @param irregular    true for what flew against a guard or without a request: never authorised
 * @param tookOver     the flight on record whose units an irregular one took over
 * @param overdue      true where it departed and did not arrive within 24 hours
 * @param imported     true where it was taken from a CSV file of past flights: it holds no units and opens no cohorts
 * @param reported     what that file told beside the counts; null otherwise
 * @param counts       planned, sender's, receiver's and monitor's counts side by side, once it has departed
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FlightView(
        UUID id,
        String status,
        String heldStatus,
        Boolean heldInFlight,
        List<UUID> holds,
        UUID agreementId,
        String number,
        String sendingState,
        String receivingState,
        List<String> receivingStates,
        List<Leg> legs,
        Aircraft aircraft,
        List<PassengerGroup> passengers,
        Staff staff,
        LocalDate arrivalDay,
        Instant requestedAt,
        ClearanceView clearance,
        List<ClearanceView> clearances,
        List<Units> reservations,
        int termsVersion,
        boolean overLimit,
        AttestationView attestation,
        Instant confirmedAt,
        DepartureView departure,
        ArrivalView arrival,
        List<LandingView> landings,
        DiversionView diversion,
        Boolean irregular,
        List<String> guards,
        UUID tookOver,
        FlightEvent.UnusedCapacity unusedCapacity,
        Boolean overdue,
        EndView ended,
        Boolean imported,
        ImportedFlights.Reported reported,
        CountsView counts,
        ReconciledView reconciliation,
        long version) {

    /** @param decideBy the deadline; null until it is known, and while a provisional limit is undecided */
    @RegisterForReflection
    public record ClearanceView(
            @JsonInclude(JsonInclude.Include.NON_NULL) UUID agreementId,
            ClearanceStatus status,
            @JsonInclude(JsonInclude.Include.ALWAYS) Instant decideBy,
            @JsonInclude(JsonInclude.Include.NON_NULL) String waitingFor,
            int round,
            @JsonInclude(JsonInclude.Include.NON_NULL) Boolean deemed,
            @JsonInclude(JsonInclude.Include.NON_NULL) String reason,
            @JsonInclude(JsonInclude.Include.NON_NULL) Instant decidedAt) {}

    /** @param agreed false: the counts differed, and the explanation says why */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ReconciledView(boolean agreed, String explanation, String state, Instant at) {}

    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Units(UUID agreementId, String limitId, String window, long units, String state) {}

    /** @param missing what keeps it from being complete; empty: complete */
    @RegisterForReflection
    public record AttestationView(
            Attestation counts, String state, Instant at, boolean complete, List<Violation> missing) {}

    @RegisterForReflection
    public record DepartureView(OffsetDateTime at, List<PassengerGroup> aboard) {}

    /** @param discrepancy absent where aboard = received + not received */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ArrivalView(
            OffsetDateTime at,
            String airport,
            List<PassengerGroup> received,
            List<NotReceived> notReceived,
            Discrepancy discrepancy) {}

    /** One of several landings. @param leg the first is 1 */
    @RegisterForReflection
    public record LandingView(UUID agreementId, int leg, ArrivalView arrival) {}

    @RegisterForReflection
    public record DiversionView(OffsetDateTime at, String airport) {}

    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record EndView(String because, String by, String reason, Instant at, List<Violation> violations) {}
}
