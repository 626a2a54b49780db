package org.acuerdo.gateway.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.acuerdo.gateway.web.kit.Block;
import org.acuerdo.gateway.web.kit.Frame;
import org.acuerdo.gateway.web.kit.Pages;
import org.acuerdo.gateway.web.kit.Pages.Page;
import org.acuerdo.gateway.web.kit.Visit;
import org.acuerdo.gateway.web.kit.Watch;
import org.acuerdo.gateway.web.page.ThisWeek;
import org.acuerdo.gateway.web.page.Waiting;

/**
 * The first page and the way in and out. {@code /} is behind sign-in (a permission on the path, see {@code
 * application.properties}); whoever is not signed in is sent to the issuer and sees nothing.
 */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class ControlRoom {
    /** What may change something on the first page. */
    private static final String[] CONCERNS = {
        "agreement", "clearance", "flight", "hold", "onward-cohort", "monitoring-report", "quota"
    };

    private final ThisWeek weeks;
    private final Pages pages;
    private final Waiting waiting;

    ControlRoom(ThisWeek weeks, Pages pages, Waiting waiting) {
        this.weeks = weeks;
        this.pages = pages;
        this.waiting = waiting;
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance signedOut(boolean failed, Frame frame);

        private Templates() {}
    }

    @GET
    public Response room(@Context SecurityIdentity identity, @Context RoutingContext ctx) {
        Visit visit = pages.visit(ctx, identity);
        ThisWeek.Week week = weeks.week(visit);
        List<Block> blocks = new ArrayList<>(week.above());
        blocks.addAll(waiting.blocks(visit));
        blocks.addAll(week.below());
        Page page = Page.of(visit.say().the("week.title"), blocks);
        return pages.show(ctx, visit, page.live(Watch.of(visit.say(), "", "", CONCERNS)));
    }

    /** Where the issuer sends people back to; from here they go to the page they wanted, in the end to this one. */
    @GET
    @Path("/sign-in")
    public Response signedIn() {
        return Response.seeOther(URI.create("/")).build();
    }

    @GET
    @Path("/signed-out")
    public Response signedOut(@QueryParam("error") String error, @Context RoutingContext ctx) {
        Visit visit = pages.visit(ctx, null);
        return pages.show(
                ctx, visit, List.of(), false, () -> Templates.signedOut(error != null, pages.frame(visit, null, null)));
    }
}
