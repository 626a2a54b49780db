package org.acuerdo.kit.http;

import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.acuerdo.kit.problem.ProblemException;

/**
 * Calls that wait for something to change. A waiting call is an entry in a map: it holds no thread, no transaction and
 * no connection. It looks again when this process signals the key, and each second in case another replica made the
 * change.
 */
@ApplicationScoped
public class Waits {
    static final Duration MAX = Duration.ofSeconds(30);
    static final int MAX_WAITING = 10_000;

    private final Map<String, Set<Waiting<?>>> waiting = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();

    /**
     * @param check     runs on a worker thread, in a transaction of its own
     * @param atTimeout answers when nothing came in time
     */
    public <T> Uni<T> until(String key, Duration max, Supplier<Optional<T>> check, Supplier<T> atTimeout) {
        return Uni.createFrom().emitter(emitter -> {
            Waiting<T> entry = new Waiting<>(key, System.nanoTime() + max.toNanos(), check, atTimeout, emitter);
            if (!max.isZero()) {
                if (count.incrementAndGet() > MAX_WAITING) {
                    count.decrementAndGet();
                    emitter.fail(ProblemException.unavailable("Too many calls are waiting. Ask without wait.", 1));
                    return;
                }
                waiting.computeIfAbsent(key, k -> ConcurrentHashMap.newKeySet()).add(entry);
                emitter.onTermination(() -> remove(entry));
            }
            look(entry);
        });
    }

    /** Something about this key was committed. */
    public void signal(String key) {
        Set<Waiting<?>> entries = waiting.get(key);
        if (entries != null) {
            entries.forEach(this::look);
        }
    }

    /** "PT5S"; nothing means no waiting. @throws ProblemException 400 if malformed or longer than 30 s */
    public static Duration parse(String text) {
        if (text == null || text.isBlank()) {
            return Duration.ZERO;
        }
        try {
            Duration wait = Duration.parse(text);
            if (!wait.isNegative() && wait.compareTo(MAX) <= 0) {
                return wait;
            }
        } catch (DateTimeParseException e) {
            // said below
        }
        throw ProblemException.malformed("wait", "a duration up to 30 s, such as PT5S");
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void lookAgain() {
        waiting.values().forEach(entries -> entries.forEach(this::look));
    }

    /** The scheduler's grain is a second, a wait's is finer. */
    void start(@Observes StartupEvent event, Vertx vertx) {
        vertx.setPeriodic(100, timer -> timeOut());
    }

    private void timeOut() {
        long now = System.nanoTime();
        waiting.values()
                .forEach(entries -> entries.forEach(e -> {
                    if (e.deadline <= now) {
                        look(e);
                    }
                }));
    }

    private void look(Waiting<?> entry) {
        if (entry.looking.compareAndSet(false, true)) {
            Infrastructure.getDefaultWorkerPool().execute(() -> lookNow(entry));
        } else {
            entry.again.set(true);
        }
    }

    private <T> void lookNow(Waiting<T> entry) {
        try {
            do {
                entry.again.set(false);
                if (entry.done.get()) {
                    return;
                }
                Optional<T> found = inTransaction(entry.check);
                if (found.isPresent()) {
                    finish(entry, () -> entry.emitter.complete(found.get()));
                } else if (System.nanoTime() >= entry.deadline) {
                    T last = inTransaction(entry.atTimeout);
                    finish(entry, () -> entry.emitter.complete(last));
                }
            } while (entry.again.get());
        } catch (RuntimeException e) {
            finish(entry, () -> entry.emitter.fail(e));
        } finally {
            entry.looking.set(false);
        }
        if (entry.again.get() && !entry.done.get()) {
            look(entry);
        }
    }

    /** A look is a short transaction of its own; the request's context ended with its thread. */
    private static <R> R inTransaction(Supplier<R> look) {
        ManagedContext context = Arc.container().requestContext();
        boolean ours = !context.isActive();
        if (ours) {
            context.activate();
        }
        try {
            return QuarkusTransaction.requiringNew().call(look::get);
        } finally {
            if (ours) {
                context.terminate();
            }
        }
    }

    private void finish(Waiting<?> entry, Runnable emit) {
        if (entry.done.compareAndSet(false, true)) {
            remove(entry);
            emit.run();
        }
    }

    private void remove(Waiting<?> entry) {
        waiting.computeIfPresent(entry.key, (k, entries) -> {
            if (entries.remove(entry)) {
                count.decrementAndGet();
            }
            return entries.isEmpty() ? null : entries;
        });
    }

    private static final class Waiting<T> {
        final String key;
        final long deadline;
        final Supplier<Optional<T>> check;
        final Supplier<T> atTimeout;
        final UniEmitter<? super T> emitter;
        final AtomicBoolean looking = new AtomicBoolean();
        final AtomicBoolean again = new AtomicBoolean();
        final AtomicBoolean done = new AtomicBoolean();

        Waiting(
                String key,
                long deadline,
                Supplier<Optional<T>> check,
                Supplier<T> atTimeout,
                UniEmitter<? super T> emitter) {
            this.key = key;
            this.deadline = deadline;
            this.check = check;
            this.atTimeout = atTimeout;
            this.emitter = emitter;
        }
    }
}
