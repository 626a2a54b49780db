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
import org.acuerdo.gateway.proxy.Part;
import org.acuerdo.gateway.web.kit.Acts;
import org.acuerdo.gateway.web.kit.Acts.Sent;
import org.acuerdo.gateway.web.kit.Block;
import org.acuerdo.gateway.web.kit.Blocks.Link;
import org.acuerdo.gateway.web.kit.Blocks.Links;
import org.acuerdo.gateway.web.kit.Blocks.Text;
import org.acuerdo.gateway.web.kit.Form;
import org.acuerdo.gateway.web.kit.Form.Error;
import org.acuerdo.gateway.web.kit.FormTokens;
import org.acuerdo.gateway.web.kit.Json;
import org.acuerdo.gateway.web.kit.Pages;
import org.acuerdo.gateway.web.kit.Pages.Page;
import org.acuerdo.gateway.web.kit.Problems;
import org.acuerdo.gateway.web.kit.Say;
import org.acuerdo.gateway.web.kit.Services;
import org.acuerdo.gateway.web.kit.Services.Answer;
import org.acuerdo.gateway.web.kit.Services.Question;
import org.acuerdo.gateway.web.kit.Sheet;
import org.acuerdo.gateway.web.kit.Times;
import org.acuerdo.gateway.web.kit.Visit;

/**
 * New terms of an agreement: a form that starts from the terms that apply, a look at what they would change that keeps
 * nothing, and recording them.
 */
@Path("/room/agreements/{id}/terms/new")
@Blocking
public class TermsPages {
    private static final int MOST_FLIGHTS = 30;

    private final Pages pages;
    private final Services services;

    TermsPages(Pages pages, Services services) {
        this.pages = pages;
        this.services = services;
    }

    /**
     * What the form rests on.
     *
     * @param base  the version it starts from; empty: none on record
     * @param group working group whose outcome the terms are; empty: none
     */
    private record Ground(Answer agreement, JsonObject base, List<JsonObject> versions, Sheet sheet, String group) {
        boolean adopted() {
            return !group.isEmpty();
        }
    }

