package org.acuerdo.flights.flight;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.acuerdo.contracts.Codes;
import org.acuerdo.contracts.Violation;
import org.acuerdo.contracts.flight.Attestation;
import org.acuerdo.contracts.flight.FlightRequest;
import org.acuerdo.contracts.flight.NotReceived;
import org.acuerdo.contracts.flight.PassengerGroup;
import org.acuerdo.flights.flight.rules.FlightShape;
import org.acuerdo.kit.problem.ProblemException;

/** Bodies of acts on flights, and what each must look like (400). */
final class FlightBodies {
    private FlightBodies() {}

    /** @param by the officer's own state */
    @RegisterForReflection
    public record Cancellation(
            @JsonProperty(required = true) String by,
            @JsonProperty(required = true) String reason) {}

    @RegisterForReflection
    public record Departure(
            @JsonProperty(required = true) OffsetDateTime at,
            @JsonProperty(required = true) List<PassengerGroup> aboard) {}

    /**
     * @param received who was received, by counts; required but where it came down elsewhere
     * @param leg     the landing leg; the first is 1
     * @param airport where it landed, if not as scheduled: in the receiving state, unless a planner reports a landing elsewhere
     */
    @RegisterForReflection
    public record Arrival(
            @JsonProperty(required = true) OffsetDateTime at,
            List<PassengerGroup> received,
            List<NotReceived> notReceived,
            Integer leg,
            String airport) {}

    /** @param at when it was back */
    @RegisterForReflection
    public record Return(
            @JsonProperty(required = true) OffsetDateTime at,
            @JsonProperty(required = true) String reason) {}

    @RegisterForReflection
    public record Acceptance(@JsonProperty(required = true) String reason) {}

    static void wellFormed(Return body) {
        reason(body.reason());
    }

    static void wellFormed(Acceptance body) {
        reason(body.reason());
    }

    private static void reason(String reason) {
        if (reason.isBlank()) {
            throw ProblemException.malformed("reason", "is required");
        }
    }

    static void wellFormed(FlightRequest request) {
        refuse(FlightShape.of(request));
    }

    static void wellFormed(Cancellation body) {
        check(found -> {
            if (!Codes.state(body.by())) {
                found.add(malformed("by", "a state's ISO 3166-1 alpha-2 code, upper case"));
            }
            if (body.reason().isBlank()) {
                found.add(malformed("reason", "is required"));
            }
        });
    }

    static void wellFormed(Attestation body) {
        check(found -> {
            count("assessed", body.assessed(), found);
            count("nationalityVerified", body.nationalityVerified(), found);
            count("fitToFly", body.fitToFly(), found);
            count("pendingRemedies", body.pendingRemedies(), found);
            count("bestInterestsDetermined", body.bestInterestsDetermined(), found);
            count("thirdCountryRiskAssessed", body.thirdCountryRiskAssessed(), found);
            count("medicalAboard", body.medicalAboard(), found);
        });
    }

    static void wellFormed(Departure body) {
        refuse(FlightShape.groups("aboard", body.aboard()));
    }

    /** @param elsewhere outside the receiving state nobody was received */
    static void wellFormed(Arrival body, boolean elsewhere) {
        check(found -> {
            if (body.received() != null) {
                found.addAll(FlightShape.groups("received", body.received()));
            } else if (!elsewhere) {
                found.add(malformed("received", "required"));
            }
            found.addAll(missing("notReceived", body.notReceived() == null ? List.of() : body.notReceived()));
            if (body.airport() != null && !Codes.airport(body.airport())) {
                found.add(malformed("airport", "an airport's ICAO location indicator, four capital letters"));
            }
        });
    }

    /** Who was aboard and not received: at least one person, and why. */
    static List<Violation> missing(String field, List<NotReceived> missing) {
        List<Violation> found = new ArrayList<>();
        for (int i = 0; i < missing.size(); i++) {
            String at = field + "[" + i + "]";
            if (missing.get(i).reason().isBlank()) {
                found.add(malformed(at + ".reason", "is required: who was not received is missing for a reason"));
            }
            count(at + ".count", missing.get(i).count(), 1, found);
        }
        return found;
    }

    private static void count(String field, int value, List<Violation> found) {
        count(field, value, 0, found);
    }

    private static void count(String field, int value, int least, List<Violation> found) {
        if (value < least || value > FlightShape.MOST_PERSONS) {
            found.add(malformed(field, "a whole number from " + least + " to " + FlightShape.MOST_PERSONS));
        }
    }

    private static void check(Consumer<List<Violation>> checks) {
        List<Violation> found = new ArrayList<>();
        checks.accept(found);
        refuse(found);
    }

    private static void refuse(List<Violation> found) {
        if (!found.isEmpty()) {
            throw ProblemException.malformed(found);
        }
    }

    private static Violation malformed(String field, String detail) {
        return Violation.of("MALFORMED", field, detail, null);
    }
}
