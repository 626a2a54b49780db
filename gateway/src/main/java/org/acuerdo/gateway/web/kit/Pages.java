package org.acuerdo.gateway.web.kit;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.acuerdo.gateway.asset.Assets;
import org.acuerdo.gateway.http.RequestIds;
import org.acuerdo.gateway.web.Language;
import org.acuerdo.gateway.web.PagePolicy;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who looks, and the answer: a page, a table of it as CSV, or the way to another page. */
@ApplicationScoped
public class Pages {
    private final PagePolicy policy;
    private final Assets assets;

    Pages(PagePolicy policy, Assets assets) {
        this.policy = policy;
        this.assets = assets;
    }

    @CheckedTemplate(basePath = "blocks")
    static class Templates {
        static native TemplateInstance page(String title, List<RawString> blocks, Visit visit, Frame frame);

        private Templates() {}
    }

    /**
     * A page.
     *
     * @param script name of the asset that makes it handier; it works without
     * @param watch  what it listens to while it is open; null: nothing
     */
    public record Page(String title, List<Block> blocks, String script, Watch watch) {
        public static Page of(String title, List<Block> blocks) {
            return new Page(title, List.copyOf(blocks), null, null);
        }

        public Page script(String name) {
            return new Page(title, blocks, name, watch);
        }

        /** Shows what happens as it happens. */
        public Page live(Watch what) {
            return new Page(title, blocks, Watch.SCRIPT, what);
        }
    }

    public Visit visit(RoutingContext ctx, SecurityIdentity identity) {
        Map<String, String> query = new LinkedHashMap<>();
        ctx.queryParams().forEach(e -> query.putIfAbsent(e.getKey(), e.getValue()));
        String chosen = query.remove("lang");
        String lang =
                Language.of(chosen, cookie(ctx, Language.COOKIE), ctx.request().getHeader("Accept-Language"));
        ctx.put("lang.chosen", lang.equals(chosen));
        boolean known = identity != null && !identity.isAnonymous();
        JsonWebToken person = known && identity.getPrincipal() instanceof JsonWebToken token ? token : null;
        String state = person == null ? null : person.getClaim("state");
        String subject = known ? identity.getPrincipal().getName() : null;
        String formToken = FormTokens.of(cookie(ctx, FormTokens.COOKIE));
        return new Visit(
                person != null && person.getSubject() != null ? person.getSubject() : subject,
                person == null ? subject : named(person),
                known ? identity.getRoles() : java.util.Set.of(),
                state,
                known ? identity.getCredential(AccessTokenCredential.class).getToken() : null,
                ctx.get(RequestIds.ID),
                Say.in(lang),
                ctx.request().path(),
                query,
                formToken,
                Instant.now());
    }

    /** How an issuer names a person: in full, else by what is typed at the sign-in; not all issuers tell either. */
    static String named(JsonWebToken person) {
        return Stream.of("name", "preferred_username")
                .map(claim -> person.<Object>getClaim(claim))
                .map(claim -> claim == null ? "" : claim.toString().strip())
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElseGet(person::getSubject);
    }

    /** The page, or the table of it that the address asks for. */
    public Response show(RoutingContext ctx, Visit visit, Page page) {
        return show(ctx, visit, page, 200);
    }

    public Response show(RoutingContext ctx, Visit visit, Page page, int status) {
        return show(ctx, visit, page.blocks(), page.script() != null, status, () -> {
            List<RawString> blocks = page.blocks().stream().map(Block::html).toList();
            return Templates.page(page.title(), blocks, visit, frame(visit, page.script(), page.watch()));
        });
    }

    /**
     * A page with a template of its own.
     *
     * @param blocks of which the address may ask for a table as CSV
     * @param script whether the page has one
     */
    public Response show(
            RoutingContext ctx, Visit visit, List<Block> blocks, boolean script, Supplier<TemplateInstance> page) {
        return show(ctx, visit, blocks, script, 200, page);
    }

