package org.acuerdo.contracts.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Within v1 a schema only gains optional fields. {@code src/test/resources/published} holds the schemas as last published; a
 * release copies the present ones there.
 */
class SchemaCompatibilityTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path PUBLISHED = Path.of("src/test/resources/published");
    private static final Path PRESENT = Path.of("src/main/resources/schemas");

    /** Keywords that explain and bind nobody. */
    private static final List<String> WORDS = List.of("description", "title", "examples");

    @Test
    void everyPublishedSchemaStillHolds() throws IOException {
        List<String> broken = new ArrayList<>();
        try (Stream<Path> files = Files.list(PUBLISHED)) {
            for (Path file : files.sorted().toList()) {
                Path present = PRESENT.resolve(file.getFileName());
                if (!Files.exists(present)) {
                    broken.add(file.getFileName() + " is gone");
                } else {
                    compare(read(file), read(present), file.getFileName().toString(), broken);
                }
            }
        }

        assertEquals(List.of(), broken);
    }

    @Test
    void somethingIsPublished() throws IOException {
        try (Stream<Path> files = Files.list(PUBLISHED)) {
            assertTrue(files.count() > 20);
        }
    }

    @Test
    void anAddedOptionalFieldIsNoBreak() throws IOException {
        ObjectNode added = flight();
        ((ObjectNode) added.path("properties")).putObject("added").put("type", "string");

        assertEquals(List.of(), broken(added));
    }

    @Test
    void everyOtherChangeIsOne() throws IOException {
        ObjectNode removed = flight();
        ((ObjectNode) removed.path("properties")).remove("clearanceVersion");
        ObjectNode retyped = flight();
        ((ObjectNode) retyped.path("properties").path("clearanceVersion")).put("type", "string");
        ObjectNode nowRequired = flight();
        ((ArrayNode) nowRequired.path("required")).add("by");
        ObjectNode noLongerRequired = flight();
        ((ArrayNode) noLongerRequired.path("required")).remove(0);

        for (ObjectNode change : List.of(removed, retyped, nowRequired, noLongerRequired)) {
            assertFalse(broken(change).isEmpty(), change.toString());
        }
    }

    private static ObjectNode flight() throws IOException {
        return (ObjectNode) read(PUBLISHED.resolve(MessageTypes.CLEARANCE_GRANTED + ".json"));
    }

    private static List<String> broken(JsonNode changed) throws IOException {
        List<String> broken = new ArrayList<>();
        compare(flight(), changed, "", broken);
        return broken;
    }

    /** All of the published schema must stand unchanged in the present one; names of properties may only be added. */
    private static void compare(JsonNode published, JsonNode present, String at, List<String> broken) {
        if (!published.isObject()) {
            boolean same = at.endsWith("/required") || at.endsWith("/enum")
                    ? names(published).equals(names(present))
                    : published.equals(present);
            if (!same) {
                broken.add(at + ": was " + published + ", is " + present);
            }
            return;
        }
        published.fields().forEachRemaining(field -> {
            String name = field.getKey();
            if (!namesFields(at) && WORDS.contains(name)) {
                return;
            }
            JsonNode now = present.get(name);
            if (now == null) {
                broken.add(at + "/" + name + " is gone");
            } else {
                compare(field.getValue(), now, at + "/" + name, broken);
            }
        });
        // a keyword that was not there before narrows what is valid
        if (!namesFields(at)) {
            present.fieldNames().forEachRemaining(name -> {
                if (!published.has(name) && !WORDS.contains(name)) {
                    broken.add(at + "/" + name + " is new");
                }
            });
        }
    }

    private static boolean namesFields(String at) {
        return at.endsWith("/properties") || at.endsWith("/$defs");
    }

    private static TreeSet<String> names(JsonNode list) {
        TreeSet<String> names = new TreeSet<>();
        list.forEach(n -> names.add(n.asText()));
        return names;
    }

    private static JsonNode read(Path file) throws IOException {
        return JSON.readTree(Files.readString(file));
    }
}
