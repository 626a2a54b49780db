package org.acuerdo.flights.routing;

import io.quarkus.security.Authenticated;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.acuerdo.contracts.Codes;
import org.acuerdo.contracts.Violation;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.kit.http.Page;
import org.acuerdo.kit.http.PageRequest;
import org.acuerdo.kit.http.Queries;
import org.acuerdo.kit.json.Json;
import org.acuerdo.kit.problem.ProblemException;
import org.acuerdo.kit.security.Actor;
import org.acuerdo.kit.security.Caller;
import org.acuerdo.kit.time.AcuerdoClock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /routing-options}: which agreements accept a nationality, and why the others do not. */
@Path("/api/v1/routing-options")
@Authenticated
@Tag(name = "Routing")
@Produces(MediaType.APPLICATION_JSON)
public class RoutingResource {
    private static final int YEARS_AHEAD = 3;

    @Inject
    RoutingService service;

    @Inject
    Caller caller;

    @Inject
    AcuerdoClock clock;

    @GET
    @Operation(
            summary =
                    "Agreements that accept a nationality in the four weeks from a day, and the others with their reasons")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = RoutingView.class)))
    public Response options(
            @QueryParam("nationality") String nationality,
            @QueryParam("from") String fromDay,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor,
            @Context UriInfo uri) {
        Queries.only(uri, "nationality", "from", "limit", "cursor");
        String code = Queries.text(uri, "nationality")
                .filter(Codes::state)
                .orElseThrow(() -> ProblemException.malformed("nationality", "an ISO 3166-1 alpha-2 code such as VE"));
        LocalDate today = clock.today(ZoneOffset.UTC);
        LocalDate from = Queries.date(uri, "from").orElse(today);
        if (from.isBefore(LocalDate.of(1900, 1, 1))
                || from.isAfter(today.plusYears(YEARS_AHEAD).minusDays(RoutingService.DAYS))) {
            throw ProblemException.rule(Violation.of(
                    "OUT_OF_RANGE",
                    "from",
                    "from 1900 to " + YEARS_AHEAD + " years ahead, less the " + RoutingService.DAYS + " days looked at",
                    "quotas, published windows"));
        }
        PageRequest page = PageRequest.of(uri);
        Actor actor = caller.actor();
        List<AgreementSnapshot> rest = after(service.agreements(actor, code), page.cursor());
        Page<AgreementSnapshot> shown =
                Page.of(rest.subList(0, Math.min(rest.size(), page.limit() + 1)), page, a -> a.id().toString());
        List<RoutingView.Option> options = service.options(actor, shown.items(), code, from);
        RoutingView view = new RoutingView(
                code,
                from,
                from.plusDays(RoutingService.DAYS - 1),
                options.stream().filter(o -> o.reasons().isEmpty()).toList(),
                options.stream().filter(o -> !o.reasons().isEmpty()).toList(),
                shown.next());
        return Response.ok(Json.write(view)).build();
    }

    private static List<AgreementSnapshot> after(List<AgreementSnapshot> all, String cursor) {
        if (cursor == null) {
            return all;
        }
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).id().toString().equals(cursor)) {
                return all.subList(i + 1, all.size());
            }
        }
        throw ProblemException.malformed("cursor", "the cursor of the page before, unchanged");
    }
}
