package org.acuerdo.flights.series;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.Authenticated;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.acuerdo.kit.audit.Audit;
import org.acuerdo.kit.http.Acts;
import org.acuerdo.kit.http.Answer;
import org.acuerdo.kit.http.ETags;
import org.acuerdo.kit.http.Page;
import org.acuerdo.kit.http.PageRequest;
import org.acuerdo.kit.http.Queries;
import org.acuerdo.kit.id.Ids;
import org.acuerdo.kit.json.Json;
import org.acuerdo.kit.problem.ProblemException;
import org.acuerdo.kit.security.Actor;
import org.acuerdo.kit.security.Caller;
import org.acuerdo.kit.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Series of flights over HTTP. */
@Path("/api/v1/flight-series")
@Authenticated
@Tag(name = "flight series")
@Produces(MediaType.APPLICATION_JSON)
public class SeriesResource {

    @Inject
    SeriesService service;

    @Inject
    Acts acts;

    @Inject
    Audit audit;

    @Inject
    Caller caller;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Ask for the flights of a weekly pattern (planner of the sending state)",
            description =
                    "The rule is one of RFC 5545: FREQ=WEEKLY with INTERVAL, BYDAY and COUNT or UNTIL, at most 200"
                            + " occurrences. Each keeps the wall time of the first flight's arrival in the agreement's zone and the"
                            + " first flight's duration, and is asked for as if it stood alone. ALL_OR_NOTHING: a 422 with every"
                            + " violation, at occurrences[i], and nothing is kept; AS_MANY_AS_FIT: 201 with each one's outcome, 422"
                            + " where none fits. Days under except are left out.")
    @RequestBody(content = @Content(schema = @Schema(implementation = SeriesBodies.Asking.class)))
    public Response ask(byte[] body) {
        Actor actor = caller.actor();
        UUID id = Ids.next();
        try {
            return acts.on(() -> {
                        if (!actor.has(Role.PLANNER) || actor.state() == null) {
                            throw ProblemException.forbidden("A planner of the sending state asks for series.");
                        }
                        return actor;
                    })
                    .body(body, SeriesBodies.Asking.class)
                    .wellFormed(SeriesBodies::wellFormed)
                    .perform((who, asking) -> {
                        Series series = service.ask(id, asking, who);
                        return Answer.created("/api/v1/flight-series/" + series.id, service.view(series))
                                .etag(series.version);
                    });
        } catch (ProblemException e) {
            if (e.status() == 422) {
                audit.attempt(
                        SeriesService.AGGREGATE, id, "REQUEST_REFUSED", actor, Map.of("violations", e.violations()));
            }
            throw e;
        }
    }

    @GET
    @Operation(summary = "Series of the agreements that the caller sees")
    public Response list(@Context UriInfo uri) {
        Queries.only(uri, "agreement", "limit", "cursor");
        PageRequest page = PageRequest.of(uri);
        UUID after = page.cursor() == null
                ? null
                : Ids.parse(page.cursor())
                        .orElseThrow(() -> ProblemException.malformed("cursor", "the cursor of the page before"));
        UUID agreement = Queries.id(uri, "agreement").orElse(null);
        Actor actor = caller.actor();
        if (actor.roles().isEmpty()) {
            throw ProblemException.forbidden("Series are for officers of the parties, monitors and auditors.");
        }
        return QuarkusTransaction.requiringNew().call(() -> {
            List<Series> found = service.page(agreement, after, page.limit() + 1, actor);
            return Page.of(found, page, s -> s.id.toString()).map(service::view).response(uri);
        });
    }

    @GET
    @Path("{id}")
    @Operation(summary = "A series with the outcome of each occurrence, and how its flight stands")
    public Response get(@PathParam("id") String id, @Context UriInfo uri) {
        Queries.only(uri);
        Actor actor = caller.actor();
        return QuarkusTransaction.requiringNew().call(() -> {
            Series series = service.visible(Ids.parse(id).orElseThrow(ProblemException::notFound), actor);
            return Response.ok(Json.write(service.view(series)))
                    .header("ETag", ETags.of(series.version))
                    .build();
        });
    }

    @POST
    @Path("{id}/cancellation")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "Cancel every flight of a series that has not departed (planner, or the receiving state's officer)")
    @RequestBody(content = @Content(schema = @Schema(implementation = SeriesBodies.Cancellation.class)))
    public Response cancel(@PathParam("id") String id, byte[] body) {
        Actor actor = caller.actor();
        return acts.on(() -> service.toCancel(Ids.parse(id).orElseThrow(ProblemException::notFound), actor))
                .body(body, SeriesBodies.Cancellation.class)
                .wellFormed(SeriesBodies::wellFormed)
                .mendable(service::mendable)
                .ifMatch(series -> series.version)
                .perform((series, cancellation) -> {
                    Series ended = service.cancel(series, cancellation, actor);
                    return Answer.ok(service.view(ended)).etag(ended.version);
                });
    }
}
