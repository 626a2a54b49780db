package org.acuerdo.local.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Malformed requests, generated from the OpenAPI document. Each is wrong in one way that the document itself rules out, so
 * none of them may be taken. The same document and seed give the same requests.
 */
public final class Corpus {
    private static final Set<String> METHODS = Set.of("get", "post", "put");
    private static final List<String> NO_JSON = List.of(
            "{",
            "nul",
            "{\"a\":}",
            "[1,2",
            "\"",
            "{'a': 1}",
            "<a/>",
            "a=1&b=2",
            "{\"a\": 1} {\"b\": 2}",
            "{\"a\": NaN}",
            "{\"a\": 01}",
            "{\"a\": \"\u0001\"}",
            "{\"a\": \"\\x\"}",
            "[".repeat(5_000),
            "{\"a\":".repeat(2_000));
    private static final List<String> NO_NUMBERS =
            List.of("0", "-1", "201", "99999999999999999999", "1e3", "1.5", "abc", "٣", "0x10", "%00", "null", "");
    private static final List<String> NO_IDS = List.of(
            "1",
            "-1",
            "null",
            "undefined",
            "..",
            "0195",
            "01950000-0000-7000-8000-00000000000g",
            "%27%20OR%201=1",
            "$%7Bjndi:ldap:x%7D",
            "%2e%2e%2fetc%2fpasswd",
            "a".repeat(500),
            "%F0%9F%9B%AB",
            "%00",
            "%ff");

    /** Parameters that take a day, or an instant. */
    private static final Set<String> DAYS = Set.of("from", "to", "on", "operativeOn");

    private static final Set<String> INSTANTS = Set.of("asKnownAt", "dueBefore");

    /** RFC 3339 has years of four digits; what reads more of them ends in sums that no calendar has. */
    private static final List<String> NO_DAYS =
            List.of("-9999-01-01", "-0001-12-31", "0000-01-01", "+10000-01-01", "+99999999-12-31", "+999999999-12-31");

    private static final List<String> NO_INSTANTS = List.of(
            "-9999-01-01T00:00:00Z",
            "0000-01-01T00:00:00Z",
            "0001-01-01T00:00:00+14:00",
            "9999-12-31T23:30:00-18:00",
            "+10000-01-01T00:00:00Z",
            "+999999999-12-31T23:30:00-18:00",
            "-999999999-01-01T00:00:00+18:00");

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern INSTANT = Pattern.compile(DAY + "T\\S+");
    private static final Pattern PARAMETER = Pattern.compile("\\{[^}]+}");

    private final Samples samples;
    /** In order, so that what stands below another is filled in after it. */
    private final TreeMap<String, String> ids;

    private final Random random;
    private final List<Operation> operations = new ArrayList<>();

    private record Operation(String method, String path, JsonNode definition) {}

