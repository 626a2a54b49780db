package org.acuerdo.gateway.web.page;

import io.vertx.core.json.JsonObject;
import java.util.List;
import org.acuerdo.gateway.web.kit.Form.Field;
import org.acuerdo.gateway.web.kit.Form.Kind;
import org.acuerdo.gateway.web.kit.Json;
import org.acuerdo.gateway.web.kit.Say;

/** The fields of new terms, filled in as a version on record has them. */
final class TermsFields {
    private final Say say;
    private final Fields fields;
    private final JsonObject base;
    private final List<JsonObject> baselines;
    private final boolean adopted;

    /** @param adopted whether they are the outcome of a working group, which is then what they rest on */
    TermsFields(Say say, JsonObject base, List<JsonObject> baselines, boolean adopted) {
        this.adopted = adopted;
        this.say = say;
        this.fields = new Fields(say);
        this.base = base;
        this.baselines = baselines;
    }

    List<Field> all() {
        fields.add(Field.of("effectiveFrom", Kind.DAY, say.the("terms.effectiveFrom"))
                .hint(say.the("terms.effectiveFrom.hint")));
        fields.choice("certainty", "terms.certainty", "certainty", base, "ANNOUNCED", "PROVISIONAL", "AGREED");
        basis();
        fields.choice("provisionalUse", "terms.provisionalUse", "provisionalUse", base, "BLOCKED", "ALLOWED");
        LimitFields limits = new LimitFields(fields, baselines);
        fields.rows("limits", "terms.limit", "terms.newLimit", Json.objects(base, "limits"), 1, limits::of);
        conditions(Json.object(base, "conditions"));
        fields.rows(
                "populations",
                "terms.population",
                "terms.newPopulation",
                Json.objects(base, "populations"),
                1,
                this::population);
        clearance(Json.object(base, "clearance"));
        safeguards(Json.object(base, "safeguards"));
        return fields.all();
    }

    private void basis() {
        if (adopted) {
            fields.add(Field.of("on", Kind.DAY, say.the("group.adoptedOn")));
            fields.add(
                    Field.of("reference", Kind.TEXT, say.the("basis.reference")).hint(say.the("group.reference.hint")));
            return;
        }
        fields.add(Field.of("basis.kind", Kind.CHOICE, say.the("basis.kind"))
                .options(fields.options("basis", "WORKING_GROUP", "EXCHANGE_OF_NOTES", "STATEMENT", "DECISION"))
                .optional());
        fields.add(Field.of("basis.reference", Kind.TEXT, say.the("basis.reference"))
                .hint(say.the("basis.reference.hint"))
                .optional());
    }

    private void conditions(JsonObject conditions) {
        fields.head("conditions", say.the("terms.conditions"));
        fields.aircraft("conditions.aircraft", "condition.aircraft", conditions);
        fields.whole("conditions.maxPersonsPerFlight", "condition.maxPersonsPerFlight", conditions);
        fields.whole("conditions.noticeHours", "condition.noticeHours", conditions);
        fields.whole("conditions.noticeWorkingDays", "condition.noticeWorkingDays", conditions);
        fields.add(fields.list("conditions.blackoutDates", "condition.blackoutDates", conditions)
                .hint(say.the("terms.dates.hint")));
        JsonObject calendar = Json.object(conditions, "calendar");
        fields.head("conditions.calendar", say.the("condition.calendar"));
        fields.weekdays("conditions.calendar.weekend", "terms.weekend", calendar);
        fields.add(fields.list("conditions.calendar.holidays", "terms.holidays", calendar)
                .hint(say.the("terms.dates.hint")));
        fields.rows(
                "conditions.airports",
                "terms.airport",
                "terms.newAirport",
                Json.objects(conditions, "airports"),
                1,
                this::airport);
    }

    private void airport(String at, JsonObject airport) {
        fields.add(fields.text(at + "icao", "terms.icao", airport));
        fields.weekdays(at + "days", "terms.days", airport);
        fields.add(fields.text(at + "opens", "terms.opens", airport).hint(say.the("terms.hours.hint")));
        fields.add(fields.text(at + "closes", "terms.closes", airport));
        fields.add(fields.text(at + "zone", "terms.zone", airport).hint(say.the("terms.zone.hint")));
    }

    private void population(String at, JsonObject population) {
        fields.category(at + "category", population);
        fields.nationalities(at, population);
        fields.whole(at + "onwardWithinDays", "terms.onwardWithinDays", population);
        fields.whole(at + "reviewWithinDays", "terms.reviewWithinDays", population);
    }

    private void clearance(JsonObject clearance) {
        fields.head("clearance", say.the("clause.clearance"));
        fields.add(Field.of("clearance.mode", Kind.CHOICE, say.the("terms.mode"))
                .options(fields.options("mode", "MANUAL", "AUTOMATIC"))
                .value(Json.text(clearance, "mode")));
        fields.whole("clearance.replyWithinHours", "terms.replyWithinHours", clearance);
        fields.whole("clearance.replyWithinWorkingDays", "terms.replyWithinWorkingDays", clearance);
        fields.choice("clearance.onSilence", "terms.onSilence", "onSilence", clearance, "LAPSE", "DEEMED_GRANTED");
    }

    private void safeguards(JsonObject safeguards) {
        fields.head("safeguards", say.the("terms.safeguards"));
        fields.yes("safeguards.monitorAboard", "terms.monitorAboard", safeguards);
        fields.yes("safeguards.interpreter", "terms.interpreter", safeguards);
        fields.whole("safeguards.medicalStaff", "terms.medicalStaff", safeguards);
        fields.whole("safeguards.unaccompaniedMinorsPerWeek", "terms.unaccompaniedMinorsPerWeek", safeguards);
    }
}
