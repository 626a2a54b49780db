package org.acuerdo.flights.series;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.acuerdo.contracts.Codes;
import org.acuerdo.contracts.Violation;
import org.acuerdo.contracts.flight.FlightRequest;
import org.acuerdo.flights.flight.rules.FlightShape;
import org.acuerdo.flights.series.rules.SeriesMode;
import org.acuerdo.kit.problem.ProblemException;

/** Bodies about series, and what each must look like (400). */
final class SeriesBodies {
    private SeriesBodies() {}

    /**
     * @param flight with the times of the first occurrence
     * @param rule   RFC 5545, weekly, with an end
     * @param except local arrival days to leave out
     */
    @RegisterForReflection
    public record Asking(
            @JsonProperty(required = true) FlightRequest flight,
            @JsonProperty(required = true) String rule,
            @JsonProperty(required = true) SeriesMode mode,
            List<LocalDate> except) {}

    /** @param by the officer's own state */
    @RegisterForReflection
    public record Cancellation(
            @JsonProperty(required = true) String by,
            @JsonProperty(required = true) String reason) {}

    static void wellFormed(Asking body) {
        List<Violation> found = new ArrayList<>();
        for (Violation v : FlightShape.of(body.flight())) {
            found.add(Violation.of(v.code(), "flight." + v.field(), v.detail(), v.clause()));
        }
        if (!found.isEmpty()) {
            throw ProblemException.malformed(found);
        }
        Recurrence.of(body.rule());
    }

    static void wellFormed(Cancellation body) {
        if (!Codes.state(body.by())) {
            throw ProblemException.malformed("by", "a state's ISO 3166-1 alpha-2 code, upper case");
        }
        if (body.reason().isBlank()) {
            throw ProblemException.malformed("reason", "is required");
        }
    }
}
