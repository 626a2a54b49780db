package org.acuerdo.gateway.web.page;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.acuerdo.gateway.web.kit.Form.Field;
import org.acuerdo.gateway.web.kit.Form.Kind;
import org.acuerdo.gateway.web.kit.Form.Option;
import org.acuerdo.gateway.web.kit.Json;
import org.acuerdo.gateway.web.kit.Say;
import org.acuerdo.gateway.web.kit.Sheet;
import org.acuerdo.gateway.web.kit.Times;
import org.acuerdo.gateway.web.kit.Visit;

/** What was counted, what was reported wrongly, and the reconciliation, as forms. All of it is appended, nothing is overwritten. */
final class CountSheets {
    /** A flight that came back, or came down elsewhere, is counted where it made a landing before. */
    private static final Set<String> FLOWN = Set.of("DEPARTED", "DIVERTED", "ARRIVED", "RECONCILED");

    private static final int REASONS = 3;

    private final Say say;
    private final JsonObject flight;
    private final ZoneId zone;
    private final String path;
    private final String status;
    private final boolean planner;
    private final boolean officer;
    private final boolean monitor;
    private final JsonObject arrival;
    private final Integer leg;

    CountSheets(Visit visit, JsonObject flight, ZoneId zone) {
        this.say = visit.say();
        this.flight = flight;
        this.zone = zone;
        this.path = "/room/flights/" + Json.text(flight, "id") + "/";
        this.status = Json.text(flight, "status");
        this.planner = visit.may("planner", Json.text(flight, "sendingState"));
        this.officer = Flights.receivers(flight).stream().anyMatch(s -> visit.may("clearance-officer", s));
        this.monitor = visit.roles().contains("monitor");
        JsonObject landed = ownLanding(visit);
        this.arrival = landed == null ? Json.object(flight, "arrival") : Json.object(landed, "arrival");
        this.leg = landed == null ? null : landed.getInteger("leg");
    }

    /** Of a flight with several landings the one made in the reader's state, empty until then; null: it has but one. */
    private JsonObject ownLanding(Visit visit) {
        List<String> receivers = Flights.receivers(flight);
        List<String> agreements = Json.objects(flight, "legs").stream()
                .map(l -> Json.text(l, "agreementId"))
                .filter(id -> !id.isEmpty())
                .toList();
        return receivers.size() == 1
                ? null
                : Json.objects(flight, "landings").stream()
                        .filter(l -> visit.may(
                                "clearance-officer", receivers.get(agreements.indexOf(Json.text(l, "agreementId")))))
                        .findFirst()
                        .orElse(Json.EMPTY);
    }

    /** The one that ends a flight's life, where it is the reader's to do. */
    List<Sheet> offered() {
        return (planner || officer) && status.equals("ARRIVED") ? List.of(reconciliation()) : List.of();
    }

    /** Those that the reader unfolds. */
    List<Sheet> folded() {
        List<Sheet> sheets = new ArrayList<>();
        if (!FLOWN.contains(status) && Json.objects(flight, "landings").isEmpty()) {
            return sheets;
        }
        if (planner && !Json.object(flight, "departure").isEmpty()) {
            sheets.add(of("corrections", "aboard"));
            sheets.add(of("counts", "SENDER"));
            sheets.add(of("corrections", "departure.at"));
        }
        if (officer && !arrival.isEmpty()) {
            List.of("received", "notReceived").forEach(f -> sheets.add(of("corrections", f)));
            sheets.add(of("counts", "RECEIVER"));
            List.of("arrival.at", "arrival.airport").forEach(f -> sheets.add(of("corrections", f)));
        }
        if (monitor) {
            sheets.add(of("counts", "MONITOR"));
        }
        return sheets;
    }

    /** @param of whose count, or which fact; null: there is none of that name */
    Sheet of(String act, String of) {
        return switch (act + " " + of) {
            case "counts SENDER" -> counts(of, held("sender", "aboard", "departure"), true);
            case "counts RECEIVER" -> counts(of, received(), true);
            case "counts MONITOR" -> counts(of, held("sender", "aboard", "departure"), false);
            case "corrections aboard" -> groups(of, held("sender", "aboard", "departure"));
            case "corrections received" -> groups(of, received());
            case "corrections departure.at" -> moment(of, Json.object(flight, "departure"));
            case "corrections arrival.at" -> moment(of, arrival);
            case "corrections arrival.airport" -> airport(of);
            case "corrections notReceived" -> notReceived(of);
            default -> null;
        };
    }

    Sheet reconciliation() {
        boolean agree = Json.flag(Json.object(flight, "counts"), "agree");
        Field why = Field.of("explanation", Kind.LONG_TEXT, say.the("counts.explanation"))
                .hint(say.the("field.reason.hint"))
                .optional();
        return Sheet.of(say, "reconciliation", path + "reconciliation", agree ? List.of() : List.of(why))
                .introduced(agree ? say.the("counts.toAgree") : say.the("counts.toExplain"));
    }

