package org.acuerdo.flights.statistics.rules;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.acuerdo.contracts.terms.PopulationCategory;

/**
 * Some months of landings under some agreements, as they become known: some late, some corrected to other counts or to another
 * month, before and after that month was published. Each month ends with the releases that are due.
 */
final class PublishedWorld {
    static final YearMonth FIRST = YearMonth.of(2025, 1);
    private static final int MONTHS = 5;
    private static final int[] FLEET = {40, 90, 135, 135, 180};

    /** What is published, and what only who made it knows. */
    record Published(
            Release release,
            Map<PopulationCategory, Long> truth,
            long flights,
            Set<Integer> capacities,
            Integer most) {}

    /** One landing as it is known by now. */
    private static final class Landing {
        private final int agreement;
        private final int seats;
        private final int most;
        private YearMonth month;
        private Map<PopulationCategory, Long> persons;
        private boolean counted;

        Landing(int agreement, int seats, int most, YearMonth month) {
            this.agreement = agreement;
            this.seats = seats;
            this.most = most;
            this.month = month;
        }
    }

    private final Random random;
    private final List<UUID> agreements = new ArrayList<>();

    /** What the terms have a flight carry at most; null: nothing. */
    private final List<Integer> terms = new ArrayList<>();

    private final List<Landing> landings = new ArrayList<>();
    private final List<Published> published = new ArrayList<>();
    private final List<List<Release>> overTime = new ArrayList<>();

    PublishedWorld(Random random) {
        this.random = random;
        for (int a = 0; a <= random.nextInt(3); a++) {
            agreements.add(new UUID(0, a + 1));
            terms.add(random.nextInt(4) == 0 ? null : FLEET[random.nextInt(FLEET.length)]);
        }
        for (int m = 0; m < MONTHS; m++) {
            YearMonth month = FIRST.plusMonths(m);
            for (int a = 0; a < agreements.size(); a++) {
                for (int i = random.nextInt(4); i > 0; i--) {
                    landed(a, month);
                }
                if (m > 0 && random.nextInt(3) == 0) {
                    // it landed long ago, and nobody had said so
                    landed(a, FIRST.plusMonths(random.nextInt(m)));
                }
            }
            landings.stream().filter(l -> random.nextInt(4) == 0).forEach(l -> corrected(l, month));
            published(month);
            overTime.add(published.stream().map(Published::release).toList());
        }
    }

    List<Published> published() {
        return published;
    }

    /** The releases that there were after each month. */
    List<List<Release>> overTime() {
        return overTime;
    }

    private void landed(int agreement, YearMonth month) {
        int seats = random.nextInt(8) == 0 ? 0 : FLEET[random.nextInt(FLEET.length)];
        Integer allowed = terms.get(agreement);
        int most = Math.min(seats == 0 ? 200 : seats, allowed == null ? 200 : allowed);
        Landing landing = new Landing(agreement, seats, most, month);
        landing.persons = persons(most);
        landings.add(landing);
    }

    /** Somebody at least, never more than it carries, and often just as many. */
    private Map<PopulationCategory, Long> persons(int most) {
        Map<PopulationCategory, Long> persons = new EnumMap<>(PopulationCategory.class);
        PopulationCategory[] categories = PopulationCategory.values();
        int left = random.nextInt(3) == 0 ? most : 1 + random.nextInt(random.nextBoolean() ? 6 : most);
        for (int c = categories.length - 1; c >= 0; c--) {
            int some = c == 0 ? left : Math.min(left, random.nextInt(3) == 0 ? random.nextInt(6) : 0);
            persons.put(categories[c], (long) some);
            left -= some;
        }
        return persons;
    }

    private void corrected(Landing landing, YearMonth now) {
        YearMonth to = landing.month.plusMonths(random.nextInt(3) - 1);
        if (random.nextBoolean()) {
            landing.persons = persons(landing.most);
        } else if (!to.isBefore(FIRST) && !to.isAfter(now)) {
            landing.month = to;
        }
    }

    /** As the service does it: each month that is over, once, with the landings that no release has counted. */
    private void published(YearMonth over) {
        for (int a = 0; a < agreements.size(); a++) {
            for (YearMonth month = FIRST; !month.isAfter(over); month = month.plusMonths(1)) {
                UUID agreement = agreements.get(a);
                YearMonth of = month;
                boolean made = published.stream()
                        .anyMatch(p -> p.release().agreementId().equals(agreement)
                                && p.release().month().equals(of));
                int index = a;
                List<Landing> counted = landings.stream()
                        .filter(l -> l.agreement == index && l.month.equals(of) && !l.counted)
                        .toList();
                if (!made && !counted.isEmpty()) {
                    published.add(published(agreement, of, counted, terms.get(a)));
                }
            }
        }
    }

    private static Published published(UUID agreement, YearMonth month, List<Landing> counted, Integer terms) {
        Map<PopulationCategory, Long> truth = new EnumMap<>(PopulationCategory.class);
        Set<Integer> capacities = new TreeSet<>();
        boolean known = true;
        int most = 0;
        for (Landing landing : counted) {
            landing.counted = true;
            landing.persons.forEach((category, persons) -> truth.merge(category, persons, Long::sum));
            if (landing.seats > 0) {
                capacities.add(landing.seats);
            }
            known &= landing.seats > 0 || terms != null;
            most = Math.max(most, landing.most);
        }
        if (terms != null) {
            capacities.add(terms);
        }
        return new Published(
                Suppression.release(agreement, month, truth, counted.size(), capacities),
                truth,
                counted.size(),
                capacities,
                known ? most : null);
    }

    /** A cell's name. */
    static String cell(UUID agreement, YearMonth month, PopulationCategory category) {
        return agreement + " " + month + " " + category;
    }

    static List<String> cells(Release release) {
        return release.persons().keySet().stream()
                .map(c -> cell(release.agreementId(), release.month(), c))
                .toList();
    }

    /** The cells that a total is of. */
    static List<String> cells(Answer answer, Answer.Total total) {
        return answer.rows().stream()
                .filter(r -> (total.month() == null || r.month().equals(total.month()))
                        && (total.agreementId() == null || r.agreementId().equals(total.agreementId()))
                        && (total.category() == null || r.category() == total.category()))
                .map(r -> cell(r.agreementId(), r.month(), r.category()))
                .toList();
    }

    /** The true count of every published cell. */
    Map<String, Long> truth() {
        Map<String, Long> truth = new HashMap<>();
        published.forEach(p -> p.release()
                .persons()
                .keySet()
                .forEach(category -> truth.put(
                        cell(p.release().agreementId(), p.release().month(), category),
                        p.truth().getOrDefault(category, 0L))));
        return truth;
    }
}
