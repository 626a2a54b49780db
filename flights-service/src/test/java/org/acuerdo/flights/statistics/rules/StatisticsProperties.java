package org.acuerdo.flights.statistics.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.acuerdo.contracts.terms.PopulationCategory;

/**
 * Guard G6 under attack: every answer to every question that can be asked (each range of months, agreement and category, at
 * each point in time) goes into one exact system of equations. No protected cell may follow from it.
 */
class StatisticsProperties {
    private static final YearMonth FIRST = YearMonth.of(2025, 1);

    private record World(List<Release> releases, Map<String, Long> truth) {}

    @Property(tries = 150)
    void no_protected_cell_follows_from_all_that_is_published(@ForAll Random random) {
        World world = world(random, 1 + random.nextInt(3), 1 + random.nextInt(5));
        Solver solver = new Solver();
        // what anybody knows beforehand: counts are not negative, and a suppressed one is of 1 to 4
        Map<String, Long> published = new HashMap<>();
        world.releases()
                .forEach(r -> r.persons().forEach((category, persons) -> {
                    String cell = cell(r, category);
                    if (persons == null) {
                        solver.unknown(cell, 1, 4);
                    } else {
                        published.put(cell, persons);
                        solver.unknown(cell, persons, persons);
                    }
                }));
        // somebody is on every flight
        for (Release release : world.releases()) {
            if (release.flights() != null) {
                tellsNothing(release, release.flights());
            }
        }
        for (Answer answer : everyAnswer(world.releases())) {
            for (Answer.Total total : answer.totals()) {
                if (total.persons() != null) {
                    solver.equation(cells(answer, total), total.persons());
                }
            }
        }

        Map<String, Long> derived = solver.derived();
        world.truth().forEach((cell, persons) -> {
            if (persons > 0 && persons < Suppression.LEAST) {
                assertTrue(!derived.containsKey(cell), cell + " follows: " + persons);
                assertTrue(!published.containsKey(cell), cell + " is shown");
            } else {
                assertEquals(persons, published.get(cell), cell + " need not be suppressed");
            }
        });
    }

    @Property(tries = 150)
    void totals_are_right_or_suppressed(@ForAll Random random) {
        World world = world(random, 1 + random.nextInt(3), 1 + random.nextInt(5));
        for (Answer answer : everyAnswer(world.releases())) {
            for (Answer.Total total : answer.totals()) {
                long sum = cells(answer, total).stream()
                        .mapToLong(c -> world.truth().get(c))
                        .sum();
                assertTrue(total.persons() == null ? total.suppressed() : total.persons() == sum);
            }
        }
    }

    /** A program that published true totals would be found out: the attack is worth something. */
    @Property(tries = 20)
    void the_attack_finds_a_cell_that_a_true_total_gives_away(@ForAll Random random) {
        Solver solver = new Solver();
        long hidden = 1 + random.nextInt(4);
        solver.unknown("a", 1, 4);
        solver.unknown("b", 20, 20);
        solver.unknown("c", 0, 1_000);
        solver.equation(List.of("a", "b"), 20 + hidden);
        solver.equation(List.of("b", "c"), 27);
        assertEquals(hidden, solver.derived().get("a"));
        assertEquals(7, solver.derived().get("c"));
        Solver bounded = new Solver();
        bounded.unknown("a", 1, 4);
        bounded.unknown("b", 1, 4);
        bounded.equation(List.of("a", "b"), 8);
        assertEquals(4, bounded.derived().get("a"));
        assertNotNull(bounded.derived().get("b"));
    }

    private static void tellsNothing(Release release, long flights) {
        long shown = release.persons().values().stream()
                .mapToLong(p -> p == null ? 0 : p)
                .sum();
        List<String> hidden = new ArrayList<>();
        release.persons().forEach((category, persons) -> {
            if (persons == null) {
                hidden.add(cell(release, category));
            }
        });
        // more flights than persons shown would say how many are hidden at least
        assertTrue(hidden.isEmpty() || flights <= shown, "the number of flights bounds " + hidden);
    }

    private static World world(Random random, int agreements, int months) {
        List<Release> releases = new ArrayList<>();
        Map<String, Long> truth = new HashMap<>();
        for (int a = 0; a < agreements; a++) {
            UUID agreement = new UUID(0, a + 1);
            for (int m = 0; m < months; m++) {
                Map<PopulationCategory, Long> received = new EnumMap<>(PopulationCategory.class);
                long all = 0;
                for (PopulationCategory category : PopulationCategory.values()) {
                    long persons = random.nextInt(3) == 0 ? 0 : random.nextInt(random.nextBoolean() ? 6 : 200);
                    received.put(category, persons);
                    all += persons;
                }
                long flights = all == 0 ? 1 : 1 + random.nextInt((int) Math.min(all, 30));
                Release release = Suppression.release(agreement, FIRST.plusMonths(m), received, flights);
                releases.add(release);
                received.forEach((category, persons) -> truth.put(cell(release, category), persons));
            }
        }
        return new World(releases, truth);
    }

    /** Every range, agreement and category, after each month that was published. */
    private static List<Answer> everyAnswer(List<Release> releases) {
        List<PopulationCategory> categories = new ArrayList<>(List.of(PopulationCategory.values()));
        categories.add(null);
        List<UUID> agreements = new ArrayList<>(
                releases.stream().map(Release::agreementId).distinct().toList());
        agreements.add(null);
        YearMonth last =
                releases.stream().map(Release::month).max(YearMonth::compareTo).orElseThrow();
        List<Answer> answers = new ArrayList<>();
        for (YearMonth from = FIRST; !from.isAfter(last); from = from.plusMonths(1)) {
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

    private static List<String> cells(Answer answer, Answer.Total total) {
        return answer.rows().stream()
                .filter(r -> (total.month() == null || r.month().equals(total.month()))
                        && (total.agreementId() == null || r.agreementId().equals(total.agreementId()))
                        && (total.category() == null || r.category() == total.category()))
                .map(r -> r.agreementId() + " " + r.month() + " " + r.category())
                .toList();
    }

    private static String cell(Release release, PopulationCategory category) {
        return release.agreementId() + " " + release.month() + " " + category;
    }
}
