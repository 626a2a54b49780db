package org.acuerdo.gateway.web.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.acuerdo.gateway.web.kit.Say;
import org.acuerdo.gateway.web.kit.Sheet;
import org.acuerdo.gateway.web.kit.Visit;
import org.junit.jupiter.api.Test;

/** Of a flight with several landings an officer counts and corrects the own state's, once it is made; the forms say which. */
class CountSheetsTest {
    private static final ZoneId ZONE = ZoneId.of("America/Guatemala");
    private static final JsonObject FLIGHT = new JsonObject("""
        {"id": "f", "status": "DEPARTED", "sendingState": "US", "receivingStates": ["GT", "HN"],
         "legs": [{"destination": "MGGT", "agreementId": "a", "passengers": []}, {"destination": "MHLM"},
                  {"destination": "MHTG", "agreementId": "b", "passengers": []}],
         "departure": {"at": "2025-02-12T08:10:00-06:00", "aboard": [
          {"category": "NATIONAL", "nationality": "GT", "women": 0, "men": 75, "accompaniedMinors": 0, "unaccompaniedMinors": 0, "leg": 1},
          {"category": "NATIONAL", "nationality": "HN", "women": 0, "men": 10, "accompaniedMinors": 0, "unaccompaniedMinors": 0, "leg": 3}]},
         "landings": [{"agreementId": "b", "leg": 3, "arrival": {"at": "2025-02-12T13:35:00-06:00", "airport": "MHTG", "notReceived": [],
          "received": [{"category": "NATIONAL", "nationality": "HN", "women": 0, "men": 9, "accompaniedMinors": 0,
                        "unaccompaniedMinors": 0}]}}]}
        """);

    private static CountSheets read(String role, String state) {
        Visit visit = new Visit(
                role + state, "", Set.of(role), state, "t", "r", Say.in("en"), "/room/x", Map.of(), "f", Instant.EPOCH);
        return new CountSheets(visit, FLIGHT, ZONE);
    }

    private static List<String> ids(CountSheets sheets) {
        return sheets.folded().stream().map(Sheet::id).toList();
    }

    @Test
    void theOfficerOfTheLandingMadeIsOfferedItsCounts() {
        CountSheets honduras = read("clearance-officer", "HN");
        assertTrue(ids(honduras)
                .containsAll(List.of("corrections-received", "counts-RECEIVER", "corrections-arrival-at")));
        for (Sheet sheet : List.of(
                honduras.of("counts", "RECEIVER"),
                honduras.of("corrections", "received"),
                honduras.of("corrections", "arrival.at"),
                honduras.of("corrections", "arrival.airport"),
                honduras.of("corrections", "notReceived"))) {
            assertEquals(3, sheet.fixed().getValue("leg"), sheet.id());
        }
        JsonArray groups = honduras.of("counts", "RECEIVER").fixed().getJsonArray("passengers");
        assertEquals(1, groups.size(), "who landed there");
        assertEquals("HN", groups.getJsonObject(0).getString("nationality"));
    }

    @Test
    void theOtherOfficerHasNothingToCountYet() {
        assertFalse(ids(read("clearance-officer", "GT")).contains("counts-RECEIVER"));
    }

    @Test
    void theSenderCountsTheWholeFlightByItsLegs() {
        CountSheets planner = read("planner", "US");
        JsonObject counts = planner.of("counts", "SENDER").fixed();
        assertNull(counts.getValue("leg"));
        assertEquals(1, counts.getJsonArray("passengers").getJsonObject(0).getValue("leg"));
        assertEquals(3, counts.getJsonArray("passengers").getJsonObject(1).getValue("leg"));
        for (Sheet sheet :
                List.of(planner.of("counts", "SENDER"), read("monitor", "").of("counts", "MONITOR"))) {
            var more = sheet.fields().stream()
                    .filter(f -> f.name().equals("passengers[2].leg"))
                    .findFirst()
                    .orElseThrow();
            assertEquals(
                    List.of("1", "3"),
                    more.options().stream().map(o -> o.value()).toList(),
                    "not the technical leg");
        }
        assertTrue(read("clearance-officer", "HN").of("counts", "RECEIVER").fields().stream()
                .noneMatch(f -> f.name().endsWith(".leg")));
        assertNull(planner.of("corrections", "aboard").fixed().getValue("leg"));
        assertNull(planner.of("corrections", "departure.at").fixed().getValue("leg"));
    }
}
