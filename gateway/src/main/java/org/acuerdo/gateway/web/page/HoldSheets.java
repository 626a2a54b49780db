package org.acuerdo.gateway.web.page;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.acuerdo.gateway.web.kit.Form.Field;
import org.acuerdo.gateway.web.kit.Form.Kind;
import org.acuerdo.gateway.web.kit.Form.Option;
import org.acuerdo.gateway.web.kit.Json;
import org.acuerdo.gateway.web.kit.Say;
import org.acuerdo.gateway.web.kit.Sheet;
import org.acuerdo.gateway.web.kit.States;

/** Forms of the safeguards desk: a legal hold is placed, and lifted by the state that placed it. */
final class HoldSheets {
    static final String DESK = "/room/safeguards";

    /** What a hold may cover, as the form of each is called. */
    static final List<String> COVERS = List.of("flight", "agreement", "nationality");

    private HoldSheets() {}

    /** One by what it covers; null: there is none of that name. */
    static Sheet place(Say say, String covers, List<JsonObject> flights, Map<String, Agreement> agreements) {
        return switch (covers) {
            case "flight" -> place(say, covers, chosen(say.the("hold.flight"), flights(say, flights, agreements)));
            case "agreement" ->
                place(
                        say,
                        covers,
                        chosen(
                                say.the("hold.agreement"),
                                agreements.values().stream()
                                        .map(a -> new Option(a.id(), a.reference()))
                                        .toList()));
            case "nationality" ->
                place(
                        say,
                        covers,
                        Field.of("target", Kind.TEXT, say.the("hold.nationality"))
                                .hint(say.the("hold.target.hint")));
            default -> null;
        };
    }

    private static Sheet place(Say say, String covers, Field target) {
        return Sheet.of(
                        say,
                        "hold",
                        DESK + "/holds/of/" + covers,
                        List.of(
                                target,
                                Field.of("authority", Kind.TEXT, say.the("hold.authority"))
                                        .hint(say.the("hold.authority.hint")),
                                reason(say)))
                .as(covers)
                .titled(say.the("form.hold-" + covers))
                .fixed(new JsonObject().put("scope", covers.toUpperCase(Locale.ROOT)))
                .asGrave();
    }

    /** Nothing is chosen for anybody: what is stopped is said. */
    private static Field chosen(String label, List<Option> options) {
        List<Option> all = new ArrayList<>(List.of(new Option("", "")));
        all.addAll(options);
        return Field.of("target", Kind.CHOICE, label).options(all);
    }

    private static List<Option> flights(Say say, List<JsonObject> flights, Map<String, Agreement> agreements) {
        return Flights.byArrival(flights).stream()
                .map(f -> new Option(
                        Json.text(f, "id"),
                        String.join(
                                ", ",
                                Json.text(f, "number"),
                                Json.text(f, "arrivalDay"),
                                say.code("flightStatus", Json.text(f, "status")),
                                Agreement.of(agreements, Json.text(f, "agreementId"))
                                        .reference())))
                .toList();
    }

    /** @param covers what it covers, in words */
    static Sheet lift(Say say, JsonObject hold, String covers) {
        String id = Json.text(hold, "id");
        return Sheet.of(say, "lift", DESK + "/holds/" + id + "/lift", List.of(reason(say)))
                .as(id)
                .titled(say.the("hold.lift", say.the("form.lift"), covers));
    }

    /** What a hold covers. @param flights those that were looked up, by id */
    static String covers(Say say, JsonObject hold, Map<String, JsonObject> flights, Map<String, Agreement> agreements) {
        String target = Json.text(hold, "target");
        String named = switch (Json.text(hold, "scope")) {
            case "FLIGHT" ->
                flights.containsKey(target)
                        ? Json.text(flights.get(target), "number") + ", " + Json.text(flights.get(target), "arrivalDay")
                        : target;
            case "AGREEMENT" -> Agreement.of(agreements, target).reference();
            default -> States.name(say, target);
        };
        return say.the("scope.of", say.code("scope", Json.text(hold, "scope")), named);
    }

    private static Field reason(Say say) {
        return Field.of("reason", Kind.LONG_TEXT, say.the("field.reason")).hint(say.the("field.reason.hint"));
    }
}
