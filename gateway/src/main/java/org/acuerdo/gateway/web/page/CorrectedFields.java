package org.acuerdo.gateway.web.page;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.acuerdo.gateway.web.kit.Form.Option;
import org.acuerdo.gateway.web.kit.Json;
import org.acuerdo.gateway.web.kit.Say;

/** Facts of an agreement that can be corrected, in words. */
final class CorrectedFields {
    private static final List<String> FACTS = List.of(
            "title",
            "announcedOn",
            "negotiatingSince",
            "signedOn",
            "provisionalFrom",
            "provisionalUntil",
            "inForceFrom",
            "terminationNotice.givenOn",
            "terminationNotice.effectiveOn",
            "expiresOn",
            "abandonedOn");

    private CorrectedFields() {}

    /** Fields of an agreement's facts that can be corrected, by the name that the API has for them. */
    static List<Option> of(Say say, JsonObject agreement) {
        List<Option> fields = new ArrayList<>(
                FACTS.stream().map(f -> new Option(f, say.code("corrected", f))).toList());
        for (JsonObject s : Json.objects(Json.object(agreement, "facts"), "suspensions")) {
            Stream.of("from", "until")
                    .forEach(end -> fields.add(new Option(
                            "suspensions." + Json.text(s, "id") + "." + end,
                            say.the("fact.suspension") + " " + Json.text(s, "from") + ", " + say.the("col." + end))));
        }
        return fields;
    }
}
