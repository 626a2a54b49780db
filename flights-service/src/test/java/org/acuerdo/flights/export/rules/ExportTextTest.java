package org.acuerdo.flights.export.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cells that no spreadsheet reckons; calendar lines that every calendar program reads. */
class ExportTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=HYPERLINK(\"http://example.org\")",
                "+1",
                "-1",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "  =1",
                "\uFF1D1",
                "|calc",
                "%0A=1",
                "=",
            })
    void whatBeginsLikeAFormulaIsText(String text) {
        assertEquals("'" + text, SpreadsheetText.neutral(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"RF101", "storm = no flight", "2025-02-12", "", "'=1"})
    void anythingElseIsAsItIs(String text) {
        assertEquals(text, SpreadsheetText.neutral(text));
    }

    @Test
    void textIsEscaped() {
        assertEquals("SUMMARY:a\\, b\\; c\\\\d\\ne\r\n", CalendarLine.text("SUMMARY", "a, b; c\\d\ne\r\u0000"));
    }

    @Property
    void noLineIsLongerThan75OctetsAndUnfoldedItIsTheText(@ForAll String any) {
        String text = new String(any.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
                .replaceAll("\\p{Cc}", "x")
                .replaceAll("[\\\\,;]", "y");
        String line = CalendarLine.text("DESCRIPTION", text);
        assertTrue(line.endsWith("\r\n"));
        for (String physical : line.split("\r\n")) {
            assertTrue(physical.getBytes(StandardCharsets.UTF_8).length <= 75);
        }
        assertEquals("DESCRIPTION:" + text + "\r\n", line.replace("\r\n ", ""));
    }
}
