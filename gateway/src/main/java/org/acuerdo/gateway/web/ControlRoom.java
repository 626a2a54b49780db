package org.acuerdo.gateway.web;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.acuerdo.gateway.asset.Assets;
import org.acuerdo.gateway.http.RequestIds;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * The pages for people. {@code /} is behind sign-in (a permission on the path, see {@code application.properties}); whoever
 * is not signed in is sent to the issuer and sees nothing.
 */
@Path("/")
@Produces(MediaType.TEXT_HTML)
public class ControlRoom {
    private final RoomService rooms;
    private final PagePolicy policy;
    private final Assets assets;

    ControlRoom(RoomService rooms, PagePolicy policy, Assets assets) {
        this.rooms = rooms;
        this.policy = policy;
        this.assets = assets;
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance room(Room room, Frame frame);

        static native TemplateInstance signedOut(boolean failed, Frame frame);

        private Templates() {}
    }

    /** What every page needs: its language, its own path (for the switch) and the addresses of its files. */
    public record Frame(String lang, String path, String designSystem, String css, String icon) {}

    @GET
    public Uni<Response> room(
            @QueryParam("lang") String chosen,
            @CookieParam(Language.COOKIE) String remembered,
            @HeaderParam("Accept-Language") String accepted,
            @Context SecurityIdentity identity,
            @Context RoutingContext ctx) {
        String lang = Language.of(chosen, remembered, accepted);
        String token = identity.getCredential(AccessTokenCredential.class).getToken();
        return Uni.createFrom()
                .completionStage(() -> rooms.room(user(identity), token, ctx.get(RequestIds.ID))
                        .toCompletionStage())
                .map(room -> page(Templates.room(room, frame(lang, "/")), lang, chosen));
    }

    /** Where the issuer sends people back to; from here they go to the page they wanted, in the end to this one. */
    @GET
    @Path("/sign-in")
    public Response signedIn() {
        return Response.seeOther(URI.create("/")).build();
    }

    @GET
    @Path("/signed-out")
    public Response signedOut(
            @QueryParam("lang") String chosen,
            @QueryParam("error") String error,
            @CookieParam(Language.COOKIE) String remembered,
            @HeaderParam("Accept-Language") String accepted) {
        String lang = Language.of(chosen, remembered, accepted);
        return page(Templates.signedOut(error != null, frame(lang, "/signed-out")), lang, chosen);
    }

    private Frame frame(String lang, String path) {
        return new Frame(
                lang, path, assets.url("govuk-frontend.min.css"), assets.url("acuerdo.css"), assets.url("icon.svg"));
    }

    private Response page(TemplateInstance template, String lang, String chosen) {
        Response.ResponseBuilder answer = Response.ok(template.setLocale(lang))
                .header("Content-Language", lang)
                .header("Vary", "Accept-Language, Cookie");
        policy.apply(answer);
        if (lang.equals(chosen)) {
            answer.cookie(new NewCookie.Builder(Language.COOKIE)
                    .value(lang)
                    .path("/")
                    .maxAge(31_536_000)
                    .httpOnly(true)
                    .secure(policy.secure())
                    .sameSite(NewCookie.SameSite.LAX)
                    .build());
        }
        return answer.build();
    }

    private static Room.User user(SecurityIdentity identity) {
        String state = identity.getPrincipal() instanceof JsonWebToken token ? token.getClaim("state") : null;
        return new Room.User(
                identity.getPrincipal().getName(),
                identity.getRoles().stream().sorted().toList(),
                state);
    }
}