    private Response show(
            RoutingContext ctx,
            Visit visit,
            List<Block> blocks,
            boolean script,
            int status,
            Supplier<TemplateInstance> page) {
        String wanted = visit.query("csv", "");
        Response.ResponseBuilder answer = tables(blocks)
                .filter(t -> t.id().equals(wanted))
                .findFirst()
                .map(Pages::csv)
                .orElseGet(() -> Response.status(status)
                        .type(MediaType.TEXT_HTML + "; charset=utf-8")
                        .entity(page.get().setLocale(visit.say().lang()).render()));
        answer.header("Content-Language", visit.say().lang()).header("Vary", "Accept-Language, Cookie");
        policy.apply(answer, script);
        cookies(ctx, visit, answer);
        return answer.build();
    }

    private static Response.ResponseBuilder csv(Table table) {
        return Response.ok(table.csvText(), "text/csv; charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"" + table.id() + ".csv\"");
    }

    /** Blocks alone, for a script that replaces a part of a page. */
    public Response part(List<Block> blocks) {
        StringBuilder html = new StringBuilder();
        blocks.forEach(b -> html.append(b.html()));
        Response.ResponseBuilder answer = Response.ok(html.toString()).type(MediaType.TEXT_HTML + "; charset=utf-8");
        policy.apply(answer, false);
        return answer.build();
    }

    /** After something was done: a reload repeats nothing. @param path an address of these pages */
    public Response go(String path) {
        return Response.seeOther(URI.create(path)).build();
    }

    /** What can't be found, or not by this person; the services don't tell which. */
    public Response notFound(RoutingContext ctx, Visit visit) {
        Say say = visit.say();
        return show(
                ctx,
                visit,
                Page.of(say.the("notFound"), List.of(Blocks.Text.of(say.the("notFound.text")))),
                Response.Status.NOT_FOUND.getStatusCode());
    }

    /** A service gave no answer. */
    public Response away(RoutingContext ctx, Visit visit) {
        Say say = visit.say();
        return show(ctx, visit, Page.of(say.the("away"), List.of(Blocks.Text.of(say.the("away.text")))), 503);
    }

    /** The page for an answer that is not the thing asked for. */
    public Response instead(RoutingContext ctx, Visit visit, Services.Answer answer) {
        return answer.away() ? away(ctx, visit) : notFound(ctx, visit);
    }

    public Frame frame(Visit visit, String script, Watch watch) {
        return new Frame(
                visit.say().lang(),
                visit.with("lang", "en"),
                visit.with("lang", "es"),
                assets.url("govuk-frontend.min.css"),
                assets.url("acuerdo.css"),
                assets.url("icon.svg"),
                script == null ? null : assets.url(script),
                watch,
                Navigation.of(visit));
    }

    private void cookies(RoutingContext ctx, Visit visit, Response.ResponseBuilder answer) {
        if (Boolean.TRUE.equals(ctx.get("lang.chosen"))) {
            answer.cookie(kept(Language.COOKIE, visit.say().lang(), 31_536_000, NewCookie.SameSite.LAX));
        }
        if (visit.signedIn() && !Objects.equals(cookie(ctx, FormTokens.COOKIE), visit.formToken())) {
            answer.cookie(
                    kept(FormTokens.COOKIE, visit.formToken(), NewCookie.DEFAULT_MAX_AGE, NewCookie.SameSite.STRICT));
        }
    }

    private NewCookie kept(String name, String value, int seconds, NewCookie.SameSite site) {
        return new NewCookie.Builder(name)
                .value(value)
                .path("/")
                .maxAge(seconds)
                .httpOnly(true)
                .secure(policy.secure())
                .sameSite(site)
                .build();
    }

    private static String cookie(RoutingContext ctx, String name) {
        Cookie cookie = ctx.request().getCookie(name);
        return cookie == null ? null : cookie.getValue();
    }

    private static Stream<Table> tables(List<Block> blocks) {
        return blocks.stream().flatMap(b -> b instanceof Table table ? Stream.of(table) : tables(b.within()));
    }
}
