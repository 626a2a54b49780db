package org.acuerdo.kit.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.MethodSource;

class FreeTextTest {

    @ParameterizedTest
    @CsvFileSource(resources = "/cases/free-text.csv", numLinesToSkip = 1)
    void decidesEachOfTheCollectedTexts(String text, String outcome, String why) {
        boolean refused = FreeText.check("reason", text, FreeText.REASON).isPresent();

        assertEquals(outcome.equals("REFUSE"), refused, () -> text + " (" + why + ")");
    }

    static Stream<String> personal() {
        return Stream.of(
                "Born 3 May 2001",
                "nacido el 03/05/2001",
                "2001-05-03, fecha de nacimiento",
                "D.O.B. 1998-11-04",
                "phone 5555 0123 4",
                "tel: 55550123",
                "(202) 555-0123",
                "+1 (202) 555-0123",
                "alien number A-123-456-789",
                "a 123456789",
                "PASSPORT no. 254871903",
                "pasaporte G12345678",
                "1234567890101",
                "María.pérez@ejemplo.com.gt");
    }

    @ParameterizedTest
    @MethodSource("personal")
    void refusesVariantsOfWhatIdentifiesAPerson(String text) {
        assertTrue(FreeText.looksPersonal(text), text);
    }

    static Stream<String> harmless() {
        return Stream.of(
                "Expediente 1234-2025",
                "born out of the note of May",
                "passports checked by the consulate",
                "decision 2025-19485 of 2025-06-24",
                "call off the flight of 12 February 2025",
                "Flights 101 to 103, 135 persons, 19.6 a week",
                "A380 not accepted",
                "Oficio DGM-2025-0042");
    }

    @ParameterizedTest
    @MethodSource("harmless")
    void letsNumbersOfDecisionsAndOtherDatesPass(String text) {
        assertEquals(false, FreeText.looksPersonal(text), text);
    }

    @Test
    void neverRefusesAHoldButWithholdsItsText() {
        assertEquals("[withheld]", FreeText.withheld("CUI 1234 56789 0101"));
        assertEquals("Order of 2025-03-05", FreeText.withheld("Order of 2025-03-05"));
    }

    @Test
    void refusesWhatIsTooLongWithoutRepeatingIt() {
        var violation = FreeText.check("reason", "x".repeat(301), 300).orElseThrow();

        assertEquals("TOO_LONG", violation.code());
        assertEquals("at most 300 characters", violation.detail());
    }
}
