package org.acuerdo.kit.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Validator;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.acuerdo.contracts.Violation;
import org.acuerdo.kit.json.Json;
import org.acuerdo.kit.problem.ProblemException;

/** Reads request bodies strictly; what is malformed is said with its path, and never echoed. */
@ApplicationScoped
public class Bodies {
    static final int MAX_STRING = 4000;
    static final int MAX_ITEMS = 500;

    @Inject
    Validator validator;

    /** @throws ProblemException 400 with every malformed field that can be told at once */
    public <B> B parse(byte[] raw, Class<B> type) {
        if (raw.length == 0) {
            throw ProblemException.malformed(null, "A JSON body is needed.");
        }
        B body;
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(raw));
            body = Json.STRICT.readValue(raw, type);
        } catch (CharacterCodingException e) {
            throw ProblemException.malformed(null, "The body is not valid UTF-8.");
        } catch (StreamReadException e) {
            throw ProblemException.malformed(
                    null,
                    "The body is not valid JSON (line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr()
                            + "): a syntax error, a duplicate field, or nested too deeply.");
        } catch (JsonProcessingException e) {
            throw ProblemException.malformed(List.of(explain(e)));
        } catch (IOException e) {
            throw ProblemException.malformed(null, "The body can't be read.");
        }
        if (body == null) {
            throw ProblemException.malformed(null, "A JSON object is needed.");
        }
        List<Violation> violations = new ArrayList<>();
        inspect(body, "", violations);
        if (violations.isEmpty()) {
            validator
                    .validate(body)
                    .forEach(v -> violations.add(
                            Violation.of("MALFORMED", v.getPropertyPath().toString(), v.getMessage(), null)));
        }
        if (!violations.isEmpty()) {
            throw ProblemException.malformed(violations);
        }
        return body;
    }

    /** Nothing is expected: nothing or {@code {}} is taken. */
    public void expectNone(byte[] raw) {
        String text = new String(raw, StandardCharsets.UTF_8).trim();
        if (!text.isEmpty() && !text.replaceAll("\\s", "").equals("{}")) {
            throw ProblemException.malformed(null, "No fields are accepted here: send {} or nothing.");
        }
    }

    private static Violation explain(JsonProcessingException e) {
        String field = e instanceof JsonMappingException m ? path(m) : null;
        String detail;
        if (e instanceof UnrecognizedPropertyException unknown) {
            detail = "unknown field; accepted here: "
                    + (unknown.getKnownPropertyIds() == null
                            ? "none"
                            : unknown.getKnownPropertyIds().stream()
                                    .map(String::valueOf)
                                    .sorted()
                                    .collect(Collectors.joining(", ")));
        } else if (e instanceof ValueInstantiationException bad
                && bad.getCause() instanceof IllegalArgumentException why) {
            detail = "accepted: " + why.getMessage();
        } else if (e instanceof InvalidFormatException bad) {
            detail = "accepted: " + expected(bad.getTargetType());
        } else if (e instanceof MismatchedInputException bad) {
            String message = String.valueOf(bad.getOriginalMessage());
            if (message.startsWith("Missing required creator property '")) {
                String name =
                        message.substring(message.indexOf('\'') + 1, message.indexOf('\'', message.indexOf('\'') + 1));
                // the path ends in the missing field itself, or in the object that lacks it
                String at =
                        field != null && (field.equals(name) || field.endsWith("." + name)) ? field : join(field, name);
                return Violation.of("MALFORMED", at, "is required", null);
            }
            detail = "wrong type; accepted: " + expected(bad.getTargetType());
        } else {
            detail = "can't be understood";
        }
        return Violation.of("MALFORMED", field, detail, null);
    }

    private static String expected(Class<?> type) {
        if (type == null) {
            return "another type";
        }
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(String::valueOf)
                            .collect(Collectors.joining(", "));
        }
        return switch (type.getSimpleName()) {
            case "LocalDate" -> "a local date such as 2025-02-05";
            case "LocalTime" -> "a local time such as 06:00";
            case "OffsetDateTime", "Instant" -> "an instant with offset such as 2025-02-12T08:00:00-06:00";
            case "UUID" -> "a UUID";
            case "int", "Integer", "long", "Long" -> "a whole number";
            case "boolean", "Boolean" -> "true or false";
            case "String" -> "a string";
            case "ExactNumber" -> "a decimal string such as \"40\"";
            case "List", "Set", "ArrayList", "HashSet" -> "a list";
            default -> "an object";
        };
    }

    private static String path(JsonMappingException e) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(printable(step.getFieldName()));
            }
        }
        return path.isEmpty() ? null : path.toString();
    }

    /** A field's name may be anything the client typed: it is shown only as far as it is a plain name. */
    private static String printable(String name) {
        return name.matches("[A-Za-z0-9_-]{1,60}") ? name : "?";
    }

    private static String join(String path, String name) {
        return path == null || path.isEmpty() ? name : path + "." + name;
    }

    /** Required fields set to null, too long strings and lists, and characters that no register can keep. */
    private static void inspect(Object value, String path, List<Violation> violations) {
        if (value instanceof String text) {
            if (text.length() > MAX_STRING) {
                violations.add(Violation.of("MALFORMED", path, "at most " + MAX_STRING + " characters", null));
            } else if (text.chars().anyMatch(c -> (c < 0x20 && c != '\n' && c != '\r' && c != '\t') || c == 0x7f)
                    || unpaired(text)) {
                violations.add(Violation.of("MALFORMED", path, "no control characters or broken characters", null));
            }
        } else if (value instanceof Collection<?> items) {
            if (items.size() > MAX_ITEMS) {
                violations.add(Violation.of("MALFORMED", path, "at most " + MAX_ITEMS + " items", null));
                return;
            }
            int index = 0;
            for (Object item : items) {
                String at = path + "[" + index++ + "]";
                if (item == null) {
                    violations.add(Violation.of("MALFORMED", at, "must not be null", null));
                }
                inspect(item, at, violations);
            }
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((k, v) -> inspect(v, join(path, printable(String.valueOf(k))), violations));
        } else if (value instanceof Record) {
            for (Component component : Component.OF.get(value.getClass())) {
                Object inner = component.read(value);
                String at = join(path, component.name());
                if (inner == null && component.required()) {
                    violations.add(Violation.of("MALFORMED", at, "is required", null));
                }
                inspect(inner, at, violations);
            }
        }
    }

    private static boolean unpaired(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c)) {
                if (i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return true;
                }
                i++;
            } else if (Character.isLowSurrogate(c)) {
                return true;
            }
        }
        return false;
    }

    /** A record's field, found once for each type: reflection costs more than all that is looked at by it. */
    private record Component(String name, boolean required, Method accessor) {
        static final ClassValue<List<Component>> OF = new ClassValue<>() {
            @Override
            protected List<Component> computeValue(Class<?> type) {
                return Arrays.stream(type.getRecordComponents())
                        .map(Component::of)
                        .toList();
            }
        };

        private static Component of(RecordComponent component) {
            Method accessor = component.getAccessor();
            accessor.setAccessible(true);
            JsonProperty property = accessor.getAnnotation(JsonProperty.class);
            return new Component(component.getName(), property != null && property.required(), accessor);
        }

        Object read(Object owner) {
            try {
                return accessor.invoke(owner);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("can't read " + name, e);
            }
        }
    }
}
