package org.acuerdo.gateway.web.kit;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** The small kinds of blocks. */
public final class Blocks {
    @CheckedTemplate(basePath = "blocks")
    static class Templates {
        static native TemplateInstance text(Text text);

        static native TemplateInstance notice(Notice notice);

        static native TemplateInstance section(Section section, List<RawString> blocks);

        static native TemplateInstance folded(Folded folded, List<RawString> blocks);

        static native TemplateInstance facts(Facts facts);

        static native TemplateInstance steps(Steps steps);

        static native TemplateInstance table(Table table);

        static native TemplateInstance form(Form form);

        static native TemplateInstance drawing(Drawing drawing);

        static native TemplateInstance cards(Cards cards);

        static native TemplateInstance links(Links links);

        static native TemplateInstance life(Life life);

        static native TemplateInstance live(Live live, List<RawString> blocks);

        private Templates() {}
    }

    private Blocks() {}

    /** A paragraph. @param css classes of the design system */
    public record Text(String text, String css) implements Block {
        public static Text of(String text) {
            return new Text(text, "govuk-body");
        }

        public static Text hint(String text) {
            return new Text(text, "govuk-body acuerdo-hint");
        }

        public static Text missing(Say say) {
            return new Text(say.the("missing"), "govuk-body acuerdo-missing");
        }

        @Override
        public TemplateInstance template() {
            return Templates.text(this);
        }
    }

    /** A banner. @param good whether it tells that something was done */
    public record Notice(String title, String text, boolean good, List<Link> links) implements Block {
        @Override
        public TemplateInstance template() {
            return Templates.notice(this);
        }
    }

    /** A link with its text. */
    public record Link(String text, String href) {}

    /** Links one after another. */
    public record Links(String label, List<Link> links) implements Block {
        @Override
        public TemplateInstance template() {
            return Templates.links(this);
        }
    }

    /** A part of the page with a heading that can be linked to. */
    public record Section(String id, String title, List<Block> within) implements Block {
        @Override
        public TemplateInstance template() {
            return Templates.section(
                    this,
                    within.stream()
                            .map(b -> b instanceof Table table ? table.below(title) : b)
                            .map(Block::html)
                            .toList());
        }
    }

    /** A part that the reader unfolds; the browser does it, without a script. @param open whether it is unfolded already */
    public record Folded(String title, boolean open, List<Block> within) implements Block {
        @Override
        public TemplateInstance template() {
            return Templates.folded(this, within.stream().map(Block::html).toList());
        }
    }

    /** Names and values. */
    public record Facts(List<Fact> rows) implements Block {
        @Override
        public TemplateInstance template() {
            return Templates.facts(this);
        }
    }

    /** One name and its value. */
    public record Fact(String label, Cell value) {
        public static Fact of(String label, String value) {
            return new Fact(label, Cell.of(value));
        }
    }

    /** A derivation, step by step, each resting on those before. */
    public record Steps(List<Step> steps) implements Block {
        @Override
        public TemplateInstance template() {
            return Templates.steps(this);
        }
    }

    /**
     * One step of a derivation.
     *
     * @param exact   as a fraction or whole number
     * @param decimal the same as a decimal, or null where it says no more
     * @param inputs  the numbers it is reckoned from, where they are no steps before
     */
    public record Step(String what, String rule, String exact, String decimal, String source, List<String> inputs) {}

    /** Small pictures of like windows side by side, each a link. */
    public record Cards(String label, List<Card> cards) implements Block {
        @Override
        public TemplateInstance template() {
            return Templates.cards(this);
        }
    }

    /** One of them. @param flights flights that land in it */
    public record Card(
            String title, String href, Drawing drawing, String figures, String note, List<Link> flights, boolean now) {
        public RawString picture() {
            return drawing.html();
        }
    }

    /** What happened one after another, and what may come next, as a line. */
    public record Life(String label, List<Station> stations) implements Block {
        @Override
        public TemplateInstance template() {
            return Templates.life(this);
        }
    }

    /** One station of it. @param kind {@code past}, {@code now}, {@code end} or {@code ahead} */
    public record Station(String title, Cell time, String kind) {}

    /** A part that a script may replace while somebody types; announced politely. @param from where it asks */
    public record Live(String id, String from, String form, List<Block> within) implements Block {
        @Override
        public TemplateInstance template() {
            return Templates.live(this, within.stream().map(Block::html).toList());
        }
    }
}
