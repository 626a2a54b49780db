package org.acuerdo.gateway.web.page;

import io.vertx.core.json.JsonObject;
import java.util.List;
import org.acuerdo.gateway.web.kit.Form.Field;
import org.acuerdo.gateway.web.kit.Form.Kind;
import org.acuerdo.gateway.web.kit.Form.Option;
import org.acuerdo.gateway.web.kit.Json;
import org.acuerdo.gateway.web.kit.Say;

/** The fields of one limit of new terms: what it caps, its volume with dated steps, what narrows it, and its arithmetic. */
final class LimitFields {
    /** Empty rows for steps besides those on record. */
    private static final int MORE_STEPS = 2;

    private final Fields fields;
    private final Say say;
    private final List<JsonObject> baselines;

    LimitFields(Fields fields, List<JsonObject> baselines) {
        this.fields = fields;
        this.say = fields.say();
        this.baselines = baselines;
    }

    void of(String at, JsonObject limit) {
        boolean known = !limit.isEmpty();
        fields.add(
                fields.text(at + "id", "terms.id", limit).hint(say.the(known ? "terms.id.hint" : "terms.newId.hint")));
        fields.choice(at + "unit", "col.unit", "unit", limit, "FLIGHT", "PERSON");
        fields.choice(
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
        volume(at, Json.object(limit, "volume"));
        int number = Integer.parseInt(at.replaceAll("\\D+", "")) + 1;
        fields.head(at + "rampUp", say.the("terms.steps", number));
        steps(at + "rampUp", Json.objects(limit, "rampUp"));
        fields.head(at + "appliesTo", say.the("terms.narrowed", number));
        applies(at + "appliesTo.", Json.object(limit, "appliesTo"));
        fields.head(at + "rounding", say.the("terms.arithmetic", number));
        fields.choice(at + "rounding", "terms.rounding", "rounding", limit, "FLOOR", "HALF_UP", "CUMULATIVE_FLOOR");
        fields.choice(at + "partialPeriod", "terms.partialPeriod", "partialPeriod", limit, "PRORATE", "FULL");
        fields.whole(at + "criticalPercent", "terms.criticalPercent", limit);
        JsonObject carry = Json.object(limit, "carryOver");
        fields.add(fields.text(at + "carryOver.maxPercent", "terms.carryPercent", carry));
        fields.whole(at + "carryOver.windows", "terms.carryWindows", carry);
    }

    private void volume(String at, JsonObject volume) {
        fields.whole(at + "volume.fixed", "terms.fixed", volume);
        fields.add(Field.of(at + "volume.baseline", Kind.CHOICE, say.the("terms.baseline"))
                .hint(say.the("terms.baseline.hint"))
                .options(baselines.stream()
                        .map(b -> new Option(Json.text(b, "id"), BaselineView.words(say, b)))
                        .toList())
                .value(Json.text(volume, "baseline"))
                .optional());
        fields.add(fields.text(at + "volume.increasePercent", "terms.increasePercent", volume));
    }

    /** From its day on a step's figure takes the place of the volume's own; a row without a day is no step. */
    private void steps(String list, List<JsonObject> steps) {
        for (int i = 0; i < steps.size() + MORE_STEPS; i++) {
            JsonObject step = i < steps.size() ? steps.get(i) : Json.EMPTY;
            String at = list + "[" + i + "].";
            fields.day(at + "from", "terms.stepFrom", step);
            fields.add(fields.text(at + "increasePercent", "terms.stepPercent", step));
            fields.whole(at + "fixed", "terms.stepFixed", step);
        }
    }

    private void applies(String at, JsonObject to) {
        fields.categories(at + "categories", "terms.categories", to);
        fields.nationalities(at, to);
        fields.aircraft(at + "aircraft", "terms.appliesAircraft", to);
        fields.add(fields.list(at + "airports", "terms.appliesAirports", to).hint(say.the("terms.airports.hint")));
    }
}
