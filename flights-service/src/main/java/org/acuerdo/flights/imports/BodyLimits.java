package org.acuerdo.flights.imports;

import io.quarkus.vertx.http.runtime.RouteConstants;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.acuerdo.kit.json.Json;
import org.acuerdo.kit.problem.ProblemDetails;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The server's limit of bodies is that of imports, which are never held in memory; all other bodies have a smaller one, set
 * here, whether they tell their length or not.
 */
@ApplicationScoped
class BodyLimits {
    private static final String IMPORTS = "/api/v1/flight-imports";

    /** Bytes of a body that is not an import. */
    @ConfigProperty(name = "acuerdo.limits.body", defaultValue = "1048576")
    long limit;

    void open(@Observes Router router) {
        router.route().order(RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT + 1).handler(this::check);
    }

    private void check(RoutingContext ctx) {
        if (!ctx.request().path().equals(IMPORTS)) {
            String length = ctx.request().getHeader(HttpHeaders.CONTENT_LENGTH);
            if (length != null && Long.parseLong(length) > limit) {
                ctx.response()
                        .setStatusCode(413)
                        .putHeader(HttpHeaders.CONTENT_TYPE, ProblemDetails.MEDIA_TYPE)
                        .putHeader(HttpHeaders.CONNECTION, "close")
                        .end(Json.write(ProblemDetails.of(
                                413,
                                "BODY_TOO_LARGE",
                                "The body is larger than accepted here: " + limit + " bytes.",
                                null,
                                List.of())));
                return;
            }
            ctx.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, limit);
        }
        ctx.next();
    }
}
