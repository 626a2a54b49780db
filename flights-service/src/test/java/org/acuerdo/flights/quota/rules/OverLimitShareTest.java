package org.acuerdo.flights.quota.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class OverLimitShareTest {
    private static final Instant FIRST = Instant.parse("2025-02-06T12:00:00Z");

    @Test
    void theLatestRequestedMakeUpTheExcess() {
        List<OverLimitShare.Holding> three = List.of(holding(1, 1, false), holding(2, 1, false), holding(3, 1, false));
        assertEquals(Set.of(), OverLimitShare.over(three, Map.of()));
        assertEquals(Set.of(id(3)), OverLimitShare.over(three, Map.of("w", 1L)));
        assertEquals(Set.of(id(3), id(2)), OverLimitShare.over(three, Map.of("w", 2L)));
    }

    @Test
    void whatWasAcceptedByNameIsNotMadeUpForByOthers() {
        List<OverLimitShare.Holding> three = List.of(holding(1, 1, false), holding(2, 1, false), holding(3, 1, true));
        assertEquals(Set.of(), OverLimitShare.over(three, Map.of("w", 1L)));
        assertEquals(Set.of(id(2)), OverLimitShare.over(three, Map.of("w", 2L)));
    }

    @Property(tries = 200)
    void markedFlightsCoverTheExcessAndNoEarlierOneIsMarkedBeforeALaterOne(
            @ForAll @Size(min = 1, max = 20) List<@IntRange(min = 1, max = 50) Integer> units,
            @ForAll @IntRange(max = 400) int excess) {
        List<OverLimitShare.Holding> holdings = new ArrayList<>();
        for (int i = 0; i < units.size(); i++) {
            holdings.add(holding(i, units.get(i), false));
        }
        Set<UUID> over = OverLimitShare.over(holdings, new HashMap<>(Map.of("w", (long) excess)));
        Set<UUID> latest = new HashSet<>();
        long covered = 0;
        for (int i = units.size() - 1; i >= 0 && covered < excess; i--) {
            latest.add(id(i));
            covered += units.get(i);
        }
        assertEquals(latest, over);
    }

    private static OverLimitShare.Holding holding(int number, long units, boolean accepted) {
        return new OverLimitShare.Holding(id(number), FIRST.plusSeconds(number), accepted, "w", units);
    }

    private static UUID id(int number) {
        return new UUID(0, number);
    }
}
