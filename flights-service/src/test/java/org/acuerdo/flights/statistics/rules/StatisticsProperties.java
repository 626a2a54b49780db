package org.acuerdo.flights.statistics.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.acuerdo.contracts.terms.PopulationCategory;
import org.acuerdo.flights.statistics.rules.PublishedWorld.Published;
import org.junit.jupiter.api.Test;

/**
 * Guard G6 under attack. Every answer to every question that can be asked (each range of months, agreement and category, after
 * each month, over corrections and what became known late) goes into one search over whole numbers, with what anybody knows:
 * somebody is on every flight, and no more than it may carry. Each suppressed cell must be left all of 1 to 4.
 */
class StatisticsProperties {
    private static final Set<Long> ANY = Set.of(1L, 2L, 3L, 4L);

    @Property(tries = 120)
    void nothing_of_a_suppressed_cell_follows_from_all_that_is_published(@ForAll Random random) {
        PublishedWorld world = new PublishedWorld(random);
        Solver solver = new Solver();
        for (Published p : world.published()) {
            Release release = p.release();
            release.persons()
                    .forEach((category, persons) -> solver.cell(
                            PublishedWorld.cell(release.agreementId(), release.month(), category),
                            persons == null ? 1 : persons,
                            persons == null ? 4 : persons));
            if (release.flights() != null) {
                solver.sum(
                        PublishedWorld.cells(release),
                        release.flights(),
                        p.most() == null ? Long.MAX_VALUE : release.flights() * p.most());
            }
        }
        for (List<Release> releases : world.overTime()) {
            for (Answer answer : everyAnswer(releases)) {
                for (Answer.Total total : answer.totals()) {
                    if (total.persons() != null) {
                        solver.sum(PublishedWorld.cells(answer, total), total.persons(), total.persons());
                    }
                }
            }
        }

        world.truth().forEach((cell, persons) -> {
            boolean suppressed = persons > 0 && persons < Suppression.LEAST;
            assertEquals(suppressed ? ANY : Set.of(persons), solver.possible(cell), cell);
        });
    }

    /** Who knows the rules of suppression as well learns nothing from what they suppress: other counts would give the same. */
    @Property(tries = 60)
    void nor_does_it_follow_from_what_is_suppressed(@ForAll Random random) {
        for (Published p : new PublishedWorld(random).published()) {
            List<PopulationCategory> hidden = p.release().persons().entrySet().stream()
                    .filter(cell -> cell.getValue() == null)
                    .map(Map.Entry::getKey)
                    .toList();
            for (PopulationCategory cell : hidden) {
                for (long value : ANY) {
                    Map<PopulationCategory, Long> counts = new java.util.EnumMap<>(p.truth());
                    counts.put(cell, value);
                    List<PopulationCategory> others =
                            hidden.stream().filter(c -> c != cell).toList();
                    assertTrue(sameFor(p, counts, others), cell + " is not " + value + ": " + p);
                }
            }
        }
    }

    /** Whether some counts of these cells, and some number of flights, give the very same release. */
    private static boolean sameFor(Published p, Map<PopulationCategory, Long> counts, List<PopulationCategory> open) {
        if (!open.isEmpty()) {
            return ANY.stream().anyMatch(value -> {
                counts.put(open.get(0), value);
                return sameFor(p, counts, open.subList(1, open.size()));
            });
        }
        long persons = counts.values().stream().mapToLong(n -> n).sum();
        long fewest = p.most() == null ? 1 : (persons + p.most() - 1) / p.most();
        for (long flights = fewest; flights <= persons; flights++) {
            Release same = Suppression.release(
                    p.release().agreementId(), p.release().month(), counts, flights, p.capacities());
            if (same.equals(p.release())) {
                return true;
            }
        }
        return false;
    }

    @Property(tries = 120)
    void totals_are_right_and_suppressed_where_a_cell_is_and_nowhere_else(@ForAll Random random) {
        PublishedWorld world = new PublishedWorld(random);
        Map<String, Long> truth = world.truth();
        for (Answer answer : everyAnswer(world.overTime().get(world.overTime().size() - 1))) {
            for (Answer.Total total : answer.totals()) {
                List<Long> cells = PublishedWorld.cells(answer, total).stream()
                        .map(truth::get)
                        .toList();
                boolean suppressed = cells.stream().anyMatch(n -> n > 0 && n < Suppression.LEAST);
                assertEquals(suppressed, total.suppressed());
                assertEquals(
                        suppressed ? null : cells.stream().mapToLong(n -> n).sum(), total.persons());
            }
        }
    }

