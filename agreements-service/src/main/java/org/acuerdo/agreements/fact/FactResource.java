package org.acuerdo.agreements.fact;

import io.quarkus.security.Authenticated;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.acuerdo.agreements.agreement.Access;
import org.acuerdo.agreements.agreement.Agreement;
import org.acuerdo.agreements.agreement.Refusals;
import org.acuerdo.agreements.agreement.rules.Fact;
import org.acuerdo.agreements.agreement.rules.Verdict;
import org.acuerdo.agreements.pending.BindingAct;
import org.acuerdo.agreements.pending.PendingActs;
import org.acuerdo.contracts.Codes;
import org.acuerdo.kit.http.Acts;
import org.acuerdo.kit.security.Caller;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The dated facts of an agreement, one path each. */
@Path("/api/v1/agreements/{id}")
@Consumes(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Dated facts")
public class FactResource {

    @Inject
    Acts acts;

    @Inject
    Access access;

    @Inject
    FactService facts;

    @Inject
    PendingActs pendingActs;

    @Inject
    BindingFacts.Provisional provisional;

    @Inject
    BindingFacts.EntryIntoForce entryIntoForce;

    @Inject
    BindingFacts.Extension extension;

    @Inject
    Corrections corrections;

    @Inject
    Caller caller;

    @POST
    @Path("/negotiation")
    @RequestBody(
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = FactBodies.On.class)))
    public Response negotiation(@PathParam("id") String id, byte[] body) {
        return on(id, body, FactBodies.On.class)
                .perform((a, b) -> facts.record(
                        a, "negotiation-begun", new Fact.Negotiation(b.on()), b, b.reason(), caller.actor()));
    }

    @POST
    @Path("/signature")
    @RequestBody(
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = FactBodies.On.class)))
    public Response signature(@PathParam("id") String id, byte[] body) {
        return on(id, body, FactBodies.On.class)
                .perform(
                        (a, b) -> facts.record(a, "signed", new Fact.Signature(b.on()), b, b.reason(), caller.actor()));
    }

    @POST
    @Path("/provisional-application")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = FactBodies.Provisional.class)))
    public Response provisionalApplication(@PathParam("id") String id, byte[] body) {
        return binding(id, body, provisional);
    }

    @POST
    @Path("/entry-into-force")
    @RequestBody(
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = FactBodies.On.class)))
    public Response entryIntoForce(@PathParam("id") String id, byte[] body) {
        return binding(id, body, entryIntoForce);
    }

    @POST
    @Path("/termination-notice")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = FactBodies.Notice.class)))
    public Response terminationNotice(@PathParam("id") String id, byte[] body) {
        return on(id, body, FactBodies.Notice.class)
                .wellFormed(b -> state(b.by()))
                .perform((a, b) -> facts.record(
                        a,
                        "termination-notice-given",
                        new Fact.TerminationNotice(b.givenOn(), b.effectiveOn(), b.by(), b.reason()),
                        b,
                        b.reason(),
                        caller.actor()));
    }

    @POST
    @Path("/termination-notice/withdrawal")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = FactBodies.NoticeWithdrawal.class)))
    public Response noticeWithdrawal(@PathParam("id") String id, byte[] body) {
        byte[] given = body == null || body.length == 0 ? new byte[] {'{', '}'} : body;
        return on(id, given, FactBodies.NoticeWithdrawal.class)
                .perform((a, b) -> facts.record(
                        a,
                        "termination-notice-withdrawn",
                        new Fact.NoticeWithdrawal(caller.actor().state()),
                        b,
                        b.reason(),
                        caller.actor()));
    }

    @POST
    @Path("/abandonment")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = FactBodies.Abandonment.class)))
    public Response abandonment(@PathParam("id") String id, byte[] body) {
        return on(id, body, FactBodies.Abandonment.class)
                .wellFormed(b -> state(b.by()))
                .perform((a, b) -> facts.record(
                        a, "abandoned", new Fact.Abandonment(b.on(), b.by()), b, b.reason(), caller.actor()));
    }

    @POST
    @Path("/extension")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = FactBodies.Extension.class)))
    public Response extension(@PathParam("id") String id, byte[] body) {
        return binding(id, body, extension);
    }

    @POST
    @Path("/corrections")
    @RequestBody(
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = Corrections.Body.class)))
    public Response correct(@PathParam("id") String id, byte[] body) {
        return on(id, body, Corrections.Body.class)
                .wellFormed(Corrections::wellFormed)
                .perform((a, b) -> pendingActs.take(a, corrections, b, caller.actor()));
    }

    private <B> Acts.Act<Agreement, B> on(String id, byte[] body, Class<B> type) {
        return acts.on(() -> access.toChange(id)).body(body, type).ifMatch(Agreement::version);
    }

    private <B> Response binding(String id, byte[] body, BindingAct<B> kind) {
        return on(id, body, kind.contentType()).perform((a, b) -> pendingActs.take(a, kind, b, caller.actor()));
    }

    static void state(String code) {
        Refusals.unlessLegal(new Verdict.Findings()
                .malformed(
                        !Codes.state(code),
                        "STATE_UNKNOWN",
                        "by",
                        "an ISO 3166-1 alpha-2 code such as GT",
                        "conventions")
                .verdict());
    }
}