    @GET
    public Response blank(@PathParam("id") String id, @Context RoutingContext ctx, @Context SecurityIdentity identity) {
        Visit visit = pages.visit(ctx, identity);
        Ground ground = ground(visit, id);
        return ground.agreement().found()
                ? page(ctx, visit, id, ground, null, List.of())
                : pages.instead(ctx, visit, ground.agreement());
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response send(
            @PathParam("id") String id,
            @Context RoutingContext ctx,
            @Context SecurityIdentity identity,
            MultivaluedMap<String, String> typed) {
        Visit visit = pages.visit(ctx, identity);
        Ground ground = ground(visit, id);
        if (!ground.agreement().found()) {
            return pages.instead(ctx, visit, ground.agreement());
        }
        if (!FormTokens.genuine(ctx, visit, typed)) {
            Error foreign = new Error(null, visit.say().the("form.foreign"), null, false);
            return page(ctx, visit, id, ground, sent(typed, List.of(foreign), 403), List.of());
        }
        List<Error> errors = new ArrayList<>();
        TermsSheet.Body body = TermsSheet.body(visit.say(), ground.sheet(), typed, errors);
        if (!errors.isEmpty()) {
            return page(ctx, visit, id, ground, sent(typed, errors, 422), List.of());
        }
        boolean look = typed.containsKey("look");
        JsonObject outcome = body.asOutcome();
        Answer answer = services.act(
                visit,
                Part.AGREEMENTS,
                HttpMethod.POST,
                "agreements/" + id + to(ground, look),
                look ? null : typed.getFirst("etag"),
                look ? null : typed.getFirst("key"),
                ground.adopted() && !look ? outcome : outcome.getJsonObject("terms"));
        if (!answer.done()) {
            List<Error> found = Problems.errors(visit.say(), answer).stream()
                    .map(e -> TermsSheet.inRow(e, body))
                    .toList();
            return page(ctx, visit, id, ground, sent(typed, found, answer.away() ? 503 : answer.status()), List.of());
        }
        if (look) {
            return page(ctx, visit, id, ground, sent(typed, List.of(), 200), List.of(preview(visit, answer.json())));
        }
        return pages.go("/room/agreements/" + id + "?done=" + (answer.status() == 202 ? "waits" : "terms"));
    }

    private static String to(Ground ground, boolean look) {
        if (look) {
            return "/terms-preview";
        }
        return ground.adopted() ? "/working-groups/" + ground.group() + "/outcomes" : "/terms";
    }

    private static Sent sent(MultivaluedMap<String, String> typed, List<Error> errors, int status) {
        return new Sent("terms", typed, errors, status, Json.EMPTY);
    }

    private Ground ground(Visit visit, String id) {
        String at = "agreements/" + id;
        Question asked = services.ask(visit, Part.AGREEMENTS, at + "/terms?limit=200");
        Question baselines = services.ask(visit, Part.AGREEMENTS, at + "/baselines?limit=200");
        Answer agreement = services.ask(visit, Part.AGREEMENTS, at).answer();
        List<JsonObject> versions = Json.items(asked.json());
        LocalDate today =
                LocalDate.ofInstant(agreement.now(), Times.zone(agreement.json().getString("zone")));
        JsonObject base = base(visit, agreement.json(), versions, today);
        String group = visit.query("group", "");
        String path =
                Visit.address("/room/" + at + "/terms/new", Map.of("from", Json.text(base, "version"), "group", group));
        Sheet sheet = TermsSheet.of(visit.say(), path, base, Json.items(baselines.json()), !group.isEmpty());
        return new Ground(agreement, base, versions, sheet, group);
    }

    /** The version that the address names, else the one that applies, else the last. */
    private static JsonObject base(Visit visit, JsonObject agreement, List<JsonObject> versions, LocalDate today) {
        String wanted = visit.query("from", "");
        return versions.stream()
                .filter(v -> Json.text(v, "version").equals(wanted))
                .findFirst()
                .orElseGet(() -> {
                    JsonObject applies = new Days(agreement, versions).terms(today);
                    return applies != null
                            ? applies
                            : versions.isEmpty() ? Json.EMPTY : versions.get(versions.size() - 1);
                });
    }

    private Block preview(Visit visit, JsonObject answer) {
        List<Question> asked = Json.texts(answer, "overLimit").stream()
                .limit(MOST_FLIGHTS)
                .map(f -> services.ask(visit, Part.FLIGHTS, "flights/" + f))
                .toList();
        var agreements = Agreement.all(Agreement.ask(services, visit));
        List<JsonObject> flights = asked.stream()
                .map(Question::answer)
                .filter(Answer::found)
                .map(Answer::json)
                .toList();
        return PreviewView.of(visit, answer, flights, agreements);
    }

    private Response page(RoutingContext ctx, Visit visit, String id, Ground ground, Sent sent, List<Block> preview) {
        Say say = visit.say();
        JsonObject agreement = ground.agreement().json();
        List<Block> blocks = new ArrayList<>(preview);
        blocks.add(Text.of(say.the(
                Json.text(agreement, "recording").equals("COUNTERSIGNED") ? "terms.introSigned" : "terms.intro")));
        if (ground.adopted()) {
            blocks.add(Text.of(say.the("group.adopted")));
        }
        blocks.add(Text.of(
                ground.base().isEmpty()
                        ? say.the("agreement.noTerms")
                        : say.the("terms.from", Json.text(ground.base(), "version"))));
        if (ground.versions().size() > 1) {
            blocks.add(new Links(
                    say.the("agreement.versions"),
                    ground.versions().stream()
                            .map(v -> new Link(
                                    say.the("terms.startFrom", Json.text(v, "version")),
                                    visit.with("from", Json.text(v, "version"))))
                            .toList()));
        }
        Form form = Acts.form(visit, ground.sheet(), ground.agreement().etag(), sent);
        blocks.add(form);
        String title = say.the("terms.title", Json.text(agreement, "reference"));
        return pages.show(ctx, visit, Page.of(title, blocks), sent == null ? 200 : sent.status());
    }
}
