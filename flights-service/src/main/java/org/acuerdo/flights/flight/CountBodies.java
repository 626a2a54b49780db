package org.acuerdo.flights.flight;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.acuerdo.contracts.Codes;
import org.acuerdo.contracts.Violation;
import org.acuerdo.contracts.flight.NotReceived;
import org.acuerdo.contracts.flight.PassengerGroup;
import org.acuerdo.flights.flight.rules.FlightShape;
import org.acuerdo.flights.reconciliation.rules.CountSource;
import org.acuerdo.kit.http.Bodies;
import org.acuerdo.kit.json.Json;
import org.acuerdo.kit.problem.ProblemException;

/** Bodies of counts, corrections and reconciliations, and what each must look like (400). */
@ApplicationScoped
class CountBodies {

    @Inject
    Bodies bodies;

    /**
     * @param passengers all of them, by count; a group may be empty. Of a flight with several landings the sender's groups
     *                   name their leg; a receiver counts those of its own landing
     * @param leg        the landing that is counted, of a flight with several: the first is 1. Not needed where the groups or
     *                   the officer's state tell; a monitor without it counts the whole flight
     */
    @RegisterForReflection
    public record Counted(
            @JsonProperty(required = true) CountSource source,
            @JsonProperty(required = true) List<PassengerGroup> passengers,
            @JsonProperty(required = true) String reason,
            Integer leg) {}

    /**
     * @param field {@code departure.at}, {@code aboard}, {@code arrival.at}, {@code arrival.airport}, {@code received} or
     *              {@code notReceived}
     * @param value as in the body that reported it
     * @param leg   the landing it is about, where the officer's state has several of the flight's: the first is 1
     */
    @RegisterForReflection
    public record Corrected(
            @JsonProperty(required = true) String field,
            @JsonProperty(required = true) Object value,
            @JsonProperty(required = true) String reason,
            Integer leg) {}

    /** @param explanation required where the counts differ */
    @RegisterForReflection
    public record Reconciliation(String explanation) {}

    /** What can be corrected, and by which side. */
    enum Field {
        DEPARTURE_AT("departure.at", CountSource.SENDER),
        ABOARD("aboard", CountSource.SENDER),
        ARRIVAL_AT("arrival.at", CountSource.RECEIVER),
        ARRIVAL_AIRPORT("arrival.airport", CountSource.RECEIVER),
        RECEIVED("received", CountSource.RECEIVER),
        NOT_RECEIVED("notReceived", CountSource.RECEIVER);

        private final String text;
        private final CountSource side;

        Field(String text, CountSource side) {
            this.text = text;
            this.side = side;
        }

        String text() {
            return text;
        }

        CountSource side() {
            return side;
        }

        static Field of(String text) {
            return Arrays.stream(values())
                    .filter(f -> f.text.equals(text))
                    .findFirst()
                    .orElseThrow(() -> ProblemException.malformed(
                            "field",
                            "one of " + Arrays.stream(values()).map(Field::text).collect(Collectors.joining(", "))));
        }
    }

    @RegisterForReflection
    record Groups(@JsonProperty(required = true) List<PassengerGroup> value) {}

    @RegisterForReflection
    record Missing(@JsonProperty(required = true) List<NotReceived> value) {}

    @RegisterForReflection
    record At(@JsonProperty(required = true) OffsetDateTime value) {}

    @RegisterForReflection
    record Airport(@JsonProperty(required = true) String value) {}

    void wellFormed(Counted body) {
        refuse(FlightShape.groups("passengers", body.passengers()));
        reason(body.reason());
    }

    void wellFormed(Corrected body) {
        Field field = Field.of(body.field());
        reason(body.reason());
        switch (field) {
            case DEPARTURE_AT, ARRIVAL_AT -> at(body);
            case ABOARD, RECEIVED -> refuse(FlightShape.groups("value", groups(body)));
            case NOT_RECEIVED -> refuse(FlightBodies.missing("value", missing(body)));
            case ARRIVAL_AIRPORT -> {
                if (!Codes.airport(airport(body))) {
                    throw ProblemException.malformed(
                            "value", "an airport's ICAO location indicator, four capital letters");
                }
            }
        }
    }

    void wellFormed(Reconciliation body) {
        if (body.explanation() != null && body.explanation().isBlank()) {
            throw ProblemException.malformed("explanation", "a text, or left out");
        }
    }

    OffsetDateTime at(Corrected body) {
        return value(body, At.class).value();
    }

    List<PassengerGroup> groups(Corrected body) {
        return value(body, Groups.class).value();
    }

    List<NotReceived> missing(Corrected body) {
        return value(body, Missing.class).value();
    }

    String airport(Corrected body) {
        return value(body, Airport.class).value();
    }

    private <T> T value(Corrected body, Class<T> type) {
        return bodies.parse(Json.write(Map.of("value", body.value())).getBytes(StandardCharsets.UTF_8), type);
    }

    private static void reason(String reason) {
        if (reason.isBlank()) {
            throw ProblemException.malformed("reason", "is required");
        }
    }

    private static void refuse(List<Violation> found) {
        if (!found.isEmpty()) {
            throw ProblemException.malformed(found);
        }
    }
}
