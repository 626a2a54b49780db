package org.acuerdo.gateway.web.page;

import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.acuerdo.gateway.web.kit.Form.Field;
import org.acuerdo.gateway.web.kit.Form.Kind;
import org.acuerdo.gateway.web.kit.Form.Option;
import org.acuerdo.gateway.web.kit.Json;
import org.acuerdo.gateway.web.kit.Say;
import org.acuerdo.gateway.web.kit.Sheet;
import org.acuerdo.gateway.web.kit.Visit;

/** Forms of what a party records of an agreement, each named by the path of the API that takes it. */
final class RecordSheets {
    private static final List<String> COMMITMENTS = List.of(
            "PORT_INFRASTRUCTURE",
            "BORDER_SECURITY",
            "INFRASTRUCTURE",
            "INVESTMENT",
            "TRADE",
            "JOBS",
            "PAYMENT",
            "OTHER");
    private static final List<String> PERIODS = List.of("DAY", "WEEK", "MONTH", "QUARTER", "YEAR", "TERM");
    private final Visit visit;
    private final Say say;
    private final JsonObject agreement;
    private final Map<String, Sheet> sheets = new LinkedHashMap<>();

    /** What the forms name: all below the same agreement. */
    record Below(List<JsonObject> terms, List<JsonObject> baselines, List<JsonObject> commitments) {}

    RecordSheets(Visit visit, JsonObject agreement, Below below) {
        this.visit = visit;
        this.say = visit.say();
        this.agreement = agreement;
        facts();
        suspensions();
        put("statements", "statement", statement(below.terms()));
        put(
                "baselines",
                "baseline",
                List.of(
                        choice("unit", "col.unit", "unit", List.of("FLIGHT", "PERSON")),
                        choice("period", "terms.period", "period", PERIODS),
                        text("value", "record.value").hint(say.the("record.value.hint")),
                        text("window", "record.window").hint(say.the("record.window.hint")),
                        text("source.name", "record.source"),
                        text("source.link", "record.link").optional(),
                        scenario("source")));
        below.baselines().stream()
                .filter(b -> Json.text(b, "status").equals("CLAIMED"))
                .forEach(this::decision);
        below.terms().stream()
                .filter(v -> v.getString("withdrawnAt") == null)
                .forEach(v -> put(
                        "terms/" + Json.text(v, "version") + "/withdrawal",
                        "termsWithdrawal",
                        List.of(),
                        say.the("fact.terms", Json.text(v, "version")) + ", " + Json.text(v, "effectiveFrom")));
        owed(below.commitments());
        put("offers", "offer", List.of(party("by"), day("on"), longText("description"), source()));
        put(
                "monitoring-bodies",
                "monitoringBody",
                List.of(
                        text("name", "record.bodyName"),
                        Field.of("subjects", Kind.LIST, say.the("record.subjects"))
                                .hint(say.the("record.subjects.hint"))));
    }

    /** Path below the agreement and its form, in the order in which they are offered. */
    Map<String, Sheet> all() {
        return sheets;
    }

    private void facts() {
        List<Field> on = List.of(day("on"), source(), scenario("source"), why());
        put("negotiation", "negotiation", on);
        put("signature", "signature", on);
        put(
                "provisional-application",
                "provisionalApplication",
                List.of(day("from"), day("until").optional(), source(), scenario("source")));
        put("entry-into-force", "entryIntoForce", on);
        put("extension", "extension", List.of(day("expiresOn"), source(), scenario("source"), why()));
        put(
                "termination-notice",
                "terminationNotice",
                List.of(day("givenOn"), day("effectiveOn"), why(), source(), scenario("source")),
                "",
                own());
        if (Json.object(agreement, "facts").getValue("terminationNotice") != null) {
            put("termination-notice/withdrawal", "noticeWithdrawal", List.of(why()));
        }
        put("abandonment", "abandonment", List.of(day("on"), source(), scenario("source"), why()), "", own());
        put(
                "corrections",
                "correction",
                List.of(
                        Field.of("field", Kind.CHOICE, say.the("record.field"))
                                .options(CorrectedFields.of(say, agreement)),
                        text("value", "record.corrected").hint(say.the("record.corrected.hint")),
                        reason()));
    }

    private void suspensions() {
        put(
                "suspensions",
                "suspension",
                List.of(day("from"), day("until").optional(), reason(), source(), scenario("source")),
                "",
                own());
        for (JsonObject s : Json.objects(Json.object(agreement, "facts"), "suspensions")) {
            if (Json.text(s, "by").equals(visit.state())) {
                put(
                        "suspensions/" + Json.text(s, "id") + "/end",
                        "suspensionEnd",
                        List.of(day("on").hint(say.the("record.end.hint")), why()),
                        Json.text(s, "from") + ", " + Json.text(s, "reason"));
            }
        }
    }

