package org.acuerdo.gateway.web.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.acuerdo.gateway.web.kit.Json;
import org.acuerdo.gateway.web.kit.Say;
import org.acuerdo.gateway.web.kit.Visit;
import org.junit.jupiter.api.Test;

/** Of a flight with several landings each is shown, and recorded as flown irregularly, for itself. */
class FlightsTest {
    private static final JsonObject SEVERAL = new JsonObject("""
        {"id": "f", "status": "CLEARED", "sendingState": "US", "receivingStates": ["GT", "HN"], "number": "RF1",
         "legs": [{"origin": "KAEX", "destination": "MGGT", "agreementId": "a", "passengers": [{"nationality": "GT", "men": 75}]},
                  {"origin": "MGGT", "destination": "MHLM"},
                  {"origin": "MHLM", "destination": "MHTG", "agreementId": "b", "passengers": [{"nationality": "HN", "men": 10}]}]}
        """);

    private static final JsonObject ONE = new JsonObject("""
        {"id": "f", "status": "CLEARED", "agreementId": "a", "sendingState": "US", "receivingState": "GT",
         "legs": [{"origin": "KAEX", "destination": "MGGT"}], "passengers": [{"nationality": "GT", "men": 75}]}
        """);

    private static final Map<String, Agreement> SEEN = Map.of(
            "a", new Agreement("a", "A", "US", "GT", ZoneOffset.UTC, "IN_FORCE"),
            "b", new Agreement("b", "B", "US", "HN", ZoneOffset.UTC, "IN_FORCE"));

    private static FlightSheets read(String role, String state, JsonObject flight, Map<String, Agreement> seen) {
        Visit visit = new Visit(
                role + state, "", Set.of(role), state, "t", "r", Say.in("en"), "/room/x", Map.of(), "f", Instant.EPOCH);
        return new FlightSheets(visit, flight, seen);
    }

    @Test
    void theAgreementsInTheOrderOfTheLandings() {
        assertEquals(List.of("a", "b"), Flights.agreements(SEVERAL));
        assertEquals(List.of("a"), Flights.agreements(ONE));
    }

    @Test
    void aLandingIsShownAsIfItWereAllOfIt() {
        JsonObject honduras = Flights.landingUnder(SEVERAL, "b");
        assertEquals("b", honduras.getString("agreementId"));
        assertEquals("RF1", honduras.getString("number"));
        assertEquals(List.of(new JsonObject("""
                {"origin": "MHLM", "destination": "MHTG"}""")), Json.objects(honduras, "legs"));
        assertEquals("HN", Json.objects(honduras, "passengers").get(0).getString("nationality"));
        assertSame(ONE, Flights.landingUnder(ONE, "a"));
        assertTrue(Flights.landingUnder(SEVERAL, "c").isEmpty());
    }

    @Test
    void eachLandingThatTheReaderSeesMayHaveBeenFlown() {
        assertEquals(List.of("a", "b"), read("planner", "US", SEVERAL, SEEN).mayHaveFlownUnder());
        assertEquals(
                List.of("b"),
                read("clearance-officer", "HN", SEVERAL, Map.of("b", SEEN.get("b")))
                        .mayHaveFlownUnder());
        assertEquals(List.of("a"), read("planner", "US", ONE, SEEN).mayHaveFlownUnder());
        assertEquals(List.of(), read("safeguards-officer", "US", SEVERAL, SEEN).mayHaveFlownUnder());
        JsonObject arrived = SEVERAL.copy().put("status", "ARRIVED");
        assertEquals(List.of(), read("planner", "US", arrived, SEEN).mayHaveFlownUnder());
    }
}
