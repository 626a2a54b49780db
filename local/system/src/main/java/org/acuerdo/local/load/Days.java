package org.acuerdo.local.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The day of an item that says no {@code on}: the last that it names, for nobody can have reported it before. A month or a
 * year counts by its last day.
 */
final class Days {

    private static final Pattern DAY = Pattern.compile("(?<!\\d)(\\d{4})-(\\d{2})-(\\d{2})(?!\\d)");
    private static final Pattern MONTH = Pattern.compile("(?<![\\d-])(\\d{4})-(\\d{2})(?![\\d-])");
    private static final Pattern NAMED = Pattern.compile(
            "(January|February|March|April|May|June|July|August|September|October|November|December) (\\d{4})");

    private Days() {}

    /** The last day that an item names, anywhere in it. */
    static Optional<LocalDate> last(JsonNode item) {
        if (item.path("on").isTextual()) {
            return in(item.path("on").asText()).stream().max(Comparator.naturalOrder());
        }
        var days = new ArrayList<LocalDate>();
        collect(item, days);
        return days.stream().max(Comparator.naturalOrder());
    }

    private static void collect(JsonNode node, List<LocalDate> days) {
        if (node.isTextual()) {
            days.addAll(in(node.asText()));
        }
        if (node.path("year").isInt()) {
            days.add(LocalDate.of(node.path("year").asInt(), 12, 31));
        }
        node.forEach(each -> collect(each, days));
    }

    /** All days that a text names. */
    static List<LocalDate> in(String text) {
        var days = new ArrayList<LocalDate>();
        DAY.matcher(text)
                .results()
                .forEach(m -> add(days, () -> LocalDate.of(number(m, 1), number(m, 2), number(m, 3))));
        MONTH.matcher(text)
                .results()
                .forEach(m ->
                        add(days, () -> YearMonth.of(number(m, 1), number(m, 2)).atEndOfMonth()));
        NAMED.matcher(text)
                .results()
                .forEach(m -> add(
                        days,
                        () -> YearMonth.of(
                                        number(m, 2), Month.valueOf(m.group(1).toUpperCase(Locale.ROOT)))
                                .atEndOfMonth()));
        return days;
    }

    private static int number(MatchResult match, int group) {
        return Integer.parseInt(match.group(group));
    }

    private static void add(List<LocalDate> days, java.util.function.Supplier<LocalDate> day) {
        try {
            days.add(day.get());
        } catch (DateTimeException e) {
            // looks like a day and is none, such as the number of a decision
            return;
        }
    }
}
