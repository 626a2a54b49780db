package org.acuerdo.gateway.overview;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.acuerdo.gateway.access.Verified;
import org.acuerdo.gateway.http.OwnCall;
import org.acuerdo.gateway.http.Problem;
import org.acuerdo.gateway.http.RequestIds;
import org.acuerdo.gateway.proxy.Part;
import org.acuerdo.gateway.proxy.Upstreams;
import org.jboss.logging.Logger;

/**
 * {@code GET /api/v1/overview}: what is going on, at a glance, of what the caller may see. Composed of the services'
 * lists with the caller's token; what a service can't give just now is marked as missing, the rest is shown all the same.
 */
@ApplicationScoped
class Overview implements OwnCall {
    private static final Logger LOG = Logger.getLogger(Overview.class);
    private static final int MOST_AGREEMENTS = 12;

    /** Where there may be windows in force this week. */
    private static final Set<String> WITH_QUOTAS = Set.of("SIGNED", "IN_FORCE", "SUSPENDED", "NOTICE_GIVEN");

    private final Upstreams upstreams;

    Overview(Upstreams upstreams) {
        this.upstreams = upstreams;
    }

    @Override
    public String resource() {
        return "overview";
    }

    @Override
    public void answer(RoutingContext ctx, Verified caller, String token) {
        if (!ctx.queryParams().isEmpty()) {
            Problem.malformed("The overview takes no parameters.").end(ctx);
            return;
        }
        var home = ctx.vertx().getOrCreateContext();
        Asking asking = new Asking(token, ctx.get(RequestIds.ID));
        compose(asking)
                .onComplete(done -> home.runOnContext(v -> {
                    if (done.failed()) {
                        LOG.errorf(done.cause(), "%s: no overview", (Object) ctx.get(RequestIds.ID));
                        Problem.INTERNAL.end(ctx);
                    } else {
                        ctx.response()
                                .putHeader("Content-Type", "application/json")
                                .putHeader("Cache-Control", "private, no-cache")
                                .end(done.result().toBuffer());
                    }
                }));
    }

    private static Future<JsonObject> compose(Asking asking) {
        Map<String, Future<JsonObject>> sections = new LinkedHashMap<>();
        sections.put("agreements", asking.list(Part.AGREEMENTS, "agreements?limit=50"));
        sections.put("pendingClearances", asking.list(Part.AGREEMENTS, "clearances?status=PENDING&limit=50"));
        sections.put("overLimitFlights", asking.list(Part.FLIGHTS, "flights?overLimit=true&limit=50"));
        sections.put("overdueFlights", asking.list(Part.FLIGHTS, "flights?overdue=true&limit=50"));
        sections.put("holds", asking.list(Part.FLIGHTS, "holds?active=true&limit=50"));
        sections.put("overdueCohorts", asking.list(Part.FLIGHTS, "onward-cohorts?overdue=true&limit=50"));
        return Future.join(new ArrayList<>(sections.values())).compose(first -> {
            Instant now = asking.time();
            LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
            // the week around today in any zone
            LocalDate monday = today.minusDays(1).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            LocalDate sunday = today.plusDays(1).with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
            sections.put(
                    "flightsThisWeek",
                    asking.list(Part.FLIGHTS, "flights?from=" + monday + "&to=" + sunday + "&limit=200"));
            sections.put(
                    "quotasThisWeek", quotas(asking, sections.get("agreements").result(), now));
            return Future.join(new ArrayList<>(sections.values())).map(all -> {
                JsonObject overview = new JsonObject()
                        .put("time", now.truncatedTo(ChronoUnit.SECONDS).toString());
                sections.forEach((name, section) -> overview.put(name, section.result()));
                return overview;
            });
        });
    }

    private static Future<JsonObject> quotas(Asking asking, JsonObject agreements, Instant now) {
        JsonArray items = agreements.getJsonArray("items");
        if (items == null) {
            return Future.succeededFuture(agreements);
        }
        List<JsonObject> shown = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            if (WITH_QUOTAS.contains(items.getJsonObject(i).getString("status"))) {
                shown.add(items.getJsonObject(i));
            }
        }
        List<Future<JsonObject>> asked = shown.stream()
                .limit(MOST_AGREEMENTS)
                .map(agreement -> {
                    LocalDate monday = LocalDate.ofInstant(now, zone(agreement))
                            .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                    return asking.list(
                            Part.FLIGHTS,
                            "quotas?agreement=" + agreement.getString("id") + "&from=" + monday + "&to="
                                    + monday.plusDays(6));
                })
                .toList();
        return Future.join(new ArrayList<>(asked)).map(done -> {
            JsonArray windows = new JsonArray();
            for (Future<JsonObject> one : asked) {
                JsonArray found = one.result().getJsonArray("items");
                if (found == null) {
                    return one.result();
                }
                windows.addAll(found);
            }
            return new JsonObject().put("items", windows).put("more", shown.size() > MOST_AGREEMENTS);
        });
    }

    private static ZoneId zone(JsonObject agreement) {
        try {
            return ZoneId.of(agreement.getString("zone", "UTC"));
        } catch (DateTimeException unknown) {
            return ZoneOffset.UTC;
        }
    }

    /** Asks the services on behalf of one caller, and notes the clock's time that they tell. */
    private final class Asking {
        private final String token;
        private final String requestId;
        private volatile Instant told;

        Asking(String token, String requestId) {
            this.token = token;
            this.requestId = requestId;
        }

        /** The system's clock, as the services say; wall time where none did. */
        Instant time() {
            return told == null ? Instant.now() : told;
        }

        /** The first page of a list, or that it is missing and why; never fails. */
        Future<JsonObject> list(Part part, String resource) {
            return upstreams
                    .get(part, Part.API + resource, token, requestId)
                    .map(answer -> {
                        if (answer.domainTime() != null) {
                            told = Instant.parse(answer.domainTime());
                        }
                        if (answer.status() == 403) {
                            return missing(part, "FORBIDDEN");
                        }
                        if (answer.status() != 200) {
                            LOG.warnf("%s: %s answered %d to the overview", requestId, part.title(), answer.status());
                            return missing(part, "UNAVAILABLE");
                        }
                        JsonObject page = answer.body().toJsonObject();
                        return new JsonObject()
                                .put("items", page.getJsonArray("items"))
                                .put("more", page.getString("next") != null);
                    })
                    .otherwise(failure -> {
                        LOG.warnf(
                                "%s: %s gave the overview no answer: %s",
                                requestId, part.title(), failure.getMessage());
                        return missing(part, "UNAVAILABLE");
                    });
        }

        private static JsonObject missing(Part part, String why) {
            return new JsonObject()
                    .putNull("items")
                    .put("missing", new JsonObject().put("part", part.title()).put("code", why));
        }
    }
}
