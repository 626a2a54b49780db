package org.acuerdo.gateway.web.kit;

import io.quarkus.qute.TemplateInstance;
import java.util.ArrayList;
import java.util.List;

/**
 * A picture of plain shapes, drawn on the server. Colours and hatching come from the style sheet by class.
 *
 * @param wide  whether it keeps its size on a small screen, to be scrolled
 * @param label what it shows, in words; everything it shows is also said in text or a table
 */
public record Drawing(String label, int width, int height, boolean wide, List<Shape> shapes) implements Block {

    /** @param kind {@code rect}, {@code line} or {@code text}; a line goes from x, y by w, h */
    public record Shape(String kind, int x, int y, int w, int h, String css, String text) {
        public int x2() {
            return x + w;
        }

        public int y2() {
            return y + h;
        }
    }

    public static Drawing of(String label, int width, int height) {
        return new Drawing(label, width, height, false, new ArrayList<>());
    }

    /** One that is too wide for a small screen and is scrolled there. */
    public static Drawing wide(String label, int width, int height) {
        return new Drawing(label, width, height, true, new ArrayList<>());
    }

    public Drawing rect(int x, int y, int w, int h, String css, String title) {
        if (w > 0 && h > 0) {
            shapes.add(new Shape("rect", x, y, w, h, css, title));
        }
        return this;
    }

    public Drawing line(int x, int y, int w, int h, String css) {
        shapes.add(new Shape("line", x, y, w, h, css, null));
        return this;
    }

    public Drawing text(int x, int y, String text, String css) {
        shapes.add(new Shape("text", x, y, 0, 0, css, text));
        return this;
    }

    @Override
    public TemplateInstance template() {
        return Blocks.Templates.drawing(this);
    }
}
