package org.acuerdo.flights.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;

/**
 * What became of one row.
 *
 * @param line       in the file; the header is 1
 * @param outcome    FLIGHT, TOTAL, KNOWN or REFUSED
 * @param flightId   the flight that the row is, or was known as
 * @param total      the reported total
 * @param violations what refused it, by column
 * @param knownFrom  the row that it repeats
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImportRow(
        long line, String outcome, UUID flightId, JsonNode total, JsonNode violations, KnownFrom knownFrom) {

    @RegisterForReflection
    public record KnownFrom(UUID importId, long line) {}
}
