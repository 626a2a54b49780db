package org.acuerdo.flights.flight;

import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.acuerdo.contracts.flight.FlightRequest;
import org.acuerdo.flights.flight.RequestsTogether.Asked;
import org.acuerdo.flights.flight.RequestsTogether.Outcome;
import org.acuerdo.flights.flight.rules.Landing;
import org.acuerdo.kit.http.Acts;
import org.acuerdo.kit.http.Bodies;
import org.acuerdo.kit.problem.ProblemException;
import org.acuerdo.kit.problem.Transient;
import org.acuerdo.kit.security.Actor;
import org.acuerdo.kit.security.Role;
import org.jboss.logging.Logger;

/**
 * The door for flight requests. What comes while a transaction is under way is taken by the next one together: nobody waits
 * for company, and under load a commit, its locks and its statements are shared by many. Requests under one agreement go
 * through one lane, so that lanes do not wait for each other's windows. A waiting call holds no thread.
 */
@ApplicationScoped
class FlightIntake {
    private static final Logger LOG = Logger.getLogger(FlightIntake.class);
    private static final int LANES = 2;
    /** So many requests share a transaction at most. */
    static final int MOST_TOGETHER = 64;

    private static final int MOST_WAITING = 1_000;

    @Inject
    RequestsTogether together;

    @Inject
    RequestAlone alone;

    @Inject
    Acts acts;

    @Inject
    Bodies bodies;

    private final List<Lane> lanes = new ArrayList<>();

    void start(@Observes StartupEvent event) {
        for (int i = 0; i < LANES; i++) {
            Lane lane = new Lane("flight-requests-" + i);
            lanes.add(lane);
            lane.thread.start();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        lanes.forEach(lane -> lane.thread.interrupt());
    }

    /** @throws ProblemException as {@link RequestAlone#ask}; 503 where too many are waiting */
    Uni<Response> ask(UUID id, Actor actor, byte[] body) {
        Asked asked = simple(id, actor, body);
        if (asked == null) {
            return Uni.createFrom().item(alone.ask(id, actor, body));
        }
        return Uni.createFrom()
                .<Outcome>emitter(emitter -> lane(asked).add(new Waiting(asked, emitter)))
                .onItem()
                .transformToUni(outcome -> outcome.alone()
                        ? Uni.createFrom()
                                .item(() -> alone.ask(id, actor, body))
                                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                        : answered(outcome));
    }

    private static Uni<Response> answered(Outcome outcome) {
        return outcome.refused() != null
                ? Uni.createFrom().failure(outcome.refused())
                : Uni.createFrom().item(Acts.respond(outcome.answer()));
    }

    /** Null for all that is not plainly a planner's well-formed request: the order of checks decides what is said of it. */
    private Asked simple(UUID id, Actor actor, byte[] body) {
        if (!actor.has(Role.PLANNER) || actor.state() == null) {
            return null;
        }
        Acts.Creation call = acts.creation(body);
        if (!call.plain()) {
            return null;
        }
        try {
            FlightRequest request = bodies.parse(body, FlightRequest.class);
            FlightBodies.wellFormed(request);
            if (Landing.of(request).size() > 1) {
                return null;
            }
            return new Asked(id, request, actor, call);
        } catch (ProblemException malformed) {
            return null;
        }
    }

    private Lane lane(Asked asked) {
        UUID agreement = Landing.of(asked.request()).get(0).agreementId();
        return lanes.get(Math.floorMod(agreement.hashCode(), lanes.size()));
    }

    private record Waiting(Asked asked, UniEmitter<? super Outcome> emitter) {}

    private final class Lane implements Runnable {
        private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(MOST_WAITING);
        private final Thread thread;

        private Lane(String name) {
            thread = new Thread(this, name);
            thread.setDaemon(true);
        }

        void add(Waiting waiting) {
            if (!queue.offer(waiting)) {
                waiting.emitter().fail(ProblemException.unavailable("Too many flight requests are waiting.", 1));
            }
        }

        @Override
        public void run() {
            List<Waiting> batch = new ArrayList<>();
            try {
                while (true) {
                    batch.add(queue.take());
                    queue.drainTo(batch, MOST_TOGETHER - 1);
                    decide(batch);
                    batch.clear();
                }
            } catch (InterruptedException stopping) {
                queue.drainTo(batch);
                batch.forEach(w -> w.emitter().fail(ProblemException.unavailable("The service is stopping.", 1)));
            }
        }
    }

    private void decide(List<Waiting> batch) {
        List<Outcome> outcomes;
        try {
            outcomes = inContext(batch.stream().map(Waiting::asked).toList());
        } catch (RuntimeException | Error failure) {
            if (batch.size() == 1 && Transient.isTransient(failure)) {
                batch.get(0).emitter().fail(failure);
                return;
            }
            // one of them may be at fault, or a race for an id: each for itself finds out
            LOG.debugf("%d requests failed together, each is taken alone: %s", batch.size(), Transient.root(failure));
            batch.forEach(w -> w.emitter().complete(Outcome.ALONE));
            return;
        }
        for (int i = 0; i < batch.size(); i++) {
            batch.get(i).emitter().complete(outcomes.get(i));
        }
    }

    private List<Outcome> inContext(List<Asked> asked) {
        ManagedContext context = Arc.container().requestContext();
        context.activate();
        try {
            return together.take(asked);
        } finally {
            context.terminate();
        }
    }
}
