package org.acuerdo.flights.quota.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.acuerdo.flights.quota.rules.OverLimitShare.Holding;
import org.junit.jupiter.api.Test;

/** The one rule that marks flights, and that a preview of terms foretells marks by. */
class OverLimitShareTest {
    private static final Instant FIRST = Instant.parse("2025-02-06T12:00:00Z");

    @Test
    void theLatestRequestedMakeUpTheExcess() {
        List<Holding> three = List.of(holding(1, "w", 1), holding(2, "w", 1), holding(3, "w", 1));
        assertEquals(Set.of(), OverLimitShare.over(three, Map.of(), Map.of()));
        assertEquals(Set.of(id(3)), OverLimitShare.over(three, Map.of("w", 1L), Map.of()));
        assertEquals(Set.of(id(3), id(2)), OverLimitShare.over(three, Map.of("w", 2L), Map.of()));
    }

    @Test
    void whatWasAcceptedByNameIsNotMadeUpForByOthers() {
        List<Holding> two = List.of(holding(1, "w", 1), holding(2, "w", 1));
        Map<String, Long> accepted = Map.of("w", 1L, "another", 9L);
        assertEquals(Set.of(), OverLimitShare.over(two, Map.of("w", 1L), accepted));
        assertEquals(Set.of(id(2)), OverLimitShare.over(two, Map.of("w", 2L), accepted));
    }

    @Test
    void laterIsWhoAskedLaterOrAtTheSameInstantTookItsUnitsLater() {
        Holding early = new Holding(id(9), new LastAsked(FIRST, 1), "w", 1);
        Holding next = new Holding(id(1), new LastAsked(FIRST, 2), "w", 1);
        Holding late = new Holding(id(5), new LastAsked(FIRST.plusMillis(1), 0), "w", 1);
        List<Holding> all = List.of(late, early, next);
        assertEquals(Set.of(id(5)), OverLimitShare.over(all, Map.of("w", 1L), Map.of()));
        assertEquals(Set.of(id(5), id(1)), OverLimitShare.over(all, Map.of("w", 2L), Map.of()));
    }

    /** Of several limits that no longer hold all, one flight may make up the excess of each. */
    @Test
    void oneFlightIsTheLatestInAllItsWindows() {
        List<Holding> holdings =
                List.of(holding(1, "day", 1), holding(1, "week", 1), holding(2, "week", 1), holding(2, "day", 1));
        assertEquals(Set.of(id(2)), OverLimitShare.over(holdings, Map.of("day", 1L, "week", 1L), Map.of()));
    }

    @Property(tries = 500)
    void inEachWindowTheLatestThatCoverItsExcessAndNoOthers(
            @ForAll @Size(max = 15) List<@Size(3) List<@IntRange(max = 20) Integer>> units,
            @ForAll @Size(3) List<@IntRange(max = 80) Integer> excess,
            @ForAll @Size(3) List<@IntRange(max = 30) Integer> accepted,
            @ForAll Random order) {
        List<Holding> holdings = new ArrayList<>();
        Set<UUID> expected = new HashSet<>();
        Map<String, Long> excesses = new HashMap<>();
        Map<String, Long> consented = new HashMap<>();
        for (int window = 0; window < 3; window++) {
            excesses.put("w" + window, (long) excess.get(window));
            consented.put("w" + window, (long) accepted.get(window));
            int covered = accepted.get(window);
            for (int flight = units.size() - 1; flight >= 0; flight--) {
                int held = units.get(flight).get(window);
                if (held > 0) {
                    holdings.add(holding(flight, "w" + window, held));
                    if (covered < excess.get(window)) {
                        expected.add(id(flight));
                        covered += held;
                    }
                }
            }
        }
        Collections.shuffle(holdings, order);
        assertEquals(expected, OverLimitShare.over(holdings, excesses, consented));
    }

    /** Two by two at one instant. */
    private static Holding holding(int number, String window, long units) {
        return new Holding(id(number), new LastAsked(FIRST.plusSeconds(number / 2), number), window, units);
    }

    private static UUID id(int number) {
        return new UUID(0, number);
    }
}
