package org.acuerdo.gateway.web.page;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.acuerdo.gateway.web.kit.Form.Error;
import org.acuerdo.gateway.web.kit.Form.Field;
import org.acuerdo.gateway.web.kit.Form.Kind;
import org.acuerdo.gateway.web.kit.Json;
import org.acuerdo.gateway.web.kit.Say;
import org.acuerdo.gateway.web.kit.Sheet;

/** A weekly series as a form: the first flight, the days of the week, and its end. Nobody need write a rule of RFC 5545. */
final class SeriesSheet {
    private static final List<String> DAYS =
            List.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY");
    private static final String AT = "flight.";

    private SeriesSheet() {}

    static Sheet of(Say say, Route route, String action) {
        List<Field> fields = new ArrayList<>();
        fields.add(Field.of("rule", Kind.COUNTS_HEAD, say.the("series.pattern")));
        DAYS.forEach(d ->
                fields.add(Field.of("rule." + d.substring(0, 2), Kind.YES, say.the("series.on", day(say, d)))));
        fields.add(Field.of("rule.interval", Kind.WHOLE, say.the("series.interval"))
                .value("1"));
        fields.add(Field.of("rule.count", Kind.WHOLE, say.the("series.count")).optional());
        fields.add(Field.of("rule.until", Kind.DAY, say.the("series.until"))
                .hint(say.the("series.until.hint"))
                .optional());
        fields.add(Field.of("except", Kind.TEXT, say.the("series.except"))
                .hint(say.the("series.except.hint"))
                .optional());
        fields.add(Field.of("mode", Kind.CHOICE, say.the("series.mode"))
                .options(GroupFields.options(say, "seriesMode", List.of("AS_MANY_AS_FIT", "ALL_OR_NOTHING"))));
        fields.add(Field.of("flight", Kind.COUNTS_HEAD, say.the("series.first")));
        fields.addAll(RequestSheet.fields(say, route, Json.EMPTY, AT));
        return Sheet.of(say, "series", action, fields).fixed(new JsonObject().put("flight", RequestSheet.fixed(route)));
    }

    private static String day(Say say, String day) {
        return say.code("weekday", day);
    }

    /** The body, with what was chosen made a rule. */
    static RequestSheet.Body body(
            Say say, Sheet sheet, Route route, MultivaluedMap<String, String> typed, List<Error> errors) {
        RequestSheet.Body body = RequestSheet.body(say, sheet, route, AT, typed, errors);
        JsonObject json = body.json();
        JsonObject rule = Json.object(json, "rule");
        String days = DAYS.stream()
                .map(d -> d.substring(0, 2))
                .filter(d -> Json.flag(rule, d))
                .collect(Collectors.joining(","));
        if (days.isEmpty()) {
            errors.add(new Error("rule.MO", say.the("series.noDay"), null, false));
        }
        boolean count = rule.containsKey("count");
        boolean until = rule.containsKey("until");
        if (count == until) {
            errors.add(new Error("rule.count", say.the("series.oneEnd"), null, false));
        }
        json.put(
                "rule",
                Stream.of(
                                "FREQ=WEEKLY",
                                Json.number(rule, "interval") == 1 ? "" : "INTERVAL=" + Json.text(rule, "interval"),
                                "BYDAY=" + days,
                                count ? "COUNT=" + Json.text(rule, "count") : "",
                                until ? "UNTIL=" + Json.text(rule, "until").replace("-", "") : "")
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(";")));
        if (json.containsKey("except")) {
            json.put(
                    "except",
                    new JsonArray(Arrays.stream(Json.text(json, "except").split("[,;\\s]+"))
                            .filter(d -> !d.isEmpty())
                            .toList()));
        }
        return body;
    }

    static Sheet cancellation(Say say, String id, String state) {
        return Sheet.of(
                        say,
                        "series-cancellation",
                        "/room/series/" + id + "/cancellation",
                        List.of(
                                Field.of("by", Kind.HIDDEN, "").value(state),
                                Field.of("reason", Kind.LONG_TEXT, say.the("field.reason"))
                                        .hint(say.the("field.reason.hint"))))
                .asGrave();
    }
}
