package org.acuerdo.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.acuerdo.local.parts.Person;

/**
 * Sends the examples of the API's document through the gateway, as they stand in it but for ids, which a system gives out
 * itself, and holds each answer against what the document says of it. {@code -Dacuerdo.answers=DIR} keeps the answers.
 */
final class Examples {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    private final SystemUnderTest acuerdo;
    private final JsonNode document;
    private final Map<String, String> ids = new HashMap<>();
    private final Set<String> done = new HashSet<>();
    private final List<String> untrue = new ArrayList<>();

    Examples(SystemUnderTest acuerdo) {
        this.acuerdo = acuerdo;
        this.document = Api.read(acuerdo.anonymous().get("/openapi").asString());
    }

    JsonNode document() {
        return document;
    }

    /** From now on the examples' id means this one. */
    void means(String example, String id) {
        ids.put(example, id);
    }

    /** Calls that the document names and that were not sent. */
    Set<String> left() {
        Set<String> left = new TreeSet<>(calls());
        left.removeAll(done);
        return left;
    }

    Set<String> calls() {
        Set<String> calls = new TreeSet<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().fieldNames().forEachRemaining(method -> {
                    if (METHODS.contains(method)) {
                        calls.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey());
                    }
                }));
        return calls;
    }

    JsonNode operation(String call) {
        String[] named = call.split(" ");
        return document.path("paths").path(named[1]).path(named[0].toLowerCase(java.util.Locale.ROOT));
    }

    /** The example of a call's body, null for a call without a body. */
    JsonNode example(String call) {
        JsonNode content = operation(call).path("requestBody").path("content");
        return content.isEmpty() ? null : content.elements().next().path("example");
    }

    /**
     * Sends a call with its example.
     *
     * @param query  begins with ?, or empty
     * @param values of the path's parameters, in order
     */
    Response send(String call, Person person, String query, String... values) {
        String[] named = call.split(" ");
        String path = named[1];
        for (String value : values) {
            path = path.replaceFirst("\\{\\w+}", value);
        }
        RequestSpecification request = acuerdo.as(person);
        JsonNode example = example(call);
        if (example != null) {
            String type = operation(call)
                    .path("requestBody")
                    .path("content")
                    .fieldNames()
                    .next();
            request.contentType(type + "; charset=UTF-8")
                    .body(filled(example.isTextual() ? example.asText() : example.toString()));
        }
        String tag = named[0].equals("GET") ? null : tag(person, path);
        if (tag != null) {
            request.header("If-Match", tag);
        }
        Response answer = request.request(named[0], path + query);
        check(call, answer);
        return answer;
    }

    /** An example with the ids that it means. */
    String filled(String example) {
        String text = example;
        for (var id : ids.entrySet()) {
            text = text.replace(id.getKey(), id.getValue());
        }
        return text;
    }

    /** The tag of what the call changes: an agreement's for all that is below it, else the item's own. */
    private String tag(Person person, String path) {
        String[] parts = path.split("/");
        if (parts.length < 6 || path.contains("/audit/") || path.contains("/countries/")) {
            return null;
        }
        String item = String.join("/", List.of(parts).subList(0, 5));
        if (path.contains("/clearances/") && parts.length == 7) {
            item += "/" + parts[5];
        }
        // a flight changes once more when its clearance request is answered
        String wait = path.contains("/flights/") ? "?wait=PT30S" : "";
        return acuerdo.as(person).get(item + wait).header("ETag");
    }

    /** What an answer says that the document does not say of it; it may be many, and is told at once. */
    List<String> untrue() {
        return untrue;
    }

    private void check(String call, Response answer) {
        done.add(call);
        assertEquals(2, answer.statusCode() / 100, () -> call + ": " + answer.statusCode() + " " + answer.asString());
        JsonNode documented = operation(call).path("responses").path(Integer.toString(answer.statusCode()));
        String type = answer.contentType().replaceFirst(";.*", "");
        JsonNode schema = documented.path("content").path(type).path("schema");
        if (schema.isEmpty()) {
            untrue.add(call + ": " + answer.statusCode() + " with " + type + " is not described");
        }
        if (type.equals("application/json")) {
            JsonNode body = Api.read(answer.asString());
            keep(call, body);
            validator(schema.isMissingNode() ? JSON.createObjectNode() : schema)
                    .validate(body)
                    .forEach(wrong -> untrue.add(call + ": " + answer.statusCode() + " " + wrong));
        }
    }

    JsonSchema validator(JsonNode schema) {
        ObjectNode whole = schema.deepCopy();
        whole.set("components", document.path("components"));
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(whole);
    }

    /** Whether a call's own example is what its schema asks for. */
    Set<ValidationMessage> wrongExample(String call) {
        JsonNode content =
                operation(call).path("requestBody").path("content").elements().next();
        return validator(content.path("schema")).validate(content.path("example"));
    }

    private static void keep(String call, JsonNode body) {
        String folder = System.getProperty("acuerdo.answers");
        if (folder == null) {
            return;
        }
        try {
            Path file = Files.createTempFile(Files.createDirectories(Path.of(folder)), "answer", ".json");
            Files.writeString(
                    file,
                    JSON.createObjectNode().put("call", call).set("body", body).toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
