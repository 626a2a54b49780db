package org.acuerdo.gateway.web.kit;

import io.quarkus.qute.TemplateInstance;
import java.util.List;

/**
 * A table as shown and as CSV: sorted and filtered by the parameters {@code ID.sort} and {@code ID.find} of the address.
 *
 * @param rows  cells in the order of the columns; the first names the row
 * @param find  what is looked for; null where the table has no filter form
 * @param kept  parameters of the address that the filter form keeps
 * @param csv   address of the same rows as CSV; null: none, nor can they be sorted
 * @param next  address of the rows after these; null: no more
 * @param titled whether a heading above says the same as the caption
 */
public record Table(
        String id,
        String caption,
        List<Column> columns,
        List<List<Cell>> rows,
        String find,
        List<Form.Field> filters,
        List<Kept> kept,
        String empty,
        String csv,
        String next,
        Labels labels,
        boolean titled)
        implements Block {

    /**
     * @param sort    address that sorts by it, the other way round where it already is
     * @param sorted  {@code ascending}, {@code descending} or null
     */
    public record Column(String title, boolean numeric, String sort, String sorted) {}

    /** A hidden parameter. */
    public record Kept(String name, String value) {}

    /** Words around the rows. */
    public record Labels(String find, String filter, String csv, String next) {}

    public boolean filtered() {
        return find != null || !filters.isEmpty();
    }

    public String path() {
        int query = csv.indexOf('?');
        return query < 0 ? csv : csv.substring(0, query);
    }

    /** The same below a heading that says what its caption says. */
    Table below(String title) {
        return title.equals(caption)
                ? new Table(id, caption, columns, rows, find, filters, kept, empty, csv, next, labels, true)
                : this;
    }

    @Override
    public TemplateInstance template() {
        return Blocks.Templates.table(this);
    }

    /** The rows as RFC 4180 text, the header first. Texts that a spreadsheet would take for a formula are quoted with {@code '}. */
    public String csvText() {
        StringBuilder text = new StringBuilder();
        line(text, columns.stream().map(Column::title).toList());
        for (List<Cell> row : rows) {
            line(text, row.stream().map(Cell::plain).toList());
        }
        return text.toString();
    }

    private static void line(StringBuilder text, List<String> values) {
        for (int i = 0; i < values.size(); i++) {
            String value = values.get(i);
            if (!value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0) {
                value = "'" + value;
            }
            boolean quoted = value.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
            text.append(i == 0 ? "" : ",").append(quoted ? '"' + value.replace("\"", "\"\"") + '"' : value);
        }
        text.append("\r\n");
    }
}
