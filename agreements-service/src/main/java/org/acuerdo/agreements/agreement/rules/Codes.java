package org.acuerdo.agreements.agreement.rules;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Codes of the world outside: states, airports, zones. */
public final class Codes {
    private static final Set<String> STATES = Set.of(Locale.getISOCountries());
    private static final Pattern AIRPORT = Pattern.compile("[A-Z]{4}");

    private Codes() {}

    /** ISO 3166-1 alpha-2, upper case, assigned. */
    public static boolean state(String code) {
        return code != null && STATES.contains(code);
    }

    /** An ICAO location indicator: four capital letters. */
    public static boolean airport(String code) {
        return code != null && AIRPORT.matcher(code).matches();
    }

    /** An IANA zone by its name; bare offsets are none, since a receiving state's rules change with its zone. */
    public static boolean zone(String id) {
        return id != null && ZoneId.getAvailableZoneIds().contains(id);
    }
}
