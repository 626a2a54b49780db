package org.acuerdo.gateway.web.kit;

import io.quarkus.qute.RawString;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * A value as a table or a list of facts shows it.
 *
 * @param hints lines below it, in small
 * @param href  where it leads; null: nowhere
 * @param tag   colour of a tag; null: plain text
 * @param time  the same as an instant, for machines; null where it is none
 * @param sort  what it is sorted by; null: the text
 * @param picture shown in place of the text, which says the same; null: none
 */
public record Cell(
        String text, List<String> hints, String href, String tag, String time, BigDecimal sort, Drawing picture) {
    public static final Cell EMPTY = of("");

    public static Cell of(String text) {
        return new Cell(text == null ? "" : text, List.of(), null, null, null, null, null);
    }

    public static Cell of(long number) {
        return new Cell(Long.toString(number), List.of(), null, null, null, BigDecimal.valueOf(number), null);
    }

    public static Cell link(String text, String href) {
        return new Cell(text == null ? "" : text, List.of(), href, null, null, null, null);
    }

    /** A small picture; its label stands for it where there are only texts. */
    public static Cell picture(Drawing drawing) {
        return new Cell(drawing.label(), List.of(), null, null, null, null, drawing);
    }

    /** The picture as it is put into the page. */
    public RawString image() {
        return picture.html();
    }

    /** One word or figure, such as a day or a month, that is not to be broken. */
    public boolean whole() {
        return sort != null || text.length() <= 16 && text.indexOf(' ') < 0;
    }

    public Cell hint(String line) {
        if (line == null || line.isEmpty()) {
            return this;
        }
        List<String> all = new ArrayList<>(hints);
        all.add(line);
        return new Cell(text, List.copyOf(all), href, tag, time, sort, picture);
    }

    public Cell hints(List<String> lines) {
        Cell cell = this;
        for (String line : lines) {
            cell = cell.hint(line);
        }
        return cell;
    }

    public Cell tag(String colour) {
        return new Cell(text, hints, href, colour, time, sort, picture);
    }

    /** In the order of this number, whatever the text is. */
    public Cell sorted(long by) {
        return new Cell(text, hints, href, tag, time, BigDecimal.valueOf(by), picture);
    }

    Cell at(String instant, long epochSecond) {
        return new Cell(text, hints, href, tag, instant, BigDecimal.valueOf(epochSecond), picture);
    }

    /** As one line of text, for CSV. */
    String plain() {
        return hints.isEmpty() ? text : text + " (" + String.join("; ", hints) + ")";
    }
}
