package org.acuerdo.flights.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.Writer;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.acuerdo.contracts.flight.Leg;
import org.acuerdo.contracts.flight.PassengerGroup;
import org.acuerdo.contracts.terms.PopulationCategory;
import org.acuerdo.flights.export.rules.SpreadsheetText;
import org.acuerdo.flights.flight.FlightView;

/** Flights as a table: one row each, by counts (RFC 4180, CRLF). No cell begins like a formula. New columns come last. */
final class FlightTable {
    static final List<String> COLUMNS = List.of(
            "id",
            "number",
            "status",
            "heldStatus",
            "agreementId",
            "sendingState",
            "receivingState",
            "origin",
            "destination",
            "departure",
            "arrival",
            "arrivalDay",
            "aircraft",
            "operator",
            "persons",
            "nationals",
            "thirdCountry",
            "stateless",
            "custody",
            "women",
            "men",
            "accompaniedMinors",
            "unaccompaniedMinors",
            "unspecified",
            "overLimit",
            "imported",
            "endedBecause",
            "endedBy",
            "reason",
            "source",
            "remark",
            "version",
            "irregular",
            "guards",
            "clearance",
            "heldInFlight");

    private FlightTable() {}

    static void write(Writer to, Iterable<List<FlightView>> pages) throws IOException {
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(to);
        csv.writeRecord(COLUMNS);
        for (List<FlightView> page : pages) {
            for (FlightView flight : page) {
                csv.writeRecord(row(flight).map(FlightTable::cell).toList());
            }
        }
        csv.flush();
    }

    private static String cell(Object value) {
        if (value instanceof String text) {
            return SpreadsheetText.neutral(text);
        }
        // always with seconds: RFC 3339 has no time without them
        return value instanceof OffsetDateTime at
                ? DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at)
                : value == null ? "" : value.toString();
    }

    private static String all(List<?> values) {
        return values.stream().map(Object::toString).collect(Collectors.joining(","));
    }

    private static Stream<Object> row(FlightView v) {
        Persons persons = Persons.of(v);
        Leg last = v.legs().get(v.legs().size() - 1);
        return Stream.of(
                v.id(),
                v.number(),
                v.status(),
                v.heldStatus(),
                all(Route.agreements(v)),
                v.sendingState(),
                all(Route.receivers(v)),
                v.legs().get(0).origin(),
                Route.destination(v),
                v.departure() == null
                        ? v.legs().get(0).departure()
                        : v.departure().at(),
                v.arrival() == null ? last.arrival() : v.arrival().at(),
                v.arrivalDay(),
                v.aircraft().category(),
                v.aircraft().operator(),
                persons.all(),
                persons.of(PopulationCategory.NATIONAL),
                persons.of(PopulationCategory.THIRD_COUNTRY_NATIONAL),
                persons.of(PopulationCategory.STATELESS),
                persons.of(PopulationCategory.CUSTODY_TRANSFER),
                persons.sum(PassengerGroup::women),
                persons.sum(PassengerGroup::men),
                persons.sum(PassengerGroup::accompaniedMinors),
                persons.sum(PassengerGroup::unaccompaniedMinors),
                persons.sum(g -> g.unspecified() == null ? 0 : g.unspecified()),
                v.overLimit(),
                v.imported() != null,
                v.ended() == null ? null : v.ended().because(),
                v.ended() == null ? null : v.ended().by(),
                v.ended() == null ? null : v.ended().reason(),
                v.reported() == null ? null : v.reported().source(),
                v.reported() == null ? null : v.reported().remark(),
                v.version(),
                v.irregular() != null,
                v.guards() == null ? null : all(v.guards()),
                all(Consent.of(v)),
                v.heldInFlight() != null);
    }
}
