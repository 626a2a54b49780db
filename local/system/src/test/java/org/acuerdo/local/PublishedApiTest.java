package org.acuerdo.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.acuerdo.local.parts.Checkout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Clients rely on the API document as it was published last: nothing of it may break. A new one is published with
 * {@code -Dacuerdo.publish=true}, which writes the running system's document in its place.
 */
class PublishedApiTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PUBLISHED = "published/openapi.json";

    @Test
    void nothingThatWasPublishedBreaks() throws IOException {
        JsonNode current =
                Api.read(SystemUnderTest.shared().anonymous().get("/openapi").asString());
        if (Boolean.getBoolean("acuerdo.publish")) {
            Path file =
                    Checkout.root().resolve("local/system/src/test/resources").resolve(PUBLISHED);
            Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(current) + "\n");
        }
        JsonNode published = published();
        assertTrue(
                published.path("paths").size() > 40,
                "paths: " + published.path("paths").size());
        assertEquals(List.of(), ApiChanges.breaking(published, current));
    }

    private static JsonNode published() throws IOException {
        Path file = Checkout.root().resolve("local/system/src/test/resources").resolve(PUBLISHED);
        try (InputStream in = Files.newInputStream(file)) {
            return JSON.readTree(in);
        }
    }

    private static final String SMALL = """
        {"paths": {"/a": {"post": {"parameters": [{"name": "wait", "in": "query"}],
          "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/A"}}}},
          "responses": {"201": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/B"}}}}}}}},
         "components": {"schemas": {
          "A": {"type": "object", "required": ["kind"], "properties": {"kind": {"type": "string", "enum": ["X", "Y"]}}},
          "B": {"type": "object", "properties": {"id": {"type": "string"}, "list": {"type": "array", "items": {"type": "integer"}}}}}}}
        """;

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        "/a"                      | "/b"                                          | gone
        "name": "wait"            | "name": "wait2"                               | parameter wait is gone
        "in": "query"}            | "in": "query"}, {"name": "n", "in": "query", "required": true} | must be sent now
        "required": ["kind"]      | "required": ["kind", "more"]                  | A.more: must be sent now
        "enum": ["X", "Y"]        | "enum": ["X"]                                 | Y is no longer taken
        "id": {"type": "string"}, | "other": {"type": "string"},                  | .id: gone
        "items": {"type": "integer"} | "items": {"type": "string"}                | was "integer"
        "201"                     | "200"                                         | answer 201 is gone
        """)
    void aBreakingChangeIsFound(String before, String after, String expected) {
        List<String> found = ApiChanges.breaking(Api.read(SMALL), Api.read(SMALL.replace(before, after)));
        String wanted = expected.replace("A.more", ".more");
        assertTrue(found.stream().anyMatch(change -> change.contains(wanted)), found.toString());
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        "enum": ["X", "Y"]        | "enum": ["X", "Y", "Z"]
        "id": {"type": "string"}, | "id": {"type": "string"}, "new": {"type": "string"},
        "in": "query"}            | "in": "query"}, {"name": "n", "in": "query"}
        """)
    void anAdditionBreaksNothing(String before, String after) {
        assertEquals(List.of(), ApiChanges.breaking(Api.read(SMALL), Api.read(SMALL.replace(before, after))));
    }
}
