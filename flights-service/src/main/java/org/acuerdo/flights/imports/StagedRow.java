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
            escaped(to, value.toString());
        }
        to.append('\t');
    }

    /** As it stands up to the next character to escape: most texts have few or none. */
    private static void escaped(StringBuilder to, String text) {
        int done = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' || c < ' ') {
                to.append(text.substring(done, i)).append('\\');
                to.append(
                        switch (c) {
                            case '\t' -> 't';
                            case '\n' -> 'n';
                            case '\r' -> 'r';
                            default -> c;
                        });
                done = i + 1;
            }
        }
        to.append(done == 0 ? text : text.substring(done));
    }
}
