package org.acuerdo.gateway.web.kit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Makes a {@link Table} of rows: sorts and filters them as the address says. */
public final class Tables {
    /** So many rows need no looking for; the address finds in them all the same. */
    private static final int AT_A_GLANCE = 7;

    private record Col(String key, String title, boolean numeric) {}

    private final Visit visit;
    private final String id;
    private final String caption;
    private final List<Col> columns = new ArrayList<>();
    private final List<List<Cell>> rows = new ArrayList<>();
    private final List<Form.Field> filters = new ArrayList<>();
    private boolean plain;
    private String empty;
    private String next;

    private Tables(Visit visit, String id, String caption) {
        this.visit = visit;
        this.id = id;
        this.caption = caption;
        this.empty = visit.say().the("table.empty");
    }

    /** @param id names the table in the address and on the page */
    public static Tables named(Visit visit, String id, String caption) {
        return new Tables(visit, id, caption);
    }

    /** @param key of the column's words, {@code col.KEY} */
    public Tables column(String key) {
        columns.add(new Col(key, visit.say().the("col." + key), false));
        return this;
    }

    public Tables columns(String... keys) {
        for (String key : keys) {
            column(key);
        }
        return this;
    }

    public Tables numbers(String... keys) {
        for (String key : keys) {
            columns.add(new Col(key, visit.say().the("col." + key), true));
        }
        return this;
    }

    /** A column whose title is data. */
    public Tables titled(String key, String title, boolean numeric) {
        columns.add(new Col(key, title, numeric));
        return this;
    }

    public Tables row(Cell... cells) {
        rows.add(List.of(cells));
        return this;
    }

    public Tables row(List<Cell> cells) {
        rows.add(List.copyOf(cells));
        return this;
    }

    /** Of an answer that has no address of its own: it is neither sorted nor taken as CSV. */
    public Tables plain() {
        plain = true;
        return this;
    }

    /** A field of the filter form that the service is asked with. */
    public Tables filter(Form.Field field) {
        filters.add(field);
        return this;
    }

    public Tables empty(String text) {
        empty = text;
        return this;
    }

    /** @param cursor where the service goes on; null or empty: no more */
    public Tables next(String cursor) {
        next = cursor == null || cursor.isEmpty() ? null : visit.with("cursor", cursor);
        return this;
    }

    public Table table() {
        String sort = visit.query(id + ".sort", "");
        boolean down = sort.startsWith("-");
        String by = down ? sort.substring(1) : sort;
        String find = visit.query(id + ".find", "");
        List<List<Cell>> shown = new ArrayList<>(rows);
        if (!find.isEmpty()) {
            shown.removeIf(row -> row.stream().noneMatch(cell -> holds(cell, find)));
        }
        List<Table.Column> heads = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Col column = columns.get(i);
            boolean chosen = column.key().equals(by);
            if (chosen) {
                Comparator<List<Cell>> order = order(i);
                shown.sort(down ? order.reversed() : order);
            }
            heads.add(new Table.Column(
                    column.title(),
                    column.numeric(),
                    plain
                            ? null
                            : visit.with(id + ".sort", chosen && !down ? "-" + column.key() : column.key()) + "#" + id,
                    chosen ? (down ? "descending" : "ascending") : null));
        }
        Say say = visit.say();
        return new Table(
                id,
                caption,
                heads,
                shown,
                plain || rows.size() <= AT_A_GLANCE && find.isEmpty() ? null : find,
                List.copyOf(filters),
                kept(),
                empty,
                plain ? null : visit.with("csv", id),
                next,
                new Table.Labels(
                        say.the("table.find"), say.the("table.filter"), say.the("table.csv"), say.the("table.next")),
                false);
    }

    private List<Table.Kept> kept() {
        return visit.query().entrySet().stream()
                .filter(e -> !e.getKey().equals(id + ".find")
                        && !e.getKey().equals("cursor")
                        && !e.getKey().equals("csv")
                        && filters.stream().noneMatch(f -> f.name().equals(e.getKey())))
                .map((Map.Entry<String, String> e) -> new Table.Kept(e.getKey(), e.getValue()))
                .toList();
    }

    private static boolean holds(Cell cell, String find) {
        return cell.plain().toLowerCase(Locale.ROOT).contains(find.toLowerCase(Locale.ROOT));
    }

    private static Comparator<List<Cell>> order(int column) {
        // what has no figure, such as one that is held back, comes before those that have: one order for any mixture
        return Comparator.comparing(
                        (List<Cell> row) -> row.get(column).sort(), Comparator.nullsFirst(Comparator.naturalOrder()))
                .thenComparing(row -> row.get(column).text(), String.CASE_INSENSITIVE_ORDER);
    }
}
