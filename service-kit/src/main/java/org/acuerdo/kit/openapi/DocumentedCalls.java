package org.acuerdo.kit.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.acuerdo.kit.json.Json;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/**
 * Puts a service's {@code openapi-calls.json} into its API document while it is built: by call an example of its body, the
 * statuses it succeeds with and the schema of what it answers; and these schemas. A whole-system test sends every example
 * and holds each answer against its schema. A call that the service does not have stops the build.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class DocumentedCalls implements OASFilter {
    private static final String RESOURCE = "openapi-calls.json";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(RESOURCE)) {
            if (in != null) {
                add(Json.MAPPER.readTree(in), document);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(JsonNode described, OpenAPI document) {
        described.path("calls").properties().forEach(call -> {
            String[] named = call.getKey().split(" ");
            PathItem path = document.getPaths().getPathItem(named[1]);
            Operation operation = path == null ? null : path.getOperations().get(PathItem.HttpMethod.valueOf(named[0]));
            if (operation == null) {
                throw new IllegalStateException(RESOURCE + " describes a call that there is not: " + call.getKey());
            }
            describe(operation, call.getValue());
        });
        if (document.getComponents() == null) {
            document.setComponents(OASFactory.createComponents());
        }
        described
                .path("schemas")
                .properties()
                .forEach(schema -> document.getComponents().addSchema(schema.getKey(), schema(schema.getValue())));
    }

    private static void describe(Operation operation, JsonNode call) {
        if (call.has("example")) {
            String type = call.path("type").asText("application/json");
            MediaType body = operation.getRequestBody() == null
                            || operation.getRequestBody().getContent() == null
                    ? null
                    : operation.getRequestBody().getContent().getMediaType(type);
            if (body == null || call.path("empty").asBoolean()) {
                // what takes an empty object: its resource reads no class
                body = OASFactory.createMediaType()
                        .schema(OASFactory.createSchema().addType(Schema.SchemaType.OBJECT));
                operation.setRequestBody(OASFactory.createRequestBody()
                        .content(OASFactory.createContent().addMediaType(type, body)));
            }
            body.setExample(Json.MAPPER.convertValue(call.get("example"), Object.class));
        }
        if (call.has("answers")) {
            answers(operation.getResponses(), call.get("answers"));
        }
    }

    /** In place of the one answer that is assumed where a resource does not say; its other types of content stay. */
    private static void answers(APIResponses responses, JsonNode answers) {
        APIResponse assumed = responses.getAPIResponse("200");
        responses.removeAPIResponse("200");
        answers.properties().forEach(answer -> {
            Content content = OASFactory.createContent();
            if (assumed != null && assumed.getContent() != null) {
                assumed.getContent().getMediaTypes().forEach(content::addMediaType);
            }
            Schema schema = OASFactory.createSchema()
                    .ref("#/components/schemas/" + answer.getValue().asText());
            content.addMediaType(
                    "application/json", OASFactory.createMediaType().schema(schema));
            responses.addAPIResponse(
                    answer.getKey(),
                    OASFactory.createAPIResponse()
                            .description(answer.getKey().equals("202") ? "Waits for the other party" : "Done")
                            .content(content));
        });
    }

    /** Only what the file uses of JSON Schema: references, types, properties, items, enumerations. */
    private static Schema schema(JsonNode described) {
        Schema schema = OASFactory.createSchema();
        if (described.has("$ref")) {
            return schema.ref(described.get("$ref").asText());
        }
        JsonNode type = described.path("type");
        (type.isArray() ? type : type.isMissingNode() ? List.<JsonNode>of() : List.of(type))
                .forEach(one ->
                        schema.addType(Schema.SchemaType.valueOf(one.asText().toUpperCase(Locale.ROOT))));
        if (described.has("description")) {
            schema.setDescription(described.get("description").asText());
        }
        described.path("enum").forEach(value -> schema.addEnumeration(value.asText()));
        described.path("required").forEach(field -> schema.addRequired(field.asText()));
        described
                .path("properties")
                .properties()
                .forEach(property -> schema.addProperty(property.getKey(), schema(property.getValue())));
        described.path("anyOf").forEach(one -> schema.addAnyOf(schema(one)));
        if (described.has("items")) {
            schema.setItems(schema(described.get("items")));
        }
        return schema;
    }
}
