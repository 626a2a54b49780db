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
import java.util.stream.Collectors;
import org.acuerdo.gateway.proxy.Part;
import org.acuerdo.gateway.web.kit.Acts;
import org.acuerdo.gateway.web.kit.Acts.Sent;
import org.acuerdo.gateway.web.kit.Block;
import org.acuerdo.gateway.web.kit.Blocks.Notice;
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
import org.acuerdo.gateway.web.kit.Sheet;
import org.acuerdo.gateway.web.kit.States;
import org.acuerdo.gateway.web.kit.Tables;
import org.acuerdo.gateway.web.kit.Visit;

/** Countries: what was measured in both directions, and assessments as the words of the state that made them. No label of ours. */
@Path("/room/countries")
@Blocking
public class CountryPages {
    private static final List<String> FACTORS = List.of(
            "REPLY_TIME", "NO_REPLY", "REFUSALS", "REVOCATIONS", "LATE_NOTICES", "CANCELLATIONS", "COUNTS_DIFFER");

    private final Pages pages;
    private final Services services;
    private final Acts acts;

    CountryPages(Pages pages, Services services, Acts acts) {
        this.pages = pages;
        this.services = services;
        this.acts = acts;
    }

    @GET
    public Response list(@Context RoutingContext ctx, @Context SecurityIdentity identity) {
        Visit visit = pages.visit(ctx, identity);
        Say say = visit.say();
        Answer answer =
                services.ask(visit, Part.AGREEMENTS, "countries?limit=200").answer();
        List<Block> blocks = new ArrayList<>();
        blocks.add(Text.of(say.the("country.intro")));
        if (!answer.found()) {
            blocks.add(Text.missing(say));
        } else {
            Tables table = Tables.named(visit, "countries", say.the("nav.countries"))
                    .columns("country")
                    .numbers("agreements")
                    .columns("attention");
            for (JsonObject c : Json.items(answer.json())) {
                String code = Json.text(c, "code");
                table.row(
                        Cell.link(States.name(say, code), "/room/countries/" + code),
                        Cell.of(Json.number(c, "agreements")),
                        Cell.of("")
                                .hints(Json.objects(c, "attention").stream()
                                        .map(a -> say.the(
                                                "country.pointer",
                                                say.code("factor", Json.text(a, "factor")),
                                                States.name(say, Json.text(a, "towards"))))
                                        .toList()));
            }
            blocks.add(table.table());
        }
        return pages.show(ctx, visit, Page.of(say.the("nav.countries"), blocks));
    }

    @GET
    @Path("/{code}")
    public Response one(
            @PathParam("code") String code, @Context RoutingContext ctx, @Context SecurityIdentity identity) {
        return page(ctx, pages.visit(ctx, identity), code, null);
    }

    @POST
    @Path("/{code}/assessments")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response assess(
            @PathParam("code") String code,
            @Context RoutingContext ctx,
            @Context SecurityIdentity identity,
            MultivaluedMap<String, String> typed) {
        Visit visit = pages.visit(ctx, identity).at("/room/countries/" + code);
        Sent sent = acts.send(
                ctx,
                visit,
                typed,
                assessment(visit, code),
                Part.AGREEMENTS,
                HttpMethod.POST,
                "countries/" + code + "/assessments");
        return sent.done() ? pages.go(visit.path() + "?done=assessment") : page(ctx, visit, code, sent);
    }

    /** In the name of the officer's own state, whose word the label is. */
    private static Sheet assessment(Visit visit, String code) {
        Say say = visit.say();
        return Sheet.of(
                        say,
                        "assessment",
                        "/room/countries/" + code + "/assessments",
                        List.of(
                                Field.of("label", Kind.TEXT, say.the("col.label"))
                                        .hint(say.the("assessment.label.hint")),
                                Field.of("criteria", Kind.TEXT, say.the("col.criteria"))
                                        .hint(say.the("assessment.criteria.hint")),
                                Field.of("on", Kind.DAY, say.the("record.on")),
                                Field.of("factors", Kind.MANY, say.the("assessment.factors"))
                                        .options(FACTORS.stream()
                                                .map(f -> new Option(f, say.code("factor", f)))
                                                .toList())
                                        .optional(),
                                Field.of("measures[0]", Kind.TEXT, say.the("assessment.measures"))
                                        .hint(say.the("assessment.measures.hint"))
                                        .optional(),
                                Field.of("measures[1]", Kind.TEXT, say.the("assessment.another"))
                                        .optional(),
                                Field.of("source.name", Kind.TEXT, say.the("record.source"))
                                        .hint(say.the("record.source.hint"))
                                        .optional(),
                                Field.of("source.scenario", Kind.YES, say.the("record.scenario"))
                                        .optional()))
                .fixed(new JsonObject().put("by", visit.state()));
    }

    private Response page(RoutingContext ctx, Visit visit, String code, Sent sent) {
        Say say = visit.say();
        Answer answer =
                services.ask(visit, Part.AGREEMENTS, "countries/" + code).answer();
        if (!answer.found()) {
            return pages.instead(ctx, visit, answer);
        }
        Tables measured = Tables.named(visit, "measured", say.the("country.measured"))
                .columns("factor", "by", "towards")
                .numbers("count", "of", "share")
                .columns("attention");
        for (JsonObject conduct : Json.objects(answer.json(), "measured")) {
            for (JsonObject f : Json.objects(conduct, "factors")) {
                measured.row(
                        Cell.of(say.code("factor", Json.text(f, "factor"))),
                        Cell.of(States.name(say, Json.text(conduct, "by"))),
                        Cell.of(States.name(say, Json.text(conduct, "towards"))),
                        Cell.of(Json.number(f, "count")),
                        Cell.of(Json.number(f, "of")),
                        Measured.cell(say, f),
                        Cell.of(Json.flag(f, "attention") ? say.the("country.past", Json.text(f, "threshold")) : ""));
            }
        }
        Tables assessments = Tables.named(visit, "assessments", say.the("country.assessments"))
                .columns("by", "label", "criteria", "when", "factors", "source");
        for (JsonObject a : Json.objects(answer.json(), "assessments")) {
            assessments.row(
                    Cell.of(States.name(say, Json.text(a, "by"))),
                    Cell.of(Json.text(a, "label")),
                    Cell.of(Json.text(a, "criteria")),
                    Cell.of(Json.text(a, "on")),
                    Cell.of(Json.texts(a, "factors").stream()
                                    .map(f -> say.code("factor", f))
                                    .collect(Collectors.joining(", ")))
                            .hints(Json.texts(a, "measures")),
                    Cell.of(Json.text(Json.object(a, "source"), "name")));
        }
        List<Block> blocks = new ArrayList<>();
        if (sent == null && visit.query("done", "").equals("assessment")) {
            blocks.add(new Notice(say.the("done"), say.the("assessment.done"), true, List.of()));
        }
        blocks.addAll(List.of(Text.of(say.the("country.note")), measured.table(), assessments.table()));
        if (visit.may("treaty-officer", null) || sent != null) {
            blocks.add(Acts.form(visit, assessment(visit, code), null, sent));
        }
        return pages.show(
                ctx,
                visit,
                Page.of(say.the("country.one", States.name(say, code)), blocks),
                sent == null ? 200 : sent.status());
    }
}
