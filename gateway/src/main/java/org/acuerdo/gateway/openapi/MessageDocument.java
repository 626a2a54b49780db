package org.acuerdo.gateway.openapi;

import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.acuerdo.gateway.http.Blob;
import org.acuerdo.gateway.http.Problem;

/**
 * The message interface: the AsyncAPI 3 document at {@code /asyncapi} and the JSON Schemas that it refers to below
 * {@code /schemas/}, as the contracts publish them.
 */
@ApplicationScoped
class MessageDocument {
    /** Where the schemas are, as the document says it from its own address. */
    static final String SCHEMAS = "/schemas/";

    private static final Pattern NAME = Pattern.compile("[a-z0-9.-]{1,100}\\.json");

    private final Map<String, Blob> known = new ConcurrentHashMap<>();

    void route(@Observes Router router) {
        router.get("/asyncapi").order(RouteConstants.ROUTE_ORDER_BEFORE_DEFAULT).handler(this::document);
        router.get(SCHEMAS + ":name")
                .order(RouteConstants.ROUTE_ORDER_BEFORE_DEFAULT)
                .handler(this::schema);
    }

    private void document(RoutingContext ctx) {
        blob("application/yaml", "asyncapi.yaml").orElseThrow().send(ctx, "no-cache");
    }

    private void schema(RoutingContext ctx) {
        String name = ctx.pathParam("name");
        if (!NAME.matcher(name).matches()) {
            Problem.NOT_FOUND.end(ctx);
            return;
        }
        blob("application/schema+json", "schemas/" + name)
                .ifPresentOrElse(schema -> schema.send(ctx, "no-cache"), () -> Problem.NOT_FOUND.end(ctx));
    }

    private Optional<Blob> blob(String type, String resource) {
        return Optional.ofNullable(known.computeIfAbsent(resource, name -> read(type, name)));
    }

    private static Blob read(String type, String resource) {
        try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(resource)) {
            return in == null ? null : Blob.of(type, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
