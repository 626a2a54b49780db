package org.acuerdo.gateway.web.page;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.acuerdo.gateway.web.kit.Acts;
import org.acuerdo.gateway.web.kit.Acts.Sent;
import org.acuerdo.gateway.web.kit.Block;
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
    private PendingView() {}

    static List<Block> blocks(
            Visit visit, String id, JsonObject agreement, List<JsonObject> pending, String etag, Sent sent) {
        if (pending.isEmpty()) {
            return List.of();
        }
        Say say = visit.say();
        List<Block> blocks = new ArrayList<>();
        blocks.add(table(visit, pending).table());
        boolean party = RecordPages.may(visit, agreement);
        for (JsonObject act : pending) {
            boolean own = state(act).equals(visit.state());
            sheets(say, id, act).stream()
                    .filter(s -> sent != null && s.id().equals(sent.sheet())
                            || party
                                    && Json.text(act, "status").equals("PENDING")
                                    && s.id().startsWith("withdrawal") == own)
                    .forEach(s -> blocks.add(Acts.form(visit, s, etag, sent)));
        }
        return List.of(new Section("pending", say.the("agreement.pending"), blocks));
    }

    static Tables table(Visit visit, List<JsonObject> pending) {
        Say say = visit.say();
        Tables table = Tables.named(visit, "pending-acts", say.the("agreement.pending"))
                .columns("what", "content", "who", "status");
        for (JsonObject act : pending) {
            table.row(
                    Cell.of(say.code("act", Json.text(act, "kind"))),
                    Cell.of("")
                            .hints(TermsView.flat(Json.object(act, "content")).entrySet().stream()
                                    .map(e -> e.getKey() + ": " + e.getValue())
                                    .limit(40)
                                    .toList()),
                    Cell.of(Json.line(act.getValue("proposedBy"))),
                    Cell.of(say.code("pending", Json.text(act, "status"))));
        }
        return table;
    }

    /** The state that proposed it. */
    private static String state(JsonObject act) {
        return act.getValue("proposedBy") instanceof JsonObject by
                ? Json.text(by, "state")
                : Json.text(act, "proposedBy");
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
