package org.acuerdo.gateway.events;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.acuerdo.gateway.GatewayConfig;
import org.acuerdo.gateway.access.Verified;
import org.acuerdo.gateway.http.OwnCall;
import org.acuerdo.gateway.http.Problem;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/**
 * {@code GET /api/v1/events}: what happens, as it happens, as server-sent events. Parameters {@code agreement} and
 * {@code type} narrow it and may be repeated; {@code Last-Event-ID} goes on where a connection was lost.
 */
@ApplicationScoped
class EventStream implements OwnCall {
    private static final Logger LOG = Logger.getLogger(EventStream.class);

    private static final Problem GONE = new Problem(
            410,
            "RESUME_POINT_GONE",
            "This place in the stream is gone",
            "Last-Event-ID is unknown here or older than seven days: read the resources anew, then the stream without"
                    + " it.",
            0);
    private static final Problem TOO_MANY = new Problem(
            429, "RATE_LIMITED", "Too many connections", "Too many readers of the stream; close some, or wait.", 5);

    private final Hub hub;
    private final EventLog log;
    private final CatchUps catchUps;
    private final Readers readers;
    private final GatewayConfig.Events limits;

    EventStream(Hub hub, EventLog log, CatchUps catchUps, Readers readers, GatewayConfig config) {
        this.hub = hub;
        this.log = log;
        this.catchUps = catchUps;
        this.readers = readers;
        this.limits = config.events();
    }

    @Override
    public String resource() {
        return "events";
    }

    @Override
    public void answer(RoutingContext ctx, Verified caller, String token) {
        Context home = ctx.vertx().getOrCreateContext();
        Future<Optional<Supplier<Reader>>> reader = readers.of(ctx, caller, token);
        reader.onComplete(found -> home.runOnContext(v -> {
            if (found.failed()) {
                Problem.unavailable("agreements-service").end(ctx);
            } else if (found.result().isEmpty()) {
                Readers.FORBIDDEN.end(ctx);
            } else {
                check(ctx, home, caller, found.result().get());
            }
        }));
    }

    private void check(RoutingContext ctx, Context home, Verified caller, Supplier<Reader> reader) {
        Optional<Problem> wrong = EventFilter.wrong(ctx.queryParams());
        if (wrong.isPresent()) {
            wrong.get().end(ctx);
        } else if (!hub.isServing()) {
            Problem.unavailable("The event stream").end(ctx);
        } else {
            connect(ctx, home, caller, reader);
        }
    }

    private void connect(RoutingContext ctx, Context home, Verified caller, Supplier<Reader> reader) {
        String lastId = ctx.request().getHeader("Last-Event-ID");
        Optional<Position.Id> resumed = lastId == null ? Optional.empty() : Position.of(lastId);
        if (lastId != null && resumed.filter(this::young).isEmpty()) {
            GONE.end(ctx);
            return;
        }
        if (ctx.response().closed()) {
            return;
        }
        if (!hub.admit(caller.subject())) {
            TOO_MANY.end(ctx);
            return;
        }
        Position position = resumed.map(Position.Id::position).orElseGet(log::end);
        Subscriber subscriber =
                new Subscriber(home, ctx.response(), log, catchUps, reader, caller.expiresAtSeconds(), position);
        ctx.addEndHandler(ended -> {
            hub.remove(subscriber);
            hub.leave(caller.subject());
            subscriber.closed();
        });
        if (log.from(position).isPresent() && log.end().reaches(position)) {
            head(ctx.response(), position);
            hub.add(subscriber);
            subscriber.begin();
        } else {
            goBack(ctx, home, subscriber);
        }
    }

    /** The head of the answer is written once it is known that nothing of what follows is lost. */
    private void goBack(RoutingContext ctx, Context home, Subscriber subscriber) {
        CatchUp catchUp = catchUps.open(subscriber);
        if (catchUp == null) {
            Problem.unavailable("More of the stream's past").end(ctx);
            return;
        }
        catchUps.run(() -> {
            Optional<Problem> problem = look(catchUp);
            home.runOnContext(v -> {
                if (problem.isPresent()) {
                    catchUp.close();
                    problem.get().end(ctx);
                } else if (ctx.response().closed()) {
                    catchUp.close();
                } else {
                    head(ctx.response(), subscriber.position());
                    hub.add(subscriber);
                    subscriber.continueWith(catchUp);
                }
            });
        });
    }

    private static Optional<Problem> look(CatchUp catchUp) {
        try {
            return catchUp.possible() ? Optional.empty() : Optional.of(GONE);
        } catch (KafkaException e) {
            LOG.warnf("The past of the event stream can't be read from Kafka just now: %s", e.getMessage());
            return Optional.of(Problem.unavailable("The event stream"));
        }
    }

    private boolean young(Position.Id id) {
        Instant now = Instant.now();
        return id.givenAt().isAfter(now.minus(limits.oldestId()))
                && id.givenAt().isBefore(now.plusSeconds(600));
    }

    private static void head(HttpServerResponse response, Position position) {
        response.setChunked(true)
                .putHeader("Content-Type", "text/event-stream; charset=utf-8")
                .putHeader("Cache-Control", "no-store")
                // what is compressed, here or by a proxy before us, is held back
                .putHeader("Content-Encoding", "identity")
                .putHeader("X-Accel-Buffering", "no");
        // after a restart not all come back in the same moment
        int retry = ThreadLocalRandom.current().nextInt(1_000, 4_000);
        response.write(Buffer.buffer("retry: " + retry + "\n")
                .appendBuffer(EventLog.line(position, Instant.now()))
                .appendString("\n"));
    }
}
