package org.acuerdo.gateway.web.kit;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Collectors;

/** Reads what the services answer; what is absent is empty, never an error. */
public final class Json {
    public static final JsonObject EMPTY = new JsonObject();

    private Json() {}

    public static List<JsonObject> objects(JsonObject of, String name) {
        return of != null && of.getValue(name) instanceof JsonArray array
                ? array.stream()
                        .filter(JsonObject.class::isInstance)
                        .map(JsonObject.class::cast)
                        .toList()
                : List.of();
    }

    public static List<JsonObject> items(JsonObject answer) {
        return objects(answer, "items");
    }

    public static List<String> texts(JsonObject of, String name) {
        return of != null && of.getValue(name) instanceof JsonArray array
                ? array.stream().map(String::valueOf).toList()
                : List.of();
    }

    public static JsonObject object(JsonObject of, String name) {
        return of != null && of.getValue(name) instanceof JsonObject found ? found : EMPTY;
    }

    /** Empty where absent. */
    public static String text(JsonObject of, String name) {
        Object value = of == null ? null : of.getValue(name);
        return value == null ? "" : String.valueOf(value);
    }

    public static long number(JsonObject of, String name) {
        return of != null && of.getValue(name) instanceof Number n ? n.longValue() : 0;
    }

    public static boolean flag(JsonObject of, String name) {
        return of != null && Boolean.TRUE.equals(of.getValue(name));
    }

    /** A value of any shape as one line: lists by comma, objects by name. */
    public static String line(Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof JsonArray array) {
            return array.stream().map(Json::line).sorted().collect(Collectors.joining(", "));
        }
        if (value instanceof JsonObject object) {
            return object.stream()
                    .filter(e -> e.getValue() != null)
                    .map(e -> e.getKey() + " " + line(e.getValue()))
                    .collect(Collectors.joining(", "));
        }
        return String.valueOf(value);
    }
}
