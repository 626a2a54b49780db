package org.acuerdo.local.parts;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Parameters of a query or of an HTML form, each at most once. */
record Form(Map<String, String> values) {

    private static final int MAX_BODY = 16 * 1024;

    static Form query(HttpExchange exchange) {
        return parse(exchange.getRequestURI().getRawQuery());
    }

    static Form body(HttpExchange exchange) throws IOException {
        byte[] bytes = exchange.getRequestBody().readNBytes(MAX_BODY + 1);
        if (bytes.length > MAX_BODY) {
            throw new IllegalArgumentException("The form is too large");
        }
        return parse(new String(bytes, StandardCharsets.UTF_8));
    }

    static Form parse(String encoded) {
        var values = new LinkedHashMap<String, String>();
        if (encoded != null && !encoded.isEmpty()) {
            for (String pair : encoded.split("&")) {
                int equals = pair.indexOf('=');
                String name = decode(equals < 0 ? pair : pair.substring(0, equals));
                if (values.put(name, equals < 0 ? "" : decode(pair.substring(equals + 1))) != null) {
                    throw new IllegalArgumentException("Given twice: " + name);
                }
            }
        }
        return new Form(values);
    }

    /** The value, or null where it is absent or blank. */
    String text(String name) {
        String value = values.get(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    /** The value; a blank or absent one is a 400. */
    String required(String name) {
        String value = text(name);
        if (value == null) {
            throw new IllegalArgumentException("Missing: " + name);
        }
        return value;
    }

    /** The address with parameters added to its query. */
    static String withParameters(String uri, Map<String, String> parameters) {
        var out = new StringBuilder(uri);
        char separator = uri.contains("?") ? '&' : '?';
        for (var parameter : parameters.entrySet()) {
            out.append(separator)
                    .append(parameter.getKey())
                    .append('=')
                    .append(URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8));
            separator = '&';
        }
        return out.toString();
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