    /** The count of a side that holds now, else what it reported of the flight itself, else what was asked for. */
    private List<JsonObject> held(String side, String list, String of) {
        List<JsonObject> held = Json.objects(Json.object(flight, "counts"), side);
        List<JsonObject> reported = held.isEmpty() ? Json.objects(Json.object(flight, of), list) : held;
        return reported.isEmpty() ? Flights.landing(flight) : reported;
    }

    /** Who was received, of several landings at the reader's own. */
    private List<JsonObject> received() {
        return leg == null ? held("receiver", "received", "arrival") : Json.objects(arrival, "received");
    }

    private Sheet counts(String source, List<JsonObject> groups, boolean filled) {
        List<Field> fields = new ArrayList<>(GroupFields.known(say, "passengers", groups, filled));
        fields.addAll(GroupFields.another(say, "passengers", groups.size(), legs(!source.equals("RECEIVER"))));
        fields.add(why());
        String id = "counts-" + source;
        JsonObject fixed = new JsonObject().put("source", source).put("passengers", GroupFields.fixed(groups));
        return Sheet.of(say, id, path + "counts/" + source, fields)
                .fixed(source.equals("RECEIVER") ? atLeg(fixed) : fixed);
    }

    private Sheet groups(String field, List<JsonObject> groups) {
        List<Field> fields = new ArrayList<>(GroupFields.known(say, "value", groups, true));
        fields.addAll(GroupFields.another(say, "value", groups.size(), legs(field.equals("aboard"))));
        return correction(field, fields, GroupFields.fixed(groups));
    }

    /** The legs that passengers land with, to be chosen from where the whole of a flight with several is counted. */
    private List<Option> legs(boolean whole) {
        List<JsonObject> legs = Json.objects(flight, "legs");
        return !whole || !Json.text(flight, "agreementId").isEmpty()
                ? List.of()
                : IntStream.range(0, legs.size())
                        .filter(i -> !Json.text(legs.get(i), "agreementId").isEmpty())
                        .mapToObj(i -> new Option(
                                String.valueOf(i + 1),
                                say.the("counts.legTo", i + 1, Json.text(legs.get(i), "destination"))))
                        .toList();
    }

    private Sheet moment(String field, JsonObject of) {
        Field at = Field.of("value", Kind.MOMENT, say.the("field.at"))
                .hint(say.the("field.zone", Times.name(zone)))
                .in(zone)
                .value(Times.field(of.getString("at"), zone));
        return correction(field, List.of(at), null);
    }

    private Sheet airport(String field) {
        String landed = Json.text(arrival, "airport");
        Field value = Field.of("value", Kind.TEXT, say.the("counts.airport"))
                .hint(say.the("field.icao"))
                .value(landed.isEmpty() ? Json.text(Flights.lastLeg(flight), "destination") : landed);
        return correction(field, List.of(value), null);
    }

    private Sheet notReceived(String field) {
        List<JsonObject> known = Json.objects(arrival, "notReceived");
        return correction(field, missing(say, "value", known), new JsonArray());
    }

    private Sheet correction(String field, List<Field> values, Object fixedValue) {
        List<Field> fields = new ArrayList<>(values);
        fields.add(why());
        JsonObject fixed = new JsonObject().put("field", field);
        if (fixedValue != null) {
            fixed.put("value", fixedValue);
        }
        String id = "corrections-" + field.replace('.', '-');
        boolean departed = field.equals("aboard") || field.equals("departure.at");
        return Sheet.of(say, id, path + "corrections/" + field, fields).fixed(departed ? fixed : atLeg(fixed));
    }

    private JsonObject atLeg(JsonObject body) {
        return leg == null ? body : body.put("leg", leg);
    }

    private Field why() {
        return Field.of("reason", Kind.LONG_TEXT, say.the("counts.why")).hint(say.the("field.reason.hint"));
    }

    /** Rows for those who were aboard and not received, by reason and number. */
    static List<Field> missing(Say say, String list, List<JsonObject> known) {
        List<Field> fields = new ArrayList<>();
        fields.add(Field.of(list, Kind.COUNTS_HEAD, say.the("flight.notReceived")));
        for (int i = 0; i < Math.max(REASONS, known.size()); i++) {
            String at = list + "[" + i + "]";
            JsonObject row = i < known.size() ? known.get(i) : Json.EMPTY;
            fields.add(Field.of(at + ".count", Kind.WHOLE, say.the("col.persons"))
                    .optional()
                    .value(Json.text(row, "count")));
            fields.add(Field.of(at + ".reason", Kind.TEXT, say.the("counts.missingWhy", i + 1))
                    .optional()
                    .value(Json.text(row, "reason")));
        }
        return fields;
    }
}
