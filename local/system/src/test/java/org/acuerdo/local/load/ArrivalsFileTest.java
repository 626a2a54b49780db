package org.acuerdo.local.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.acuerdo.local.UserError;
import org.junit.jupiter.api.Test;

class ArrivalsFileTest {

    @Test
    void rowsAreKeptAsTheyStandByReceivingState() {
        ArrivalsFile arrivals = ArrivalsFile.read(Cases.file("arrivals.csv"));
        assertEquals(Set.of("GT", "CR", "PA", "CO"), arrivals.rows().keySet());
        assertEquals(13, arrivals.rows().get("GT").size());
        assertEquals("2025-02-25", arrivals.rows().get("CR").get(1).day());
        assertTrue(arrivals.rows().get("GT").get(2).text().endsWith("landed about midnight local time\""));
    }

    @Test
    void aFieldInQuotesMayHoldCommas() {
        assertEquals(List.of("a", "b, c", ""), ArrivalsFile.fields("a,\"b, c\","));
    }

    @Test
    void whatIsNoTableOfArrivalsIsToldSo() {
        String told = assertThrows(UserError.class, () -> ArrivalsFile.of(List.of("a,b"), "x.csv"))
                .getMessage();
        assertTrue(told.startsWith("x.csv holds no arrivals"), told);
        assertThrows(UserError.class, () -> ArrivalsFile.of(List.of(), "x.csv"));
    }
}
