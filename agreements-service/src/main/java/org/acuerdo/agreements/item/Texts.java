package org.acuerdo.agreements.item;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.acuerdo.agreements.agreement.rules.Verdict;
import org.acuerdo.contracts.Violation;
import org.acuerdo.kit.text.FreeText;

/** Free texts in lists. */
public final class Texts {
    private static final int LONGEST = 300;

    private Texts() {}

    /** @param list null for none */
    public static Verdict each(String field, List<String> list) {
        return check(list, Function.identity(), i -> field + "[" + i + "]");
    }

    /** A text of each element. */
    public static <T> Verdict each(String list, String field, List<T> elements, Function<T, String> text) {
        return check(elements, text, i -> list + "[" + i + "]." + field);
    }

    private static <T> Verdict check(List<T> elements, Function<T, String> text, Function<Integer, String> field) {
        List<Violation> found = new ArrayList<>();
        for (int i = 0; elements != null && i < elements.size(); i++) {
            FreeText.check(field.apply(i), text.apply(elements.get(i)), LONGEST).ifPresent(found::add);
        }
        return Verdict.broken(found);
    }
}
