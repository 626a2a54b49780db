package org.acuerdo.kit.tx;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Lets several acts that share one transaction write what all acts write alike (messages, audit entries) together, by a few
 * statements instead of some for each. Nobody sees it earlier or later for that: it is one transaction either way.
 */
@ApplicationScoped
public class Gathering {
    private static final String KEY = "acuerdo.gathering";

    @Inject
    TransactionSynchronizationRegistry transaction;

    private record Kept<T>(List<T> entries, Consumer<List<T>> write) {
        void flush() {
            if (!entries.isEmpty()) {
                write.accept(List.copyOf(entries));
                entries.clear();
            }
        }
    }

    /** Runs work in the current transaction, then writes what was kept back meanwhile. */
    public void together(Runnable work) {
        Map<Object, Kept<?>> all = new LinkedHashMap<>();
        transaction.putResource(KEY, all);
        try {
            work.run();
            all.values().forEach(Kept::flush);
        } finally {
            transaction.putResource(KEY, null);
        }
    }

    /**
     * Keeps an entry back, or writes it at once where nothing is being gathered.
     *
     * @param kind  entries of one kind are written together, in their order
     * @param write writes entries; called once or more
     */
    @SuppressWarnings("unchecked")
    public <T> void add(Object kind, T entry, Consumer<List<T>> write) {
        Map<Object, Kept<?>> all = (Map<Object, Kept<?>>) transaction.getResource(KEY);
        if (all == null) {
            write.accept(List.of(entry));
        } else {
            ((Kept<T>) all.computeIfAbsent(kind, k -> new Kept<>(new ArrayList<>(), write)))
                    .entries()
                    .add(entry);
        }
    }

    /** True while entries are kept back. */
    public boolean active() {
        return transaction.getResource(KEY) != null;
    }
}
