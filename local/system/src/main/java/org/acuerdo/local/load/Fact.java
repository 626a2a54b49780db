package org.acuerdo.local.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.Map;

/**
 * A dated fact that the interface knows.
 *
 * @param name as {@code facts} shows it, such as signedOn
 * @param item what the case says of it
 */
record Fact(String name, LocalDate day, JsonNode item) {

    /** Where a fact is stated; announcedOn is stated when the agreement is created. */
    static final Map<String, String> PLACES = Map.of(
            "negotiatingSince", "negotiation",
            "signedOn", "signature",
            "inForceFrom", "entry-into-force");

    static final String ANNOUNCED = "announcedOn";

    static boolean known(String name) {
        return name.equals(ANNOUNCED) || PLACES.containsKey(name);
    }

    /** True for what must have happened by the clock's day; force may lie ahead. */
    boolean happened() {
        return !name.equals("inForceFrom");
    }
}
