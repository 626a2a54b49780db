package org.acuerdo.flights.imports.rules;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.acuerdo.contracts.Violation;

/**
 * The first line of an import: columns by name, in any order.
 *
 * @param columns in the order of the file
 */
public record Header(List<Column> columns) {

    /** What is wrong with it (400); empty: {@link #of} reads it. */
    public static List<Violation> broken(List<String> titles) {
        List<Violation> found = new ArrayList<>();
        Set<Column> seen = EnumSet.noneOf(Column.class);
        for (int i = 0; i < titles.size(); i++) {
            Optional<Column> column = Column.of(titles.get(i).strip());
            if (column.isEmpty()) {
                found.add(malformed("column " + (i + 1) + " is unknown"));
            } else if (!seen.add(column.get())) {
                found.add(malformed("column " + column.get().title() + " stands there twice"));
            }
        }
        for (Column column : Column.values()) {
            if (column.required() && !seen.contains(column)) {
                found.add(malformed("column " + column.title() + " is missing"));
            }
        }
        return found;
    }

    public static Header of(List<String> titles) {
        return new Header(
                titles.stream().map(t -> Column.of(t.strip()).orElseThrow()).toList());
    }

    private static Violation malformed(String what) {
        return Violation.of(
                "MALFORMED", "header", what + "; accepted, separated by commas, in UTF-8: " + Column.all(), null);
    }
}
