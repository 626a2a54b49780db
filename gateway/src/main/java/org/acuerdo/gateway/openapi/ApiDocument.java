package org.acuerdo.gateway.openapi;

import io.quarkus.vertx.http.runtime.RouteConstants;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.acuerdo.gateway.asset.Assets;
import org.acuerdo.gateway.http.Blob;
import org.acuerdo.gateway.http.Problem;
import org.acuerdo.gateway.proxy.Part;
import org.acuerdo.gateway.proxy.Upstreams;
import org.jboss.logging.Logger;

/**
 * {@code /openapi}: one document for the whole interface, merged from those of the services, fetched again once a minute
 * while somebody asks. While a service is away the last one stays; before there is any, the answer is 503.
 */
@ApplicationScoped
public class ApiDocument {
    private static final Logger LOG = Logger.getLogger(ApiDocument.class);
    private static final Duration FRESH = Duration.ofSeconds(60);
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final String SOURCE = "/q/openapi?format=json";
    private static final String PAGE_POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final Upstreams upstreams;
    private final Assets assets;
    private final Uni<Blob> fetched;
    private volatile Blob last;
    private volatile long freshUntil = System.nanoTime();

    ApiDocument(Upstreams upstreams, Assets assets) {
        this.upstreams = upstreams;
        this.assets = assets;
        this.fetched = Uni.createFrom().deferred(this::fetch).memoize().atLeast(RETRY);
    }

    void route(@Observes Router router) {
        router.get("/openapi").order(RouteConstants.ROUTE_ORDER_BEFORE_DEFAULT).handler(this::document);
        router.head("/openapi").order(RouteConstants.ROUTE_ORDER_BEFORE_DEFAULT).handler(this::document);
        router.get("/docs").order(RouteConstants.ROUTE_ORDER_BEFORE_DEFAULT).handler(this::page);
        router.get("/docs/").order(RouteConstants.ROUTE_ORDER_BEFORE_DEFAULT).handler(this::page);
    }

    private void document(RoutingContext ctx) {
        Blob known = last;
        if (known != null && freshUntil - System.nanoTime() > 0) {
            known.send(ctx, "no-cache");
            return;
        }
        var home = ctx.vertx().getOrCreateContext();
        fetched.subscribe()
                .with(
                        blob -> home.runOnContext(v -> blob.send(ctx, "no-cache")),
                        failure -> home.runOnContext(v -> fallBack(ctx, failure)));
    }

    private void fallBack(RoutingContext ctx, Throwable failure) {
        LOG.debugf("no API document: %s", failure.getMessage());
        if (last != null) {
            last.send(ctx, "no-cache");
        } else {
            Problem.unavailable("The API document").end(ctx);
        }
    }

    private Uni<Blob> fetch() {
        return Uni.combine().all().unis(of(Part.AGREEMENTS), of(Part.FLIGHTS)).with((agreements, flights) -> {
            Map<Part, JsonObject> documents = new EnumMap<>(Part.class);
            documents.put(Part.AGREEMENTS, agreements);
            documents.put(Part.FLIGHTS, flights);
            byte[] merged = OpenApiMerge.of(documents, own()).toBuffer().getBytes();
            last = Blob.of("application/json", merged);
            freshUntil = System.nanoTime() + FRESH.toNanos();
            return last;
        });
    }

    private static JsonObject own() {
        try (InputStream in =
                Thread.currentThread().getContextClassLoader().getResourceAsStream("gateway-openapi.json")) {
            return new JsonObject(Buffer.buffer(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Uni<JsonObject> of(Part part) {
        return Uni.createFrom()
                .completionStage(() -> upstreams.get(part, SOURCE, null, null).toCompletionStage())
                .map(answer -> {
                    if (answer.status() != 200) {
                        throw new IllegalStateException(part.title() + " answered " + answer.status());
                    }
                    return answer.body().toJsonObject();
                });
    }

    private void page(RoutingContext ctx) {
        ctx.response()
                .putHeader("Content-Type", "text/html; charset=utf-8")
                .putHeader("Cache-Control", "no-cache")
                .putHeader("Content-Security-Policy", PAGE_POLICY)
                .putHeader("Referrer-Policy", "same-origin")
                .end("""
                        <!doctype html>
                        <html lang="en">
                        <head>
                        <meta charset="utf-8">
                        <meta name="viewport" content="width=device-width, initial-scale=1">
                        <title>Acuerdo: the API</title>
                        <link rel="icon" href="%s" type="image/svg+xml">
                        <link rel="stylesheet" href="%s">
                        <link rel="stylesheet" href="%s">
                        </head>
                        <body>
                        <main id="swagger-ui"><noscript><p>This page needs JavaScript; the document itself is at
                        <a href="/openapi">/openapi</a>.</p></noscript></main>
                        <script src="%s"></script>
                        <script src="%s"></script>
                        </body>
                        </html>
                        """.formatted(
                                assets.url("icon.svg"),
                                assets.url("swagger-ui.css"),
                                assets.url("docs.css"),
                                assets.url("swagger-ui-bundle.js"),
                                assets.url("docs.js")));
    }
}
