package org.acuerdo.gateway.web;

import java.util.List;
import java.util.Locale;

/** The languages of the pages, and which one a reader gets. */
public final class Language {
    /** Name of the cookie that keeps a reader's choice. */
    public static final String COOKIE = "lang";

    static final List<String> ALL = List.of("en", "es");

    private Language() {}

    /**
     * The reader's choice, else the remembered one, else the browser's.
     *
     * @param accepted header {@code Accept-Language}
     */
    public static String of(String chosen, String remembered, String accepted) {
        if (chosen != null && ALL.contains(chosen)) {
            return chosen;
        }
        if (remembered != null && ALL.contains(remembered)) {
            return remembered;
        }
        if (accepted == null || accepted.length() > 500) {
            return ALL.get(0);
        }
        try {
            String best = Locale.lookupTag(Locale.LanguageRange.parse(accepted), ALL);
            return best == null ? ALL.get(0) : best;
        } catch (IllegalArgumentException e) {
            return ALL.get(0);
        }
    }
}
