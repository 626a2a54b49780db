package org.acuerdo.gateway.web.page;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import org.acuerdo.gateway.proxy.Part;
import org.acuerdo.gateway.web.kit.Block;
import org.acuerdo.gateway.web.kit.Blocks.Link;
import org.acuerdo.gateway.web.kit.Blocks.Links;
import org.acuerdo.gateway.web.kit.Blocks.Steps;
import org.acuerdo.gateway.web.kit.Blocks.Text;
import org.acuerdo.gateway.web.kit.Cell;
import org.acuerdo.gateway.web.kit.Form.Field;
import org.acuerdo.gateway.web.kit.Form.Kind;
import org.acuerdo.gateway.web.kit.Json;
import org.acuerdo.gateway.web.kit.Pages;
import org.acuerdo.gateway.web.kit.Pages.Page;
import org.acuerdo.gateway.web.kit.Say;
import org.acuerdo.gateway.web.kit.Services;
import org.acuerdo.gateway.web.kit.Services.Answer;
import org.acuerdo.gateway.web.kit.Services.Question;
import org.acuerdo.gateway.web.kit.Table;
import org.acuerdo.gateway.web.kit.Tables;
import org.acuerdo.gateway.web.kit.Times;
import org.acuerdo.gateway.web.kit.Visit;
import org.acuerdo.gateway.web.kit.Watch;

/** The quota calendar of an agreement, and why a window has what it has. */
@Path("/room/agreements/{id}/quotas")
@Blocking
public class QuotaPages {
    private static final int MOST_WEEKS = 26;
    private static final int MOST_PAGES = 5;

    private final Pages pages;
    private final Services services;

    QuotaPages(Pages pages, Services services) {
        this.pages = pages;
        this.services = services;
    }

    @GET
    public Response calendar(
            @PathParam("id") String id, @Context RoutingContext ctx, @Context SecurityIdentity identity) {
        Visit visit = pages.visit(ctx, identity);
        Say say = visit.say();
        Answer agreement =
                services.ask(visit, Part.AGREEMENTS, "agreements/" + id).answer();
        if (!agreement.found()) {
            return pages.instead(ctx, visit, agreement);
        }
        ZoneId zone = Times.zone(agreement.json().getString("zone"));
        LocalDate today = LocalDate.ofInstant(agreement.now(), zone);
        LocalDate from = Times.day(visit.query("from", null), today.minusWeeks(1))
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        int weeks = weeks(visit.query("weeks", "6"));
        LocalDate to = from.plusWeeks(weeks).minusDays(1);
        Question terms = services.ask(visit, Part.AGREEMENTS, "agreements/" + id + "/terms?limit=200");
        Question flights = services.ask(
                visit, Part.FLIGHTS, "flights?agreement=" + id + "&from=" + from + "&to=" + to + "&limit=200");
        String only = visit.query("limit", "");
        Answer quotas = windows(visit, id, from, to, only);
        List<Block> blocks = new ArrayList<>();
        blocks.add(Text.of(say.the("quota.intro", from, to, zone.getId())));
        blocks.add(steer(visit, id, from, weeks));
        if (!quotas.found()) {
            blocks.add(Text.missing(say));
        } else {
            List<JsonObject> windows = Json.items(quotas.json());
            Days days = new Days(agreement.json(), Json.items(terms.json()));
            blocks.addAll(new Calendar(say, id, days, today, Json.items(flights.json())).limits(windows));
            blocks.add(Text.hint(say.the("quota.key")));
            blocks.add(table(visit, id, windows));
        }
        String title = say.the("quota.title", Json.text(agreement.json(), "reference"));
        Watch watch = Watch.of(say, id, "", "agreement", "flight", "quota");
        return pages.show(ctx, visit, Page.of(title, blocks).live(watch));
    }

