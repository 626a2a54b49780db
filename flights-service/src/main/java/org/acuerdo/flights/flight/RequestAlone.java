package org.acuerdo.flights.flight;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.UUID;
import org.acuerdo.contracts.flight.FlightRequest;
import org.acuerdo.kit.audit.Audit;
import org.acuerdo.kit.http.Acts;
import org.acuerdo.kit.http.Answer;
import org.acuerdo.kit.problem.ProblemException;
import org.acuerdo.kit.security.Actor;
import org.acuerdo.kit.security.Role;
import org.hibernate.exception.ConstraintViolationException;

/** Takes one request in a transaction of its own: a repeated, malformed or refused one as exactly as a fresh one. */
@ApplicationScoped
class RequestAlone {

    @Inject
    FlightRequests requests;

    @Inject
    FlightRepository flights;

    @Inject
    FlightViews views;

    @Inject
    Parties parties;

    @Inject
    Audit audit;

    @Inject
    Acts acts;

    /** In a transaction of its own, in the order of checks. @throws ProblemException 422 with all violations at once */
    Response ask(UUID id, Actor actor, byte[] body) {
        try {
            return takeOrFind(id, actor, body);
        } catch (ConstraintViolationException race) {
            // the same id was stored by a request that ran at the same time: answer as if it had been there
            return takeOrFind(id, actor, body);
        } catch (ProblemException e) {
            if (e.status() == 422) {
                audit.attempt(
                        FlightChanges.AGGREGATE, id, "REQUEST_REFUSED", actor, Map.of("violations", e.violations()));
            }
            throw e;
        }
    }

    private Response takeOrFind(UUID id, Actor actor, byte[] body) {
        return acts.on(() -> existing(id, actor))
                .body(body, FlightRequest.class)
                .wellFormed(FlightBodies::wellFormed)
                .ifMatchOptional(found -> found.flight() == null ? -1 : found.flight().version)
                .perform((found, request) -> {
                    if (found.flight() == null) {
                        Flight flight = requests.take(id, request, actor);
                        return Answer.created("/api/v1/flights/" + id, views.of(flight))
                                .etag(flight.version);
                    }
                    if (!FlightRequests.hash(request).equals(found.flight().requestHash)) {
                        throw ProblemException.conflict(
                                "ID_REUSED", "Another flight was asked for under this id. Take a fresh one.");
                    }
                    return Answer.ok(views.of(found.flight())).etag(found.flight().version);
                });
    }

    /** @param flight null: the id is free */
    private record Found(Flight flight) {}

    private Found existing(UUID id, Actor actor) {
        if (flights.key(id).isPresent()) {
            parties.require(actor, parties.visible(id.toString(), actor), Parties.Who.SENDING_PLANNER);
            return new Found(flights.findById(id));
        }
        if (!actor.has(Role.PLANNER) || actor.state() == null) {
            throw ProblemException.forbidden("A planner of the sending state asks for flights.");
        }
        return new Found(null);
    }
}
