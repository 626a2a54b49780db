package org.acuerdo.gateway.web.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rows in the order that the address asks for. */
class TablesTest {
    private static final Say SAY = Say.in("en");

    private static List<String> sorted(String by, List<Cell> cells) {
        Visit visit =
                new Visit(null, null, Set.of(), null, null, "r", SAY, "/x", Map.of("t.sort", by), "f", Instant.EPOCH);
        Tables table = Tables.named(visit, "t", "t").columns("month").numbers("persons");
        cells.forEach(c -> table.row(Cell.of("row"), c));
        return table.table().rows().stream().map(r -> r.get(1).text()).toList();
    }

    /** Figures between which some are held back have one order: none that a sort trips over. */
    @Test
    void figuresAndWordsMix() {
        List<Cell> cells = IntStream.range(0, 200)
                .mapToObj(i -> i % 3 == 0 ? Cell.of("held back") : Cell.of(i * 37L % 1000))
                .toList();
        List<String> up = sorted("persons", cells);
        assertEquals("held back", up.get(0));
        assertEquals("held back", up.get(66));
        List<Integer> figures =
                up.subList(67, 200).stream().map(Integer::valueOf).toList();
        assertEquals(figures.stream().sorted().toList(), figures);
        assertEquals("held back", sorted("-persons", cells).get(199));
    }

    @Test
    void monthsRunAsTheCalendarDoes() {
        List<Cell> months = List.of("2024-11", "2023-12", "2025-01", "2024-04").stream()
                .map(m -> Times.month(SAY, m))
                .toList();
        assertEquals(
                List.of("December 2023", "April 2024", "November 2024", "January 2025"), sorted("persons", months));
        assertEquals("enero de 2025", Times.month(Say.in("es"), "2025-01").text());
        assertTrue(States.name(Say.in("es"), "US").equals("Estados Unidos"));
        assertEquals("", States.name(SAY, null));
    }
}
