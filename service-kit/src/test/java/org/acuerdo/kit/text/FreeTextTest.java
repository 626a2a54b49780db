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
                "María.pérez@ejemplo.com.gt",
                "Removed A# 123456789",
                "A# 123-456-789",
                "A-Number: 123 456 789",
                "A No. 123456789",
                "A-No.: 123-456-789",
                "A number 123456789",
                "A #123456789",
                "A: 123456789",
                "A# (123456789)",
                "A12 345 678 not found",
                "A12-345-678",
                "USCIS number 123-456-789",
                "USCIS # 123456789",
                "USCIS 123 456 789",
                "(502) 5555-0123",
                "(502) 55550123",
                "502 5555-0123",
                "502-5555-0123",
                "00502 5555 0123",
                "(55) 1234 5678",
                "(202)555-0123",
                "202.555.0123",
                "ph. 5555 0123",
                "mobile: 5555 0123",
                "cel. 5555-0123",
                "call 2025-02-12 or 5555 0123",
                "call 555-2012",
                "passport of 2025-02-12, 254871903",
                "born Nov 4 98",
                "born Nov. 4, 1998",
                "born 4-Nov-1998",
                "born on the 4th of November, 1998",
                "born 04NOV98",
                "DOB: 4 Nov '98",
                "DOB 19981104",
                "DOB 11041998",
                "DOB 11 04 1998",
                "Birth: 3 May 2001",
                "date of birth May 3rd, 2001",
                "fecha de nac. 03/05/2001",
                "fecha nac 3-V-2001",
                "F. nac.: 3 may. 2001",
                "nac. 03/05/2001",
                "nac. el 3 de mayo de 2001",
                "nació el 3 de mayo de 2001",
                "nacio el 1º de mayo del año 2001",
                "nació el 1.º de mayo de 2001",
                "nació el 3 de mayo de 2001",
                "cumpleaños 3 de setiembre de 2001",
                "SSN 123-45-6789",
                "Social Security no. 123 45 6789",
                "Removed A 123‑456‑789",
                "(502) 5555–0123",
                "A-file 123 456 789",
                "Alien No. A12345678",
                "Alien # 012-345-678",
                "a-number 012345678",
                "(502)5555-0123",
                "502.5555.0123",
                "+502 5555-0123",
                "1-800-555-0123",
                "born 11/4/98",
                "born: 4/11/1998",
                "born on 1998/11/04",
                "born 4.11.98",
                "DOB Nov 4, 98",
                "birthdate 11-04-1998",
                "nacida 03-may-2001",
                "fecha de nacim. 03/05/2001",
                "fec. nac. 03-05-2001",
                "nacidas el 3 y el 5 de mayo de 2001",
                "passport number of the holder GT1234567",
                "Pasaporte No. 254 871 903",
                "passport: 25487190");
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
                "Oficio DGM-2025-0042",
                "Case A-19-123456-C",
                "A 320 with 150 seats",
                "A321-200 135 seats",
                "A320-214 with 150 seats",
                "Note 502-2025",
                "Note 502-2025-0042",
                "Resolution 4-98",
                "Docket 1:25-cv-00766-JEB",
                "No. 24A931, decided 7 April 2025",
                "Case 25-5067, docket 24A1007",
                "Amparo 1044-2025 y 1045-2025",
                "Acuerdo Gubernativo 202-2025 del 3 de febrero de 2025",
                "Ley 44-2016, artículo 12",
                "Flights RF101, RF102 and N801XT",
                "N801XT, B737-800 with 135 seats, 14 escorts",
                "call of 2025-02-12 with the consulate",
                "call on 12/02/2025 at 06:00",
                "Passports checked on 2025-02-12",
                "Passport decision 2025-19485",
                "pasaportes revisados el 12/02/2025",
                "USCIS notice 2025-19485",
                "USCIS field office closed on 2025-02-12",
                "USD 4,760,000 agreed, 4.670.000 claimed",
                "Q 1 250 000 for the shelter",
                "4760000 USD",
                "06:00-09:30, then 14:15 to 18:00",
                "Slot 0600-0930 of 2025-02-12",
                "2025-02-12T14:15:00Z to 2025-02-12T18:00:00Z",
                "12 FEB 2025 0800 to 12 FEB 2025 1130",
                "Birth certificates checked on 12 February 2025",
                "3 births registered, 2 documents missing",
                "Const. Nac. artículo 183 de 1985",
                "Decreto nacional 12-2025 del 3 de mayo de 2025",
                "nación receptora, nota del 3 de mayo de 2025",
                "Amendment A of 2025-02-06",
                "Annex A 12-2025",
                "Group A: 56 nationals, group B: 3",
                "2024-2025 season",
                "from 135 to 120 persons on 10 February 2025",
                "MGGT to MGPB, runway 02-20 closed",
                "ISO week 2025-W07, 98/5 flights",
                "a 30 por ciento menos",
                "A 3 de febrero de 2025 faltaban 12",
                "mobile clinic at the airport from 06:00 to 09:30",
                "100 a 150 personas",
                "Boeing 737-700, 110 asientos",
                "Section 212(a)(9)(B) of the Act",
                "8 CFR 241.4, INA 243(d)",
                "Resolución DGM-0123-2025-GT",
                "Executive Order 14165 of 20 January 2025",
                "Nota A-502/2025",
                "Vuelo a MGGT 2025-02-12",
                "Acta 123-2025-CC",
                "Exp. 01044-2025-00123",
                "Causa 01070-2015-00412",
                "Opinion A-19-123456",
                "Flight A-101, B-102 and C-103",
                "Amount of USD 4760000 a year",
                "A total of 135 120 persons",
                "RF101 A 0800 B 0930",
                "Group A 56 3 1, group B 44 2 0",
                "De 79 a 80, corregido el 24/01/2025",
                "from 12-02-2025 to 14-02-2025",
                "Phone lines down on 12/02/2025",
                "Passport office closed 2025-02-12 to 2025-02-14",
                "Cell 12 of the centre closed 06:00 to 09:30",
                "Convenio 502 de 2025",
                "3 May 2025: nationality of 3 persons not settled",
                "Ley 8-2025 nacional del 3 de mayo de 2025",
                "Acuerdo 2025-02 A, 2025-03 B",
                "STB 98-2025, decided 4 Nov 2025",
                "EOIR order 24-1234-5678 upheld",
                "Order 1:25-cv-00766, ECF 21, 15 March 2025");
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
