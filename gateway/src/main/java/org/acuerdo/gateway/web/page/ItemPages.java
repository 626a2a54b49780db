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
import org.acuerdo.gateway.proxy.Part;
import org.acuerdo.gateway.web.kit.Acts;
import org.acuerdo.gateway.web.kit.Acts.Sent;
import org.acuerdo.gateway.web.kit.Block;
import org.acuerdo.gateway.web.kit.Blocks.Folded;
import org.acuerdo.gateway.web.kit.Blocks.Link;
import org.acuerdo.gateway.web.kit.Blocks.Links;
import org.acuerdo.gateway.web.kit.Blocks.Notice;
import org.acuerdo.gateway.web.kit.Blocks.Text;
import org.acuerdo.gateway.web.kit.Json;
import org.acuerdo.gateway.web.kit.Pages;
import org.acuerdo.gateway.web.kit.Pages.Page;
import org.acuerdo.gateway.web.kit.Say;
import org.acuerdo.gateway.web.kit.Services;
import org.acuerdo.gateway.web.kit.Services.Answer;
import org.acuerdo.gateway.web.kit.Services.Question;
import org.acuerdo.gateway.web.kit.Sheet;
import org.acuerdo.gateway.web.kit.Tables;
import org.acuerdo.gateway.web.kit.Visit;

/** Working groups and visits below an agreement: the list, one of them with what it came to, and their forms. */
@Path("/room/agreements/{id}/{items: working-groups|visits}")
@Blocking
public class ItemPages {
    private static final List<Items> KINDS = List.of(new Groups(), new Visits());
    private static final String EDITED = "replace";

    private final Pages pages;
    private final Services services;
    private final Acts acts;

    ItemPages(Pages pages, Services services, Acts acts) {
        this.pages = pages;
        this.services = services;
        this.acts = acts;
    }

    private static Items kind(String path) {
        return KINDS.stream().filter(k -> k.path().equals(path)).findFirst().orElseThrow();
    }

    @GET
    public Response list(
            @PathParam("id") String id,
            @PathParam("items") String path,
            @Context RoutingContext ctx,
            @Context SecurityIdentity identity) {
        Visit visit = pages.visit(ctx, identity);
        Say say = visit.say();
        Items kind = kind(path);
        Question asked = services.ask(visit, Part.AGREEMENTS, "agreements/" + id + "/" + path + "?limit=200");
        Answer agreement =
                services.ask(visit, Part.AGREEMENTS, "agreements/" + id).answer();
        if (!agreement.found()) {
            return pages.instead(ctx, visit, agreement);
        }
        Answer answer = asked.answer();
        List<Block> blocks = new ArrayList<>();
        if (answer.found()) {
            Tables table = Tables.named(visit, path, say.the(kind.words() + ".title"));
            kind.list(table, say, Json.items(answer.json()), visit.path());
            blocks.add(table.table());
        } else {
            blocks.add(Text.missing(say));
        }
        List<Link> links = new ArrayList<>();
        if (RecordPages.may(visit, agreement.json())) {
            links.add(new Link(say.the("form." + kind.words()), visit.path() + "/new"));
        }
        return shown(ctx, visit, agreement, say.the(kind.words() + ".title"), blocks, links, 200);
    }

    @GET
    @Path("/new")
    public Response blank(
            @PathParam("id") String id,
            @PathParam("items") String path,
            @Context RoutingContext ctx,
            @Context SecurityIdentity identity) {
        Visit visit = pages.visit(ctx, identity);
        return form(ctx, visit, kind(path), agreement(visit, id), null);
    }

    @POST
    @Path("/new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response record(
            @PathParam("id") String id,
            @PathParam("items") String path,
            @Context RoutingContext ctx,
            @Context SecurityIdentity identity,
            MultivaluedMap<String, String> typed) {
        Visit visit = pages.visit(ctx, identity);
        Items kind = kind(path);
        Answer agreement = agreement(visit, id);
        if (!agreement.found()) {
            return pages.instead(ctx, visit, agreement);
        }
        Sheet sheet = sheet(visit, kind, agreement.json());
        Sent sent = acts.send(
                ctx,
                visit,
                typed,
                sheet.id(),
                errors -> kind.made(sheet.body(visit.say(), typed, errors)),
                Part.AGREEMENTS,
                HttpMethod.POST,
                "agreements/" + id + "/" + path);
        return sent.done()
                ? pages.go("/room/agreements/" + id + "/" + path + "/" + Json.text(sent.json(), "id") + "?done=new")
                : form(ctx, visit, kind, agreement, sent);
    }

    private Answer agreement(Visit visit, String id) {
        return services.ask(visit, Part.AGREEMENTS, "agreements/" + id).answer();
    }

    private static Sheet sheet(Visit visit, Items kind, JsonObject agreement) {
        return Sheet.of(visit.say(), kind.words(), visit.path(), kind.fields(visit.say(), agreement, Json.EMPTY));
    }

    private Response form(RoutingContext ctx, Visit visit, Items kind, Answer agreement, Sent sent) {
        if (!agreement.found()) {
            return pages.instead(ctx, visit, agreement);
        }
        if (!RecordPages.may(visit, agreement.json())) {
            return pages.notFound(ctx, visit);
        }
        Say say = visit.say();
        List<Block> blocks = List.of(Acts.form(visit, sheet(visit, kind, agreement.json()), agreement.etag(), sent));
        String title = say.the(kind.words() + ".title");
        List<Link> links = List.of(new Link(title, visit.path().replaceFirst("/new$", "")));
        return shown(ctx, visit, agreement, title, blocks, links, sent == null ? 200 : sent.status());
    }

