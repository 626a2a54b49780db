package org.acuerdo.gateway.events;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import org.acuerdo.gateway.GatewayConfig;

/** Readers that need more than the log holds: so many at once, on a few threads. */
@ApplicationScoped
class CatchUps {
    private static final int THREADS = 2;

    private final TopicReader topics;
    private final EventLog log;
    private final Semaphore places;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, task -> {
        Thread thread = new Thread(task, "events-catch-up");
        thread.setDaemon(true);
        return thread;
    });

    CatchUps(TopicReader topics, EventLog log, GatewayConfig config) {
        this.topics = topics;
        this.log = log;
        this.places = new Semaphore(config.events().catchUps());
    }

    /** @return null where as many as may catch up already */
    CatchUp open(Subscriber subscriber) {
        return places.tryAcquire() ? new CatchUp(this, topics, log, subscriber) : null;
    }

    void done() {
        places.release();
    }

    void run(Runnable task) {
        try {
            threads.execute(task);
        } catch (RejectedExecutionException stopping) {
            // the streams have been ended
        }
    }

    void stop(@Observes ShutdownEvent now) {
        threads.shutdownNow();
    }
}
