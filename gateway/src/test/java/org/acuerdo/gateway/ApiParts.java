package org.acuerdo.gateway;

/** Two small API documents, as the services give them. */
final class ApiParts {
    private ApiParts() {}

    static String of(String service) {
        return service.equals("agreements-service") ? AGREEMENTS : FLIGHTS;
    }

    private static final String AGREEMENTS = """
            {"openapi": "3.1.0", "info": {"title": "agreements-service API", "version": "1"},
             "paths": {
              "/api/v1/agreements": {"get": {"operationId": "list", "responses": {"200": {"description": "OK",
                "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Page"}}}}}}},
              "/q/internal": {"get": {"responses": {"200": {"description": "OK"}}}}},
             "components": {"schemas": {
               "Page": {"type": "object", "properties": {"items": {"type": "array", "items": {"$ref": "#/components/schemas/Agreement"}}}},
               "Agreement": {"type": "object"},
               "Problem": {"type": "object", "properties": {"code": {"type": "string"}}}}}}
            """;

    private static final String FLIGHTS = """
            {"openapi": "3.1.0", "info": {"title": "flights-service API", "version": "1"},
             "paths": {
              "/api/v1/flights": {"get": {"operationId": "list", "responses": {"200": {"description": "OK",
                "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Page"}}}}}}},
              "/api/v1/statistics": {"get": {"operationId": "statistics", "responses": {"200": {"description": "OK"}}}}},
             "components": {"schemas": {
               "Page": {"type": "object", "properties": {"items": {"type": "array", "items": {"$ref": "#/components/schemas/Flight"}}}},
               "Flight": {"type": "object"},
               "Problem": {"type": "object", "properties": {"code": {"type": "string"}}}}}}
            """;
}
