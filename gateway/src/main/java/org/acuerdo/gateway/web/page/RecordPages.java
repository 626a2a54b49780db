package org.acuerdo.gateway.web.page;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.acuerdo.gateway.proxy.Part;
import org.acuerdo.gateway.web.kit.Acts;
import org.acuerdo.gateway.web.kit.Acts.Sent;
import org.acuerdo.gateway.web.kit.Block;
import org.acuerdo.gateway.web.kit.Blocks.Link;
import org.acuerdo.gateway.web.kit.Blocks.Links;
import org.acuerdo.gateway.web.kit.Blocks.Text;
import org.acuerdo.gateway.web.kit.Json;
import org.acuerdo.gateway.web.kit.Pages;
import org.acuerdo.gateway.web.kit.Pages.Page;
import org.acuerdo.gateway.web.kit.Say;
import org.acuerdo.gateway.web.kit.Services;
import org.acuerdo.gateway.web.kit.Services.Answer;
import org.acuerdo.gateway.web.kit.Services.Question;
import org.acuerdo.gateway.web.kit.Sheet;
import org.acuerdo.gateway.web.kit.Visit;

/** What a treaty officer of a party records of an agreement: one page that names all, and one for each form. */
@Path("/room/agreements/{id}/record")
@Blocking
public class RecordPages {
    /** What waits for the other party where the agreement asks for two signatures. */
    private static final List<String> BINDING = List.of(
            "provisional-application", "entry-into-force", "extension", "corrections", "decision", "withdrawal");

    private final Pages pages;
    private final Services services;
    private final Acts acts;

    RecordPages(Pages pages, Services services, Acts acts) {
        this.pages = pages;
        this.services = services;
        this.acts = acts;
    }

    private record Ground(Answer agreement, Map<String, Sheet> sheets) {
        boolean signed() {
            return Json.text(agreement.json(), "recording").equals("COUNTERSIGNED");
        }

        String reference() {
            return Json.text(agreement.json(), "reference");
        }
    }

    @GET
    public Response all(@PathParam("id") String id, @Context RoutingContext ctx, @Context SecurityIdentity identity) {
        Visit visit = pages.visit(ctx, identity);
        Say say = visit.say();
        Ground ground = ground(visit, id);
        if (!ground.agreement().found()) {
            return pages.instead(ctx, visit, ground.agreement());
        }
        if (ground.sheets().isEmpty()) {
            return pages.notFound(ctx, visit);
        }
        List<Link> links = new ArrayList<>();
        links.add(new Link(say.the("form.terms"), "/room/agreements/" + id + "/terms/new"));
        links.add(new Link(say.the("form.group"), "/room/agreements/" + id + "/working-groups/new"));
        links.add(new Link(say.the("form.visit"), "/room/agreements/" + id + "/visits/new"));
        ground.sheets().values().forEach(s -> links.add(new Link(s.title(), s.action())));
        List<Block> blocks = List.of(
                Text.of(say.the("record.intro")),
                Text.of(say.the(ground.signed() ? "record.signed" : "record.either")),
                new Links(say.the("record.title", ground.reference()), links));
        return pages.show(ctx, visit, Page.of(say.the("record.title", ground.reference()), blocks));
    }

    @GET
    @Path("/{act: .+}")
    public Response one(
            @PathParam("id") String id,
            @PathParam("act") String act,
            @Context RoutingContext ctx,
            @Context SecurityIdentity identity) {
        Visit visit = pages.visit(ctx, identity);
        Ground ground = ground(visit, id);
        return ground.agreement().found()
                ? page(ctx, visit, id, act, ground, null)
                : pages.instead(ctx, visit, ground.agreement());
    }

    @POST
    @Path("/{act: .+}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response record(
            @PathParam("id") String id,
            @PathParam("act") String act,
            @Context RoutingContext ctx,
            @Context SecurityIdentity identity,
            MultivaluedMap<String, String> typed) {
        Visit visit = pages.visit(ctx, identity);
        Ground ground = ground(visit, id);
        if (!ground.agreement().found()) {
            return pages.instead(ctx, visit, ground.agreement());
        }
        Sheet sheet = ground.sheets().get(act);
        if (sheet == null) {
            return pages.notFound(ctx, visit);
        }
        Sent sent =
                acts.send(ctx, visit, typed, sheet, Part.AGREEMENTS, HttpMethod.POST, "agreements/" + id + "/" + act);
        return sent.done()
                ? pages.go("/room/agreements/" + id + "?done=" + (sent.status() == 202 ? "waits" : "recorded"))
                : page(ctx, visit, id, act, ground, sent);
    }

    private Response page(RoutingContext ctx, Visit visit, String id, String act, Ground ground, Sent sent) {
        Say say = visit.say();
        Sheet sheet = ground.sheets().get(act);
        if (sheet == null) {
            return pages.notFound(ctx, visit);
        }
        List<Block> blocks = new ArrayList<>();
        if (ground.signed() && BINDING.contains(act.substring(act.lastIndexOf('/') + 1))) {
            blocks.add(Text.of(say.the("record.waits")));
        }
        blocks.add(Acts.form(visit, sheet, ground.agreement().etag(), sent));
        blocks.add(new Links(
                say.the("links"),
                List.of(
                        new Link(ground.reference(), "/room/agreements/" + id),
                        new Link(say.the("record.title", ground.reference()), "/room/agreements/" + id + "/record"))));
        return pages.show(
                ctx,
                visit,
                Page.of(say.the("record.one", ground.reference()), blocks),
                sent == null ? 200 : sent.status());
    }

    /** No forms for whoever is no treaty officer of a party. */
    private Ground ground(Visit visit, String id) {
        String at = "agreements/" + id;
        Question terms = services.ask(visit, Part.AGREEMENTS, at + "/terms?limit=200");
        Question baselines = services.ask(visit, Part.AGREEMENTS, at + "/baselines?limit=200");
        Question commitments = services.ask(visit, Part.AGREEMENTS, at + "/commitments?limit=200");
        Answer agreement = services.ask(visit, Part.AGREEMENTS, at).answer();
        JsonObject json = agreement.json();
        if (!may(visit, json)) {
            return new Ground(agreement, Map.of());
        }
        return new Ground(
                agreement,
                new RecordSheets(
                                visit,
                                json,
                                new RecordSheets.Below(
                                        Json.items(terms.json()),
                                        Json.items(baselines.json()),
                                        Json.items(commitments.json())))
                        .all());
    }

    /** Whether the reader is a treaty officer of a party. */
    static boolean may(Visit visit, JsonObject agreement) {
        return visit.may("treaty-officer", Json.text(agreement, "sendingState"))
                || visit.may("treaty-officer", Json.text(agreement, "receivingState"));
    }
}