    @Property(tries = 60)
    void flights_are_shown_where_nothing_is_suppressed(@ForAll Random random) {
        for (Published p : new PublishedWorld(random).published()) {
            boolean suppressed = p.release().persons().containsValue(null);
            assertTrue(suppressed || p.release().flights() == p.flights(), p.toString());
        }
    }

    /** A program that published true totals would be found out: the attack is worth something. */
    @Test
    void theAttackFindsACellThatATrueTotalGivesAway() {
        for (long hidden : ANY) {
            Solver solver = new Solver();
            solver.cell("a", 1, 4);
            solver.cell("b", 20, 20);
            solver.cell("c", 0, 1_000);
            solver.sum(List.of("a", "b"), 20 + hidden, 20 + hidden);
            solver.sum(List.of("b", "c"), 27, 27);
            assertEquals(Map.of("a", hidden, "b", 20L, "c", 7L), solver.derived());
        }
    }

    /** Three sums of two cells each: none of them fixes a cell, nor do two, and all three leave one possibility. */
    @Test
    void theAttackFindsWhatOnlySeveralSumsSayTogether() {
        Solver solver = new Solver();
        List.of("a", "b", "c").forEach(cell -> solver.cell(cell, 1, 4));
        solver.sum(List.of("a", "b"), 5, 5);
        solver.sum(List.of("b", "c"), 5, 5);
        assertEquals(ANY, solver.possible("a"));
        solver.sum(List.of("a", "c"), 4, 4);
        assertEquals(Map.of("a", 2L, "b", 3L, "c", 2L), solver.derived());
        Solver odd = new Solver();
        List.of("a", "b", "c").forEach(cell -> odd.cell(cell, 1, 4));
        odd.sum(List.of("a", "b"), 4, 5);
        odd.sum(List.of("b", "c"), 4, 5);
        odd.sum(List.of("a", "c"), 6, 6);
        assertEquals(Map.of("a", 3L, "c", 3L), odd.derived());
        assertEquals(Set.of(1L, 2L), odd.possible("b"));
    }

    /** One flight of 135 seats with 134 nationals shown: there was one other. Published so, it would be found. */
    @Test
    void theAttackKnowsWhatAFlightCarries() {
        Solver solver = new Solver();
        solver.cell("nationals", 134, 134);
        solver.cell("others", 1, 4);
        assertEquals(ANY, solver.possible("others"));
        solver.sum(List.of("nationals", "others"), 1, 135);
        assertEquals(Map.of("nationals", 134L, "others", 1L), solver.derived());
        Solver below = new Solver();
        below.cell("nationals", 0, 0);
        below.cell("others", 1, 4);
        below.sum(List.of("nationals", "others"), 4, Long.MAX_VALUE);
        assertEquals(4, below.derived().get("others"));
    }

    /** Every range, agreement and category. */
    static List<Answer> everyAnswer(List<Release> releases) {
        List<PopulationCategory> categories = new ArrayList<>(List.of(PopulationCategory.values()));
        categories.add(null);
        List<UUID> agreements = new ArrayList<>(
                releases.stream().map(Release::agreementId).distinct().toList());
        agreements.add(null);
        YearMonth last =
                releases.stream().map(Release::month).max(YearMonth::compareTo).orElse(PublishedWorld.FIRST);
        List<Answer> answers = new ArrayList<>();
        for (YearMonth from = PublishedWorld.FIRST; !from.isAfter(last); from = from.plusMonths(1)) {
            for (YearMonth to = from; !to.isAfter(last); to = to.plusMonths(1)) {
                for (UUID agreement : agreements) {
                    for (PopulationCategory category : categories) {
                        YearMonth begin = from;
                        YearMonth end = to;
                        answers.add(Answer.of(
                                releases.stream()
                                        .filter(r -> !r.month().isBefore(begin)
                                                && !r.month().isAfter(end)
                                                && (agreement == null
                                                        || r.agreementId().equals(agreement)))
                                        .toList(),
                                category));
                    }
                }
            }
        }
        return answers;
    }
}
