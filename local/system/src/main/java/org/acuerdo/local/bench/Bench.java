package org.acuerdo.local.bench;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.acuerdo.local.LocalSystem;
import org.acuerdo.local.Progress;

/** One run on a throw-away system as {@code up} starts it: a second start, memory, the way to CLEARED. */
public final class Bench {
    private static final int CLIENTS = 32;
    private static final Duration WARM_UP = Duration.ofSeconds(25);
    private static final Duration MEASURE = Duration.ofSeconds(15);
    private static final int PER_SECOND = 50;

    private final LocalSystem system;
    private final PrintStream out;
    private BenchSystem bench;
    private BenchAgreement agreement;

    public Bench(LocalSystem system, PrintStream out) {
        this.system = system;
        this.out = out;
    }

    public void run() {
        system.up(Progress.silent());
        system.down(Progress.silent());
        long begun = System.nanoTime();
        system.up(Progress.silent());
        double took = (System.nanoTime() - begun) / 1e9;
        bench = new BenchSystem(system, out);
        bench.say(
                "Machine: %d cores, %s %s, Java %s",
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Runtime.version());
        bench.say("Start of a built tree, data in place: %.1f s", took);
        bench.say("Resident memory of all five processes: %d MiB", bench.memory());
        agreement = bench.automatic();
        bench.spread(agreement).run(CLIENTS, WARM_UP);
        bench.awaitQuiet(agreement);
        clearance();
        bench.say("Resident memory after the load: %d MiB", bench.memory());
    }

    /** Requests at a steady pace; each is followed by a waiting read until it is CLEARED. */
    private void clearance() {
        int count = PER_SECOND * (int) MEASURE.toSeconds();
        var pool = Executors.newScheduledThreadPool(32);
        var took = Collections.synchronizedList(new ArrayList<Long>());
        var seen = new ConcurrentHashMap<UUID, Legs.Seen>();
        var left = new CountDownLatch(count);
        for (int number = 0; number < count; number++) {
            int client = number;
            pool.schedule(
                    () -> {
                        try {
                            took.add(bench.toCleared(client, agreement, seen));
                        } finally {
                            left.countDown();
                        }
                    },
                    number * 1_000_000L / PER_SECOND,
                    TimeUnit.MICROSECONDS);
        }
        try {
            left.await(2, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        pool.shutdownNow();
        List<Long> sorted = took.stream().sorted().toList();
        bench.say(
                "Request to CLEARED at %d/s, automatic clearance: p50 %d ms, p99 %d ms (%d of %d)",
                PER_SECOND, sorted.get(sorted.size() / 2), sorted.get(sorted.size() * 99 / 100), sorted.size(), count);
        new Legs(system).of(seen).forEach(line -> bench.say("  %s", line));
    }
}
