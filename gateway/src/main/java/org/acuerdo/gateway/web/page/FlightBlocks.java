package org.acuerdo.gateway.web.page;

import io.vertx.core.json.JsonObject;
import java.util.List;
import org.acuerdo.gateway.web.kit.Cell;
import org.acuerdo.gateway.web.kit.Json;
import org.acuerdo.gateway.web.kit.Say;
import org.acuerdo.gateway.web.kit.Table;
import org.acuerdo.gateway.web.kit.Tables;
import org.acuerdo.gateway.web.kit.Visit;

/** Parts of a flight that more than one page shows. */
final class FlightBlocks {
    private FlightBlocks() {}

    /** Units it holds or held, each leading to why its window has what it has. @param agreement of a flight without its own */
    static Table reservations(Visit visit, JsonObject flight, String agreement) {
        Say say = visit.say();
        Tables table = Tables.named(visit, "reservations", say.the("flight.reservations"))
                .columns("limit", "window")
                .numbers("units")
                .columns("state");
        for (JsonObject r : Json.objects(flight, "reservations")) {
            String of = Json.text(r, "agreementId").isEmpty() ? agreement : Json.text(r, "agreementId");
            String window = Json.text(r, "window");
            table.row(
                    Cell.of(Json.text(r, "limitId")),
                    Windows.link(say, of, Json.text(r, "limitId"), window),
                    Cell.of(Json.number(r, "units")),
                    Cell.of(say.code("reservation", Json.text(r, "state"))));
        }
        return table.table();
    }

    static String staff(Say say, JsonObject staff) {
        List<String> parts = List.of("escorts", "medical", "monitors", "interpreters").stream()
                .map(kind -> say.the("staff." + kind) + ": " + Json.number(staff, kind))
                .toList();
        return String.join(", ", parts);
    }
}
