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
                "alien number 123456789 not found",
                "Alien registration no. 123 456 789",
                "número de extranjero 123-456-789",
                "documento 254871903 vencido",
                "travel document C01234567 expired",
                "documento n.º 254 871 903",
                "cédula 12345678",
                "DUI 01234567-8",
                "identidad 0801-1990-12345",
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
                "no document, 12 removed from the list",
                "document 2025-19485 of 2025-06-24",
                "documento DGM-2025-0042 del 24 de junio de 2025",
                "documento 123-2025 de la Corte de Constitucionalidad",
                "documents of 12 02 2025 and 13/02/2025",
                "alien transfer order 2025-19485",
                "identity of 3 persons not settled, flight of 12 February 2025",
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
