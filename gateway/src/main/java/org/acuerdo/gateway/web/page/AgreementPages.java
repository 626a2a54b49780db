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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.acuerdo.gateway.proxy.Part;
import org.acuerdo.gateway.web.kit.Acts;
import org.acuerdo.gateway.web.kit.Acts.Sent;
import org.acuerdo.gateway.web.kit.Block;
import org.acuerdo.gateway.web.kit.Blocks.Fact;
import org.acuerdo.gateway.web.kit.Blocks.Facts;
import org.acuerdo.gateway.web.kit.Blocks.Link;
import org.acuerdo.gateway.web.kit.Blocks.Links;
import org.acuerdo.gateway.web.kit.Blocks.Notice;
import org.acuerdo.gateway.web.kit.Blocks.Section;
import org.acuerdo.gateway.web.kit.Blocks.Text;
import org.acuerdo.gateway.web.kit.Cell;
import org.acuerdo.gateway.web.kit.Form.Field;
import org.acuerdo.gateway.web.kit.Form.Kind;
import org.acuerdo.gateway.web.kit.Form.Option;
import org.acuerdo.gateway.web.kit.Json;
import org.acuerdo.gateway.web.kit.Pages;
import org.acuerdo.gateway.web.kit.Pages.Page;
import org.acuerdo.gateway.web.kit.Say;
import org.acuerdo.gateway.web.kit.Services;
import org.acuerdo.gateway.web.kit.Services.Answer;
import org.acuerdo.gateway.web.kit.Services.Question;
import org.acuerdo.gateway.web.kit.Sheet;
import org.acuerdo.gateway.web.kit.States;
import org.acuerdo.gateway.web.kit.Tables;
import org.acuerdo.gateway.web.kit.Times;
import org.acuerdo.gateway.web.kit.Visit;

/** Agreements: the list, and one with its facts, statements, baselines and terms. */
@Path("/room/agreements")
@Blocking
public class AgreementPages {
    private static final List<String> STATUSES = List.of(
            "ANNOUNCED",
            "NEGOTIATING",
            "SIGNED",
            "IN_FORCE",
            "SUSPENDED",
            "NOTICE_GIVEN",
            "TERMINATED",
            "EXPIRED",
            "ABANDONED");

    private final Pages pages;
    private final Services services;
    private final Acts acts;

    AgreementPages(Pages pages, Services services, Acts acts) {
        this.pages = pages;
        this.services = services;
        this.acts = acts;
    }

    @GET
    public Response list(@Context RoutingContext ctx, @Context SecurityIdentity identity) {
        Visit visit = pages.visit(ctx, identity);
        Say say = visit.say();
        Answer answer = services.list(visit, Part.AGREEMENTS, "agreements", 200, "status")
                .answer();
        List<Block> blocks = new ArrayList<>();
        if (!answer.found()) {
            blocks.add(Text.missing(say));
        } else {
            Tables table = table(visit, Json.items(answer.json()))
                    .filter(Field.of("status", Kind.CHOICE, say.the("col.status"))
                            .optional()
                            .options(STATUSES.stream()
                                    .map(s -> new Option(s, say.code("status", s)))
                                    .toList())
                            .value(visit.query("status", "")))
                    .next(answer.json().getString("next"));
            blocks.add(table.table());
        }
        return pages.show(ctx, visit, Page.of(say.the("nav.agreements"), blocks));
    }

    static Tables table(Visit visit, List<JsonObject> agreements) {
        Say say = visit.say();
        Tables table = Tables.named(visit, "agreements", say.the("nav.agreements"))
                .columns("reference", "title", "parties", "status", "operative", "calendar");
        for (JsonObject a : agreements) {
            String at = "/room/agreements/" + Json.text(a, "id");
            table.row(
                    Cell.link(Json.text(a, "reference"), at),
                    Cell.of(Json.text(a, "title")),
                    Cell.of(parties(say, a)),
                    Cell.of(say.code("status", Json.text(a, "status")))
                            .hint(Json.flag(a, "provisionalApplication") ? say.the("fact.provisional") : null),
                    Cell.of(say.the(Json.flag(a, "operative") ? "yes" : "no")),
                    Cell.link(say.the("quota.title", Json.text(a, "reference")), at + "/quotas"));
        }
        return table;
    }

