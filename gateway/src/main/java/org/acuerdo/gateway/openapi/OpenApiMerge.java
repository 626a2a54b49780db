package org.acuerdo.gateway.openapi;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.acuerdo.gateway.proxy.Part;

/** Makes one OpenAPI 3.1 document of those of the services. Pure: the same documents give the same one. */
final class OpenApiMerge {
    private static final String REF = "#/components/";
    private static final String BEARER = "bearer";

    private final JsonObject paths = new JsonObject();
    private final JsonObject components = new JsonObject();
    private final Map<String, JsonObject> tags = new LinkedHashMap<>();

    private OpenApiMerge() {}

    /**
     * Merges the documents in the order of the parts.
     *
     * @param own the gateway's: of what it answers itself
     */
    static JsonObject of(Map<Part, JsonObject> documents, JsonObject own) {
        OpenApiMerge merge = new OpenApiMerge();
        for (Part part : Part.values()) {
            if (documents.containsKey(part)) {
                merge.add(part, documents.get(part));
            }
        }
        merge.addOwn(own.copy());
        return merge.document();
    }

    private void addOwn(JsonObject own) {
        JsonObject ownPaths = own.getJsonObject("paths");
        ownPaths.fieldNames().forEach(path -> paths.put(path, secured(path, ownPaths.getJsonObject(path))));
        section("schemas").mergeIn(own.getJsonObject("components").getJsonObject("schemas"));
        addTags(own);
    }

    private void addTags(JsonObject document) {
        for (Object tag : document.getJsonArray("tags", new JsonArray())) {
            tags.putIfAbsent(((JsonObject) tag).getString("name"), (JsonObject) tag);
        }
    }

    private void add(Part part, JsonObject document) {
        JsonObject renamed = rename(document, names(part, document));
        JsonObject own = renamed.getJsonObject("components", new JsonObject());
        for (String kind : own.fieldNames()) {
            // who may call is said once, for all
            if (!kind.equals("securitySchemes")) {
                JsonObject target = components.getJsonObject(kind, new JsonObject());
                target.mergeIn(own.getJsonObject(kind));
                components.put(kind, target);
            }
        }
        JsonObject ownPaths = renamed.getJsonObject("paths", new JsonObject());
        for (String path : ownPaths.fieldNames()) {
            if (Part.ofTemplate(path).filter(part::equals).isPresent()) {
                paths.put(path, secured(path, ownPaths.getJsonObject(path)));
            }
        }
        addTags(renamed);
    }

    /** New names for components that another document has under the same name with another content. */
    private Map<String, String> names(Part part, JsonObject document) {
        Map<String, String> renames = new HashMap<>();
        JsonObject own = document.getJsonObject("components", new JsonObject());
        for (String kind : own.fieldNames()) {
            JsonObject taken = components.getJsonObject(kind, new JsonObject());
            JsonObject mine = own.getJsonObject(kind);
            for (String name : mine.fieldNames()) {
                if (taken.containsKey(name) && !taken.getValue(name).equals(mine.getValue(name))) {
                    renames.put(REF + kind + "/" + name, REF + kind + "/" + part.prefix() + name);
                }
            }
        }
        return renames;
    }

    private static JsonObject rename(JsonObject document, Map<String, String> renames) {
        JsonObject copy = (JsonObject) refs(document, renames);
        JsonObject own = copy.getJsonObject("components", new JsonObject());
        renames.forEach((from, to) -> {
            String[] old = from.substring(REF.length()).split("/", 2);
            JsonObject kind = own.getJsonObject(old[0]);
            kind.put(to.substring(REF.length()).split("/", 2)[1], kind.remove(old[1]));
        });
        return copy;
    }

    private static Object refs(Object node, Map<String, String> renames) {
        if (node instanceof JsonObject object) {
            JsonObject copy = new JsonObject();
            object.forEach(field -> copy.put(field.getKey(), refs(field.getValue(), renames)));
            return copy;
        }
        if (node instanceof JsonArray array) {
            JsonArray copy = new JsonArray();
            array.forEach(item -> copy.add(refs(item, renames)));
            return copy;
        }
        return node instanceof String text ? renames.getOrDefault(text, text) : node;
    }

    /** Adds to each call what the gateway may answer, and whether it needs a token. */
    private JsonObject secured(String path, JsonObject item) {
        for (String method : item.fieldNames()) {
            if (!(item.getValue(method) instanceof JsonObject operation) || !operation.containsKey("responses")) {
                continue;
            }
            boolean open = path.equals(Part.API + "statistics") && method.equals("get");
            JsonArray security = new JsonArray();
            operation.put("security", open ? security : security.add(new JsonObject().put(BEARER, new JsonArray())));
            JsonObject responses = operation.getJsonObject("responses");
            if (!responses.containsKey("default")) {
                responses.put("default", new JsonObject().put("$ref", "#/components/responses/Problem"));
            }
        }
        return item;
    }

    private JsonObject document() {
        section("responses")
                .put(
                        "Problem",
                        new JsonObject()
                                .put(
                                        "description",
                                        "A problem (RFC 9457): `code` says which, `violations` each broken rule")
                                .put(
                                        "content",
                                        new JsonObject()
                                                .put(
                                                        "application/problem+json",
                                                        new JsonObject()
                                                                .put(
                                                                        "schema",
                                                                        new JsonObject()
                                                                                .put(
                                                                                        "$ref",
                                                                                        REF + "schemas/Problem")))));
        if (!section("schemas").containsKey("Problem")) {
            section("schemas").put("Problem", ProblemSchema.schema());
        }
        section("schemas").put("ProblemCode", ProblemSchema.codes());
        components.put(
                "securitySchemes",
                new JsonObject()
                        .put(
                                BEARER,
                                new JsonObject()
                                        .put("type", "http")
                                        .put("scheme", "bearer")
                                        .put("bearerFormat", "JWT")
                                        .put(
                                                "description",
                                                "RS256, audience `acuerdo`, claims `sub`, `groups`, `state`")));
        JsonArray allTags = new JsonArray();
        tags.values().forEach(allTags::add);
        return new JsonObject()
                .put("openapi", "3.1.0")
                .put(
                        "info",
                        new JsonObject()
                                .put("title", "Acuerdo")
                                .put("version", "v1")
                                .put(
                                        "description",
                                        "The shared, neutral record of agreements on return flights, and of what may"
                                                + " fly under them."))
                .put("servers", new JsonArray().add(new JsonObject().put("url", "/")))
                .put("tags", allTags)
                .put("paths", paths)
                .put("components", components);
    }

    private JsonObject section(String kind) {
        if (!components.containsKey(kind)) {
            components.put(kind, new JsonObject());
        }
        return components.getJsonObject(kind);
    }
}
