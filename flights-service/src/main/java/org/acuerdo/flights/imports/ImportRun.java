package org.acuerdo.flights.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.acuerdo.contracts.message.ImportEvent;

/**
 * An import as stored and shown.
 *
 * @param state    RUNNING; DONE; BROKEN_OFF where the body ended early or the service did: what was taken stays, and the
 *                 same file sent again takes the rest
 * @param rowsRead rows without the header and blank lines
 * @param taken    flights and totals
 * @param flights  rows that became flights
 * @param totals   rows kept as reported totals
 * @param known    rows that this or an earlier import had taken: they changed nothing
 * @param refused  rows that were refused; {@code /rows?outcome=REFUSED} says why
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImportRun(
        UUID id,
        UUID agreementId,
        String state,
        Instant startedAt,
        Instant endedAt,
        long rowsRead,
        long taken,
        long flights,
        long totals,
        long known,
        long refused,
        long version) {

    static final String RUNNING = "RUNNING";
    static final String DONE = "DONE";
    static final String BROKEN_OFF = "BROKEN_OFF";

    ImportEvent event(Instant at) {
        return new ImportEvent(id, agreementId, state, rowsRead, flights, totals, known, refused, at, version);
    }
}
