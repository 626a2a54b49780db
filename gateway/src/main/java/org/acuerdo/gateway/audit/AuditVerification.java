package org.acuerdo.gateway.audit;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.acuerdo.gateway.access.Verified;
import org.acuerdo.gateway.http.OwnCall;
import org.acuerdo.gateway.http.Problem;
import org.acuerdo.gateway.http.RequestIds;
import org.acuerdo.gateway.proxy.Part;
import org.acuerdo.gateway.proxy.Upstreams;
import org.jboss.logging.Logger;

/**
 * {@code GET /api/v1/audit/verification}: the audit trails of both services, each checked by itself. A long trail is
 * checked a part at a time; what is left goes on at the service's own address with its cursor.
 */
@ApplicationScoped
class AuditVerification implements OwnCall {
    private static final Logger LOG = Logger.getLogger(AuditVerification.class);

    private final Upstreams upstreams;

    AuditVerification(Upstreams upstreams) {
        this.upstreams = upstreams;
    }

    @Override
    public String resource() {
        return "audit/verification";
    }

    @Override
    public void answer(RoutingContext ctx, Verified caller, String token) {
        if (!ctx.queryParams().isEmpty()) {
            Problem.malformed("It takes no parameters; a service's own address takes a cursor.")
                    .end(ctx);
            return;
        }
        var home = ctx.vertx().getOrCreateContext();
        List<Future<Upstreams.Answer>> asked = new ArrayList<>();
        for (Part part : Part.values()) {
            asked.add(upstreams.get(
                    part, Part.API + "audit/" + part.title() + "/verification", token, ctx.get(RequestIds.ID)));
        }
        Future.join(new ArrayList<>(asked))
                .onComplete(done -> home.runOnContext(v -> {
                    for (int i = 0; i < asked.size(); i++) {
                        Future<Upstreams.Answer> one = asked.get(i);
                        if (one.failed() || one.result().status() != 200) {
                            refuse(ctx, Part.values()[i], one);
                            return;
                        }
                    }
                    ctx.response()
                            .putHeader("Content-Type", "application/json")
                            .putHeader("Cache-Control", "private, no-cache")
                            .end(composed(asked).toBuffer());
                }));
    }

    private static JsonObject composed(List<Future<Upstreams.Answer>> asked) {
        JsonArray services = new JsonArray();
        JsonArray findings = new JsonArray();
        boolean complete = true;
        for (Future<Upstreams.Answer> one : asked) {
            JsonObject part = one.result().body().toJsonObject();
            findings.addAll(part.getJsonArray("findings"));
            complete &= part.getBoolean("complete");
            part.remove("findings");
            if (part.getString("next") != null) {
                part.put(
                        "nextHref",
                        Part.API + "audit/" + part.getString("service") + "/verification?cursor="
                                + part.getString("next"));
            }
            services.add(part);
        }
        return new JsonObject()
                // nothing found in a part says nothing of the rest
                .put("intact", findings.isEmpty() ? complete ? Boolean.TRUE : null : Boolean.FALSE)
                .put("complete", complete)
                .put("findings", findings)
                .put("services", services);
    }

    private static void refuse(RoutingContext ctx, Part part, Future<Upstreams.Answer> one) {
        if (one.succeeded() && one.result().status() == 403) {
            new Problem(403, "FORBIDDEN", "Forbidden", "The audit trail is checked by auditors.", 0).end(ctx);
            return;
        }
        LOG.warnf(
                "%s: %s did not check its audit trail: %s",
                ctx.get(RequestIds.ID),
                part.title(),
                one.failed()
                        ? one.cause().getMessage()
                        : "status " + one.result().status());
        Problem.unavailable(part.title()).end(ctx);
    }
}
