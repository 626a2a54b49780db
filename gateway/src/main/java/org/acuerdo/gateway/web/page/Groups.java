package org.acuerdo.gateway.web.page;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.acuerdo.gateway.web.kit.Block;
import org.acuerdo.gateway.web.kit.Blocks.Fact;
import org.acuerdo.gateway.web.kit.Blocks.Facts;
import org.acuerdo.gateway.web.kit.Cell;
import org.acuerdo.gateway.web.kit.Form.Field;
import org.acuerdo.gateway.web.kit.Form.Kind;
import org.acuerdo.gateway.web.kit.Form.Option;
import org.acuerdo.gateway.web.kit.Json;
import org.acuerdo.gateway.web.kit.Say;
import org.acuerdo.gateway.web.kit.Sheet;
import org.acuerdo.gateway.web.kit.Tables;
import org.acuerdo.gateway.web.kit.Visit;

/** Binational working groups: who is in one, when it met, and what it came to. */
final class Groups implements Items {
    private static final int MORE = 2;

    @Override
    public String path() {
        return "working-groups";
    }

    @Override
    public String words() {
        return "group";
    }

    @Override
    public String members() {
        return "members";
    }

    @Override
    public void list(Tables table, Say say, List<JsonObject> items, String at) {
        table.columns("groupName", "mandate").numbers("meetings", "outcomes");
        for (JsonObject g : items) {
            table.row(
                    Cell.link(Json.text(g, "name"), at + "/" + Json.text(g, "id")),
                    Cell.of(Json.text(g, "mandate")),
                    Cell.of(Json.objects(g, "meetings").size()),
                    Cell.of(Json.objects(g, "outcomes").size()));
        }
    }

    @Override
    public String name(Say say, JsonObject item) {
        return Json.text(item, "name");
    }

    @Override
    public List<Block> blocks(Visit visit, JsonObject item) {
        Say say = visit.say();
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.of(say.the("col.mandate"), Json.text(item, "mandate")));
        facts.add(new Fact(say.the("group.agenda"), Cell.of("").hints(Json.texts(item, "agenda"))));
        Tables members =
                Tables.named(visit, "members", say.the("group.members")).columns("institution", "groupState");
        Json.objects(item, "members")
                .forEach(m -> members.row(Cell.of(Json.text(m, "institution")), Cell.of(Json.text(m, "state"))));
        Tables meetings =
                Tables.named(visit, "meetings", say.the("group.meetings")).columns("when", "place", "summary");
        Json.objects(item, "meetings")
                .forEach(m -> meetings.row(
                        Cell.of(Json.text(m, "on")), Cell.of(Json.text(m, "place")), Cell.of(Json.text(m, "summary"))));
        Tables outcomes = Tables.named(visit, "outcomes", say.the("group.outcomes"))
                .columns("when", "kind", "reference", "summary");
        Json.objects(item, "outcomes")
                .forEach(o -> outcomes.row(
                        Cell.of(Json.text(o, "on")),
                        Cell.of(say.code("groupOutcome", Json.text(o, "kind"))),
                        Cell.of(Json.text(o, "reference")),
                        Cell.of(Json.text(o, "summary"))));
        return List.of(new Facts(facts), members.table(), meetings.table(), outcomes.table());
    }

    @Override
    public List<Field> fields(Say say, JsonObject agreement, JsonObject item) {
        List<Field> fields = new ArrayList<>();
        fields.add(Field.of("name", Kind.TEXT, say.the("col.groupName")).value(Json.text(item, "name")));
        fields.add(Field.of("mandate", Kind.LONG_TEXT, say.the("col.mandate")).value(Json.text(item, "mandate")));
        List<JsonObject> members = Json.objects(item, "members");
        List<Option> parties = Stream.of("sendingState", "receivingState")
                .map(n -> Json.text(agreement, n))
                .map(s -> new Option(s, s))
                .toList();
        for (int i = 0; i < members.size() + MORE; i++) {
            JsonObject member = i < members.size() ? members.get(i) : Json.EMPTY;
            String at = "members[" + i + "].";
            Field institution = Field.of(at + "institution", Kind.TEXT, say.the("group.member", i + 1))
                    .value(Json.text(member, "institution"));
            // a group has at least one member
            fields.add(i == 0 ? institution.hint(say.the("group.member.hint")) : institution.optional());
            Field state = Field.of(at + "state", Kind.CHOICE, say.the("group.memberState", i + 1))
                    .options(parties)
                    .value(Json.text(member, "state"));
            fields.add(i == 0 ? state : state.optional());
        }
        fields.addAll(Items.texts(say, "agenda", "group.item", item));
        return fields;
    }

    @Override
    public List<Sheet> entries(Say say, String at, List<JsonObject> baselines) {
        Field on = Field.of("on", Kind.DAY, say.the("record.on"));
        Field reference =
                Field.of("reference", Kind.TEXT, say.the("basis.reference")).hint(say.the("group.reference.hint"));
        Field summary = Field.of("summary", Kind.LONG_TEXT, say.the("group.summary"));
        List<Sheet> sheets = new ArrayList<>();
        sheets.add(Sheet.of(
                say,
                "meeting",
                at + "/meetings",
                List.of(on, Field.of("place", Kind.TEXT, say.the("col.place")).optional(), summary.optional())));
        sheets.add(Sheet.of(say, "outcomeRecord", at + "/outcomes/record", List.of(on, reference, summary))
                .fixed(new JsonObject().put("kind", "RECORD")));
        List<Option> claims = baselines.stream()
                .filter(b -> Json.text(b, "status").equals("CLAIMED"))
                .map(b -> new Option(Json.text(b, "id"), BaselineView.words(say, b)))
                .toList();
        if (!claims.isEmpty()) {
            sheets.add(Sheet.of(
                            say,
                            "outcomeDecision",
                            at + "/outcomes/decision",
                            List.of(
                                    on,
                                    reference,
                                    Field.of("baseline", Kind.CHOICE, say.the("content.baseline"))
                                            .options(claims),
                                    Field.of("outcome", Kind.CHOICE, say.the("content.outcome"))
                                            .options(GroupFields.options(
                                                    say, "baseline", List.of("DECIDED", "REJECTED")))))
                    .fixed(new JsonObject().put("kind", "BASELINE_DECISION")));
        }
        return sheets;
    }

    @Override
    public Map<String, String> elsewhere(Say say, String id, JsonObject item) {
        return Map.of(say.the("group.adopt"), "/room/agreements/" + id + "/terms/new?group=" + Json.text(item, "id"));
    }
}
