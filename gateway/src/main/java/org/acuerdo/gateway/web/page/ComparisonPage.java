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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.acuerdo.gateway.proxy.Part;
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
import org.acuerdo.gateway.web.kit.Visit;

/** Two versions of an agreement's terms side by side; without a choice the latest and the one before. */
@Path("/room/agreements/{id}/terms/compare")
@Blocking
public class ComparisonPage {
    private final Pages pages;
    private final Services services;

    ComparisonPage(Pages pages, Services services) {
        this.pages = pages;
        this.services = services;
    }

    @GET
    public Response compare(
            @PathParam("id") String id, @Context RoutingContext ctx, @Context SecurityIdentity identity) {
        Visit visit = pages.visit(ctx, identity);
        Say say = visit.say();
        Question asked = services.ask(visit, Part.AGREEMENTS, "agreements/" + id + "/terms?limit=200");
        Question baselines = services.ask(visit, Part.AGREEMENTS, "agreements/" + id + "/baselines?limit=200");
        Question groups = services.ask(visit, Part.AGREEMENTS, "agreements/" + id + "/working-groups?limit=200");
        Answer agreement =
                services.ask(visit, Part.AGREEMENTS, "agreements/" + id).answer();
        if (!agreement.found()) {
            return pages.instead(ctx, visit, agreement);
        }
        List<JsonObject> versions = Json.items(asked.json());
        List<Block> blocks = new ArrayList<>();
        if (versions.isEmpty()) {
            blocks.add(Text.of(say.the("agreement.noTerms")));
        } else {
            int last = versions.size() - 1;
            JsonObject right = version(versions, visit.query("right", ""), versions.get(last));
            JsonObject left = version(versions, visit.query("left", ""), versions.get(Math.max(0, last - 1)));
            blocks.add(new Links(
                    say.the("agreement.versions"),
                    versions.stream()
                            .map(v -> new Link(
                                    say.the("agreement.against", Json.text(v, "version"), Json.text(right, "version")),
                                    visit.with("left", Json.text(v, "version"), "right", Json.text(right, "version"))))
                            .toList()));
            Map<String, String> names =
                    ContentWords.names(say, agreement.json(), Json.items(baselines.json()), Json.items(groups.json()));
            blocks.add(new TermsView(visit, names)
                    .difference(
                            "difference",
                            say.the("agreement.difference"),
                            say.the("flight.terms", Json.text(left, "version")),
                            left,
                            say.the("flight.terms", Json.text(right, "version")),
                            right));
        }
        blocks.add(
                new Links(say.the("links"), List.of(new Link(say.the("quota.agreement"), "/room/agreements/" + id))));
        String title = say.the("agreement.compareTitle", Json.text(agreement.json(), "reference"));
        return pages.show(ctx, visit, Page.of(title, blocks));
    }

    private static JsonObject version(List<JsonObject> versions, String number, JsonObject otherwise) {
        return versions.stream()
                .filter(v -> Json.text(v, "version").equals(number))
                .findFirst()
                .orElse(otherwise);
    }
}