    static String parties(Say say, JsonObject a) {
        return say.the(
                "agreement.direction",
                States.name(say, Json.text(a, "sendingState")),
                States.name(say, Json.text(a, "receivingState")));
    }

    @GET
    @Path("/{id}")
    public Response one(@PathParam("id") String id, @Context RoutingContext ctx, @Context SecurityIdentity identity) {
        return page(ctx, pages.visit(ctx, identity), id, null);
    }

    @POST
    @Path("/{id}/pending-acts/{act}/{answer}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response answer(
            @PathParam("id") String id,
            @PathParam("act") String act,
            @PathParam("answer") String answer,
            @Context RoutingContext ctx,
            @Context SecurityIdentity identity,
            MultivaluedMap<String, String> typed) {
        Visit visit = pages.visit(ctx, identity).at("/room/agreements/" + id);
        Answer found = services.ask(visit, Part.AGREEMENTS, "agreements/" + id + "/pending-acts?limit=200")
                .answer();
        Sheet sheet = Json.items(found.json()).stream()
                .filter(p -> Json.text(p, "id").equals(act))
                .flatMap(p -> PendingView.sheets(visit.say(), id, p).stream())
                .filter(s -> s.id().equals(answer + "-" + act))
                .findFirst()
                .orElse(null);
        if (sheet == null) {
            return pages.notFound(ctx, visit);
        }
        Sent sent = acts.send(
                ctx,
                visit,
                typed,
                sheet,
                Part.AGREEMENTS,
                HttpMethod.POST,
                "agreements/" + id + "/pending-acts/" + act + "/" + answer);
        return sent.done() ? pages.go(visit.path() + "?done=" + answer) : page(ctx, visit, id, sent);
    }

    private Response page(RoutingContext ctx, Visit visit, String id, Sent sent) {
        Say say = visit.say();
        String at = "agreements/" + id;
        Question terms = services.ask(visit, Part.AGREEMENTS, at + "/terms?limit=200");
        Question baselines = services.ask(visit, Part.AGREEMENTS, at + "/baselines?limit=200");
        Question statements = services.ask(visit, Part.AGREEMENTS, at + "/statements?limit=200");
        Question pending = services.ask(visit, Part.AGREEMENTS, at + "/pending-acts?limit=200");
        Question groups = services.ask(visit, Part.AGREEMENTS, at + "/working-groups?limit=200");
        Question commitments = services.ask(visit, Part.AGREEMENTS, at + "/commitments?limit=200");
        Question balance = services.ask(visit, Part.AGREEMENTS, at + "/balance");
        Answer answer = services.ask(visit, Part.AGREEMENTS, at).answer();
        if (!answer.found()) {
            return pages.instead(ctx, visit, answer);
        }
        JsonObject agreement = answer.json();
        LocalDate today = LocalDate.ofInstant(answer.now(), Times.zone(agreement.getString("zone")));
        List<JsonObject> versions = Json.items(terms.json());
        Timeline timeline = new Timeline(say, agreement, versions, today);
        Map<String, String> names =
                ContentWords.names(say, agreement, Json.items(baselines.json()), Json.items(groups.json()));
        TermsView view = new TermsView(visit, names);
        List<Block> blocks = new ArrayList<>();
        String done = visit.query("done", null);
        if (sent == null && done != null && say.has("agreement.done." + done)) {
            blocks.add(new Notice(say.the("done"), say.the("agreement.done." + done), true, List.of()));
        }
        blocks.add(facts(say, agreement));
        blocks.add(links(visit, id, agreement));
        blocks.add(new Section(
                "timeline", say.the("agreement.timeline"), List.of(timeline.drawing(), timeline.table(visit))));
        JsonObject current = new Days(agreement, versions).terms(today);
        blocks.addAll(new PendingView(visit, agreement, current, names)
                .blocks(id, Json.items(pending.json()), answer.etag(), sent));
        List<Block> clauses = new ArrayList<>();
        clauses.add(view.versions(id, versions));
        if (current == null && !versions.isEmpty()) {
            current = versions.get(versions.size() - 1);
        }
        if (current != null) {
            clauses.add(view.supported(current, Json.items(statements.json())));
        }
        blocks.add(new Section("terms", say.the("agreement.terms"), clauses));
        blocks.add(new Section(
                "rivals", say.the("agreement.baselines"), BaselineView.blocks(visit, Json.items(baselines.json()))));
        blocks.add(new Section(
                "said", say.the("agreement.statements"), List.of(statements(visit, Json.items(statements.json())))));
        blocks.addAll(CommitmentView.blocks(visit, id, commitments.answer(), balance.answer()));
        return pages.show(
                ctx, visit, Page.of(Json.text(agreement, "reference"), blocks), sent == null ? 200 : sent.status());
    }

