package org.acuerdo.gateway.web.kit;

import java.util.Locale;

/** States and nationalities by the names people know; a code that stands for none stays a code. */
public final class States {
    private States() {}

    /** @param code ISO 3166-1 alpha-2, or empty */
    public static String name(Say say, String code) {
        return code == null || !code.matches("[A-Z]{2}")
                ? (code == null ? "" : code)
                : new Locale.Builder().setRegion(code).build().getDisplayCountry(Locale.forLanguageTag(say.lang()));
    }
}