    private List<Field> statement(List<JsonObject> terms) {
        List<Option> supported = Stream.concat(
                        terms.stream()
                                .flatMap(v -> Json.objects(v, "limits").stream())
                                .map(l -> Json.text(l, "id"))
                                .distinct()
                                .map(id -> new Option(id, say.the("clause.limit", id))),
                        Stream.concat(
                                Stream.of(
                                        new Option("increase", say.the("record.increase")),
                                        new Option("populations", say.the("clause.populations")),
                                        new Option("clearance", say.the("clause.clearance"))),
                                Stream.of("aircraft", "maxPersonsPerFlight", "noticeHours", "airports", "blackoutDates")
                                        .map(c -> new Option(c, say.code("condition", c)))))
                .toList();
        return List.of(
                day("on"),
                text("speaker", "record.speaker").optional(),
                text("office", "record.office").optional(),
                longText("summary"),
                text("channel", "record.channel")
                        .hint(say.the("record.channel.hint"))
                        .optional(),
                text("language", "record.language")
                        .hint(say.the("record.language.hint"))
                        .optional(),
                Field.of("text", Kind.LONG_TEXT, say.the("record.text")).optional(),
                Field.of("translation", Kind.LONG_TEXT, say.the("record.translation"))
                        .optional(),
                text("link", "record.link").optional(),
                source(),
                scenario("source"),
                Field.of("supports", Kind.MANY, say.the("col.supports"))
                        .options(supported)
                        .optional());
    }

    private void decision(JsonObject b) {
        put(
                "baselines/" + Json.text(b, "id") + "/decision",
                "baselineDecision",
                List.of(
                        choice("outcome", "col.outcome", "baseline", List.of("DECIDED", "REJECTED")),
                        day("decidedOn"),
                        choice(
                                "basis.kind",
                                "basis.kind",
                                "basis",
                                List.of("WORKING_GROUP", "EXCHANGE_OF_NOTES", "STATEMENT", "DECISION")),
                        text("basis.reference", "basis.reference").hint(say.the("basis.reference.hint")),
                        scenario("basis")),
                Json.text(b, "value") + " " + say.code("unit", Json.text(b, "unit")) + " "
                        + say.code("period", Json.text(b, "period")) + ", " + Json.text(b, "window"));
    }

    private void owed(List<JsonObject> commitments) {
        put(
                "commitments",
                "commitment",
                List.of(
                        party("debtor"),
                        choice("kind", "col.kind", "commitment", COMMITMENTS),
                        longText("description"),
                        day("dueOn").optional(),
                        text("amount.value", "record.amount").optional(),
                        text("amount.currency", "record.currency").optional(),
                        text("measure.value", "record.measure").optional(),
                        text("measure.unit", "record.unit").optional(),
                        choice(
                                        "certainty",
                                        "terms.certainty",
                                        "certainty",
                                        List.of("ANNOUNCED", "PROVISIONAL", "AGREED"))
                                .optional(),
                        source(),
                        scenario("source")));
        for (JsonObject c : commitments) {
            put(
                    "commitments/" + Json.text(c, "id") + "/progress",
                    "progress",
                    List.of(
                            day("on"),
                            longText("description"),
                            choice(
                                            "status",
                                            "col.status",
                                            "commitmentStatus",
                                            List.of("PLEDGED", "IN_PROGRESS", "DELIVERED", "WITHDRAWN"))
                                    .optional(),
                            text("evidence", "record.evidence").optional(),
                            text("amount.value", "record.amount").optional(),
                            text("amount.currency", "record.currency").optional(),
                            text("measure.value", "record.measure").optional(),
                            text("measure.unit", "record.unit").optional()),
                    Json.text(c, "debtor") + ", " + Json.text(c, "description"));
        }
    }

    /** A unilateral right is exercised in the officer's own state's name. */
    private JsonObject own() {
        return new JsonObject().put("by", visit.state());
    }

    private void put(String path, String words, List<Field> fields) {
        put(path, words, fields, "");
    }

    private void put(String path, String words, List<Field> fields, String about) {
        put(path, words, fields, about, new JsonObject());
    }

    private void put(String path, String words, List<Field> fields, String about, JsonObject fixed) {
        Sheet sheet = Sheet.of(say, words, "/room/agreements/" + Json.text(agreement, "id") + "/record/" + path, fields)
                .fixed(fixed);
        sheets.put(path, about.isEmpty() ? sheet : sheet.titled(sheet.title() + ": " + about));
    }

    private Field day(String name) {
        return Field.of(name, Kind.DAY, say.the("record." + name));
    }

    private Field text(String name, String words) {
        return Field.of(name, Kind.TEXT, say.the(words));
    }

    private Field longText(String name) {
        return Field.of(name, Kind.LONG_TEXT, say.the("record." + name));
    }

    private Field reason() {
        return Field.of("reason", Kind.LONG_TEXT, say.the("field.reason")).hint(say.the("field.reason.hint"));
    }

    private Field why() {
        return reason().optional();
    }

    private Field source() {
        return text("source.name", "record.source")
                .hint(say.the("record.source.hint"))
                .optional();
    }

    private Field scenario(String of) {
        return Field.of(of + ".scenario", Kind.YES, say.the("record.scenario")).optional();
    }

    private Field party(String name) {
        return Field.of(name, Kind.CHOICE, say.the("col." + name))
                .options(Stream.of("sendingState", "receivingState")
                        .map(n -> Json.text(agreement, n))
                        .map(s -> new Option(s, s))
                        .toList());
    }

    private Field choice(String name, String words, String group, List<String> codes) {
        return Field.of(name, Kind.CHOICE, say.the(words))
                .options(codes.stream()
                        .map(c -> new Option(c, say.code(group, c)))
                        .toList());
    }
}
