package org.acuerdo.gateway.web.page;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;
import org.acuerdo.gateway.web.kit.Form.Field;
import org.acuerdo.gateway.web.kit.Form.Kind;
import org.acuerdo.gateway.web.kit.Form.Option;
import org.acuerdo.gateway.web.kit.Json;
import org.acuerdo.gateway.web.kit.Say;
import org.acuerdo.gateway.web.kit.Sheet;

/** Forms of the safeguards desk: a legal hold is placed, and lifted by the state that placed it. */
final class HoldSheets {
    static final String DESK = "/room/safeguards";

    private HoldSheets() {}

    static Sheet place(Say say) {
        return Sheet.of(
                        say,
                        "hold",
                        DESK + "/holds",
                        List.of(
                                Field.of("scope", Kind.CHOICE, say.the("hold.scope"))
                                        .options(Stream.of("FLIGHT", "AGREEMENT", "NATIONALITY")
                                                .map(s -> new Option(s, say.code("scope", s)))
                                                .toList()),
                                Field.of("target", Kind.TEXT, say.the("hold.target"))
                                        .hint(say.the("hold.target.hint")),
                                Field.of("authority", Kind.TEXT, say.the("hold.authority"))
                                        .hint(say.the("hold.authority.hint")),
                                reason(say)))
                .asGrave();
    }

    static Sheet lift(Say say, JsonObject hold) {
        String id = Json.text(hold, "id");
        return Sheet.of(say, "lift", DESK + "/holds/" + id + "/lift", List.of(reason(say)))
                .as(id)
                .titled(say.the("form.lift") + ": " + say.code("scope", Json.text(hold, "scope")) + " "
                        + Json.text(hold, "target"));
    }

    private static Field reason(Say say) {
        return Field.of("reason", Kind.LONG_TEXT, say.the("field.reason")).hint(say.the("field.reason.hint"));
    }
}
