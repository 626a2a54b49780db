package org.acuerdo.gateway.web.page;

import io.vertx.core.json.JsonObject;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.acuerdo.gateway.web.kit.Cell;
import org.acuerdo.gateway.web.kit.Form.Field;
import org.acuerdo.gateway.web.kit.Form.Kind;
import org.acuerdo.gateway.web.kit.Form.Option;
import org.acuerdo.gateway.web.kit.Json;
import org.acuerdo.gateway.web.kit.Say;
import org.acuerdo.gateway.web.kit.Tables;
import org.acuerdo.gateway.web.kit.Times;
import org.acuerdo.gateway.web.kit.Visit;

/** Flights as a table, and what it is filtered by. */
final class FlightTable {
    private FlightTable() {}

    /** Flights in the service's order. */
    static Tables of(
            Visit visit, String id, String caption, List<JsonObject> flights, Map<String, Agreement> agreements) {
        Say say = visit.say();
        Tables table = Tables.named(visit, id, caption)
                .columns("flight", "agreement", "arrival", "status", "clearance")
                .numbers("persons");
        for (JsonObject f : flights) {
            table.row(
                    Cell.link(Json.text(f, "number"), "/room/flights/" + Json.text(f, "id")),
                    Cell.of(Agreement.of(agreements, Json.text(f, "agreementId"))
                            .reference()),
                    Times.cell(Flights.lastLeg(f).getString("arrival"), Flights.zone(agreements, f))
                            .hint(Json.text(Flights.lastLeg(f), "destination")),
                    Flights.status(say, f),
                    clearances(say, f, Flights.zone(agreements, f)),
                    Flights.carries(say, f));
        }
        return table;
    }

    /** How each clearance of it stands, and until when an answer is due. */
    private static Cell clearances(Say say, JsonObject flight, ZoneId zone) {
        List<JsonObject> all = Json.objects(flight, "clearances");
        if (all.isEmpty()) {
            all = List.of(Json.object(flight, "clearance"));
        }
        Cell cell = Cell.of(all.stream()
                .map(c -> say.code("clearanceStatus", Json.text(c, "status")))
                .distinct()
                .collect(Collectors.joining(", ")));
        for (JsonObject c : all) {
            if (Json.text(c, "status").equals("PENDING") && c.getString("decideBy") != null) {
                cell = cell.hint(say.the("clearance.due", Times.line(c.getString("decideBy"), zone)));
            }
        }
        return cell;
    }

    /** A filter by agreement. */
    static Field agreements(Visit visit, Map<String, Agreement> agreements) {
        return choice(
                "agreement",
                visit.say().the("col.agreement"),
                visit,
                agreements.values().stream()
                        .map(a -> new Option(a.id(), a.reference()))
                        .toList());
    }

    static Field choice(String name, String label, Visit visit, List<Option> options) {
        return Field.of(name, Kind.CHOICE, label).optional().options(options).value(visit.query(name, ""));
    }
}
