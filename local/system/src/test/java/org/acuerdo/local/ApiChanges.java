package org.acuerdo.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What of a published API document a new one breaks: a call, a parameter, a field or an answer that is gone or has another
 * type; something that must be sent now and did not have to be; a value that is no longer taken. Additions break nothing.
 */
final class ApiChanges {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");
    private static final int DEEPEST = 12;

    private final JsonNode published;
    private final JsonNode current;
    private final List<String> breaking = new ArrayList<>();

    private ApiChanges(JsonNode published, JsonNode current) {
        this.published = published;
        this.current = current;
    }

    static List<String> breaking(JsonNode published, JsonNode current) {
        ApiChanges changes = new ApiChanges(published, current);
        published
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    if (METHODS.contains(operation.getKey())) {
                        changes.operation(
                                operation.getKey() + " " + path.getKey(),
                                operation.getValue(),
                                current.path("paths").path(path.getKey()).path(operation.getKey()));
                    }
                }));
        return changes.breaking;
    }

    private void operation(String where, JsonNode before, JsonNode now) {
        if (now.isMissingNode()) {
            breaking.add(where + ": gone");
            return;
        }
        for (JsonNode parameter : before.path("parameters")) {
            if (parameter(now, parameter).isMissingNode()) {
                breaking.add(where + ": parameter " + parameter.path("name").asText() + " is gone");
            }
        }
        for (JsonNode parameter : now.path("parameters")) {
            JsonNode earlier = parameter(before, parameter);
            if (parameter.path("required").asBoolean()
                    && !earlier.path("required").asBoolean()) {
                breaking.add(where + ": parameter " + parameter.path("name").asText() + " must be sent now");
            }
        }
        body(where, before.path("requestBody"), now.path("requestBody"));
        before.path("responses").properties().forEach(response -> {
            JsonNode same = now.path("responses").path(response.getKey());
            if (same.isMissingNode()) {
                breaking.add(where + ": answer " + response.getKey() + " is gone");
            } else {
                answer(where + " -> " + response.getKey(), response.getValue(), same);
            }
        });
    }

    private static JsonNode parameter(JsonNode operation, JsonNode wanted) {
        for (JsonNode parameter : operation.path("parameters")) {
            if (parameter.path("name").equals(wanted.path("name"))
                    && parameter.path("in").equals(wanted.path("in"))) {
                return parameter;
            }
        }
        return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
    }

    private void body(String where, JsonNode before, JsonNode now) {
        before.path("content").properties().forEach(content -> {
            JsonNode same = now.path("content").path(content.getKey());
            if (same.isMissingNode()) {
                breaking.add(where + ": no body of type " + content.getKey() + " any more");
            } else {
                schema(where, content.getValue().path("schema"), same.path("schema"), true, 0, new HashSet<>());
            }
        });
    }

    private void answer(String where, JsonNode before, JsonNode now) {
        resolved(published, before).path("content").properties().forEach(content -> {
            JsonNode same = resolved(current, now).path("content").path(content.getKey());
            if (same.isMissingNode()) {
                breaking.add(where + ": no answer of type " + content.getKey() + " any more");
            } else {
                schema(where, content.getValue().path("schema"), same.path("schema"), false, 0, new HashSet<>());
            }
        });
    }

    private void schema(String where, JsonNode was, JsonNode is, boolean sent, int depth, Set<String> seen) {
        if (depth > DEEPEST || was.has("$ref") && !seen.add(was.get("$ref").asText())) {
            return;
        }
        JsonNode before = resolved(published, was);
        JsonNode now = resolved(current, is);
        if (before.has("type") && !before.get("type").equals(now.path("type"))) {
            breaking.add(where + ": was " + before.get("type") + ", is " + now.path("type"));
            return;
        }
        before.path("properties").properties().forEach(property -> {
            JsonNode same = now.path("properties").path(property.getKey());
            String at = where + "." + property.getKey();
            if (same.isMissingNode()) {
                breaking.add(at + ": gone");
            } else {
                schema(at, property.getValue(), same, sent, depth + 1, seen);
            }
        });
        if (before.has("items")) {
            schema(where + "[]", before.get("items"), now.path("items"), sent, depth + 1, seen);
        }
        if (sent) {
            Set<String> required = texts(now.path("required"));
            required.removeAll(texts(before.path("required")));
            required.forEach(field -> breaking.add(where + "." + field + ": must be sent now"));
            Set<String> taken = texts(before.path("enum"));
            taken.removeAll(texts(now.path("enum")));
            if (now.has("enum")) {
                taken.forEach(value -> breaking.add(where + ": " + value + " is no longer taken"));
            }
        }
    }

    private static JsonNode resolved(JsonNode document, JsonNode schema) {
        return schema.has("$ref") ? document.at(schema.get("$ref").asText().substring(1)) : schema;
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new HashSet<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
