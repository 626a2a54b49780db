package org.acuerdo.local.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.acuerdo.local.Api;
import org.junit.jupiter.api.Test;

class CorpusTest {
    private static final String DOCUMENT = """
            {"paths": {
              "/api/v1/pacts/{id}/offers/{oid}": {
                "get": {"parameters": [{"name": "on", "in": "query"}, {"name": "asKnownAt", "in": "query"}]},
                "put": {"requestBody": {"content": {"application/json": {"schema": {"type": "object", "properties": {
                  "on": {"type": "string", "format": "date"}, "at": {"type": "string", "format": "date-time"},
                  "count": {"type": "integer"}}}}}}}},
              "/api/v1/events": {"get": {}}}}
            """;
    private static final Map<String, String> IDS = Map.of("/api/v1/pacts/P/offers/", "O", "/api/v1/pacts/", "P");

    private static List<String> requests(long seed) {
        return new Corpus(Api.read(DOCUMENT), IDS, seed)
                .requests()
                .limit(500)
                .map(r -> r + Arrays.toString(r.body()) + r.headers())
                .toList();
    }

    @Test
    void theSameSeedGivesTheSameRequests() {
        assertEquals(requests(7), requests(7));
        assertNotEquals(requests(7), requests(8));
    }

    @Test
    void idsAreThoseOfWhatExistsAlsoBelowAnother() {
        assertTrue(
                requests(7).stream().anyMatch(r -> r.startsWith("PUT /api/v1/pacts/P/offers/O (a wrong value in on)")));
        assertTrue(
                requests(7).stream().anyMatch(r -> r.startsWith("GET /api/v1/pacts/P/offers/.. ")),
                "an id that is none stands for each of them in turn");
    }

    /** A year has four digits: others stand in the place of days and instants, in bodies and in parameters. */
    @Test
    void daysAndInstantsGetYearsThatThereAreNot() {
        List<Malformed> all =
                new Corpus(Api.read(DOCUMENT), IDS, 7).requests().limit(2_000).toList();
        for (String wanted : List.of("?on=%2B99999999-12-31", "?on=-9999-01-01", "?asKnownAt=9999-12-31T23%3A30")) {
            assertTrue(all.stream().anyMatch(r -> r.uri().contains(wanted)), wanted);
        }
        for (String wanted :
                List.of("\"on\":\"+999999999-12-31\"", "\"on\":\"0000-01-01\"", "\"at\":\"-9999-01-01T00:00:00Z\"")) {
            assertTrue(
                    all.stream()
                            .anyMatch(r ->
                                    r.body() != null && new String(r.body(), StandardCharsets.UTF_8).contains(wanted)),
                    wanted);
        }
    }

    @Test
    void eachReadingGetsAParameterThatThereIsNot() {
        List<Malformed> strange =
                new Corpus(Api.read(DOCUMENT), IDS, 7).strangeReadings().toList();
        assertEquals(1, strange.size());
        assertTrue(strange.get(0).uri().startsWith("/api/v1/pacts/P/offers/O?"));
    }
}
