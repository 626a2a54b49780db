package org.acuerdo.flights.quota;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.acuerdo.flights.quota.rules.Explanation;
import org.acuerdo.kit.http.Page;
import org.acuerdo.kit.http.PageRequest;
import org.acuerdo.kit.http.Queries;
import org.acuerdo.kit.http.Waits;
import org.acuerdo.kit.json.Json;
import org.acuerdo.kit.problem.ProblemException;
import org.acuerdo.kit.security.Actor;
import org.acuerdo.kit.security.Caller;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Windows and how their allowances came about. Readers wait for a version of the agreement without holding a thread. */
@Path("/api/v1/quotas")
// the rules know no Quarkus: their records that become JSON are registered here
@RegisterForReflection(
        targets = {
            Explanation.class,
            Explanation.Step.class,
            Explanation.Input.class,
            Explanation.Amount.class,
            Explanation.Sentence.class
        })
@Authenticated
@Tag(name = "Quotas")
@Produces(MediaType.APPLICATION_JSON)
public class QuotaResource {
    static final int PAGE = 200;

    @Inject
    QuotaService service;

    @Inject
    Waits waits;

    @Inject
    Caller caller;

    /** A page of windows, as a client sees it. */
    public record QuotaPage(
            List<QuotaView> items, @Schema(nullable = true) String next) {}

    @GET
    @Operation(
            summary =
                    "Windows that overlap a span of local days, by limit, then by start; asKnownAt: as the ledger knew"
                            + " it then")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = QuotaPage.class)))
    public Uni<Response> windows(
            @QueryParam("agreement") String agreement,
            @QueryParam("from") String fromDay,
            @QueryParam("to") String toDay,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor,
            @QueryParam("asKnownAt") String asKnownAt,
            @QueryParam("agreementVersion") String agreementVersion,
            @QueryParam("wait") String wait,
            @Context UriInfo uri) {
        Queries.only(uri, "agreement", "from", "to", "limit", "cursor", "asKnownAt", "agreementVersion", "wait");
        UUID id = required(Queries.id(uri, "agreement"), "agreement", "a UUID");
        LocalDate from = required(Queries.date(uri, "from"), "from", "a local date such as 2025-02-10");
        LocalDate to = required(Queries.date(uri, "to"), "to", "a local date such as 2025-02-16");
        if (to.isBefore(from)) {
            throw ProblemException.malformed("to", "a local date not before from");
        }
        String limitId = Queries.text(uri, "limit").orElse(null);
        Instant knownAt = Queries.instant(uri, "asKnownAt").orElse(null);
        PageRequest page = PageRequest.fixed(uri, PAGE);
        Actor actor = caller.actor();
        return answered(
                uri,
                id,
                () -> page(service.windows(actor, id, from, to, limitId, knownAt), page)
                        .response(uri));
    }

    @GET
    @Path("explanation")
    @Operation(summary = "The derivation of one window's allowance, as data and as one sentence in English and Spanish")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Explanation.class)))
    public Uni<Response> explanation(
            @QueryParam("agreement") String agreement,
            @QueryParam("limit") String limit,
            @QueryParam("window") String window,
            @QueryParam("asKnownAt") String asKnownAt,
            @QueryParam("agreementVersion") String agreementVersion,
            @QueryParam("wait") String wait,
            @Context UriInfo uri) {
        Queries.only(uri, "agreement", "limit", "window", "asKnownAt", "agreementVersion", "wait");
        UUID id = required(Queries.id(uri, "agreement"), "agreement", "a UUID");
        String limitId = required(Queries.text(uri, "limit"), "limit", "the id of a limit");
        String label = required(Queries.text(uri, "window"), "window", "a window's label such as 2025-W07");
        Instant knownAt = Queries.instant(uri, "asKnownAt").orElse(null);
        Actor actor = caller.actor();
        return answered(
                uri,
                id,
                () -> Response.ok(Json.write(service.explanation(actor, id, limitId, label, knownAt)))
                        .build());
    }

    /** Answers at once, or as soon as the version asked for is applied; 409 if it is not in time. */
    private Uni<Response> answered(UriInfo uri, UUID agreementId, Supplier<Response> answer) {
        Optional<Long> version = Queries.number(uri, "agreementVersion");
        Duration wait = Waits.parse(Queries.text(uri, "wait").orElse(null));
        return waits.until(
                "agreement:" + agreementId,
                version.isPresent() ? wait : Duration.ZERO,
                () -> version.isEmpty() || service.applied(agreementId, version.get())
                        ? Optional.of(answer.get())
                        : Optional.empty(),
                () -> {
                    throw ProblemException.notYet(
                            "NOT_YET_APPLIED",
                            "Version " + version.get() + " of the agreement is not applied here yet.",
                            1);
                });
    }

    private static Page<QuotaView> page(List<QuotaView> all, PageRequest page) {
        int start = 0;
        if (page.cursor() != null) {
            while (start < all.size() && !key(all.get(start)).equals(page.cursor())) {
                start++;
            }
            if (start == all.size()) {
                throw ProblemException.malformed("cursor", "the cursor of the page before, unchanged");
            }
            start++;
        }
        List<QuotaView> rest = all.subList(start, Math.min(all.size(), start + page.limit() + 1));
        return Page.of(rest, page, QuotaResource::key);
    }

    private static String key(QuotaView view) {
        return view.limitId() + "/" + view.window().label();
    }

    private static <T> T required(Optional<T> value, String name, String what) {
        return value.orElseThrow(() -> ProblemException.malformed(name, what));
    }
}
