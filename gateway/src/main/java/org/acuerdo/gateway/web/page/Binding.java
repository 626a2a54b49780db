package org.acuerdo.gateway.web.page;

import io.vertx.core.json.JsonObject;
import java.util.List;
import org.acuerdo.gateway.web.kit.Cell;
import org.acuerdo.gateway.web.kit.Json;
import org.acuerdo.gateway.web.kit.Say;
import org.acuerdo.gateway.web.kit.Table;
import org.acuerdo.gateway.web.kit.Tables;
import org.acuerdo.gateway.web.kit.Visit;

/**
 * Which limits a request would take units of, and what is available there now: a help while somebody types. It counts as the
 * terms say (limits' {@code appliesTo}); flights-service alone decides, and may have less by then.
 */
final class Binding {
    private Binding() {}

    /**
     * @param terms   the version of the arrival's day
     * @param windows of the arrival's day, as {@code /quotas} shows them
     */
    static Table table(
            Visit visit, String id, String caption, JsonObject request, JsonObject terms, List<JsonObject> windows) {
        Say say = visit.say();
        Tables table = Tables.named(visit, id, caption)
                .columns("limit", "window")
                .numbers("allowance", "available", "asked")
                .columns("outcome")
                .empty(say.the("request.noLimits"));
        for (JsonObject limit : Json.objects(terms, "limits")) {
            long asked = units(limit, request);
            for (JsonObject w : windows) {
                if (Json.text(w, "limitId").equals(Json.text(limit, "id")) && asked > 0) {
                    long available = Json.number(w, "available");
                    table.row(
                            Cell.of(Json.text(limit, "id")),
                            Cell.of(Json.text(Json.object(w, "window"), "label")),
                            Cell.of(Json.number(w, "allowance")),
                            Cell.of(available),
                            Cell.of(asked),
                            asked <= available
                                    ? Cell.of(say.the("request.fits"))
                                    : Cell.of(say.the("request.binds", asked - available))
                                            .tag("red"));
                }
            }
        }
        return table.table();
    }

    /** Units of one limit: one for a flight with a matching group, the matching persons for a limit of persons. */
    static long units(JsonObject limit, JsonObject request) {
        JsonObject narrowed = Json.object(limit, "appliesTo");
        List<String> aircraft = Json.texts(narrowed, "aircraft");
        List<String> airports = Json.texts(narrowed, "airports");
        if (!aircraft.isEmpty() && !aircraft.contains(Json.text(Json.object(request, "aircraft"), "category"))
                || !airports.isEmpty() && !airports.contains(Json.text(Flights.lastLeg(request), "destination"))) {
            return 0;
        }
        long persons = Flights.groups(request).stream()
                .filter(g -> matches(limit, narrowed, g))
                .mapToLong(Flights::persons)
                .sum();
        return Json.text(limit, "unit").equals("FLIGHT") ? Math.min(1, persons) : persons;
    }

    private static boolean matches(JsonObject limit, JsonObject narrowed, JsonObject group) {
        String category = Json.text(group, "category");
        String nationality = category.equals("STATELESS") ? "" : Json.text(group, "nationality");
        if (Json.text(limit, "period").equals("STANDING")
                && !category.equals("THIRD_COUNTRY_NATIONAL")
                && !category.equals("STATELESS")) {
            return false;
        }
        List<String> categories = Json.texts(narrowed, "categories");
        JsonObject nationalities = Json.object(narrowed, "nationalities");
        List<String> include = Json.texts(nationalities, "include");
        return (categories.isEmpty() || categories.contains(category))
                && (include.isEmpty() || include.contains(nationality))
                && !Json.texts(nationalities, "exclude").contains(nationality);
    }
}
