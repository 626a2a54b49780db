package org.acuerdo.agreements.workinggroup;

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
import org.acuerdo.agreements.agreement.Access;
import org.acuerdo.agreements.agreement.Agreement;
import org.acuerdo.agreements.item.ItemRepository;
import org.acuerdo.agreements.item.Items;
import org.acuerdo.agreements.pending.PendingActs;
import org.acuerdo.kit.http.Acts;
import org.acuerdo.kit.security.Caller;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /agreements/{id}/working-groups}: who settles the details, when they met, and what they came to. */
@Path("/api/v1/agreements/{id}/working-groups")
@Consumes(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Working groups")
public class WorkingGroupResource {

    @Inject
    Items items;

    @Inject
    ItemRepository groups;

    @Inject
    Acts acts;

    @Inject
    Access access;

    @Inject
    PendingActs pendingActs;

    @Inject
    OutcomeService outcomes;

    @Inject
    Caller caller;

    @GET
    public Response list(@PathParam("id") String id, @Context UriInfo uri) {
        return items.list(WorkingGroups.KIND, id, uri);
    }

    @POST
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = WorkingGroups.Group.class)))
    public Response record(@PathParam("id") String id, byte[] body) {
        return items.record(WorkingGroups.KIND, id, body);
    }

    @GET
    @Path("/{wid}")
    public Response get(@PathParam("id") String id, @PathParam("wid") String group, @Context UriInfo uri) {
        return items.get(WorkingGroups.KIND, id, group, uri);
    }

    /** Replaces the whole item; the one before stays in the history, meetings and outcomes as they were recorded. */
    @PUT
    @Path("/{wid}")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = WorkingGroups.Group.class)))
    public Response replace(@PathParam("id") String id, @PathParam("wid") String group, byte[] body) {
        return items.replace(WorkingGroups.KIND, id, group, body);
    }

    @POST
    @Path("/{wid}/meetings")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = WorkingGroups.Meeting.class)))
    public Response meeting(@PathParam("id") String id, @PathParam("wid") String group, byte[] body) {
        return items.add(WorkingGroups.KIND, id, group, WorkingGroups.MEETING, body);
    }

    /** Records an outcome; one that binds both parties may wait for the other (202). */
    @POST
    @Path("/{wid}/outcomes")
    @RequestBody(
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = OutcomeRecord.class)))
    public Response outcome(@PathParam("id") String id, @PathParam("wid") String group, byte[] body) {
        return acts.on(() -> access.toChange(id, group, (a, g) -> groups.ofAgreement(WorkingGroups.KIND, a, g)))
                .body(body, OutcomeRecord.class)
                .ifMatchOptional(Agreement::version)
                .perform((a, b) ->
                        pendingActs.take(a, outcomes, new GroupOutcome(Access.parsed(group), b), caller.actor()));
    }
}
