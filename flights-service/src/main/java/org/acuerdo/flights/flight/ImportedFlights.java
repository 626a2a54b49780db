package org.acuerdo.flights.flight;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.acuerdo.contracts.flight.FlightRequest;
import org.acuerdo.contracts.flight.PassengerGroup;
import org.acuerdo.kit.json.Json;

/**
 * Flights that were taken from a CSV file of past ones, as they are stored: arrived, without a clearance, without units or
 * cohorts. Only imports write them.
 */
public final class ImportedFlights {
    /** For an airport that nobody reported: what flight plans write where there is no location indicator. */
    public static final String NO_AIRPORT = "ZZZZ";

    /** Stands where a number was not reported. */
    public static final String NO_NUMBER = "UNNUMBERED";

    /**
     * What the row told beside the counts.
     *
     * @param importId  the import it came with
     * @param line      in its file; the header is 1
     * @param origin    airports, as reported
     * @param timeKnown false where only the day was reported: the times shown are noon of it
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Reported(UUID importId, long line, String origin, String source, String remark, boolean timeKnown) {}

    private ImportedFlights() {}

    /** The document of a flight that arrived, as the table keeps it. */
    public static String document(FlightRequest asReported, OffsetDateTime at, List<PassengerGroup> received) {
        return Json.write(FlightDocument.requested(asReported, List.of())
                .with(new FlightDocument.Arrived(
                        at, asReported.legs().get(0).destination(), received, List.of(), null)));
    }

    static Reported reported(String json) {
        return json == null ? null : Json.read(json, Reported.class);
    }
}
