package org.acuerdo.gateway.web.kit;

import java.util.List;
import java.util.Map;
import org.acuerdo.gateway.web.kit.Frame.NavItem;

/** The main pages, by the words of their titles. */
final class Navigation {
    private static final List<Map.Entry<String, String>> MAIN = List.of(
            Map.entry("nav.today", "/"),
            Map.entry("nav.agreements", "/room/agreements"),
            Map.entry("nav.clearances", "/room/clearances"),
            Map.entry("nav.flights", "/room/flights"),
            Map.entry("nav.safeguards", "/room/safeguards"),
            Map.entry("nav.onward", "/room/onward"),
            Map.entry("nav.monitoring", "/room/monitoring"),
            Map.entry("nav.countries", "/room/countries"),
            Map.entry("nav.statistics", "/room/statistics"));

    /** What there is for everybody. */
    private static final List<Map.Entry<String, String>> PUBLIC =
            List.of(Map.entry("nav.statistics", "/public/statistics"));

    private Navigation() {}

    static List<NavItem> of(Visit visit) {
        return (visit.signedIn() ? MAIN : PUBLIC)
                .stream()
                        .map(e -> new NavItem(
                                visit.say().the(e.getKey()), e.getValue(), current(visit.path(), e.getValue())))
                        .toList();
    }

    private static boolean current(String path, String item) {
        return item.equals("/") ? path.equals("/") : path.equals(item) || path.startsWith(item + "/");
    }
}
