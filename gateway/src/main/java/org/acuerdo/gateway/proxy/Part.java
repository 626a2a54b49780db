package org.acuerdo.gateway.proxy;

import java.util.Map;
import java.util.Optional;

/** A service behind the gateway, and which resources of the API are its own. */
public enum Part {
    AGREEMENTS("agreements-service"),
    FLIGHTS("flights-service");

    /** Where every path of the API begins. */
    public static final String API = "/api/v1/";

    /** Every service has an audit trail of its own, told apart by its name. */
    private static final String AUDIT = API + "audit/";

    private static final Map<String, Part> RESOURCES = Map.ofEntries(
            Map.entry("agreements", AGREEMENTS),
            Map.entry("clearances", AGREEMENTS),
            Map.entry("countries", AGREEMENTS),
            Map.entry("routing-options", FLIGHTS),
            Map.entry("quotas", FLIGHTS),
            Map.entry("flights", FLIGHTS),
            Map.entry("flights.csv", FLIGHTS),
            Map.entry("flights.ics", FLIGHTS),
            Map.entry("flight-series", FLIGHTS),
            Map.entry("flight-imports", FLIGHTS),
            Map.entry("holds", FLIGHTS),
            Map.entry("onward-cohorts", FLIGHTS),
            Map.entry("irregular-flights", FLIGHTS),
            Map.entry("monitoring-reports", FLIGHTS),
            Map.entry("statistics", FLIGHTS));

    private final String title;

    Part(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /** Set before a name that both services use for different things. */
    public String prefix() {
        return this == AGREEMENTS ? "Agreements" : "Flights";
    }

    /**
     * The service that owns a path.
     *
     * @param path the path as the client sent it, not decoded
     * @return empty where nobody does, or where the path is not in the plain form that all see alike (see {@link #plain})
     */
    public static Optional<Part> of(String path) {
        if (!path.startsWith(API) || !plain(path)) {
            return Optional.empty();
        }
        return ofTemplate(path);
    }

    /** The service that owns a path of the API's documents, which may hold parameters in braces. */
    public static Optional<Part> ofTemplate(String path) {
        if (!path.startsWith(API)) {
            return Optional.empty();
        }
        if (path.startsWith(AUDIT)) {
            return audited(path.substring(AUDIT.length()));
        }
        int end = path.indexOf('/', API.length());
        return Optional.ofNullable(
                RESOURCES.get(end < 0 ? path.substring(API.length()) : path.substring(API.length(), end)));
    }

    private static Optional<Part> audited(String rest) {
        for (Part part : values()) {
            if (rest.startsWith(part.title + "/")) {
                return Optional.of(part);
            }
        }
        // both documents describe it alike: the first one's is shown
        return rest.startsWith("{service}/") ? Optional.of(AGREEMENTS) : Optional.empty();
    }

    /**
     * Whether a path means the same to every reader: unreserved characters only (so nothing is percent-encoded), no empty
     * segment and none of dots alone. All ids, codes and names of the API are of that form.
     */
    public static boolean plain(String path) {
        boolean onlyDots = false;
        int length = 0;
        for (int i = 1; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == '/') {
                if (length == 0 || onlyDots) {
                    return false;
                }
                length = 0;
            } else if (unreserved(c)) {
                onlyDots = c == '.' && (length == 0 || onlyDots);
                length++;
            } else {
                return false;
            }
        }
        return length > 0 && !onlyDots;
    }

    private static boolean unreserved(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "-._~".indexOf(c) >= 0;
    }
}
