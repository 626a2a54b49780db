package org.acuerdo.contracts.flight;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/**
 * One leg. On a flight with several landings a leg with landing passengers carries its agreement and passengers itself;
 * other legs are technical and take no units.
 *
 * @param origin      ICAO
 * @param destination ICAO
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Leg(
        @JsonProperty(required = true) String origin,
        @JsonProperty(required = true) String destination,
        @JsonProperty(required = true) OffsetDateTime departure,
        @JsonProperty(required = true) OffsetDateTime arrival,
        UUID agreementId,
        List<PassengerGroup> passengers) {}
