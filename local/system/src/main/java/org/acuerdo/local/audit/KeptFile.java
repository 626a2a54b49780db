package org.acuerdo.local.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.acuerdo.local.UserError;

/**
 * Seals that somebody kept: one JSON object after another, each the data of a message of {@code acuerdo.audit-seals.v1} or
 * a CloudEvent with it, as the event stream gives it.
 */
final class KeptFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private KeptFile() {}

    /** The seals of each service, in the order of the file. */
    static Map<String, List<JsonNode>> read(Path file) {
        Map<String, List<JsonNode>> seals = new LinkedHashMap<>();
        if (!Files.isReadable(file)) {
            throw new UserError("There is no readable file " + file);
        }
        int number = 0;
        try (MappingIterator<JsonNode> values =
                JSON.readerFor(JsonNode.class).readValues(Files.newBufferedReader(file))) {
            while (values.hasNext()) {
                number++;
                JsonNode value = values.next();
                JsonNode seal = value.has("specversion") ? value.path("data") : value;
                String service = seal.path("service").asText("");
                if (!Trail.SERVICES.contains(service) || !seal.has("hash")) {
                    throw unreadable(file, number);
                }
                seals.computeIfAbsent(service, s -> new ArrayList<>()).add(seal);
            }
        } catch (JsonProcessingException e) {
            throw unreadable(file, number + 1);
        } catch (IOException | RuntimeException e) {
            if (e instanceof UserError known) {
                throw known;
            }
            throw unreadable(file, number + 1);
        }
        if (seals.isEmpty()) {
            throw new UserError(file + " holds no seal. Make one with ./acuerdo audit seals > FILE");
        }
        return seals;
    }

    private static UserError unreadable(Path file, int number) {
        return new UserError(file + ": value " + number + " is no seal as ./acuerdo audit seals prints it");
    }
}
