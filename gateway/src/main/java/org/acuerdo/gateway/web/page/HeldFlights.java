package org.acuerdo.gateway.web.page;

import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.acuerdo.gateway.proxy.Part;
import org.acuerdo.gateway.web.kit.Json;
import org.acuerdo.gateway.web.kit.Services;
import org.acuerdo.gateway.web.kit.Services.Answer;
import org.acuerdo.gateway.web.kit.Services.Question;
import org.acuerdo.gateway.web.kit.Visit;

/** Flights that legal holds name by their ids, so that pages can name them by their numbers. */
final class HeldFlights {
    private static final int MOST_LOOKED_UP = 50;

    private HeldFlights() {}

    /** The flights that holds cover, by id: those that are at hand, the others looked up. */
    static Map<String, JsonObject> of(Services services, Visit visit, List<JsonObject> holds, List<JsonObject> atHand) {
        Map<String, JsonObject> flights = new HashMap<>();
        atHand.forEach(f -> flights.put(Json.text(f, "id"), f));
        Map<String, Question> asked = new LinkedHashMap<>();
        holds.stream()
                .filter(h -> Json.text(h, "scope").equals("FLIGHT"))
                .map(h -> Json.text(h, "target"))
                .filter(id -> !flights.containsKey(id))
                .distinct()
                .limit(MOST_LOOKED_UP)
                .forEach(id -> asked.put(id, services.ask(visit, Part.FLIGHTS, "flights/" + id)));
        asked.forEach((id, question) -> {
            Answer answer = question.answer();
            if (answer.found()) {
                flights.put(id, answer.json());
            }
        });
        return flights;
    }
}
