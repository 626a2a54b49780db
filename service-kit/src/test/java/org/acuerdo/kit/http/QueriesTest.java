package org.acuerdo.kit.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.acuerdo.kit.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueriesTest {

    private static UriInfo uri(String name, String value) {
        MultivaluedHashMap<String, String> parameters = new MultivaluedHashMap<>(Map.of(name, value));
        return (UriInfo) Proxy.newProxyInstance(
                QueriesTest.class.getClassLoader(),
                new Class<?>[] {UriInfo.class},
                (proxy, method, arguments) -> parameters);
    }

    private static void malformed(Executable reading, String field) {
        ProblemException problem = assertThrows(ProblemException.class, reading);

        assertEquals(400, problem.status());
        assertEquals(field, problem.violations().get(0).field());
    }

    @Test
    void daysAndInstantsAreRead() {
        assertEquals(
                LocalDate.of(2025, 2, 5),
                Queries.date(uri("on", "2025-02-05"), "on").orElseThrow());
        // a plus that was left unescaped
        assertEquals(
                Instant.parse("2025-02-20T06:00:00Z"),
                Queries.instant(uri("at", "2025-02-20T12:00:00 06:00"), "at").orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yesterday",
                "2025-02-30",
                "-9999-01-01",
                "0000-01-01",
                "+10000-01-01",
                "+99999999-12-31",
                "+999999999-12-31"
            })
    void otherTextsAreNoDay(String text) {
        malformed(() -> Queries.date(uri("from", text), "from"), "from");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2025-02-20",
                "2025-02-20T12:00:00",
                "-9999-01-01T00:00:00Z",
                "+99999999-12-31T00:00:00Z",
                "9999-12-31T23:30:00-18:00"
            })
    void otherTextsAreNoInstant(String text) {
        malformed(() -> Queries.instant(uri("asKnownAt", text), "asKnownAt"), "asKnownAt");
    }
}
