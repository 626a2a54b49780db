package org.acuerdo.local.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Sentences for what has no place of its own: the item's own words, or its fields one by one. Nothing is added. */
final class Words {

    /** Said elsewhere in the statement, or not part of what was said. */
    private static final Set<String> APART = Set.of("source", "remark", "what", "fact", "certainty");

    private Words() {}

    /** An item as a sentence, such as "Arrived: 299 persons; first flight 119". */
    static String sentence(String name, JsonNode item) {
        if (item.isObject() && item.path("what").isTextual()) {
            return withRemark(item.path("what").asText(), item);
        }
        if (!item.isObject()) {
            return capital(spaced(name)) + ": " + value(item);
        }
        String title = item.path("fact").isTextual() ? item.path("fact").asText() : name;
        var parts = new ArrayList<String>();
        for (Map.Entry<String, JsonNode> field : item.properties()) {
            if (!APART.contains(field.getKey())) {
                parts.add(part(field.getKey(), field.getValue()));
            }
        }
        return withRemark(capital(spaced(title)) + ": " + String.join("; ", parts), item);
    }

    private static String withRemark(String sentence, JsonNode item) {
        return item.path("remark").isTextual()
                ? sentence + " (" + item.path("remark").asText() + ")"
                : sentence;
    }

    private static String part(String field, JsonNode value) {
        if (Set.of("date", "value", "dates").contains(field)) {
            return value(value);
        }
        return Set.of("persons", "flights", "days", "seats").contains(field)
                ? value(value) + " " + field
                : spaced(field) + " " + value(value);
    }

    private static String value(JsonNode value) {
        if (value.isArray()) {
            var all = new ArrayList<String>();
            value.forEach(each -> all.add(value(each)));
            return String.join(", ", all);
        }
        if (value.path("currency").isTextual()) {
            return value.path("value").asText() + " " + value.path("currency").asText();
        }
        if (value.isObject()) {
            var all = new ArrayList<String>();
            value.properties().forEach(field -> all.add(part(field.getKey(), field.getValue())));
            return String.join(" ", all);
        }
        return value.asText();
    }

    /** A field's name as words: {@code firstThirdCountryArrival} is "first third country arrival". */
    static String spaced(String name) {
        return name.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
    }

    static String capital(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    static List<String> strings(JsonNode array) {
        var all = new ArrayList<String>();
        array.forEach(each -> all.add(each.asText()));
        return all;
    }
}
