package org.acuerdo.contracts.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The published message interface and the schema files are one: no message without a schema, no schema without a message. */
class AsyncApiTest {
    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final String URN = "urn:acuerdo:schema:";
    private final JsonNode document = read();

    @Test
    void everySchemaIsAMessageAndEveryMessageHasASchema() throws IOException {
        Set<String> messages = names(document.at("/components/messages"));
        assertEquals(schemas(), messages, "asyncapi.yaml, components.messages");
        messages.forEach(name -> assertEquals(
                "./schemas/" + name + ".json",
                document.at("/components/messages")
                        .get(name)
                        .at("/payload/$ref")
                        .asText()));
    }

    @Test
    void everyMessageTravelsOnOneTopic() {
        Set<String> sent = new TreeSet<>();
        document.get("channels")
                .forEach(channel -> names(channel.path("messages"))
                        .forEach(name -> assertTrue(sent.add(name), () -> name + " is on two topics")));
        assertEquals(names(document.at("/components/messages")), sent);
    }

    @Test
    void theTopicsAreThoseOfTheProgram() {
        Set<String> addresses = new TreeSet<>();
        document.get("channels").forEach(c -> addresses.add(c.get("address").asText()));
        assertEquals(
                new TreeSet<>(Set.of(
                        Topics.AGREEMENTS,
                        Topics.CLEARANCE_REQUESTS,
                        Topics.CLEARANCES,
                        Topics.FLIGHTS,
                        Topics.QUOTAS,
                        Topics.AUDIT_SEALS)),
                addresses);
    }

    @Test
    void everySchemaCanBeLoadedWithAllItRefersTo() throws IOException {
        JsonSchemaFactory factory = JsonSchemaFactory.getInstance(
                SpecVersion.VersionFlag.V202012,
                f -> f.schemaMappers(m -> m.mappings(iri ->
                        iri.startsWith(URN) ? "classpath:schemas/" + iri.substring(URN.length()) + ".json" : iri)));
        for (String name : schemas()) {
            var schema = factory.getSchema(SchemaLocation.of(URN + name));
            schema.initializeValidators();
            assertTrue(
                    schema.validate(new ObjectMapper().createArrayNode()).size() > 0, () -> name + " takes anything");
        }
    }

    private static Set<String> schemas() throws IOException {
        try (Stream<Path> files = Files.list(RESOURCES.resolve("schemas"))) {
            return files.map(f -> f.getFileName().toString())
                    .filter(f -> f.startsWith("org.acuerdo."))
                    .map(f -> f.substring(0, f.length() - ".json".length()))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Set<String> names(JsonNode node) {
        Set<String> names = new TreeSet<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static JsonNode read() {
        try {
            return new ObjectMapper(new YAMLFactory()).readTree(Files.readString(RESOURCES.resolve("asyncapi.yaml")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
