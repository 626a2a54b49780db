package org.acuerdo.gateway.web.page;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.acuerdo.gateway.web.kit.Form.Field;
import org.acuerdo.gateway.web.kit.Form.Kind;
import org.acuerdo.gateway.web.kit.Form.Option;
import org.acuerdo.gateway.web.kit.Json;
import org.acuerdo.gateway.web.kit.Say;

/** The fields of new terms, filled in as a version on record has them. */
final class TermsFields {
    private static final List<String> CATEGORIES =
            List.of("NATIONAL", "THIRD_COUNTRY_NATIONAL", "STATELESS", "CUSTODY_TRANSFER");
    private static final List<String> DAYS =
            List.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY");

    private final Say say;
    private final JsonObject base;
    private final List<JsonObject> baselines;
    private final List<Field> fields = new ArrayList<>();

    TermsFields(Say say, JsonObject base, List<JsonObject> baselines) {
        this.say = say;
        this.base = base;
        this.baselines = baselines;
    }

    List<Field> all() {
        fields.add(Field.of("effectiveFrom", Kind.DAY, say.the("terms.effectiveFrom"))
                .hint(say.the("terms.effectiveFrom.hint")));
        choice("certainty", "terms.certainty", "certainty", base, "ANNOUNCED", "PROVISIONAL", "AGREED");
        fields.add(Field.of("basis.kind", Kind.CHOICE, say.the("basis.kind"))
                .options(options("basis", "WORKING_GROUP", "EXCHANGE_OF_NOTES", "STATEMENT", "DECISION"))
                .optional());
        fields.add(Field.of("basis.reference", Kind.TEXT, say.the("basis.reference"))
                .hint(say.the("basis.reference.hint"))
                .optional());
        choice("provisionalUse", "terms.provisionalUse", "provisionalUse", base, "BLOCKED", "ALLOWED");
        rows("limits", "terms.limit", "terms.newLimit", Json.objects(base, "limits"), this::limit);
        conditions(Json.object(base, "conditions"));
        rows("populations", "terms.population", "terms.newPopulation", Json.objects(base, "populations"), (at, p) -> {
            choice(at + "category", "col.category", "category", p, CATEGORIES.toArray(String[]::new));
            nationalities(at, Json.object(p, "nationalities"));
            whole(at + "onwardWithinDays", "terms.onwardWithinDays", p);
            whole(at + "reviewWithinDays", "terms.reviewWithinDays", p);
        });
        JsonObject clearance = Json.object(base, "clearance");
        head("clearance", say.the("clause.clearance"));
        fields.add(Field.of("clearance.mode", Kind.CHOICE, say.the("terms.mode"))
                .options(options("mode", "MANUAL", "AUTOMATIC"))
                .value(Json.text(clearance, "mode")));
        whole("clearance.replyWithinHours", "terms.replyWithinHours", clearance);
        whole("clearance.replyWithinWorkingDays", "terms.replyWithinWorkingDays", clearance);
        choice("clearance.onSilence", "terms.onSilence", "onSilence", clearance, "LAPSE", "DEEMED_GRANTED");
        JsonObject safeguards = Json.object(base, "safeguards");
        head("safeguards", say.the("terms.safeguards"));
        yes("safeguards.monitorAboard", "terms.monitorAboard", safeguards);
        yes("safeguards.interpreter", "terms.interpreter", safeguards);
        whole("safeguards.medicalStaff", "terms.medicalStaff", safeguards);
        whole("safeguards.unaccompaniedMinorsPerWeek", "terms.unaccompaniedMinorsPerWeek", safeguards);
        return fields;
    }

    private interface Row {
        void fields(String at, JsonObject of);
    }

    /** The rows of a list, and one more that is empty. */
    private void rows(String list, String title, String added, List<JsonObject> items, Row row) {
        for (int i = 0; i <= items.size(); i++) {
            String at = list + "[" + i + "]";
            head(at, i < items.size() ? say.the(title, i + 1) : say.the(added));
            row.fields(at + ".", i < items.size() ? items.get(i) : Json.EMPTY);
        }
    }

