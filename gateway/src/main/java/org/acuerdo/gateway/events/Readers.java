package org.acuerdo.gateway.events;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.acuerdo.gateway.access.Verified;
import org.acuerdo.gateway.http.Problem;
import org.acuerdo.gateway.http.RequestIds;
import org.acuerdo.gateway.proxy.Part;
import org.acuerdo.gateway.proxy.Upstreams;

/** Tells of a token what its bearer may see of the stream: an officer what its state is party to, an auditor all. */
@ApplicationScoped
class Readers {
    static final Problem FORBIDDEN = new Problem(
            403, "FORBIDDEN", "Not allowed", "The event stream is for officers of a state, monitors and auditors.", 0);

    private static final Set<String> OFFICERS =
            Set.of("planner", "clearance-officer", "treaty-officer", "safeguards-officer");
    private static final long REFRESH_MILLIS = Duration.ofMinutes(1).toMillis();
    private static final int MOST_PAGES = 50;

    private final Upstreams upstreams;

    Readers(Upstreams upstreams) {
        this.upstreams = upstreams;
    }

    /** @return empty where the bearer may see nothing; fails where it can't be told just now */
    Future<Optional<Supplier<Reader>>> of(RoutingContext ctx, Verified caller, String token) {
        Reader asked = new Reader(
                caller.roles().contains("auditor"),
                caller.roles().stream().anyMatch(OFFICERS::contains) ? caller.state() : null,
                Set.of(),
                lower(ctx, "agreement"),
                lower(ctx, "type"));
        if (asked.all() || asked.state() != null) {
            return Future.succeededFuture(Optional.of(() -> asked));
        }
        if (!caller.roles().contains("monitor")) {
            return Future.succeededFuture(Optional.empty());
        }
        Monitored monitored = new Monitored(asked, token, ctx.get(RequestIds.ID));
        return monitored.refresh().map(ready -> {
            monitored.keepFresh(ctx);
            return Optional.of(monitored);
        });
    }

    private static Set<String> lower(RoutingContext ctx, String parameter) {
        return ctx.queryParam(parameter).stream()
                .map(value -> value.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** A monitor sees the agreements that a body of which it is one is registered for: what agreements-service lists to it. */
    private final class Monitored implements Supplier<Reader> {
        private final String token;
        private final String requestId;
        private volatile Reader reader;

        Monitored(Reader reader, String token, String requestId) {
            this.reader = reader;
            this.token = token;
            this.requestId = requestId;
        }

        @Override
        public Reader get() {
            return reader;
        }

        void keepFresh(RoutingContext ctx) {
            Vertx vertx = ctx.vertx();
            // while agreements-service is away, what was known stays
            long timer = vertx.setPeriodic(REFRESH_MILLIS, due -> refresh());
            ctx.addEndHandler(ended -> vertx.cancelTimer(timer));
        }

        Future<Void> refresh() {
            return page("", new HashSet<>(), MOST_PAGES);
        }

        private Future<Void> page(String after, Set<String> ids, int pagesLeft) {
            return upstreams
                    .get(Part.AGREEMENTS, Part.API + "agreements?limit=200" + after, token, requestId)
                    .compose(answer -> {
                        if (answer.status() != 200) {
                            return Future.failedFuture("agreements-service answered " + answer.status());
                        }
                        JsonObject page = answer.body().toJsonObject();
                        JsonArray items = page.getJsonArray("items", new JsonArray());
                        for (int i = 0; i < items.size(); i++) {
                            ids.add(items.getJsonObject(i).getString("id"));
                        }
                        String next = page.getString("next");
                        if (next != null && pagesLeft > 1) {
                            return page("&cursor=" + next, ids, pagesLeft - 1);
                        }
                        reader = reader.withAgreements(Set.copyOf(ids));
                        return Future.succeededFuture();
                    });
        }
    }
}
