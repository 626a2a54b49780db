package org.acuerdo.gateway.openapi;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The schema of a problem, where no service brings its own. */
final class ProblemSchema {
    private ProblemSchema() {}

    static JsonObject schema() {
        return new JsonObject("""
            {"type": "object", "required": ["type", "title", "status", "code"],
             "properties": {
              "type": {"type": "string", "format": "uri"}, "title": {"type": "string"},
              "status": {"type": "integer"}, "detail": {"type": "string"},
              "instance": {"type": "string"}, "code": {"$ref": "#/components/schemas/ProblemCode"},
              "violations": {"type": "array", "items": {"type": "object", "required": ["code"], "properties": {
                "code": {"$ref": "#/components/schemas/ProblemCode"}, "field": {"type": "string"}, "detail": {"type": "string"},
                "clause": {"type": "string"}}}}}}
            """);
    }

    /** All codes that a problem or one of its violations may carry; a whole-system test finds one that is not listed. */
    static JsonObject codes() {
        try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream("problem-codes.txt")) {
            JsonArray codes = new JsonArray();
            new String(in.readAllBytes(), StandardCharsets.US_ASCII).lines().forEach(codes::add);
            return new JsonObject()
                    .put("type", "string")
                    .put("description", "What is wrong, for programs; more may come")
                    .put("enum", codes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