    /**
     * @param ids real ids by the beginning of a path, such as {@code /api/v1/flights/} or {@code /api/v1/agreements/[id]/offers/}, so
     *     that a request gets as far as its body
     */
    public Corpus(JsonNode document, Map<String, String> ids, long seed) {
        this.samples = new Samples(document);
        this.ids = new TreeMap<>(ids);
        this.random = new Random(seed);
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    // a stream has no end to wait for
                    if (METHODS.contains(operation.getKey()) && !path.getKey().endsWith("/events")) {
                        operations.add(new Operation(
                                operation.getKey().toUpperCase(java.util.Locale.ROOT),
                                path.getKey(),
                                operation.getValue()));
                    }
                }));
    }

    /** As many as one asks for. */
    public Stream<Malformed> requests() {
        return Stream.generate(this::next);
    }

    /** Each reading with a parameter that there is not. */
    public Stream<Malformed> strangeReadings() {
        return operations.stream().filter(o -> o.method().equals("GET")).map(this::unknownParameter);
    }

    public int operations() {
        return operations.size();
    }

    private Malformed next() {
        Operation operation = operations.get(random.nextInt(operations.size()));
        JsonNode schema = operation
                .definition()
                .path("requestBody")
                .path("content")
                .path("application/json")
                .path("schema");
        int kind = random.nextInt(schema.isMissingNode() ? 3 : 10);
        return switch (kind) {
            case 0 -> unknownParameter(operation);
            case 1 -> wrongParameterOrMethod(operation);
            case 2 -> wrongId(operation, schema);
            case 3, 4 -> noJson(operation);
            case 5 -> wrongHeader(operation, schema);
            default -> wrongField(operation, schema);
        };
    }

    private Malformed unknownParameter(Operation operation) {
        if (!operation.method().equals("GET")) {
            return noJson(operation);
        }
        String name = pick(List.of("q", "Limit", "offset", "$filter", "a[]", "agreement%00", "sort", "_", "callback"));
        return request(operation, path(operation) + "?" + name + "=1", null, "a parameter that there is not: " + name);
    }

    private Malformed wrongParameterOrMethod(Operation operation) {
        List<String> numbers = new ArrayList<>();
        List<String> times = new ArrayList<>();
        operation.definition().path("parameters").forEach(p -> {
            String name = p.path("name").asText();
            if (p.path("in").asText().equals("query") && name.equals("limit")) {
                numbers.add(name);
            }
            if (p.path("in").asText().equals("query") && (DAYS.contains(name) || INSTANTS.contains(name))) {
                times.add(name);
            }
        });
        if (operation.method().equals("GET") && !times.isEmpty() && random.nextBoolean()) {
            String name = pick(times);
            String year = pick(DAYS.contains(name) ? NO_DAYS : NO_INSTANTS);
            return request(
                    operation,
                    path(operation) + "?" + name + "=" + encoded(year),
                    null,
                    "a year in " + name + ": " + year);
        }
        if (!operation.method().equals("GET")
                || numbers.isEmpty()
                || operation.path().endsWith("quotas")) {
            String method = pick(List.of("DELETE", "PATCH", "TRACE", "PROPFIND", "MKCOL"));
            return new Malformed(method, path(operation), Map.of(), null, "a method that there is not");
        }
        return request(
                operation, path(operation) + "?limit=" + encoded(pick(NO_NUMBERS)), null, "no number from 1 to 200");
    }

    private Malformed wrongId(Operation operation, JsonNode schema) {
        if (!operation.path().contains("{")) {
            return unknownParameter(operation);
        }
        String wrong = pick(NO_IDS);
        List<MatchResult> parameters =
                PARAMETER.matcher(operation.path()).results().toList();
        MatchResult one = pick(parameters);
        if (wrong.equals("1") && one.group().equals("{version}")) {
            // the one id that is a number
            wrong = "0";
        }
        String uri = operation.path().substring(0, one.start())
                + wrong
                + operation.path().substring(one.end());
        return request(operation, fill(uri), sample(schema), "no id: " + wrong);
    }

    private Malformed noJson(Operation operation) {
        if (operation.method().equals("GET")) {
            return wrongId(operation, operation.definition().path("none"));
        }
        String body = pick(NO_JSON);
        return request(operation, path(operation), body, "no JSON");
    }

    private Malformed wrongHeader(Operation operation, JsonNode schema) {
        String body = sample(schema);
        return switch (random.nextInt(4)) {
            case 0 -> headers(operation, body, Map.of("Content-Type", "text/plain"), "a body of another type");
            case 1 -> headers(operation, body, Map.of("If-Match", "W/\"x\", *"), "no entity tag");
            case 2 -> headers(operation, body, Map.of("X-Agreement-Version", "seven", "If-Match", "7"), "no version");
            default ->
                new Malformed(
                        operation.method(),
                        path(operation),
                        Map.of("Content-Type", "application/json"),
                        new byte[] {'{', '"', (byte) 0xC3, (byte) 0x28, '"', ':', '1', '}'},
                        "no UTF-8");
        };
    }

    /** One field somewhere in the body is unknown, of another type, or out of all bounds. */
    private Malformed wrongField(Operation operation, JsonNode schema) {
        JsonNode body = samples.of(schema).deepCopy();
        if (!(body instanceof ObjectNode root)) {
            return noJson(operation);
        }
        List<ObjectNode> objects = new ArrayList<>();
        collect(root, objects);
        ObjectNode at = objects.get(random.nextInt(objects.size()));
        List<String> names = new ArrayList<>();
        at.fieldNames().forEachRemaining(names::add);
        if (names.isEmpty() || random.nextInt(4) == 0) {
            at.put(pick(List.of("passengerNames", "birthDate", "__proto__", "Id", "", "$ref", "a\u0000b")), "x");
            return request(operation, path(operation), root.toString(), "a field that there is not");
        }
        String name = names.get(random.nextInt(names.size()));
        spoil(at, name);
        return request(operation, path(operation), root.toString(), "a wrong value in " + name);
    }

    private void spoil(ObjectNode at, String name) {
        JsonNode value = at.get(name);
        if (value.isTextual()) {
            List<String> years = otherYears(value.asText());
            switch (random.nextInt(years.isEmpty() ? 3 : 6)) {
                case 0 -> at.putObject(name).put("a", 1);
                case 1 -> at.putArray(name).add(1);
                case 2 -> at.put(name, "x".repeat(20_000));
                default -> at.put(name, pick(years));
            }
        } else if (value.isNumber()) {
            switch (random.nextInt(3)) {
                case 0 -> at.put(name, "many");
                case 1 -> at.put(name, new java.math.BigDecimal("1e400"));
                default -> at.putArray(name);
            }
        } else if (value.isBoolean()) {
            at.put(name, "perhaps");
        } else if (value.isArray()) {
            at.put(name, "none");
        } else {
            at.put(name, 7);
        }
    }

    /** What stands in place of a day or an instant; empty for other texts. */
    private static List<String> otherYears(String text) {
        return DAY.matcher(text).matches() ? NO_DAYS : INSTANT.matcher(text).matches() ? NO_INSTANTS : List.of();
    }

    private static void collect(JsonNode node, List<ObjectNode> into) {
        if (node instanceof ObjectNode object) {
            into.add(object);
            object.properties().forEach(p -> collect(p.getValue(), into));
        } else if (node instanceof ArrayNode array) {
            array.forEach(item -> collect(item, into));
        }
    }

    private Malformed headers(Operation operation, String body, Map<String, String> headers, String wrong) {
        return new Malformed(
                operation.method(), path(operation), headers, body.getBytes(StandardCharsets.UTF_8), wrong);
    }

    private Malformed request(Operation operation, String uri, String body, String wrong) {
        return body == null || operation.method().equals("GET")
                ? new Malformed(operation.method(), uri, Map.of(), null, wrong)
                : Malformed.withBody(operation.method(), uri, body, wrong);
    }

    private String sample(JsonNode schema) {
        return schema.isMissingNode() ? null : samples.of(schema).toString();
    }

    private String path(Operation operation) {
        return fill(operation.path());
    }

    private String fill(String template) {
        String filled = template;
        for (Map.Entry<String, String> id : ids.entrySet()) {
            if (filled.startsWith(id.getKey() + "{")) {
                filled = PARAMETER.matcher(filled).replaceFirst(id.getValue());
            }
        }
        return PARAMETER.matcher(filled).replaceAll("01950000-0000-7000-8000-00000000000f");
    }

    private static String encoded(String value) {
        return value.startsWith("%") ? value : URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
