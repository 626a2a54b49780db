package org.acuerdo.gateway.web.page;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.acuerdo.gateway.web.kit.Json;

/**
 * The legs of a request as its form asks for them. With one landing the request itself names its agreement; with several each
 * leg with a landing does.
 *
 * @param agreement of one landing; null where there are several
 */
record Route(Agreement agreement, List<Stop> stops) {
    static final int MOST = 3;

    /** One leg. @param agreement that it lands under; null: of a technical leg, or the one of the request as a whole */
    record Stop(Agreement agreement) {}

    static Route one(Agreement agreement) {
        return new Route(agreement, List.of(new Stop(null)));
    }

    /** A landing under each, in this order. */
    static Route of(List<Agreement> agreements) {
        return agreements.size() == 1
                ? one(agreements.get(0))
                : new Route(null, agreements.stream().map(Stop::new).toList());
    }

    /** That of a flight on record. */
    static Route of(JsonObject flight, Map<String, Agreement> agreements) {
        String whole = Json.text(flight, "agreementId");
        List<Stop> stops = new ArrayList<>();
        for (JsonObject leg : Json.objects(flight, "legs")) {
            String own = Json.text(leg, "agreementId");
            stops.add(new Stop(own.isEmpty() ? null : Agreement.of(agreements, own)));
        }
        return new Route(whole.isEmpty() ? null : Agreement.of(agreements, whole), List.copyOf(stops));
    }

    boolean several() {
        return agreement == null;
    }

    /** Agreements that it lands under, in the order of the landings. */
    List<Agreement> agreements() {
        return several()
                ? stops.stream().map(Stop::agreement).filter(a -> a != null).toList()
                : List.of(agreement);
    }

    /** The one whose zone a leg's times are in: its own, else that of the next landing. */
    Agreement at(int leg) {
        return several()
                ? stops.subList(leg, stops.size()).stream()
                        .map(Stop::agreement)
                        .filter(a -> a != null)
                        .findFirst()
                        .orElseGet(() -> agreements().get(agreements().size() - 1))
                : agreement;
    }

    /** Paths in the body where groups of passengers stand. */
    List<String> lists() {
        if (!several()) {
            return List.of("passengers");
        }
        List<String> lists = new ArrayList<>();
        for (int i = 0; i < stops.size(); i++) {
            if (stops.get(i).agreement() != null) {
                lists.add("legs[" + i + "].passengers");
            }
        }
        return lists;
    }
}
