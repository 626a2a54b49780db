package org.acuerdo.local.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.acuerdo.local.UserError;

/**
 * A file of cases. It holds one {@code agreement} with what belongs to it beside it, or several {@code agreements}.
 *
 * @param agreements each with all that belongs to it
 * @param rest what belongs to none of them, by its name
 */
record CaseFile(List<ObjectNode> agreements, Map<String, JsonNode> rest) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** @throws UserError where there is no such file, or it holds no cases */
    static CaseFile read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new UserError(
                    "There is no file " + file + ". The cases lie in local/system/src/main/resources/cases");
        }
        try {
            return of(JSON.readTree(Files.readString(file)), file.toString());
        } catch (JsonProcessingException e) {
            throw new UserError(
                    file + " is no JSON: line " + e.getLocation().getLineNr() + ", " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UserError(file + " cannot be read as text: " + e.getMessage());
        }
    }

    static CaseFile of(JsonNode file, String name) {
        JsonNode one = file.path("agreement");
        JsonNode several = file.path("agreements");
        if (one.isObject() == several.isArray()) {
            throw new UserError(name + " holds no cases: it needs an object 'agreement' or a list 'agreements'");
        }
        var agreements = new ArrayList<ObjectNode>();
        var rest = new LinkedHashMap<String, JsonNode>();
        if (one.isObject()) {
            ObjectNode whole = one.deepCopy();
            file.properties().forEach(field -> {
                if (!field.getKey().equals("agreement")) {
                    whole.set(field.getKey(), field.getValue());
                }
            });
            agreements.add(complete(whole, name));
        } else {
            several.forEach(each -> agreements.add(complete(each, name)));
            file.properties().forEach(field -> {
                if (!field.getKey().equals("agreements")) {
                    rest.put(field.getKey(), field.getValue());
                }
            });
        }
        return new CaseFile(agreements, rest);
    }

    private static ObjectNode complete(JsonNode agreement, String name) {
        for (String field : List.of("reference", "sendingState", "receivingState", "zone")) {
            if (!agreement.path(field).isTextual()) {
                throw new UserError(name + ": the agreement "
                        + agreement.path("reference").asText("without reference") + " has no '" + field + "'");
            }
        }
        return (ObjectNode) agreement;
    }
}
