package org.acuerdo.agreements.commitment;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/** Sums of decimals by currency or unit; different ones are never added. */
public final class Totals {
    private final Map<String, BigDecimal> sums = new TreeMap<>();

    public void add(Amount amount) {
        if (amount != null) {
            add(amount.currency(), amount.value());
        }
    }

    public void add(Measure measure) {
        if (measure != null) {
            add(measure.unit(), measure.value());
        }
    }

    private void add(String of, String value) {
        sums.merge(of, new BigDecimal(value), BigDecimal::add);
    }

    public boolean isEmpty() {
        return sums.isEmpty();
    }

    /** Plain decimal strings by currency or unit, in its alphabetical order. */
    public Map<String, String> sums() {
        Map<String, String> texts = new TreeMap<>();
        sums.forEach((of, sum) -> texts.put(of, sum.toPlainString()));
        return texts;
    }
}
