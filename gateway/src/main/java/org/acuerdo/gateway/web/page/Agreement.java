package org.acuerdo.gateway.web.page;

import io.vertx.core.json.JsonObject;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.acuerdo.gateway.proxy.Part;
import org.acuerdo.gateway.web.kit.Block;
import org.acuerdo.gateway.web.kit.Blocks.Link;
import org.acuerdo.gateway.web.kit.Blocks.Links;
import org.acuerdo.gateway.web.kit.Json;
import org.acuerdo.gateway.web.kit.Services;
import org.acuerdo.gateway.web.kit.Services.Question;
import org.acuerdo.gateway.web.kit.Times;
import org.acuerdo.gateway.web.kit.Visit;

/** As much of an agreement as other pages name. */
record Agreement(String id, String reference, String sending, String receiving, ZoneId zone, String status) {

    static Question ask(Services services, Visit visit) {
        return services.ask(visit, Part.AGREEMENTS, "agreements?limit=200");
    }

    /** By id, in the service's order. */
    static Map<String, Agreement> all(Question asked) {
        Map<String, Agreement> all = new LinkedHashMap<>();
        Json.items(asked.json()).forEach(a -> all.put(Json.text(a, "id"), of(a)));
        return all;
    }

    static Agreement of(JsonObject a) {
        return new Agreement(
                Json.text(a, "id"),
                Json.text(a, "reference"),
                Json.text(a, "sendingState"),
                Json.text(a, "receivingState"),
                Times.zone(a.getString("zone")),
                Json.text(a, "status"));
    }

    /** One that is not among them is named by its id, with UTC. */
    static Agreement of(Map<String, Agreement> all, String id) {
        return all.getOrDefault(id, new Agreement(id, id, "", "", ZoneOffset.UTC, ""));
    }

    /**
     * Links to what is begun under an agreement; none where nobody may.
     *
     * @param label words of the links together
     * @param each  words of a link, with the agreement's reference
     * @param to    address, to which the agreement's id is added
     */
    static List<Block> links(
            Visit visit, Map<String, Agreement> all, Predicate<Agreement> may, String label, String each, String to) {
        List<Link> links = all.values().stream()
                .filter(may)
                .map(a -> new Link(visit.say().the(each, a.reference()), to + a.id()))
                .toList();
        return links.isEmpty() ? List.of() : List.of(new Links(visit.say().the(label), links));
    }
}
