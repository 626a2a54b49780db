package org.acuerdo.flights.flight;

import java.util.List;
import java.util.Map;

/**
 * In which state an airport lies, by the first letters of its ICAO location indicator, for the states that fly to each
 * other under such agreements.
 */
final class Airports {
    private static final Map<String, List<String>> PREFIXES = Map.ofEntries(
            Map.entry("US", List.of("K", "PA", "PH", "PG", "PW", "TJ", "TI")),
            Map.entry("GT", List.of("MG")),
            Map.entry("SV", List.of("MS")),
            Map.entry("HN", List.of("MH")),
            Map.entry("NI", List.of("MN")),
            Map.entry("CR", List.of("MR")),
            Map.entry("PA", List.of("MP")),
            Map.entry("MX", List.of("MM")),
            Map.entry("BZ", List.of("MZ")),
            Map.entry("CU", List.of("MU")),
            Map.entry("HT", List.of("MT")),
            Map.entry("DO", List.of("MD")),
            Map.entry("JM", List.of("MK")),
            Map.entry("CO", List.of("SK")),
            Map.entry("VE", List.of("SV")),
            Map.entry("EC", List.of("SE")),
            Map.entry("PE", List.of("SP")),
            Map.entry("BR", List.of("SB", "SD", "SI", "SJ", "SN", "SS", "SW")),
            Map.entry("BO", List.of("SL")),
            Map.entry("CL", List.of("SC")),
            Map.entry("AR", List.of("SA")),
            Map.entry("PY", List.of("SG")),
            Map.entry("UY", List.of("SU")),
            Map.entry("CA", List.of("C")),
            Map.entry("ES", List.of("LE", "GC", "GE")),
            Map.entry("DE", List.of("ED", "ET")),
            Map.entry("FR", List.of("LF")),
            Map.entry("IT", List.of("LI")),
            Map.entry("GB", List.of("EG")),
            Map.entry("IN", List.of("VA", "VE", "VI", "VO")),
            Map.entry("RW", List.of("HR")),
            Map.entry("UG", List.of("HU")),
            Map.entry("AL", List.of("LA")));

    private Airports() {}

    /** True where the airport lies in the state; for a state that is not listed, where it lies in none of those listed. */
    static boolean mayLieIn(String airport, String state) {
        List<String> own = PREFIXES.get(state);
        return own != null
                ? own.stream().anyMatch(airport::startsWith)
                : PREFIXES.values().stream().flatMap(List::stream).noneMatch(airport::startsWith);
    }
}
