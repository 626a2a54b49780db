package org.acuerdo.contracts.flight;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.UUID;

/**
 * What a planner asks for. Times carry their offset.
 *
 * @param agreementId null where the legs carry it (several landings)
 * @param passengers  null where the legs carry them
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FlightRequest(
        UUID agreementId,
        @JsonProperty(required = true) String number,
        @JsonProperty(required = true) List<Leg> legs,
        @JsonProperty(required = true) Aircraft aircraft,
        List<PassengerGroup> passengers,
        @JsonProperty(required = true) Staff staff) {}
