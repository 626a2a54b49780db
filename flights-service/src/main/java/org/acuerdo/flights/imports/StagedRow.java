package org.acuerdo.flights.imports;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * A row on its way into the database.
 *
 * @param hash       of its content, 16 bytes as hex; null where it is refused
 * @param flightId   null where it is no flight
 * @param document   the flight's
 * @param reported   what it tells beside the counts
 * @param total      the reported total
 * @param violations what refuses it; null: taken
 * @param audit      text of the flight's first audit entry
 */
record StagedRow(
        long line,
        String hash,
        UUID flightId,
        String number,
        LocalDate day,
        OffsetDateTime arrival,
        Integer terms,
        String document,
        String reported,
        String total,
        String violations,
        String audit) {

    static StagedRow refused(long line, String violations) {
        return new StagedRow(line, null, null, null, null, null, null, null, null, null, violations, null);
    }

    /** Appends it as a line of COPY's text format. */
    void copy(StringBuilder to) {
        to.append(line).append('\t');
        value(to, hash == null ? null : "\\x" + hash);
        value(to, flightId);
        value(to, number);
        value(to, day);
        value(to, arrival);
        value(to, terms);
        value(to, document);
        value(to, reported);
        value(to, total);
        value(to, violations);
        value(to, audit);
        to.setCharAt(to.length() - 1, '\n');
    }

    private static void value(StringBuilder to, Object value) {
        if (value == null) {
            to.append("\\N");
        } else {
            String text = value.toString();
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                switch (c) {
                    case '\\' -> to.append("\\\\");
                    case '\t' -> to.append("\\t");
                    case '\n' -> to.append("\\n");
                    case '\r' -> to.append("\\r");
                    default -> to.append(c);
                }
            }
        }
        to.append('\t');
    }
}
