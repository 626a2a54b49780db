package org.acuerdo.gateway.web.page;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.acuerdo.gateway.web.kit.Block;
import org.acuerdo.gateway.web.kit.Blocks.Fact;
import org.acuerdo.gateway.web.kit.Blocks.Facts;
import org.acuerdo.gateway.web.kit.Cell;
import org.acuerdo.gateway.web.kit.Form.Field;
import org.acuerdo.gateway.web.kit.Form.Kind;
import org.acuerdo.gateway.web.kit.Json;
import org.acuerdo.gateway.web.kit.Say;
import org.acuerdo.gateway.web.kit.Sheet;
import org.acuerdo.gateway.web.kit.Tables;
import org.acuerdo.gateway.web.kit.Visit;

/** Visits of delegations: who came by institution, what was expected and what came of it. */
final class Visits implements Items {
    private static final List<String> LEVELS = List.of("HIGH_LEVEL", "MINISTERIAL", "TECHNICAL");
    private static final int MORE = 2;

    @Override
    public String path() {
        return "visits";
    }

    @Override
    public String words() {
        return "visit";
    }

    @Override
    public String members() {
        return "participants";
    }

    @Override
    public void list(Tables table, Say say, List<JsonObject> items, String at) {
        table.columns("level", "host", "place", "visitPeriod")
                .numbers("outcomes")
                .columns("source");
        for (JsonObject v : items) {
            table.row(
                    Cell.link(level(say, v), at + "/" + Json.text(v, "id")),
                    Cell.of(Json.text(v, "host")),
                    Cell.of(Json.text(v, "place")),
                    Cell.of(Json.text(v, "period")),
                    Cell.of(Json.objects(v, "outcomes").size()),
                    source(say, v));
        }
    }

    private static String level(Say say, JsonObject visit) {
        return say.code("visitLevel", Json.text(visit, "level"));
    }

    private static Cell source(Say say, JsonObject of) {
        JsonObject source = Json.object(of, "source");
        return Cell.of(Json.text(source, "name")).hint(Json.flag(source, "scenario") ? say.the("scenario") : null);
    }

    @Override
    public String name(Say say, JsonObject item) {
        return say.the("visit.one", level(say, item), Json.text(item, "host"));
    }

    @Override
    public List<Block> blocks(Visit visit, JsonObject item) {
        Say say = visit.say();
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.of(say.the("col.level"), level(say, item)));
        facts.add(Fact.of(say.the("col.host"), Json.text(item, "host")));
        facts.add(Fact.of(say.the("col.place"), Json.text(item, "place")));
        facts.add(Fact.of(say.the("col.visitPeriod"), Json.text(item, "period")));
        facts.add(new Fact(say.the("visit.expected"), Cell.of("").hints(Json.texts(item, "expectedOutcomes"))));
        facts.add(new Fact(say.the("col.source"), source(say, item)));
        Tables came = Tables.named(visit, "participants", say.the("visit.participants"))
                .columns("institution", "sector");
        Json.objects(item, "participants")
                .forEach(p -> came.row(
                        Cell.of(Json.text(p, "institution")), Cell.of(say.code("sector", Json.text(p, "sector")))));
        Tables outcomes =
                Tables.named(visit, "outcomes", say.the("visit.outcomes")).columns("when", "summary");
        Json.objects(item, "outcomes")
                .forEach(o -> outcomes.row(Cell.of(Json.text(o, "on")), Cell.of(Json.text(o, "summary"))));
        return List.of(new Facts(facts), came.table(), outcomes.table());
    }

    @Override
    public List<Field> fields(Say say, JsonObject agreement, JsonObject item) {
        List<Field> fields = new ArrayList<>();
        fields.add(Field.of("level", Kind.CHOICE, say.the("col.level"))
                .options(GroupFields.options(say, "visitLevel", LEVELS))
                .value(Json.text(item, "level")));
        fields.add(Field.of("host", Kind.TEXT, say.the("col.host"))
                .hint(say.the("visit.host.hint"))
                .value(Json.text(item, "host")));
        fields.add(Field.of("place", Kind.TEXT, say.the("col.place"))
                .value(Json.text(item, "place"))
                .optional());
        fields.add(Field.of("period", Kind.TEXT, say.the("col.visitPeriod"))
                .hint(say.the("visit.period.hint"))
                .value(Json.text(item, "period"))
                .optional());
        List<JsonObject> came = Json.objects(item, "participants");
        for (int i = 0; i < came.size() + MORE; i++) {
            JsonObject one = i < came.size() ? came.get(i) : Json.EMPTY;
            String at = "participants[" + i + "].";
            Field institution = Field.of(at + "institution", Kind.TEXT, say.the("visit.participant", i + 1))
                    .value(Json.text(one, "institution"))
                    .optional();
            fields.add(i == 0 ? institution.hint(say.the("group.member.hint")) : institution);
            fields.add(Field.of(at + "sector", Kind.CHOICE, say.the("visit.sector", i + 1))
                    .options(GroupFields.options(say, "sector", List.of("PUBLIC", "PRIVATE")))
                    .value(Json.text(one, "sector"))
                    .optional());
        }
        fields.addAll(Items.texts(say, "expectedOutcomes", "visit.expectation", item));
        JsonObject source = Json.object(item, "source");
        fields.add(Field.of("source.name", Kind.TEXT, say.the("record.source"))
                .hint(say.the("record.source.hint"))
                .value(Json.text(source, "name"))
                .optional());
        fields.add(Field.of("source.link", Kind.TEXT, say.the("record.link"))
                .value(Json.text(source, "link"))
                .optional());
        fields.add(Field.of("source.scenario", Kind.YES, say.the("record.scenario"))
                .value(Json.text(source, "scenario"))
                .optional());
        return fields;
    }

    @Override
    public List<Sheet> entries(Say say, String at, List<JsonObject> baselines) {
        return List.of(Sheet.of(
                say,
                "visitOutcome",
                at + "/outcomes",
                List.of(
                        Field.of("on", Kind.DAY, say.the("record.on")),
                        Field.of("summary", Kind.LONG_TEXT, say.the("visit.came")))));
    }
}
