package org.acuerdo.local;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Map;

/**
 * A PostgreSQL of the user's choice.
 *
 * @param jdbcUrl without user and password
 */
record Database(String jdbcUrl, String user, String password) {

    /** Reads {@code jdbc:postgresql://host/db?user=u&password=p} or {@code postgres://u:p@host/db}. */
    static Database of(String url) {
        boolean jdbc = url.startsWith("jdbc:postgresql://");
        if (!jdbc && !url.matches("postgres(ql)?://.*")) {
            throw wrong("it starts with neither jdbc:postgresql:// nor postgres://");
        }
        URI uri;
        try {
            uri = URI.create(jdbc ? url.substring("jdbc:".length()) : url);
        } catch (IllegalArgumentException e) {
            throw wrong("it is no URL");
        }
        if (uri.getHost() == null || uri.getPath() == null || uri.getPath().length() < 2) {
            throw wrong("it names no host or no database");
        }
        String user = null;
        String password = null;
        if (uri.getRawUserInfo() != null) {
            String[] pair = uri.getRawUserInfo().split(":", 2);
            user = decode(pair[0]);
            password = pair.length > 1 ? decode(pair[1]) : null;
        }
        var rest = new ArrayList<String>();
        for (String parameter :
                uri.getRawQuery() == null ? new String[0] : uri.getRawQuery().split("&")) {
            if (parameter.startsWith("user=")) {
                user = decode(parameter.substring("user=".length()));
            } else if (parameter.startsWith("password=")) {
                password = decode(parameter.substring("password=".length()));
            } else {
                rest.add(parameter);
            }
        }
        if (user == null || password == null) {
            throw wrong("it has no user or no password");
        }
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        String query = rest.isEmpty() ? "" : "?" + String.join("&", rest);
        return new Database("jdbc:postgresql://" + uri.getHost() + port + uri.getRawPath() + query, user, password);
    }

    /** What a service that owns a schema is given. */
    Map<String, String> environment(String schema) {
        String separator = jdbcUrl.contains("?") ? "&" : "?";
        return Map.of(
                "QUARKUS_DATASOURCE_JDBC_URL",
                jdbcUrl + separator + "currentSchema=" + URLEncoder.encode(schema, StandardCharsets.UTF_8),
                "QUARKUS_DATASOURCE_USERNAME",
                user,
                "QUARKUS_DATASOURCE_PASSWORD",
                password);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static UserError wrong(String why) {
        return new UserError("--postgres cannot be used: " + why
                + ". Give postgres://user:password@host:5432/database, its user must be allowed to create schemas");
    }
}
