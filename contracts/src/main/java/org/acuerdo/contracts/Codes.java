package org.acuerdo.contracts;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The public code lists that bodies refer to: states, currencies and airports. */
public final class Codes {
    private static final Set<String> STATES = Set.of(Locale.getISOCountries());
    private static final Pattern AIRPORT = Pattern.compile("[A-Z]{4}");

    private Codes() {}

    /** True for an ISO 3166-1 alpha-2 code of a state, upper case. */
    public static boolean state(String code) {
        return code != null && STATES.contains(code);
    }

    /** True for an ICAO location indicator of an assigned region: four letters, upper case. */
    public static boolean airport(String code) {
        return code != null && AIRPORT.matcher(code).matches() && IcaoRegions.assigned(code);
    }

    /** True where an airport lies in a state, by the letters of its indicator; a territory's in the state that it belongs to too. */
    public static boolean airportIn(String airport, String state) {
        return IcaoStates.of(airport).contains(state);
    }

    /** True for an ISO 4217 code that is in use. */
    public static boolean currency(String code) {
        return code != null
                && java.util.Currency.getAvailableCurrencies().stream()
                        .anyMatch(c -> c.getCurrencyCode().equals(code));
    }
}
