package org.acuerdo.local.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.acuerdo.local.Api;
import org.acuerdo.local.UserError;
import org.acuerdo.local.parts.Person;

/** What is on record already: each collection is read once, whole. */
final class Shelf {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Api api;
    private final Person reader;
    private final Map<String, List<JsonNode>> read = new HashMap<>();

    Shelf(Api api, Person reader) {
        this.api = api;
        this.reader = reader;
    }

    /** The item of a collection that has these fields of the body. */
    Optional<JsonNode> find(String collection, Map<String, Object> body, List<String> keys) {
        JsonNode wanted = JSON.valueToTree(body);
        return items(collection).stream()
                .filter(found -> keys.stream().allMatch(key -> found.path(key).equals(wanted.path(key))))
                .findFirst();
    }

    /** Beside what was read: two equal items of one file are one. */
    void add(String collection, JsonNode item) {
        items(collection).add(item);
    }

    /** All items of a collection. */
    List<JsonNode> items(String collection) {
        return read.computeIfAbsent(collection, this::all);
    }

    private List<JsonNode> all(String collection) {
        var items = new ArrayList<JsonNode>();
        String paged = collection + (collection.contains("?") ? "&" : "?") + "limit=200";
        String page = paged;
        while (page != null) {
            Api.Answer answer = api.get(reader, page);
            if (answer.status() == 404) {
                // a system that has no such collection has nothing in it; what is to be added tells so
                return items;
            }
            if (answer.status() != 200) {
                throw new UserError("/api/v1/" + page + " answered " + answer.status() + " " + answer.text("detail")
                        + ". './acuerdo status' shows what runs");
            }
            answer.body().path("items").forEach(items::add);
            page = answer.body().path("next").isTextual()
                    ? paged + "&cursor=" + answer.body().path("next").asText()
                    : null;
        }
        return items;
    }
}
