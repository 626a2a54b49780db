package org.acuerdo.local.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Consumer;
import org.acuerdo.local.Api;
import org.acuerdo.local.UserError;
import org.acuerdo.local.parts.Person;

/** The audit trail of each service, as an auditor sees it through the gateway. */
final class Trail {
    static final List<String> SERVICES = List.of("agreements-service", "flights-service");

    private static final Person AUDITOR = Person.of("auditor", null);

    private final Api api;

    Trail(Api api) {
        this.api = api;
    }

    /** Reads a list or a check to its end, a part at a time. */
    void each(String service, String what, Consumer<JsonNode> part) {
        String cursor = "";
        while (cursor != null) {
            String query = cursor.isEmpty() ? "" : "?cursor=" + cursor;
            JsonNode body = answered(api.get(AUDITOR, "audit/" + service + "/" + what + query), service);
            part.accept(body);
            cursor = body.path("next").asText(null);
        }
    }

    /** Holds a service's trail against kept seals. */
    JsonNode compare(String service, Object seals) {
        return answered(api.post(AUDITOR, "audit/" + service + "/verification", seals), service);
    }

    private static JsonNode answered(Api.Answer answer, String service) {
        if (answer.status() != 200) {
            throw new UserError(service + " answered " + answer.status() + ": "
                    + answer.body().path("detail").asText("no reason given")
                    + answer.body().path("violations").findValuesAsText("detail"));
        }
        return answer.body();
    }
}
