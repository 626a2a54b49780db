package org.acuerdo.gateway.web.kit;

import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** A piece of a page. Each kind has its own template under {@code templates/blocks}; all its texts are in the reader's language. */
public interface Block {
    TemplateInstance template();

    /** Blocks within this one. */
    default List<Block> within() {
        return List.of();
    }

    /** What the template makes of it; the template escapes. */
    default RawString html() {
        return new RawString(template().render());
    }
}
