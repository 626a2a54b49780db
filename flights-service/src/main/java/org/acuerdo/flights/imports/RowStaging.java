package org.acuerdo.flights.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.acuerdo.contracts.Violation;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.contracts.flight.Aircraft;
import org.acuerdo.contracts.flight.FlightRequest;
import org.acuerdo.contracts.flight.Leg;
import org.acuerdo.contracts.flight.PassengerGroup;
import org.acuerdo.contracts.flight.Staff;
import org.acuerdo.contracts.terms.AircraftCategory;
import org.acuerdo.contracts.terms.PopulationCategory;
import org.acuerdo.contracts.terms.TermsVersion;
import org.acuerdo.flights.flight.ImportedFlights;
import org.acuerdo.flights.imports.rules.Header;
import org.acuerdo.flights.imports.rules.ReportedRow;
import org.acuerdo.flights.imports.rules.RowRules;
import org.acuerdo.kit.id.Ids;
import org.acuerdo.kit.json.Json;

/** Turns the lines of one import into rows for the database: flights, totals and refusals. */
final class RowStaging {
    private static final Staff NOBODY = new Staff(0, 0, 0, 0);

    private final UUID importId;
    private final AgreementSnapshot agreement;
    private final ZoneId zone;
    private final RowRules rules;
    private final Header header;
    private final Function<Object, String> audit;
    private final CsvRow csv = new CsvRow();
    private final MessageDigest sha256;

    /** What a flight's first audit entry tells. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Audited(
            String status,
            long version,
            UUID agreementId,
            String number,
            LocalDate arrivalDay,
            List<PassengerGroup> received,
            ImportedFlights.Reported reported) {}

    /** A reported total as it is shown. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Total(
            LocalDate localDate,
            int flights,
            AircraftCategory aircraft,
            Integer persons,
            Integer nationals,
            Integer thirdCountry,
            String origin,
            String source,
            String remark) {}

    /** @param audit text of a flight's first audit entry */
    RowStaging(
            UUID importId, AgreementSnapshot agreement, RowRules rules, Header header, Function<Object, String> audit) {
        this.importId = importId;
        this.agreement = agreement;
        this.zone = ZoneId.of(agreement.zone());
        this.rules = rules;
        this.header = header;
        this.audit = audit;
        try {
            this.sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    StagedRow stage(CsvLines.Line line) {
        if (line.fault() != null) {
            return refused(line.number(), List.of(malformed(line.fault())));
        }
        List<String> values = csv.values(line.text()).orElse(null);
        if (values == null) {
            return refused(line.number(), List.of(malformed(CsvRow.QUOTING)));
        }
        RowRules.Read read = rules.read(header, values);
        if (read.row() == null) {
            return refused(line.number(), read.found());
        }
        return read.row().oneFlight() ? flight(line.number(), read.row()) : total(line.number(), read.row());
    }

    private StagedRow flight(long line, ReportedRow row) {
        OffsetDateTime at = row.arrival() != null
                ? row.arrival()
                : row.day().atTime(LocalTime.NOON).atZone(zone).toOffsetDateTime();
        List<PassengerGroup> received = groups(row);
        String number = row.number() == null ? ImportedFlights.NO_NUMBER : row.number();
        ImportedFlights.Reported reported = new ImportedFlights.Reported(
                importId, line, row.origin(), row.source(), row.remark(), row.arrival() != null);
        FlightRequest request = new FlightRequest(
                agreement.id(),
                number,
                List.of(new Leg(origin(row), orNone(row.destination()), at, at, null, null)),
                // nobody reported the seats
                new Aircraft(row.aircraft(), null, 0, null),
                received,
                NOBODY);
        return new StagedRow(
                line,
                hash(row),
                Ids.next(),
                number,
                row.day(),
                at,
                agreement.termsOn(row.day()).map(TermsVersion::version).orElse(0),
                ImportedFlights.document(request, at, received),
                Json.write(reported),
                null,
                null,
                audit.apply(new Audited("ARRIVED", 1, agreement.id(), number, row.day(), received, reported)));
    }

    private StagedRow total(long line, ReportedRow r) {
        Total total = new Total(
                r.day(),
                r.flights(),
                r.aircraft(),
                r.persons(),
                r.nationals(),
                r.thirdCountry(),
                r.origin(),
                r.source(),
                r.remark());
        return new StagedRow(line, hash(r), null, null, null, null, null, null, null, Json.write(total), null, null);
    }

    private static StagedRow refused(long line, List<Violation> found) {
        return StagedRow.refused(line, Json.write(found));
    }

    private List<PassengerGroup> groups(ReportedRow row) {
        List<PassengerGroup> groups = new ArrayList<>();
        if (row.nationals() > 0) {
            groups.add(PassengerGroup.unspecified(
                    PopulationCategory.NATIONAL, agreement.receivingState(), row.nationals()));
        }
        if (row.thirdCountry() > 0) {
            groups.add(PassengerGroup.unspecified(PopulationCategory.THIRD_COUNTRY_NATIONAL, null, row.thirdCountry()));
        }
        return groups;
    }

    private static String origin(ReportedRow row) {
        return row.origin() != null && row.origin().length() == 4 ? row.origin() : ImportedFlights.NO_AIRPORT;
    }

    private static String orNone(String airport) {
        return airport == null ? ImportedFlights.NO_AIRPORT : airport;
    }

    /** A row is known by its content alone: the order of columns, quotes and blanks around values change nothing. */
    private String hash(ReportedRow row) {
        String content = Json.write(new Object[] {
            row.day(),
            row.flights(),
            row.aircraft(),
            row.persons(),
            row.nationals(),
            row.thirdCountry(),
            row.origin(),
            row.source(),
            row.remark(),
            row.number(),
            row.arrival() == null ? null : row.arrival().toInstant(),
            row.destination()
        });
        return HexFormat.of().formatHex(sha256.digest(content.getBytes(StandardCharsets.UTF_8)), 0, 16);
    }

    private static Violation malformed(String accepted) {
        return Violation.of("MALFORMED", null, "accepted: " + accepted, null);
    }
}