    private Response shown(
            RoutingContext ctx,
            Visit visit,
            Answer agreement,
            String title,
            List<Block> blocks,
            List<Link> links,
            int status) {
        String reference = Json.text(agreement.json(), "reference");
        List<Block> all = new ArrayList<>(blocks);
        List<Link> more = new ArrayList<>(links);
        more.add(new Link(reference, "/room/agreements/" + Json.text(agreement.json(), "id")));
        all.add(new Links(visit.say().the("links"), more));
        return pages.show(ctx, visit, Page.of(title + ": " + reference, all), status);
    }

    @GET
    @Path("/{item}")
    public Response one(
            @PathParam("id") String id,
            @PathParam("items") String path,
            @PathParam("item") String item,
            @Context RoutingContext ctx,
            @Context SecurityIdentity identity) {
        Visit visit = pages.visit(ctx, identity);
        return page(ctx, visit, kind(path), ground(visit, id, path, item), null);
    }

    /** What is recorded of one: the item anew as a whole, or something that is added to it. */
    @POST
    @Path("/{item}/{act: .+}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response add(
            @PathParam("id") String id,
            @PathParam("items") String path,
            @PathParam("item") String item,
            @PathParam("act") String act,
            @Context RoutingContext ctx,
            @Context SecurityIdentity identity,
            MultivaluedMap<String, String> typed) {
        String at = "agreements/" + id + "/" + path + "/" + item;
        Visit visit = pages.visit(ctx, identity).at("/room/" + at);
        Items kind = kind(path);
        Ground ground = ground(visit, id, path, item);
        if (!ground.found()) {
            return page(ctx, visit, kind, ground, null);
        }
        Sheet sheet = sheets(visit, kind, ground).stream()
                .filter(s -> s.action().equals(visit.path() + "/" + act))
                .findFirst()
                .orElse(null);
        if (sheet == null) {
            return pages.notFound(ctx, visit);
        }
        boolean whole = act.equals(EDITED);
        // one path of the API may take several kinds
        String to = whole ? at : at + "/" + act.replaceFirst("/.*", "");
        Sent sent = acts.send(
                ctx,
                visit,
                typed,
                sheet.id(),
                errors -> kind.made(sheet.body(visit.say(), typed, errors)),
                Part.AGREEMENTS,
                whole ? HttpMethod.PUT : HttpMethod.POST,
                to);
        return sent.done()
                ? pages.go(visit.path() + "?done=" + (sent.status() == 202 ? "waits" : "recorded"))
                : page(ctx, visit, kind, ground, sent);
    }

    /** What the page of one item rests on. */
    private record Ground(Answer agreement, Answer item, List<JsonObject> baselines) {
        boolean found() {
            return agreement.found() && item.found();
        }
    }

    private Ground ground(Visit visit, String id, String path, String item) {
        Question agreement = services.ask(visit, Part.AGREEMENTS, "agreements/" + id);
        Question baselines = services.ask(visit, Part.AGREEMENTS, "agreements/" + id + "/baselines?limit=200");
        Answer one = services.ask(visit, Part.AGREEMENTS, "agreements/" + id + "/" + path + "/" + item)
                .answer();
        return new Ground(agreement.answer(), one, Json.items(baselines.json()));
    }

    private static List<Sheet> sheets(Visit visit, Items kind, Ground ground) {
        Say say = visit.say();
        List<Sheet> sheets = new ArrayList<>(kind.entries(say, visit.path(), ground.baselines()));
        sheets.add(Sheet.of(
                say,
                kind.words() + "Anew",
                visit.path() + "/" + EDITED,
                kind.fields(say, ground.agreement().json(), ground.item().json())));
        return sheets;
    }

    private Response page(RoutingContext ctx, Visit visit, Items kind, Ground ground, Sent sent) {
        if (!ground.found()) {
            return pages.instead(ctx, visit, ground.agreement().found() ? ground.item() : ground.agreement());
        }
        Say say = visit.say();
        JsonObject item = ground.item().json();
        List<Block> blocks = new ArrayList<>();
        String done = visit.query("done", null);
        if (sent == null && done != null) {
            boolean waits = done.equals("waits");
            blocks.add(new Notice(
                    say.the("done"),
                    say.the(waits ? "agreement.done.waits" : "agreement.done.recorded"),
                    true,
                    List.of()));
        }
        blocks.addAll(kind.blocks(visit, item));
        List<Link> links = new ArrayList<>();
        if (RecordPages.may(visit, ground.agreement().json())) {
            for (Sheet sheet : sheets(visit, kind, ground)) {
                boolean tried = sent != null && sent.sheet().equals(sheet.id());
                blocks.add(new Folded(
                        sheet.title(),
                        tried,
                        List.of(Acts.form(visit, sheet, ground.agreement().etag(), sent))));
            }
            String id = Json.text(ground.agreement().json(), "id");
            kind.elsewhere(say, id, item).forEach((words, to) -> links.add(new Link(words, to)));
        }
        links.add(new Link(say.the(kind.words() + ".title"), visit.path().replaceFirst("/[^/]+$", "")));
        return shown(
                ctx,
                visit,
                ground.agreement(),
                kind.name(say, item),
                blocks,
                links,
                sent == null ? 200 : sent.status());
    }
}
