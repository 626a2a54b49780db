package org.acuerdo.gateway.web.page;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.acuerdo.gateway.web.kit.Acts;
import org.acuerdo.gateway.web.kit.Acts.Sent;
import org.acuerdo.gateway.web.kit.Block;
import org.acuerdo.gateway.web.kit.Blocks.Folded;
import org.acuerdo.gateway.web.kit.Blocks.Section;
import org.acuerdo.gateway.web.kit.Cell;
import org.acuerdo.gateway.web.kit.Form.Field;
import org.acuerdo.gateway.web.kit.Form.Kind;
import org.acuerdo.gateway.web.kit.Json;
import org.acuerdo.gateway.web.kit.Say;
import org.acuerdo.gateway.web.kit.Sheet;
import org.acuerdo.gateway.web.kit.Tables;
import org.acuerdo.gateway.web.kit.Visit;

/** Acts that wait for the other party: what they say, and the answer of whoever may give it. */
final class PendingView {
    private final Visit visit;
    private final Say say;
    private final JsonObject agreement;
    private final JsonObject current;
    private final Map<String, String> names;

    /**
     * @param current the version of the terms that applies; null: none
     * @param names   what ids are called, as {@link ContentWords#names}
     */
    PendingView(Visit visit, JsonObject agreement, JsonObject current, Map<String, String> names) {
        this.visit = visit;
        this.say = visit.say();
        this.agreement = agreement;
        this.current = current == null ? Json.EMPTY : current;
        this.names = names;
    }

    List<Block> blocks(String id, List<JsonObject> pending, String etag, Sent sent) {
        if (pending.isEmpty()) {
            return List.of();
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(table(pending).table());
        boolean party = RecordPages.may(visit, agreement);
        for (JsonObject act : pending) {
            boolean waits = Json.text(act, "status").equals("PENDING");
            if (terms(act) != null) {
                String title = say.the("pending.against", what(act), Json.text(act, "proposedBy"));
                blocks.add(new Folded(title, waits, List.of(change(act, title))));
            }
            boolean own = Json.text(act, "proposedBy").equals(visit.state());
            sheets(say, id, act).stream()
                    .filter(s -> sent != null && s.id().equals(sent.sheet())
                            || party && waits && s.id().startsWith("withdrawal") == own)
                    .forEach(s -> blocks.add(Acts.form(visit, s, etag, sent)));
        }
        return List.of(new Section("pending", say.the("agreement.pending"), blocks));
    }

    private Tables table(List<JsonObject> pending) {
        ContentWords content = new ContentWords(say, names);
        Tables table = Tables.named(visit, "pending-acts", say.the("agreement.pending"))
                .columns("what", "content", "who", "status");
        for (JsonObject act : pending) {
            table.row(
                    Cell.of(what(act)),
                    terms(act) != null
                            ? Cell.of(say.the("pending.below"))
                            : Cell.of("")
                                    .hints(content.lines(Json.object(act, "content")).values().stream()
                                            .map(ContentWords.Line::toString)
                                            .toList()),
                    Cell.of(Json.text(act, "proposedBy")),
                    Cell.of(say.code("pending", Json.text(act, "status"))).hint(Json.text(act, "reason")));
        }
        return table;
    }

    /** The terms that an act would bring about; null where it is none of the kind. */
    private static JsonObject terms(JsonObject act) {
        JsonObject content = Json.object(act, "content");
        return content.containsKey("limits")
                ? content
                : Json.object(content, "record").getJsonObject("terms");
    }

    private Block change(JsonObject act, String title) {
        return new TermsView(visit, names)
                .difference(
                        "proposed-" + Json.text(act, "id"),
                        title,
                        say.the("pending.now"),
                        current,
                        say.the("pending.proposed"),
                        terms(act));
    }

    private String what(JsonObject act) {
        return say.code("act", Json.text(act, "kind"));
    }

    static List<Sheet> sheets(Say say, String id, JsonObject act) {
        String one = Json.text(act, "id");
        String path = "/room/agreements/" + id + "/pending-acts/" + one + "/";
        String what = say.code("act", Json.text(act, "kind"));
        Field reason =
                Field.of("reason", Kind.LONG_TEXT, say.the("field.reason")).hint(say.the("field.reason.hint"));
        return List.of(
                Sheet.of(say, "countersignature", path + "countersignature", List.of())
                        .as(one)
                        .titled(say.the("form.countersignature") + ": " + what)
                        .fixed(new JsonObject().put("contentHash", Json.text(act, "contentHash"))),
                Sheet.of(say, "decline", path + "decline", List.of(reason))
                        .as(one)
                        .titled(say.the("form.decline") + ": " + what)
                        .asGrave(),
                Sheet.of(say, "withdrawal", path + "withdrawal", List.of())
                        .as(one)
                        .titled(say.the("form.withdrawal") + ": " + what)
                        .asGrave());
    }
}
