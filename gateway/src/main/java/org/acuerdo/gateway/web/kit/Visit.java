package org.acuerdo.gateway.web.kit;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One look at a page: who looks, in which language, at which address.
 *
 * @param subject   whom records and four eyes go by
 * @param name      how people know the reader; the subject where the issuer tells none
 * @param token     the bearer token that the services are asked with; null for nobody
 * @param query     parameters of the address, without the language
 * @param formToken what a form must send back
 */
public record Visit(
        String subject,
        String name,
        Set<String> roles,
        String state,
        String token,
        String requestId,
        Say say,
        String path,
        Map<String, String> query,
        String formToken,
        Instant started) {

    public boolean signedIn() {
        return subject != null;
    }

    /** The reader's state by its name; null: of none. */
    public String stateName() {
        return state == null ? null : States.name(say, state);
    }

    /** Whether the reader has a role for a state; the services decide, this only decides what is offered. */
    public boolean may(String role, String ofState) {
        return roles.contains(role) && (ofState == null || ofState.equals(state));
    }

    /** A parameter of the address, or the given text. */
    public String query(String name, String otherwise) {
        String value = query.get(name);
        return value == null || value.isEmpty() ? otherwise : value;
    }

    /** The same at another address, such as that of the page a form is on. */
    public Visit at(String page) {
        return new Visit(subject, name, roles, state, token, requestId, say, page, Map.of(), formToken, started);
    }

    /** This address with parameters changed; a null value takes one away. */
    public String with(String... namesAndValues) {
        Map<String, String> changed = new LinkedHashMap<>(query);
        changed.remove("csv");
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (namesAndValues[i + 1] == null) {
                changed.remove(namesAndValues[i]);
            } else {
                changed.put(namesAndValues[i], namesAndValues[i + 1]);
            }
        }
        return address(path, changed);
    }

    /** A path with parameters; empty ones are left out. */
    public static String address(String path, Map<String, String> query) {
        String all = query.entrySet().stream()
                .filter(e -> !e.getValue().isEmpty())
                .map(e -> encode(e.getKey()) + "=" + encode(e.getValue()))
                .collect(Collectors.joining("&"));
        return all.isEmpty() ? path : path + "?" + all;
    }

    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
