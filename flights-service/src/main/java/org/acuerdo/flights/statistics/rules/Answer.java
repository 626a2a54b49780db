package org.acuerdo.flights.statistics.rules;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.acuerdo.contracts.terms.PopulationCategory;

/**
 * What one question about published releases is answered. Nothing but releases goes in: whatever is asked, and however answers
 * are subtracted from one another, no more comes out than the releases say.
 */
public record Answer(List<Row> rows, List<Flights> flights, List<Total> totals) {

    /** One cell. @param persons null: suppressed */
    public record Row(
            YearMonth month, UUID agreementId, PopulationCategory category, Long persons, boolean suppressed) {}

    /** @param flights null: suppressed */
    public record Flights(YearMonth month, UUID agreementId, Long flights, boolean suppressed) {}

    /**
     * A sum of the rows above. Null in a dimension: over all that were asked for.
     *
     * @param persons null: suppressed, because a cell in it is
     */
    public record Total(
            YearMonth month, UUID agreementId, PopulationCategory category, Long persons, boolean suppressed) {}

    /** @param category null: all */
    public static Answer of(List<Release> releases, PopulationCategory category) {
        List<Release> ordered = releases.stream()
                .sorted(Comparator.comparing(Release::month)
                        .thenComparing(r -> r.agreementId().toString()))
                .toList();
        List<Row> rows = new ArrayList<>();
        List<Flights> flights = new ArrayList<>();
        List<Total> totals = new ArrayList<>();
        Map<UUID, OverMonths> overMonths = new LinkedHashMap<>();
        for (Release release : ordered) {
            Sum month = new Sum();
            OverMonths all = overMonths.computeIfAbsent(release.agreementId(), a -> new OverMonths());
            release.persons().forEach((c, persons) -> {
                if (category == null || category == c) {
                    rows.add(new Row(release.month(), release.agreementId(), c, persons, persons == null));
                    month.add(persons);
                    all.add(c, persons);
                }
            });
            if (category == null) {
                totals.add(month.total(release.month(), release.agreementId(), null));
            }
            flights.add(
                    new Flights(release.month(), release.agreementId(), release.flights(), release.flights() == null));
        }
        overMonths.forEach((agreement, all) -> all.totals(agreement, category == null, totals));
        return new Answer(List.copyOf(rows), List.copyOf(flights), List.copyOf(totals));
    }

    /** A sum that grows; suppressed once a suppressed cell is in it. */
    private static final class Sum {
        private long persons;
        private boolean suppressed;

        void add(Long cell) {
            suppressed |= cell == null;
            persons += cell == null ? 0 : cell;
        }

        Total total(YearMonth month, UUID agreement, PopulationCategory category) {
            return new Total(month, agreement, category, suppressed ? null : persons, suppressed);
        }
    }

    /** An agreement's sums over all months that were asked for. */
    private static final class OverMonths {
        private final Map<PopulationCategory, Sum> byCategory = new EnumMap<>(PopulationCategory.class);
        private final Sum all = new Sum();

        void add(PopulationCategory category, Long cell) {
            byCategory.computeIfAbsent(category, c -> new Sum()).add(cell);
            all.add(cell);
        }

        void totals(UUID agreement, boolean allCategories, List<Total> to) {
            byCategory.forEach((category, sum) -> to.add(sum.total(null, agreement, category)));
            if (allCategories) {
                to.add(all.total(null, agreement, null));
            }
        }
    }
}
