package org.acuerdo.gateway.openapi;

import io.vertx.core.json.JsonObject;

/** The schema of a problem, where no service brings its own. */
final class ProblemSchema {
    private ProblemSchema() {}

    static JsonObject schema() {
        return new JsonObject("""
                {"type": "object", "required": ["type", "title", "status", "code"],
                 "properties": {
                  "type": {"type": "string", "format": "uri"}, "title": {"type": "string"},
                  "status": {"type": "integer"}, "detail": {"type": "string"},
                  "instance": {"type": "string"}, "code": {"type": "string"},
                  "violations": {"type": "array", "items": {"type": "object", "required": ["code"], "properties": {
                    "code": {"type": "string"}, "field": {"type": "string"}, "detail": {"type": "string"},
                    "clause": {"type": "string"}}}}}}
                """);
    }
}
