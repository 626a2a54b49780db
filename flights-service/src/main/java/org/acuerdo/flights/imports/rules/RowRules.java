package org.acuerdo.flights.imports.rules;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.acuerdo.contracts.Codes;
import org.acuerdo.contracts.Violation;
import org.acuerdo.contracts.terms.AircraftCategory;
import org.acuerdo.kit.text.FreeText;

/**
 * What a row of an import must look like: every finding names its column and what is accepted there, and never repeats
 * what was sent.
 *
 * @param receivingState the agreement's
 * @param zone           the agreement's
 * @param now            nothing imported lies after it
 */
public record RowRules(String receivingState, ZoneId zone, Instant now) {
    static final int MOST_ABOARD = 1_000;
    static final int MOST_IN_A_TOTAL = 1_000_000;
    private static final int LONGEST_SOURCE = 300;
    private static final LocalDate EARLIEST = LocalDate.of(1990, 1, 1);
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern ORIGIN = Pattern.compile("[A-Z]{3,4}(\\+[A-Z]{3,4}){0,9}");
    private static final Pattern NUMBER = Pattern.compile("[A-Z0-9][A-Z0-9 -]{0,9}");
    private static final String CATEGORIES =
            Arrays.stream(AircraftCategory.values()).map(Enum::name).collect(Collectors.joining(", "));

    /**
     * @param row   null where it is refused
     * @param found why; empty where it is taken
     */
    public record Read(ReportedRow row, List<Violation> found) {}

    /** Reads the values of one row, in the header's order. */
    public Read read(Header header, List<String> values) {
        List<Violation> found = new ArrayList<>();
        if (values.size() != header.columns().size()) {
            found.add(malformed(
                    null,
                    header.columns().size() + " values, as the header has columns; a value that holds a comma stands in"
                            + " double quotes"));
            return new Read(null, found);
        }
        String[] of = new String[Column.values().length];
        for (int i = 0; i < values.size(); i++) {
            String value = values.get(i).strip();
            of[header.columns().get(i).ordinal()] = value.isEmpty() ? null : value;
        }
        ReportedRow row = row(of, found);
        return new Read(found.isEmpty() ? row : null, found);
    }

    private ReportedRow row(String[] of, List<Violation> found) {
        Consumer<Violation> add = found::add;
        if (!receivingState.equals(of[Column.RECEIVING_STATE.ordinal()])) {
            found.add(malformed(Column.RECEIVING_STATE, receivingState + ", the agreement's receiving state"));
        }
        LocalDate day = day(of[Column.LOCAL_DATE.ordinal()], add);
        Integer flights = number(Column.FLIGHTS, of, 1, MOST_ABOARD, add);
        if (of[Column.FLIGHTS.ordinal()] == null) {
            found.add(malformed(Column.FLIGHTS, "a whole number from 1 to " + MOST_ABOARD));
        }
        ReportedRow row = new ReportedRow(
                day,
                flights == null ? 0 : flights,
                aircraft(of[Column.AIRCRAFT.ordinal()], add),
                number(Column.PERSONS, of, 0, MOST_IN_A_TOTAL, add),
                number(Column.NATIONALS, of, 0, MOST_IN_A_TOTAL, add),
                number(Column.THIRD_COUNTRY, of, 0, MOST_IN_A_TOTAL, add),
                matching(Column.ORIGIN, of, ORIGIN, "airports' codes joined by +, such as AEX or KAEX+KLRD", add),
                text(Column.SOURCE, of, LONGEST_SOURCE, false, add),
                text(Column.REMARK, of, FreeText.REASON, true, add),
                matching(Column.NUMBER, of, NUMBER, "up to 10 capital letters, digits, spaces or hyphens", add),
                arrival(of[Column.ARRIVAL.ordinal()], day, add),
                destination(of[Column.DESTINATION.ordinal()], add));
        FreeText.check(Column.NUMBER.title(), row.number(), FreeText.REASON).ifPresent(found::add);
        counts(row, found);
        return row;
    }

