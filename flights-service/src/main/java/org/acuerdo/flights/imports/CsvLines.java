package org.acuerdo.flights.imports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;

/**
 * The lines of a stream, one at a time: a row of an import is a line, so that whatever is wrong with one costs no other. A
 * byte order mark is skipped, CRLF ends a line like LF, blank lines are left out.
 */
final class CsvLines {
    /** Bytes of a line; what is longer is skipped up to its end. */
    static final int LONGEST = 16_384;

    private final InputStream in;
    private final byte[] buffer = new byte[65_536];
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(512);
    private final CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
    private int at;
    private int end;
    private long number;

    /**
     * @param text  null where it can't be read
     * @param fault what is wrong with it; null otherwise
     */
    record Line(long number, String text, String fault) {}

    CsvLines(InputStream in) {
        this.in = in;
    }

    /** The next line that is not blank; null at the end. */
    Line next() throws IOException {
        while (true) {
            line.reset();
            boolean tooLong = false;
            boolean any = false;
            int b;
            while ((b = read()) >= 0 && b != '\n') {
                any = true;
                if (line.size() < LONGEST) {
                    line.write(b);
                } else {
                    tooLong = true;
                }
            }
            if (!any && b < 0) {
                return null;
            }
            number++;
            if (tooLong) {
                return new Line(number, null, "at most " + LONGEST + " bytes in a line");
            }
            Line read = decoded();
            if (read != null) {
                return read;
            }
        }
    }

    private Line decoded() {
        String text;
        try {
            text = utf8.decode(ByteBuffer.wrap(line.toByteArray())).toString();
        } catch (CharacterCodingException e) {
            return new Line(number, null, "UTF-8");
        }
        if (number == 1 && text.startsWith("\uFEFF")) {
            text = text.substring(1);
        }
        if (text.endsWith("\r")) {
            text = text.substring(0, text.length() - 1);
        }
        if (text.isBlank()) {
            return null;
        }
        if (text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\t')) {
            return new Line(number, null, "no control characters; lines end in LF or CRLF");
        }
        return new Line(number, text, null);
    }

    private int read() throws IOException {
        if (at == end) {
            end = in.read(buffer);
            at = 0;
            if (end < 0) {
                end = 0;
                return -1;
            }
        }
        return buffer[at++] & 0xff;
    }
}
