package org.acuerdo.flights.statistics.rules;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
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
        for (Release release : ordered) {
            release.persons().forEach((c, persons) -> {
                if (category == null || category == c) {
                    rows.add(new Row(release.month(), release.agreementId(), c, persons, persons == null));
                }
            });
            flights.add(
                    new Flights(release.month(), release.agreementId(), release.flights(), release.flights() == null));
        }
        return new Answer(List.copyOf(rows), List.copyOf(flights), totals(rows, category == null));
    }

    private static List<Total> totals(List<Row> rows, boolean allCategories) {
        List<Total> totals = new ArrayList<>();
        Set<UUID> agreements = new LinkedHashSet<>();
        rows.forEach(r -> agreements.add(r.agreementId()));
        if (allCategories) {
            for (Row row : rows) {
                Total known = totals.isEmpty() ? null : totals.get(totals.size() - 1);
                if (known == null
                        || !row.month().equals(known.month())
                        || !row.agreementId().equals(known.agreementId())) {
                    totals.add(total(
                            rows,
                            row.month(),
                            row.agreementId(),
                            null,
                            r -> r.month().equals(row.month())
                                    && r.agreementId().equals(row.agreementId())));
                }
            }
        }
        Set<PopulationCategory> categories = new LinkedHashSet<>();
        rows.forEach(r -> categories.add(r.category()));
        for (UUID agreement : agreements) {
            for (PopulationCategory c : categories) {
                totals.add(
                        total(rows, null, agreement, c, r -> r.agreementId().equals(agreement) && r.category() == c));
            }
            if (allCategories) {
                totals.add(
                        total(rows, null, agreement, null, r -> r.agreementId().equals(agreement)));
            }
        }
        return List.copyOf(totals);
    }

    private static Total total(
            List<Row> rows, YearMonth month, UUID agreement, PopulationCategory category, Predicate<Row> in) {
        long sum = 0;
        boolean suppressed = false;
        for (Row row : rows) {
            if (in.test(row)) {
                suppressed |= row.suppressed();
                sum += row.suppressed() ? 0 : row.persons();
            }
        }
        return new Total(month, agreement, category, suppressed ? null : sum, suppressed);
    }
}
