package org.acuerdo.flights.flight;

import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.acuerdo.flights.flight.rules.FlightStatus;
import org.acuerdo.kit.http.Queries;
import org.acuerdo.kit.problem.ProblemException;

/**
 * Which flights a list shows. Null: not filtered.
 *
 * @param status  as shown, ON_HOLD included
 * @param from    local arrival day in the receiving state, inclusive
 * @param to      likewise
 * @param discrepancy the counts of the sides differ
 * @param overdue departed and not arrived after 24 hours
 */
record FlightFilter(
        UUID agreement,
        String status,
        LocalDate from,
        LocalDate to,
        Boolean overLimit,
        Boolean overdue,
        Boolean discrepancy,
        boolean irregular) {

    static FlightFilter of(UriInfo uri) {
        return new FlightFilter(
                Queries.id(uri, "agreement").orElse(null),
                Queries.text(uri, "status").map(FlightFilter::status).orElse(null),
                Queries.date(uri, "from").orElse(null),
                Queries.date(uri, "to").orElse(null),
                Queries.flag(uri, "overLimit").orElse(null),
                Queries.flag(uri, "overdue").orElse(null),
                Queries.flag(uri, "discrepancy").orElse(null),
                false);
    }

    /** Irregular flights, of one agreement or of all that are seen. */
    static FlightFilter irregular(UriInfo uri) {
        return new FlightFilter(
                Queries.id(uri, "agreement").orElse(null),
                null,
                Queries.date(uri, "from").orElse(null),
                Queries.date(uri, "to").orElse(null),
                null,
                null,
                null,
                true);
    }

    private static String status(String text) {
        List<String> known = new ArrayList<>(
                Arrays.stream(FlightStatus.values()).map(Enum::name).toList());
        known.add(FlightStatus.ON_HOLD);
        if (!known.contains(text)) {
            throw ProblemException.malformed("status", "one of " + String.join(", ", known));
        }
        return text;
    }
}
