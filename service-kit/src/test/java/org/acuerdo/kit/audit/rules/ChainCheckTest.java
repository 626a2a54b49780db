package org.acuerdo.kit.audit.rules;

import static org.acuerdo.kit.audit.rules.Breach.Kind.ALTERED;
import static org.acuerdo.kit.audit.rules.Breach.Kind.CUT_OFF;
import static org.acuerdo.kit.audit.rules.Breach.Kind.REMOVED;
import static org.acuerdo.kit.audit.rules.Breach.Kind.REORDERED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What was done to a chain shows, and where. */
class ChainCheckTest {
    private record Row(long number, byte[] previous, byte[] hash, String content) {
        Row numbered(long other) {
            return new Row(other, previous, hash, content);
        }

        Row saying(String other) {
            return new Row(number, previous, hash, other);
        }
    }

    private static List<Row> chain(int length, String mark) {
        List<Row> rows = new ArrayList<>();
        byte[] previous = new byte[0];
        for (int number = 1; number <= length; number++) {
            String content = "{\"entry\":" + number + "," + mark + "}";
            byte[] hash = Hashes.entry(previous, number, content);
            rows.add(new Row(number, previous, hash, content));
            previous = hash;
        }
        return rows;
    }

    private static List<SealedHead> heads(List<Row> rows, int... sealed) {
        List<SealedHead> heads = new ArrayList<>();
        for (int number : sealed) {
            heads.add(new SealedHead(
                    heads.size() + 1,
                    number,
                    HexFormat.of().formatHex(rows.get(number - 1).hash())));
        }
        return heads;
    }

    private static List<Breach> check(List<Row> rows, List<SealedHead> heads) {
        return ChainCheck.of(
                rows.stream()
                        .map(r -> Link.of(r.number(), r.previous(), r.hash(), r.content()))
                        .toList(),
                heads);
    }

    private static String told(List<Row> rows, List<SealedHead> heads) {
        return check(rows, heads).stream()
                .map(b -> b.kind() + " " + b.entry() + "-" + b.to() + (b.seal() == null ? "" : " by seal " + b.seal()))
                .collect(Collectors.joining(", "));
    }

    @Test
    void aSoundChainHolds() {
        List<Row> rows = chain(6, "\"x\":0");
        assertEquals(List.of(), check(rows, heads(rows, 2, 5)));
        assertEquals(List.of(), check(List.of(), List.of()));
    }

    @Test
    void anAlteredTextShowsWithoutAnySeal() {
        List<Row> rows = chain(5, "\"x\":0");
        rows.set(2, rows.get(2).saying("{}"));
        assertEquals("ALTERED 3-3", told(rows, List.of()));
        assertEquals("ALTERED 3-3", told(rows, heads(chain(5, "\"x\":0"), 3, 5)));
    }

    @Test
    void anEntryAlteredTogetherWithItsHashShows() {
        List<Row> rows = chain(5, "\"x\":0");
        Row third = rows.get(2);
        rows.set(2, new Row(3, third.previous(), Hashes.entry(third.previous(), 3, "{}"), "{}"));
        assertEquals("ALTERED 3-3", told(rows, List.of()));
    }

    @Test
    void aRemovedEntryShowsAlsoIfTheOthersAreNumberedAnew() {
        List<Row> rows = chain(5, "\"x\":0");
        rows.remove(2);
        assertEquals("REMOVED 3-3", told(rows, List.of()));
        rows.set(2, rows.get(2).numbered(3));
        rows.set(3, rows.get(3).numbered(4));
        assertEquals("REMOVED 3-3", told(rows, List.of()));
        assertEquals("REMOVED 3-3", told(rows, heads(chain(5, "\"x\":0"), 2, 5)));
        rows.remove(0);
        assertEquals(REMOVED, check(rows, List.of()).get(0).kind());
        assertEquals(1, check(rows, List.of()).get(0).entry());
    }

    @Test
    void entriesThatChangedPlacesShow() {
        List<Row> rows = chain(5, "\"x\":0");
        Row second = rows.get(1);
        rows.set(1, rows.get(2).numbered(2));
        rows.set(2, second.numbered(3));
        assertEquals("REORDERED 2-2, REORDERED 3-3", told(rows, heads(chain(5, "\"x\":0"), 5)));

        rows = chain(5, "\"x\":0");
        String text = rows.get(1).content();
        rows.set(1, rows.get(1).saying(rows.get(2).content()));
        rows.set(2, rows.get(2).saying(text));
        assertEquals("REORDERED 2-2, REORDERED 3-3", told(rows, List.of()));
        assertEquals(REORDERED, check(rows, List.of()).get(0).kind());
    }

    @Test
    void aCutOffEndShowsByTheSealThatKnewIt() {
        List<Row> rows = chain(5, "\"x\":0");
        List<SealedHead> heads = heads(rows, 2, 4, 5);
        assertEquals("CUT_OFF 4-5 by seal 3", told(rows.subList(0, 3), heads));
        assertEquals(CUT_OFF, check(rows.subList(0, 4), heads).get(0).kind());
        assertEquals("REMOVED 1-5 by seal 3", told(List.of(), heads));
    }

    @Test
    void aChainWrittenAnewShowsByASeal() {
        List<Row> rows = chain(6, "\"x\":0");
        List<SealedHead> heads = heads(rows, 2, 4, 6);
        List<Row> anew = chain(6, "\"x\":1");
        assertEquals(List.of(), check(anew, List.of()));
        assertEquals("ALTERED 1-2 by seal 1", told(anew, heads).split(", ")[0]);
        // written anew from entry 3 on
        List<Row> half = new ArrayList<>(rows.subList(0, 2));
        byte[] previous = rows.get(1).hash();
        for (int number = 3; number <= 6; number++) {
            byte[] hash = Hashes.entry(previous, number, "{}");
            half.add(new Row(number, previous, hash, "{}"));
            previous = hash;
        }
        assertEquals("ALTERED 3-4 by seal 2", told(half, heads).split(", ")[0]);
    }

    @Property(tries = 200)
    void whateverOneEntrySaysOtherwiseIsFoundThere(
            @ForAll @IntRange(min = 1, max = 12) int length, @ForAll @IntRange(min = 1, max = 12) int at) {
        List<Row> rows = chain(length, "\"x\":0");
        int place = (at - 1) % length;
        rows.set(place, rows.get(place).saying("{\"said\":\"otherwise\"}"));
        List<Breach> found = check(rows, List.of());
        assertEquals(1, found.size());
        assertEquals(ALTERED, found.get(0).kind());
        assertEquals(place + 1, found.get(0).entry());
    }

    @Property(tries = 200)
    void whateverIsLeftOutIsFound(
            @ForAll @IntRange(min = 2, max = 12) int length, @ForAll @IntRange(min = 1, max = 12) int at) {
        List<Row> rows = chain(length, "\"x\":0");
        List<SealedHead> heads = heads(rows, length);
        rows.remove((at - 1) % length);
        assertFalse(check(rows, heads).isEmpty());
        assertTrue(check(rows, heads).stream().anyMatch(b -> b.entry() == (at - 1) % length + 1));
    }
}