    private void limit(String at, JsonObject limit) {
        boolean known = !limit.isEmpty();
        Field id = text(at + "id", "terms.id", limit).hint(say.the(known ? "terms.id.hint" : "terms.newId.hint"));
        fields.add(id);
        choice(at + "unit", "col.unit", "unit", limit, "FLIGHT", "PERSON");
        choice(
                at + "period",
                "terms.period",
                "period",
                limit,
                "DAY",
                "WEEK",
                "MONTH",
                "QUARTER",
                "YEAR",
                "TERM",
                "STANDING");
        JsonObject volume = Json.object(limit, "volume");
        whole(at + "volume.fixed", "terms.fixed", volume);
        fields.add(Field.of(at + "volume.baseline", Kind.CHOICE, say.the("terms.baseline"))
                .hint(say.the("terms.baseline.hint"))
                .options(baselines.stream()
                        .map(b -> new Option(Json.text(b, "id"), BaselineView.words(say, b)))
                        .toList())
                .value(Json.text(volume, "baseline"))
                .optional());
        fields.add(text(at + "volume.increasePercent", "terms.increasePercent", volume)
                .hint(
                        Json.objects(limit, "rampUp").isEmpty()
                                ? null
                                : say.the("terms.rampUp", Json.line(limit.getJsonArray("rampUp")))));
        fields.add(Field.of(at + "appliesTo.categories", Kind.MANY, say.the("terms.categories"))
                .options(options("category", CATEGORIES.toArray(String[]::new)))
                .hint(applies(Json.object(limit, "appliesTo")))
                .value(String.join(",", Json.texts(Json.object(limit, "appliesTo"), "categories")))
                .optional());
        choice(at + "rounding", "terms.rounding", "rounding", limit, "FLOOR", "HALF_UP", "CUMULATIVE_FLOOR");
        choice(at + "partialPeriod", "terms.partialPeriod", "partialPeriod", limit, "PRORATE", "FULL");
        whole(at + "criticalPercent", "terms.criticalPercent", limit);
        JsonObject carry = Json.object(limit, "carryOver");
        fields.add(text(at + "carryOver.maxPercent", "terms.carryPercent", carry));
        whole(at + "carryOver.windows", "terms.carryWindows", carry);
    }

    /** What else narrows a limit and is not asked here. */
    private String applies(JsonObject appliesTo) {
        JsonObject others = appliesTo.copy();
        others.remove("categories");
        return others.isEmpty() ? say.the("terms.categories.hint") : say.the("terms.applies", Json.line(others));
    }

    private void conditions(JsonObject conditions) {
        head("conditions", say.the("terms.conditions"));
        fields.add(Field.of("conditions.aircraft", Kind.MANY, say.the("condition.aircraft"))
                .options(options("aircraft", "SCHEDULED", "CHARTER", "STATE", "MILITARY", "RECEIVING_STATE"))
                .value(String.join(",", Json.texts(conditions, "aircraft")))
                .optional());
        whole("conditions.maxPersonsPerFlight", "condition.maxPersonsPerFlight", conditions);
        whole("conditions.noticeHours", "condition.noticeHours", conditions);
        whole("conditions.noticeWorkingDays", "condition.noticeWorkingDays", conditions);
        fields.add(list("conditions.blackoutDates", "condition.blackoutDates", conditions)
                .hint(say.the("terms.dates.hint")));
        rows(
                "conditions.airports",
                "terms.airport",
                "terms.newAirport",
                Json.objects(conditions, "airports"),
                (at, a) -> {
                    fields.add(text(at + "icao", "terms.icao", a));
                    fields.add(Field.of(at + "days", Kind.MANY, say.the("terms.days"))
                            .options(options("weekday", DAYS.toArray(String[]::new)))
                            .value(String.join(",", Json.texts(a, "days")))
                            .optional());
                    fields.add(text(at + "opens", "terms.opens", a).hint(say.the("terms.hours.hint")));
                    fields.add(text(at + "closes", "terms.closes", a));
                });
    }

    private void nationalities(String at, JsonObject nationalities) {
        fields.add(list(at + "nationalities.include", "terms.include", nationalities)
                .hint(say.the("terms.nationalities.hint")));
        fields.add(list(at + "nationalities.exclude", "terms.exclude", nationalities));
    }

    private void head(String name, String title) {
        fields.add(Field.of(name, Kind.COUNTS_HEAD, title));
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    private Field text(String path, String words, JsonObject of) {
        return Field.of(path, Kind.TEXT, say.the(words))
                .value(Json.text(of, last(path)))
                .optional();
    }

    private Field list(String path, String words, JsonObject of) {
        return Field.of(path, Kind.LIST, say.the(words))
                .value(String.join(", ", Json.texts(of, last(path))))
                .optional();
    }

    private void whole(String path, String words, JsonObject of) {
        fields.add(Field.of(path, Kind.WHOLE, say.the(words))
                .value(Json.text(of, last(path)))
                .optional());
    }

    private void yes(String path, String words, JsonObject of) {
        fields.add(Field.of(path, Kind.YES, say.the(words))
                .value(Json.text(of, last(path)))
                .optional());
    }

    private void choice(String path, String words, String group, JsonObject of, String... codes) {
        fields.add(Field.of(path, Kind.CHOICE, say.the(words))
                .options(options(group, codes))
                .value(Json.text(of, last(path)))
                .optional());
    }

    private List<Option> options(String group, String... codes) {
        return Stream.of(codes).map(c -> new Option(c, say.code(group, c))).toList();
    }
}
