package org.acuerdo.flights.flight;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.function.BiFunction;
import org.acuerdo.flights.flight.rules.FlightAct;
import org.acuerdo.kit.http.Acts;
import org.acuerdo.kit.http.Answer;
import org.acuerdo.kit.security.Actor;

/** How every act on a flight runs over HTTP: in the order of checks, with the flight's ETag, answered with the flight. */
@ApplicationScoped
class ActsOnFlights {

    @Inject
    Standings standings;

    @Inject
    Parties parties;

    @Inject
    FlightViews views;

    @Inject
    Acts acts;

    Acts.Act<Flight, Void> on(String id, Actor actor, Parties.Who who) {
        return acts.on(() -> parties.toAct(id, actor, who));
    }

    <B> Response perform(Acts.Act<Flight, B> on, FlightAct act, BiFunction<Flight, B, Flight> change) {
        return on.mendable(flight -> standings.mendable(flight, act))
                .ifMatch(flight -> flight.version)
                .perform((flight, body) -> {
                    Flight changed = change.apply(flight, body);
                    return Answer.ok(views.of(changed)).etag(changed.version);
                });
    }
}
