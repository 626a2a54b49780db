package org.acuerdo.agreements.agreement;

import io.quarkus.security.Authenticated;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.acuerdo.kit.audit.Audit;
import org.acuerdo.kit.http.PageRequest;
import org.acuerdo.kit.http.Queries;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /agreements/{id}/history}: who did what and when, with before and after, as it was written. */
@Path("/api/v1/agreements/{id}/history")
@Authenticated
@Tag(name = "Audit")
public class HistoryResource {

    @Inject
    Access access;

    @Inject
    Audit audit;

    @GET
    @Transactional
    @Operation(summary = "Audit entries of an agreement and of what stands below it, oldest first")
    public Response history(@PathParam("id") String id, @Context UriInfo uri) {
        Agreement agreement = access.toRead(id);
        Queries.only(uri, "limit", "cursor");
        return audit.page(agreement.id, PageRequest.of(uri)).response(uri);
    }
}