    @GET
    @Path("/{limit}/{window}")
    public Response explanation(
            @PathParam("id") String id,
            @PathParam("limit") String limit,
            @PathParam("window") String window,
            @Context RoutingContext ctx,
            @Context SecurityIdentity identity) {
        Visit visit = pages.visit(ctx, identity);
        Say say = visit.say();
        Question asked = services.ask(
                visit,
                Part.FLIGHTS,
                "quotas/explanation?agreement=" + id + "&limit=" + Visit.encode(limit) + "&window="
                        + Visit.encode(window));
        Answer agreement =
                services.ask(visit, Part.AGREEMENTS, "agreements/" + id).answer();
        Answer explanation = asked.answer();
        if (!explanation.found()) {
            return pages.instead(ctx, visit, explanation);
        }
        String reference = agreement.found() ? Json.text(agreement.json(), "reference") : id;
        List<Block> blocks = List.of(
                new Text(Json.text(Json.object(explanation.json(), "sentence"), say.lang()), "govuk-body-l"),
                Text.of(say.the("why.intro")),
                new Steps(Derivation.of(say, explanation.json())),
                Text.hint(say.the("why.exact")),
                new Links(
                        say.the("links"),
                        List.of(
                                new Link(say.the("why.calendar", reference), "/room/agreements/" + id + "/quotas"),
                                new Link(say.the("why.agreement", reference), "/room/agreements/" + id))));
        String title = say.the(
                "why.title", Json.number(explanation.json(), "allowance"), limit, Windows.name(say, window), reference);
        return pages.show(ctx, visit, Page.of(title, blocks));
    }

    /** All pages of the answer as one. */
    private Answer windows(Visit visit, String id, LocalDate from, LocalDate to, String limit) {
        String uri = "quotas?agreement=" + id + "&from=" + from + "&to=" + to
                + (limit.isEmpty() ? "" : "&limit=" + Visit.encode(limit));
        Answer first = services.ask(visit, Part.FLIGHTS, uri).answer();
        Answer last = first;
        for (int i = 1; i < MOST_PAGES && last.found() && last.json().getString("next") != null; i++) {
            last = services.ask(
                            visit,
                            Part.FLIGHTS,
                            uri + "&cursor=" + Visit.encode(last.json().getString("next")))
                    .answer();
            if (last.found()) {
                first.json().getJsonArray("items").addAll(last.json().getJsonArray("items"));
            }
        }
        return first;
    }

    private static Links steer(Visit visit, String id, LocalDate from, int weeks) {
        Say say = visit.say();
        return new Links(
                say.the("quota.steer"),
                List.of(
                        new Link(
                                say.the("quota.earlier"),
                                visit.with("from", from.minusWeeks(weeks).toString())),
                        new Link(
                                say.the("quota.later"),
                                visit.with("from", from.plusWeeks(weeks).toString())),
                        new Link(say.the("quota.thisWeek"), visit.with("from", null)),
                        new Link(say.the("quota.agreement"), "/room/agreements/" + id)));
    }

    private static Table table(Visit visit, String id, List<JsonObject> windows) {
        Say say = visit.say();
        Tables table = Tables.named(visit, "windows", say.the("quota.table"))
                .columns("window", "limit", "unit")
                .numbers("entitlement", "allowance", "reserved", "consumed", "available", "excess")
                .columns("state", "terms")
                .filter(Field.of("from", Kind.DAY, say.the("quota.from")).value(visit.query("from", "")));
        for (JsonObject w : windows) {
            String limit = Json.text(w, "limitId");
            JsonObject entitlement = Json.object(w, "entitlement");
            String fraction = Json.text(entitlement, "fraction");
            table.row(
                    Windows.link(say, id, w),
                    Cell.of(limit),
                    Cell.of(say.code("unit", Json.text(w, "unit"))),
                    Cell.of(fraction).hint(fraction.contains("/") ? Json.text(entitlement, "decimal") : null),
                    Cell.of(Json.number(w, "allowance")),
                    Cell.of(Json.number(w, "reserved")),
                    Cell.of(Json.number(w, "consumed")),
                    Cell.of(Json.number(w, "available")),
                    Cell.of(Json.number(w, "excess")),
                    Cell.of(say.code("windowState", Json.text(w, "state")))
                            .hint(Json.flag(w, "provisional") ? say.the("quota.provisionalShort") : null),
                    Cell.of(Json.text(w, "termsVersion")));
        }
        return table.table();
    }

    private static int weeks(String text) {
        try {
            return Math.max(1, Math.min(MOST_WEEKS, Integer.parseInt(text)));
        } catch (NumberFormatException e) {
            return 6;
        }
    }
}
