package org.acuerdo.gateway.web.page;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.acuerdo.gateway.web.kit.Cell;
import org.acuerdo.gateway.web.kit.Json;
import org.acuerdo.gateway.web.kit.Say;
import org.acuerdo.gateway.web.kit.States;
import org.acuerdo.gateway.web.kit.Table;
import org.acuerdo.gateway.web.kit.Tables;
import org.acuerdo.gateway.web.kit.Times;
import org.acuerdo.gateway.web.kit.Visit;

/** What pages show of flights, alike everywhere. */
final class Flights {
    /** Coarse classes of passengers, in the API's names. */
    static final List<String> CLASSES = List.of("women", "men", "accompaniedMinors", "unaccompaniedMinors");

    private Flights() {}

    static long persons(JsonObject group) {
        return CLASSES.stream().mapToLong(c -> Json.number(group, c)).sum();
    }

    static long persons(List<JsonObject> groups) {
        return groups.stream().mapToLong(Flights::persons).sum();
    }

    /** All groups of a flight or a clearance's flight: its own, then its legs'. */
    static List<JsonObject> groups(JsonObject flight) {
        return Stream.concat(
                        Json.objects(flight, "passengers").stream(),
                        Json.objects(flight, "legs").stream().flatMap(l -> Json.objects(l, "passengers").stream()))
                .toList();
    }

    /** The same, each group of a flight with several landings with the leg it lands with; the first is 1. */
    static List<JsonObject> landing(JsonObject flight) {
        List<JsonObject> groups = new ArrayList<>(Json.objects(flight, "passengers"));
        List<JsonObject> legs = Json.objects(flight, "legs");
        for (int i = 0; i < legs.size(); i++) {
            for (JsonObject group : Json.objects(legs.get(i), "passengers")) {
                groups.add(group.copy().put("leg", i + 1));
            }
        }
        return groups;
    }

    /** The agreements that it lands under, in the order of the landings. */
    static List<String> agreements(JsonObject flight) {
        String whole = Json.text(flight, "agreementId");
        return whole.isEmpty()
                ? Json.objects(flight, "legs").stream()
                        .map(leg -> Json.text(leg, "agreementId"))
                        .filter(id -> !id.isEmpty())
                        .toList()
                : List.of(whole);
    }

    /** Of a flight with several landings the one under an agreement, as if it were all of it; empty: it makes none there. */
    static JsonObject landingUnder(JsonObject flight, String agreement) {
        if (!Json.text(flight, "agreementId").isEmpty()) {
            return flight;
        }
        for (JsonObject leg : Json.objects(flight, "legs")) {
            if (Json.text(leg, "agreementId").equals(agreement)) {
                JsonObject alone = leg.copy();
                alone.remove("agreementId");
                alone.remove("passengers");
                return flight.copy()
                        .put("agreementId", agreement)
                        .put("legs", new JsonArray().add(alone))
                        .put("passengers", leg.getJsonArray("passengers"));
            }
        }
        return Json.EMPTY;
    }

    /** The receiving states, of which a flight with several landings has more than one. */
    static List<String> receivers(JsonObject flight) {
        List<String> several = Json.texts(flight, "receivingStates");
        return several.isEmpty() ? List.of(Json.text(flight, "receivingState")) : several;
    }

    static JsonObject firstLeg(JsonObject flight) {
        List<JsonObject> legs = Json.objects(flight, "legs");
        return legs.isEmpty() ? Json.EMPTY : legs.get(0);
    }

    static JsonObject lastLeg(JsonObject flight) {
        List<JsonObject> legs = Json.objects(flight, "legs");
        return legs.isEmpty() ? Json.EMPTY : legs.get(legs.size() - 1);
    }

    static String group(Say say, JsonObject group) {
        String nationality = Json.text(group, "nationality");
        String category = say.code("category", Json.text(group, "category"));
        String name = nationality.isEmpty() ? category : category + ", " + States.name(say, nationality);
        return Json.number(group, "leg") > 0 ? say.the("flight.leg", name, Json.number(group, "leg")) : name;
    }

    /** Persons in all, with each category below. */
    static Cell carries(Say say, JsonObject flight) {
        List<JsonObject> groups = groups(flight);
        return Cell.of(persons(groups))
                .hints(groups.stream()
                        .map(g -> persons(g) + " " + group(say, g))
                        .toList());
    }

    /** Who is aboard by group and class, from one count. */
    static Table aboard(Visit visit, String id, String caption, List<JsonObject> groups) {
        Say say = visit.say();
        Tables table = Tables.named(visit, id, caption)
                .columns("group")
                .numbers("women", "men", "accompaniedMinors", "unaccompaniedMinors", "persons");
        for (JsonObject group : groups) {
            List<Cell> cells = new ArrayList<>();
            cells.add(Cell.of(group(say, group)));
            CLASSES.forEach(c -> cells.add(Cell.of(Json.number(group, c))));
            cells.add(Cell.of(persons(group)));
            table.row(cells);
        }
        return table.table();
    }

    /** The state a flight is in, coloured where somebody must act; never by how full it is. */
    static Cell status(Say say, JsonObject flight) {
        String status = Json.text(flight, "status");
        Cell cell = Cell.of(say.code("flightStatus", status));
        if (status.equals("ON_HOLD")) {
            cell = cell.tag("red").hint(say.code("flightStatus", Json.text(flight, "heldStatus")));
        }
        if (Json.flag(flight, "overLimit")) {
            cell = cell.hint(say.the("flight.overLimit"));
        }
        if (Json.flag(flight, "heldInFlight")) {
            cell = cell.hint(say.the("flight.heldInFlight"));
        }
        return Json.flag(flight, "irregular") ? cell.hint(say.the("flight.irregular")) : cell;
    }

    /** In the order in which they land. */
    static List<JsonObject> byArrival(List<JsonObject> flights) {
        return flights.stream()
                .sorted(Comparator.comparing(
                                (JsonObject f) -> Times.instant(lastLeg(f).getString("arrival")),
                                Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(f -> Json.text(f, "number")))
                .toList();
    }

    /**
     * The zone of the receiving state: that of the flight's agreement. Of several landings it is the last one's under an agreement
     * that the reader sees: a receiver reads a flight by its own days and hours.
     */
    static ZoneId zone(Map<String, Agreement> agreements, JsonObject flight) {
        String id = Json.text(flight, "agreementId");
        for (JsonObject leg : Json.objects(flight, "legs")) {
            String landing = Json.text(leg, "agreementId");
            if (agreements.containsKey(landing)) {
                id = landing;
            }
        }
        return Agreement.of(agreements, id).zone();
    }
}
