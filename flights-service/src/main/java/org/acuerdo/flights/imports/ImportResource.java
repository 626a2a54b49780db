package org.acuerdo.flights.imports;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.flights.agreement.AgreementAccess;
import org.acuerdo.flights.agreement.AgreementCopies;
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
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Imports of past flights over HTTP. */
@Path("/api/v1/flight-imports")
@Authenticated
@Tag(name = "flight imports")
@Produces(MediaType.APPLICATION_JSON)
public class ImportResource {
    private static final List<String> OUTCOMES = List.of("FLIGHT", "TOTAL", "KNOWN", "REFUSED");

    @Inject
    ImportService service;

    @Inject
    ImportRepository repository;

    @Inject
    AgreementCopies agreements;

    @Inject
    Caller caller;

    @POST
    @Blocking
    @Consumes("text/csv")
    @Operation(
            summary = "Import past flights from CSV (planner of the sending state)",
            description = "UTF-8, a header with the columns receivingState, localDate, flights, aircraft, persons,"
                    + " nationals, thirdCountry, origin, source, remark and optionally number, arrival,"
                    + " destination, in any order. One row is one line. A row for one flight with its counts"
                    + " becomes a flight: ARRIVED, imported, without units or cohorts; any other is kept as a"
                    + " reported total. Each row counts once per agreement, whatever file it comes in. Rows are"
                    + " taken while the body comes; GET shows the progress, /rows the report.")
    @RequestBody(content = @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)))
    public Response take(
            @HeaderParam("Content-Type") String type,
            @HeaderParam("Idempotency-Key") String key,
            @Context UriInfo uri,
            InputStream body) {
        try {
            Queries.only(uri, "agreement");
            AgreementSnapshot agreement = agreement(uri);
            wellFormed(type, key);
            ImportRun run = service.take(body, agreement, caller.actor(), key);
            return Response.status(201)
                    .header("Location", "/api/v1/flight-imports/" + run.id())
                    .header("ETag", ETags.of(run.version()))
                    .entity(Json.write(run))
                    .build();
        } catch (ProblemException refused) {
            drain(body);
            throw refused;
        } catch (IOException early) {
            throw ProblemException.malformed(
                    null, "The body ended early. What was taken stays; send all of it again to take the rest.");
        }
    }

    private static void wellFormed(String type, String key) {
        String lower = type == null ? "" : type.toLowerCase(Locale.ROOT).replace("\"", "");
        if (lower.contains("charset=") && !lower.contains("charset=utf-8")) {
            throw ProblemException.malformed("Content-Type", "accepted: text/csv in UTF-8");
        }
        if (key != null && !key.matches("[\\x21-\\x7e]{1,128}")) {
            throw ProblemException.malformed("Idempotency-Key", "1 to 128 visible ASCII characters");
        }
    }

    /** Whoever still sends hears the answer only once all is sent. */
    private static void drain(InputStream body) {
        try {
            body.transferTo(OutputStream.nullOutputStream());
        } catch (IOException gone) {
            // then nobody waits for the answer
        }
    }

    @GET
    @Operation(summary = "Imports of the agreements that the caller sees")
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
            throw ProblemException.forbidden("Imports are for officers of the parties, monitors and auditors.");
        }
        return QuarkusTransaction.requiringNew().call(() -> {
            List<UUID> visible = agreements.ofState(null).stream()
                    .filter(a -> AgreementAccess.sees(actor, a))
                    .map(AgreementSnapshot::id)
                    .filter(a -> agreement == null || a.equals(agreement))
                    .toList();
            return Page.of(repository.page(visible, after, page.limit() + 1), page, r -> r.id().toString())
                    .response(uri);
        });
    }

    @GET
    @Path("{id}")
    @Operation(summary = "How far an import has come")
    public Response get(@PathParam("id") String id, @Context UriInfo uri) {
        Queries.only(uri);
        ImportRun run = visible(id);
        return Response.ok(Json.write(run))
                .header("ETag", ETags.of(run.version()))
                .build();
    }

    @GET
    @Path("{id}/rows")
    @Operation(summary = "What became of each row: FLIGHT, TOTAL, KNOWN or REFUSED with what is accepted")
    public Response rows(@PathParam("id") String id, @Context UriInfo uri) {
        Queries.only(uri, "outcome", "limit", "cursor");
        PageRequest page = PageRequest.of(uri);
        String outcome = Queries.text(uri, "outcome").orElse(null);
        if (outcome != null && !OUTCOMES.contains(outcome)) {
            throw ProblemException.malformed("outcome", "one of " + String.join(", ", OUTCOMES));
        }
        if (page.cursor() != null && !page.cursor().matches("\\d{1,15}")) {
            throw ProblemException.malformed("cursor", "the cursor of the page before, unchanged");
        }
        long after = page.cursor() == null ? 0 : Long.parseLong(page.cursor());
        ImportRun run = visible(id);
        List<ImportRow> found =
                QuarkusTransaction.requiringNew().call(() -> repository.rows(run, outcome, after, page.limit() + 1));
        return Page.of(found, page, r -> Long.toString(r.line())).response(uri);
    }

    /** The agreement to import under. @throws ProblemException 400, 404 or 403 */
    private AgreementSnapshot agreement(UriInfo uri) {
        Actor actor = caller.actor();
        UUID id = Queries.id(uri, "agreement")
                .orElseThrow(() -> ProblemException.malformed("agreement", "is required: the agreement's id"));
        AgreementSnapshot agreement =
                agreements.find(id).filter(a -> AgreementAccess.sees(actor, a)).orElseThrow(ProblemException::notFound);
        if (!actor.is(Role.PLANNER, agreement.sendingState())) {
            throw ProblemException.forbidden("A planner of the sending state imports flights.");
        }
        return agreement;
    }

    private ImportRun visible(String id) {
        Actor actor = caller.actor();
        return Ids.parse(id)
                .flatMap(i -> QuarkusTransaction.requiringNew().call(() -> repository.find(i)))
                .filter(run -> agreements
                        .find(run.agreementId())
                        .filter(a -> AgreementAccess.sees(actor, a))
                        .isPresent())
                .orElseThrow(ProblemException::notFound);
    }
}
