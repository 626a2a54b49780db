package org.acuerdo.gateway.web.kit;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.acuerdo.gateway.web.kit.Form.Error;
import org.acuerdo.gateway.web.kit.Form.Field;

/**
 * What a form asks for, before it is filled in, and how what was typed becomes the body of a request. What the person typed
 * is kept whatever comes of it.
 *
 * @param fixed parts of the body that are not asked
 * @param check words of a second button that only looks; null: none
 * @param steps buttons that change the form and send nothing on, by what they say in {@code step}
 */
public record Sheet(
        String id,
        String title,
        String intro,
        String action,
        List<Field> fields,
        JsonObject fixed,
        String submit,
        boolean grave,
        String check,
        List<Form.Option> steps) {

    private static final Pattern STEP = Pattern.compile("([^.\\[\\]]+)(?:\\[(\\d+)])?");
    private static final Pattern IN_GROUP = Pattern.compile("([A-Za-z]+)\\[(\\d+)]\\.([A-Za-z]+)");

    public static Sheet of(Say say, String id, String action, List<Field> fields) {
        return new Sheet(
                id,
                say.the("form." + id),
                say.has("form." + id + ".intro") ? say.the("form." + id + ".intro") : null,
                action,
                List.copyOf(fields),
                new JsonObject(),
                say.the("form." + id + ".submit"),
                false,
                null,
                List.of());
    }

    /** One of several like forms on a page. @param one names it among them */
    public Sheet as(String one) {
        return new Sheet(id + "-" + one, title, intro, action, fields, fixed, submit, grave, check, steps);
    }

    /** With a title that names what it is about. */
    public Sheet titled(String text) {
        return new Sheet(id, text, intro, action, fields, fixed, submit, grave, check, steps);
    }

    /** With other fields. */
    public Sheet with(List<Field> others) {
        return new Sheet(id, title, intro, action, List.copyOf(others), fixed, submit, grave, check, steps);
    }

    /** With a sentence of its own above the fields. */
    public Sheet introduced(String text) {
        return new Sheet(id, title, text, action, fields, fixed, submit, grave, check, steps);
    }

    public Sheet fixed(JsonObject body) {
        return new Sheet(id, title, intro, action, fields, body, submit, grave, check, steps);
    }

    /** It can't be taken back: the button says so by its colour. */
    public Sheet asGrave() {
        return new Sheet(id, title, intro, action, fields, fixed, submit, true, check, steps);
    }

    public Sheet checked(String words) {
        return new Sheet(id, title, intro, action, fields, fixed, submit, grave, words, steps);
    }

    public Sheet steps(List<Form.Option> buttons) {
        return new Sheet(id, title, intro, action, fields, fixed, submit, grave, check, List.copyOf(buttons));
    }

    /** Empty, as it is offered. */
    public Form blank(Visit visit, String etag) {
        return form(visit, etag, UUID.randomUUID().toString(), fields, List.of());
    }

    /** As it was typed, with what is wrong. */
    public Form again(Visit visit, String etag, MultivaluedMap<String, String> typed, List<Error> errors) {
        List<Error> placed = errors.stream().map(this::placed).toList();
        List<Field> filled = new ArrayList<>();
        for (Field field : fields) {
            Field with = field.value(typed(field, typed));
            filled.add(placed.stream()
                    .filter(e -> field.name().equals(e.field()))
                    .findFirst()
                    .map(with::error)
                    .orElse(with));
        }
        String key = typed.getFirst("key");
        return form(visit, etag, key == null ? UUID.randomUUID().toString() : key, filled, placed);
    }

    private static String typed(Field field, MultivaluedMap<String, String> typed) {
        return switch (field.kind()) {
            case COUNTS_HEAD -> "";
            case MANY -> String.join(",", typed.getOrDefault(field.name(), List.of()));
            default -> typed.getFirst(field.name());
        };
    }

    private Form form(Visit visit, String etag, String key, List<Field> filled, List<Error> errors) {
        return new Form(
                id,
                title,
                intro,
                action,
                visit.formToken(),
                etag == null ? "" : etag,
                key,
                filled.stream().map(f -> f.of(id)).toList(),
                submit,
                grave,
                check,
                steps,
                errors,
                visit.say().the("form.problem"));
    }

    /** An error that names a part above or below a field belongs to that field. */
    private Error placed(Error error) {
        if (error.field() == null) {
            return error;
        }
        return fields.stream()
                .filter(f -> f.kind() != Form.Kind.COUNTS_HEAD)
                .map(Field::name)
                .filter(n -> n.equals(error.field()))
                .findFirst()
                .or(() -> fields.stream()
                        .filter(f -> f.kind() != Form.Kind.COUNTS_HEAD && f.kind() != Form.Kind.HIDDEN)
                        .map(Field::name)
                        .filter(n -> n.startsWith(error.field() + ".")
                                || n.startsWith(error.field() + "[")
                                || error.field().startsWith(n + "."))
                        .findFirst())
                .map(name -> new Error(name, error.text(), error.detail(), error.english()))
                .orElseGet(() -> new Error(null, error.text(), error.detail(), error.english()));
    }

    /**
     * The body of the request.
     *
     * @param errors gets what can't be put into a body at all; the rest is for the service to judge
     */
    public JsonObject body(Say say, MultivaluedMap<String, String> typed, List<Error> errors) {
        JsonObject body = fixed.copy();
        for (Field field : fields) {
            String text = typed(field, typed);
            text = text == null ? "" : text.strip();
            if (field.kind() == Form.Kind.COUNTS_HEAD || field.kind() == Form.Kind.COUNT && text.isEmpty()) {
                continue;
            }
            if (field.kind() == Form.Kind.YES && (field.required() || !text.isEmpty())) {
                put(body, field.name(), !text.isEmpty());
            } else if (text.isEmpty()) {
                if (field.required()) {
                    errors.add(new Error(field.name(), say.the("form.required"), null, false));
                }
            } else {
                Object value = value(say, field, text, errors);
                if (value != null) {
                    put(body, field.name(), value);
                }
            }
        }
        fields.stream().filter(f -> f.kind() == Form.Kind.COUNT).forEach(f -> zero(body, f.name()));
        withoutGaps(body);
        return body;
    }

    /** A text left out between others of a list is none of them. */
    private static void withoutGaps(JsonObject body) {
        body.forEach(e -> {
            if (e.getValue() instanceof JsonArray list && list.contains("")) {
                list.getList().removeIf(""::equals);
            }
        });
    }

    /** A count that was left empty, in a group of which something is there. */
    private static void zero(JsonObject body, String path) {
        Matcher in = IN_GROUP.matcher(path);
        if (in.matches()) {
            List<JsonObject> groups = Json.objects(body, in.group(1));
            int index = Integer.parseInt(in.group(2));
            if (index < groups.size()
                    && !groups.get(index).isEmpty()
                    && !groups.get(index).containsKey(in.group(3))) {
                groups.get(index).put(in.group(3), 0);
            }
        }
    }

    private static Object value(Say say, Field field, String text, List<Error> errors) {
        try {
            return switch (field.kind()) {
                case WHOLE, COUNT, NUMBERED -> Integer.valueOf(text);
                case MANY, LIST -> new JsonArray(List.of(text.split("[,;\\s]+")));
                case MOMENT ->
                    LocalDateTime.parse(text)
                            .atZone(field.zone())
                            .toOffsetDateTime()
                            .toString();
                default -> text;
            };
        } catch (NumberFormatException e) {
            errors.add(new Error(field.name(), say.the("form.whole"), null, false));
            return null;
        } catch (DateTimeException e) {
            errors.add(new Error(field.name(), say.the("form.moment"), null, false));
            return null;
        }
    }

    /** Puts a value at a path such as {@code legs[0].arrival}. */
    static void put(JsonObject body, String path, Object value) {
        Matcher step = STEP.matcher(path);
        JsonObject at = body;
        while (step.find()) {
            String name = step.group(1);
            boolean last = step.end() == path.length();
            if (step.group(2) == null) {
                if (last) {
                    at.put(name, value);
                    return;
                }
                if (!(at.getValue(name) instanceof JsonObject)) {
                    at.put(name, new JsonObject());
                }
                at = at.getJsonObject(name);
            } else {
                JsonArray list = at.getJsonArray(name);
                if (list == null) {
                    list = new JsonArray();
                    at.put(name, list);
                }
                int index = Integer.parseInt(step.group(2));
                while (list.size() <= index) {
                    list.add(last ? "" : new JsonObject());
                }
                if (last) {
                    list.set(index, value);
                    return;
                }
                at = list.getJsonObject(index);
            }
        }
    }
}
