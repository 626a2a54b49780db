package org.acuerdo.agreements.item;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import org.acuerdo.agreements.agreement.Agreement;
import org.acuerdo.agreements.agreement.rules.Verdict;

/**
 * A kind of item below an agreement.
 *
 * @param name    as messages and the trail name it: {@code visit} makes {@code visit-recorded}
 * @param path    its collection below the agreement
 * @param body    what the API takes
 * @param rules   what is legal
 * @param view    adds to an item's view what follows from it and its entries
 */
public record ItemKind<B>(String name, String path, Class<B> body, Rules<B> rules, View view) {

    /** Whether a body is legal. */
    @FunctionalInterface
    public interface Rules<B> {
        /** @param today the clock's day, local to the receiving state */
        Verdict check(Agreement agreement, B body, LocalDate today);
    }

    /** What an item shows beside its own content. */
    @FunctionalInterface
    public interface View {
        void add(ObjectNode view, Item item, List<ItemEntry> entries, LocalDate today);
    }

    /**
     * A kind of entry of an item.
     *
     * @param name as messages name it: {@code meeting} makes {@code meeting-recorded}
     * @param path below the item, and the name of the list in the item's view
     */
    public record Entry<B>(String name, String path, Class<B> body, Rules<B> rules) {}

    /** Shows the entries of a kind as a list. */
    public static void list(ObjectNode view, String kind, String as, List<ItemEntry> entries) {
        var list = view.putArray(as);
        entries.stream().filter(e -> e.kind.equals(kind)).map(ItemEntry::view).forEach(list::add);
    }
}
