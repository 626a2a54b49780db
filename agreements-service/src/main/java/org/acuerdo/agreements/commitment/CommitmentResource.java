package org.acuerdo.agreements.commitment;

import io.quarkus.security.Authenticated;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.acuerdo.agreements.agreement.Refusals;
import org.acuerdo.agreements.item.Items;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /agreements/{id}/commitments}: what the parties owe each other besides flights, and what was done about it. */
@Path("/api/v1/agreements/{id}/commitments")
@Consumes(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Commitments")
public class CommitmentResource {

    @Inject
    Items items;

    @GET
    public Response list(@PathParam("id") String id, @Context UriInfo uri) {
        return items.list(Commitments.KIND, id, uri);
    }

    @POST
    @RequestBody(
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Commitment.class)))
    public Response record(@PathParam("id") String id, byte[] body) {
        return items.record(Commitments.KIND, id, body);
    }

    @GET
    @Path("/{cid}")
    public Response get(@PathParam("id") String id, @PathParam("cid") String commitment, @Context UriInfo uri) {
        return items.get(Commitments.KIND, id, commitment, uri);
    }

    /** Replaces the whole item; the one before stays in the history, progress stays as it was recorded. */
    @PUT
    @Path("/{cid}")
    @RequestBody(
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Commitment.class)))
    public Response replace(@PathParam("id") String id, @PathParam("cid") String commitment, byte[] body) {
        return items.replace(Commitments.KIND, id, commitment, body);
    }

    /** Adds a step; its amount is in the commitment's currency, its measure in the commitment's unit. */
    @POST
    @Path("/{cid}/progress")
    @RequestBody(content = @Content(mediaType = "application/json", schema = @Schema(implementation = Progress.class)))
    public Response progress(@PathParam("id") String id, @PathParam("cid") String commitment, byte[] body) {
        return items.add(
                Commitments.KIND,
                id,
                commitment,
                Commitments.PROGRESS,
                body,
                (item, step) -> Refusals.unlessLegal(CommitmentRules.step(item.content(Commitment.class), step)));
    }
}
