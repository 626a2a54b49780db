package org.acuerdo.flights.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines of a file, whatever is wrong with some of them. */
class CsvLinesTest {
    private static CsvLines lines(String text) {
        return new CsvLines(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aByteOrderMarkCrlfAndBlankLinesAreNoRows() throws IOException {
        CsvLines lines = lines("\uFEFFa,b\r\n\r\n1,2\n \n3,4");
        assertEquals(new CsvLines.Line(1, "a,b", null), lines.next());
        assertEquals(new CsvLines.Line(3, "1,2", null), lines.next());
        assertEquals(new CsvLines.Line(5, "3,4", null), lines.next());
        assertNull(lines.next());
    }

    @Test
    void aBrokenLineCostsNoOther() throws IOException {
        CsvLines lines = lines("a\nb\u0000c\nd\re\n" + "x".repeat(CsvLines.LONGEST + 1) + "\nf\n");
        assertEquals("a", lines.next().text());
        assertNotNull(lines.next().fault());
        assertNotNull(lines.next().fault());
        assertNotNull(lines.next().fault());
        assertEquals(new CsvLines.Line(5, "f", null), lines.next());
        assertNull(lines.next());
    }

    @Test
    void anotherEncodingIsSaid() throws IOException {
        byte[] latin = "ok\nrepatriación\nok".getBytes(Charset.forName("ISO-8859-1"));
        CsvLines lines = new CsvLines(new ByteArrayInputStream(latin));
        assertEquals("ok", lines.next().text());
        assertEquals(new CsvLines.Line(2, null, "UTF-8"), lines.next());
        assertEquals("ok", lines.next().text());
    }

    /** Nothing that comes can break the reading. */
    @Property
    void anyBytesAreRead(@ForAll byte[] bytes) throws IOException {
        CsvLines lines = new CsvLines(new ByteArrayInputStream(bytes));
        CsvRow row = new CsvRow();
        for (CsvLines.Line line = lines.next(); line != null; line = lines.next()) {
            assertTrue(line.text() == null ^ line.fault() == null);
            if (line.text() != null) {
                row.values(line.text());
            }
        }
    }

    @Property
    void anyTextIsARowOrBrokenQuoting(@ForAll String text) {
        assertNotNull(new CsvRow().values(text.replaceAll("[\r\n]", "")));
    }

    @Test
    void quotesAreOfTheStandard() {
        assertEquals(Optional.of(List.of("a", "b, \"c\"", "")), new CsvRow().values("a,\"b, \"\"c\"\"\","));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,\"b", "a,b\"", "\"a\"b,c", "a,\"b\"\"", "\"a\" ,b", "\""})
    void brokenQuotingIsFound(String line) {
        assertEquals(Optional.empty(), new CsvRow().values(line));
    }
}
