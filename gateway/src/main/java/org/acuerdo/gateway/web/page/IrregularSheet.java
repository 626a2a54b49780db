package org.acuerdo.gateway.web.page;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import org.acuerdo.gateway.web.kit.Acts.Made;
import org.acuerdo.gateway.web.kit.Form.Error;
import org.acuerdo.gateway.web.kit.Form.Field;
import org.acuerdo.gateway.web.kit.Form.Kind;
import org.acuerdo.gateway.web.kit.Json;
import org.acuerdo.gateway.web.kit.Say;
import org.acuerdo.gateway.web.kit.Sheet;

/**
 * What flew against a guard or without a request, as a form. Who was aboard is asked once: of a flight on record its request
 * stands beside that, of a flight that nobody asked for those aboard are all that is known.
 */
final class IrregularSheet {
    private static final String ABOARD = "aboard[";
    private static final String ROWS = "passengers[";

    private final Say say;
    private final Route route;
    private final JsonObject instead;

    /** @param instead the flight on record that it takes the place of; empty: none */
    IrregularSheet(Say say, Agreement agreement, JsonObject instead) {
        this.say = say;
        this.route = Route.one(agreement);
        this.instead = instead;
    }

    Sheet sheet(String action) {
        Agreement agreement = route.agreement();
        List<Field> fields = new ArrayList<>();
        fields.add(Field.of("at", Kind.MOMENT, say.the("irregular.at"))
                .hint(say.the("field.zone", agreement.zone().getId()))
                .in(agreement.zone()));
        fields.add(Field.of("guards", Kind.MANY, say.the("irregular.guards"))
                .hint(say.the("irregular.guards.hint"))
                .options(GroupFields.options(say, "guard", List.of("G1", "G2", "G3", "G4")))
                .optional());
        for (Field field : RequestSheet.fields(say, route, instead, "")) {
            fields.add(
                    field.name().equals("legs[0].arrival")
                            ? field.optional().hint(say.the("irregular.arrival.hint", agreement.zone()))
                            : field);
        }
        JsonObject fixed = RequestSheet.fixed(route).put("guards", new JsonArray());
        if (!instead.isEmpty()) {
            fixed.put("flight", Json.text(instead, "id"));
        }
        return Sheet.of(say, "irregular", action, fields).fixed(fixed).asGrave();
    }

    Made body(String action, MultivaluedMap<String, String> typed, List<Error> errors) {
        RequestSheet.Body body = RequestSheet.body(say, sheet(action), route, "", typed, errors);
        JsonObject json = body.json();
        json.put("aboard", json.getJsonArray("passengers").copy());
        if (!instead.isEmpty()) {
            json.put("passengers", GroupFields.counts(Json.objects(instead, "passengers")));
        }
        for (JsonObject leg : Json.objects(json, "legs")) {
            if (!leg.containsKey("arrival")) {
                // what nobody planned was planned for when it came
                leg.put("arrival", json.getValue("at"));
            }
        }
        return new Made(json, e -> body.inRow(typed(e)));
    }

    /** Those aboard were typed where a request has its passengers. */
    private static Error typed(Error error) {
        return error.field() != null && error.field().startsWith(ABOARD)
                ? new Error(
                        ROWS + error.field().substring(ABOARD.length()), error.text(), error.detail(), error.english())
                : error;
    }
}
