package org.acuerdo.local.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * The facts of a case: those the interface knows, and the others. Of two dates for one fact the later one is the fact, the
 * earlier stays as a statement.
 *
 * @param known in the order of their days
 * @param others what becomes a statement
 */
record Facts(List<Fact> known, List<JsonNode> others) {

    static Facts of(JsonNode agreement) {
        var known = new LinkedHashMap<String, Fact>();
        var others = new ArrayList<JsonNode>();
        for (JsonNode item : agreement.path("facts")) {
            String name = item.path("fact").asText();
            if (name.equals("terminationNoticeDays")
                    || !Fact.known(name)
                    || !item.path("date").isTextual()) {
                others.add(item);
                continue;
            }
            var fact = new Fact(name, LocalDate.parse(item.path("date").asText()), item);
            Fact other = known.get(name);
            if (other == null || fact.day().isAfter(other.day())) {
                known.put(name, fact);
            }
            if (other != null) {
                others.add(known.get(name) == fact ? other.item() : item);
            }
        }
        var ordered = new ArrayList<>(known.values());
        ordered.sort(java.util.Comparator.comparing(Fact::day));
        return new Facts(ordered, others);
    }

    Optional<LocalDate> day(String name) {
        return known.stream().filter(f -> f.name().equals(name)).map(Fact::day).findFirst();
    }

    Optional<LocalDate> last() {
        var days = new ArrayList<LocalDate>();
        known.forEach(f -> days.add(f.day()));
        others.forEach(each -> Days.last(each).ifPresent(days::add));
        return days.stream().max(LocalDate::compareTo);
    }
}
