package org.acuerdo.flights.export.rules;

import java.nio.charset.StandardCharsets;

/** Content lines of iCalendar (RFC 5545, section 3.1): escaped, folded after 75 octets, ended by CRLF. */
public final class CalendarLine {
    private static final int LONGEST = 75;

    private CalendarLine() {}

    /** A line whose value is no text: dates, numbers, names. */
    public static String of(String name, String value) {
        return folded(name + ":" + value);
    }

    /** A line whose value is text. */
    public static String text(String name, String value) {
        StringBuilder escaped = new StringBuilder(value.length() + 16);
        value.chars().forEach(c -> {
            switch (c) {
                case '\\', ';', ',' -> escaped.append('\\').append((char) c);
                case '\n' -> escaped.append("\\n");
                default -> {
                    if (!Character.isISOControl(c)) {
                        escaped.append((char) c);
                    }
                }
            }
        });
        return folded(name + ":" + escaped);
    }

    /** No line is longer than 75 octets, and no character is cut in two. */
    private static String folded(String line) {
        StringBuilder folded = new StringBuilder(line.length() + 8);
        int octets = 0;
        for (int i = 0; i < line.length(); ) {
            int character = line.codePointAt(i);
            String one = Character.toString(character);
            int size = one.getBytes(StandardCharsets.UTF_8).length;
            if (octets + size > LONGEST) {
                folded.append("\r\n ");
                octets = 1;
            }
            folded.append(one);
            octets += size;
            i += Character.charCount(character);
        }
        return folded.append("\r\n").toString();
    }
}
