package org.acuerdo.gateway.web.kit;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.acuerdo.gateway.web.kit.Form.Error;

/** What a service found wrong, in the reader's language. */
public final class Problems {
    private Problems() {}

    /** All that was wrong, in the service's order; never empty. */
    public static List<Error> errors(Say say, Services.Answer answer) {
        List<Error> errors = new ArrayList<>();
        for (JsonObject violation : Json.objects(answer.json(), "violations")) {
            errors.add(violation(say, violation));
        }
        if (errors.isEmpty()) {
            errors.add(whole(say, answer));
        }
        return errors;
    }

    /** One violation: English is the service's own sentence, which names the figures; Spanish is ours. */
    public static Error violation(Say say, JsonObject v) {
        String code = Json.text(v, "code");
        String detail = Json.text(v, "detail");
        String field = v.getString("field");
        String clause = Json.text(v, "clause");
        String rests = clause.isEmpty() ? null : say.the("violation.clause", clause(say, clause));
        if (say.lang().equals("en") && !detail.isEmpty()) {
            return new Error(field, capital(detail) + ".", rests, false);
        }
        if (!say.has("violation." + code)) {
            return new Error(field, detail.isEmpty() ? code : detail, rests, true);
        }
        return new Error(
                field,
                say.the(
                        "violation." + code,
                        Json.text(v, "limitId"),
                        Json.text(v, "window"),
                        Json.text(v, "available"),
                        Json.text(v, "asked")),
                rests,
                false);
    }

    /** A refusal as a whole. */
    private static Error whole(Say say, Services.Answer answer) {
        String code = Json.text(answer.json(), "code");
        if (answer.status() == 412 || answer.status() == 428) {
            return new Error(null, say.the("problem.changed"), null, false);
        }
        if (answer.away()) {
            return new Error(null, say.the("problem.away"), null, false);
        }
        if (say.has("violation." + code)) {
            return new Error(null, say.the("violation." + code, "", "", "", ""), null, false);
        }
        String detail = Json.text(answer.json(), "detail");
        return new Error(
                null,
                detail.isEmpty() ? say.the("problem.other", code) : detail,
                null,
                !say.lang().equals("en"));
    }

    /** What a violation rests on, such as {@code terms 1, conditions.aircraft} or {@code guard G1}. */
    private static String clause(Say say, String clause) {
        return clause.replaceFirst("^terms (\\d+)", say.the("clause.terms", "$1"))
                .replaceFirst("^guard ", say.the("clause.guard") + " ")
                .replaceFirst("^domain rules, section ", say.the("clause.rules") + " ");
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(java.util.Locale.ROOT)
                + (text.endsWith(".") ? text.substring(1, text.length() - 1) : text.substring(1));
    }
}