    private static Facts facts(Say say, JsonObject a) {
        return new Facts(List.of(
                Fact.of(say.the("col.title"), Json.text(a, "title")),
                Fact.of(say.the("col.parties"), parties(say, a)),
                Fact.of(say.the("col.status"), say.code("status", Json.text(a, "status"))),
                Fact.of(say.the("col.operative"), say.the(Json.flag(a, "operative") ? "yes" : "no")),
                Fact.of(say.the("agreement.zone"), Json.text(a, "zone")),
                Fact.of(say.the("agreement.recording"), say.code("recording", Json.text(a, "recording")))));
    }

    private static Links links(Visit visit, String id, JsonObject agreement) {
        Say say = visit.say();
        String reference = Json.text(agreement, "reference");
        List<Link> links = new ArrayList<>(List.of(
                new Link(say.the("quota.title", reference), "/room/agreements/" + id + "/quotas"),
                new Link(say.the("agreement.compare"), "/room/agreements/" + id + "/terms/compare"),
                new Link(say.the("agreement.flights"), "/room/flights?agreement=" + id),
                new Link(say.the("group.title"), "/room/agreements/" + id + "/working-groups"),
                new Link(say.the("visit.title"), "/room/agreements/" + id + "/visits")));
        if (visit.may("planner", Json.text(agreement, "sendingState"))) {
            links.add(new Link(say.the("request.new", reference), "/room/requests/" + id));
        }
        if (RecordPages.may(visit, agreement)) {
            links.add(new Link(say.the("terms.title", reference), "/room/agreements/" + id + "/terms/new"));
            links.add(new Link(say.the("record.title", reference), "/room/agreements/" + id + "/record"));
        }
        return new Links(say.the("links"), links);
    }

    private static Block statements(Visit visit, List<JsonObject> statements) {
        Say say = visit.say();
        Tables table = Tables.named(visit, "statements", say.the("agreement.statements"))
                .columns("when", "who", "summary", "supports", "source");
        for (JsonObject s : statements) {
            table.row(
                    Cell.of(Json.text(s, "on")),
                    Cell.of(Json.text(s, "speaker")).hint(Json.text(s, "office")),
                    Cell.of(Json.text(s, "summary")).hint(Json.text(s, "translation")),
                    Cell.of(Json.texts(s, "supports").stream()
                            .map(name -> new ClauseWords(say).name(name))
                            .collect(Collectors.joining(", "))),
                    Cell.of(Json.text(Json.object(s, "source"), "name"))
                            .hint(Json.flag(Json.object(s, "source"), "scenario") ? say.the("scenario") : null));
        }
        return table.table();
    }
}