    private void counts(ReportedRow row, List<Violation> found) {
        if (row.persons() != null
                && row.nationals() != null
                && row.thirdCountry() != null
                && (long) row.nationals() + row.thirdCountry() != row.persons()) {
            found.add(Violation.of(
                    "COUNTS_DIFFER",
                    Column.PERSONS.title(),
                    "the sum of nationals and thirdCountry, which is " + (row.nationals() + (long) row.thirdCountry()),
                    "domain rules, section 4"));
        }
        if (!row.oneFlight()) {
            return;
        }
        if (row.persons() < 1 || row.persons() > MOST_ABOARD) {
            found.add(malformed(Column.PERSONS, "1 to " + MOST_ABOARD + " on one flight"));
        }
        boolean said = found.stream().anyMatch(v -> Column.AIRCRAFT.title().equals(v.field()));
        if (row.aircraft() == null && !said) {
            found.add(malformed(Column.AIRCRAFT, "for one flight with its counts, one of " + CATEGORIES));
        }
    }

    private LocalDate day(String value, Consumer<Violation> found) {
        LocalDate day = null;
        try {
            day = value != null && DAY.matcher(value).matches() ? LocalDate.parse(value) : null;
        } catch (DateTimeException e) {
            // said below
        }
        if (day == null || day.isBefore(EARLIEST)) {
            found.accept(malformed(Column.LOCAL_DATE, "a local date such as 2025-02-05, from " + EARLIEST + " on"));
            return null;
        }
        if (day.isAfter(now.atZone(zone).toLocalDate())) {
            found.accept(inTheFuture(Column.LOCAL_DATE));
        }
        return day;
    }

    private OffsetDateTime arrival(String value, LocalDate day, Consumer<Violation> found) {
        if (value == null) {
            return null;
        }
        try {
            OffsetDateTime arrival = OffsetDateTime.parse(value);
            if (arrival.toInstant().isAfter(now)) {
                found.accept(inTheFuture(Column.ARRIVAL));
            }
            if (day == null || arrival.atZoneSameInstant(zone).toLocalDate().equals(day)) {
                return arrival;
            }
        } catch (DateTimeException e) {
            // said below
        }
        found.accept(malformed(
                Column.ARRIVAL,
                "an instant with offset on the localDate in " + zone + ", or nothing where it is unknown"));
        return null;
    }

    private static Violation inTheFuture(Column column) {
        return Violation.of(
                "IN_THE_FUTURE", column.title(), "what has arrived by the system's clock", "domain rules, section 4");
    }

    private static AircraftCategory aircraft(String value, Consumer<Violation> found) {
        if (value == null) {
            return null;
        }
        for (AircraftCategory category : AircraftCategory.values()) {
            if (category.name().equals(value)) {
                return category;
            }
        }
        found.accept(malformed(Column.AIRCRAFT, "one of " + CATEGORIES + ", or nothing"));
        return null;
    }

    private static String destination(String value, Consumer<Violation> found) {
        if (value != null && !Codes.airport(value)) {
            found.accept(malformed(
                    Column.DESTINATION, "an airport's ICAO location indicator, four capital letters, or nothing"));
        }
        return value;
    }

    private static Integer number(Column column, String[] of, int least, int most, Consumer<Violation> found) {
        String value = of[column.ordinal()];
        if (value == null) {
            return null;
        }
        if (value.length() <= 7 && value.chars().allMatch(c -> c >= '0' && c <= '9')) {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        }
        found.accept(malformed(column, "a whole number from " + least + " to " + most));
        return null;
    }

    private static String matching(
            Column column, String[] of, Pattern pattern, String accepted, Consumer<Violation> found) {
        String value = of[column.ordinal()];
        if (value != null && !pattern.matcher(value).matches()) {
            found.accept(malformed(column, accepted + ", or nothing"));
        }
        return value;
    }

    private static String text(Column column, String[] of, int longest, boolean guarded, Consumer<Violation> found) {
        String value = of[column.ordinal()];
        if (value == null) {
            return null;
        }
        if (value.length() > longest) {
            found.accept(Violation.of(
                    "TOO_LONG", column.title(), "at most " + longest + " characters", "domain rules, section 5"));
        } else if (guarded) {
            FreeText.check(column.title(), value, longest).ifPresent(found);
        }
        return value;
    }

    private static Violation malformed(Column column, String accepted) {
        return Violation.of("MALFORMED", column == null ? null : column.title(), "accepted: " + accepted, null);
    }
}
