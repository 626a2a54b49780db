package org.acuerdo.local.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.acuerdo.local.Api;
import org.acuerdo.local.LocalSystem;
import org.acuerdo.local.Progress;
import org.acuerdo.local.ResidentMemory;
import org.acuerdo.local.UserError;
import org.acuerdo.local.parts.Person;

/** One run: a second start of a throw-away system, its memory, requests beside raw SQL, and the way to CLEARED. */
public final class Bench {

    private static final int CLIENTS = 16;
    private static final int DAYS = 300;
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final Duration MEASURE = Duration.ofSeconds(15);
    private static final int PER_SECOND = 50;

    private final LocalSystem system;
    private final PrintStream out;
    private Api api;
    private BenchAgreement agreement;
    private LocalDate today;

    public Bench(LocalSystem system, PrintStream out) {
        this.system = system;
        this.out = out;
    }

    public void run() {
        say(
                "Machine: %d cores, %s %s, Java %s",
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Runtime.version());
        system.up(Progress.silent());
        system.down(Progress.silent());
        long begun = System.nanoTime();
        system.up(Progress.silent());
        say("Start of a built tree, data in place: %.1f s", seconds(begun));
        say("Resident memory of all five processes: %d MiB", memory());
        today = system.now().atZone(ZoneOffset.UTC).toLocalDate();
        // the port is settled by the start
        api = new Api(system.url(), new Tokens(system)::of);
        api = new Api(system.url(), new Tokens(system)::of);
        agreement = new BenchAgreement(api);
        agreement.create(today);
        awaitFirstFlight();
        requests(WARM_UP);
        double rate = requests(MEASURE);
        say(
                "Flight requests through the gateway, reservation committed: %.0f/s (%d clients, %d days)",
                rate, CLIENTS, DAYS);
        awaitQuiet();
        clearance();
        say("Resident memory after the load: %d MiB", memory());
        new Pgbench(system)
                .rate()
                .ifPresentOrElse(
                        raw -> say(
                                "The statements of the same requests, raw (pgbench): %.0f/s; ratio %.2f",
                                raw, rate / raw),
                        () -> say(
                                "pgbench is not installed (apt-get install postgresql-contrib): no reference in this run"));
    }

    private void awaitFirstFlight() {
        for (int tries = 0; tries < 100; tries++) {
            if (ask(0).status() == 201) {
                return;
            }
            pause(200);
        }
        throw new UserError("The bench's first flight was not taken: " + ask(0));
    }

    /** What the load before left to be cleared would queue ahead of what is measured next. */
    private void awaitQuiet() {
        for (int tries = 0, quick = 0; tries < 600 && quick < 5; tries++) {
            quick = toCleared(tries) < 200 ? quick + 1 : 0;
            pause(100);
        }
    }

    private double requests(Duration length) {
        long until = System.nanoTime() + length.toNanos();
        long begun = System.nanoTime();
        var pool = Executors.newFixedThreadPool(CLIENTS);
        try {
            var counts = new ArrayList<Future<Integer>>();
            for (int client = 0; client < CLIENTS; client++) {
                int number = client;
                counts.add(pool.submit(() -> {
                    int done = 0;
                    while (System.nanoTime() < until) {
                        if (ask(number).status() == 201) {
                            done++;
                        }
                    }
                    return done;
                }));
            }
            int all = 0;
            for (Future<Integer> count : counts) {
                all += count.get();
            }
            return all / seconds(begun);
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            pool.shutdownNow();
        }
    }

    /** Requests at a steady pace; each is followed by a waiting read until it is CLEARED. */
    private void clearance() {
        int count = PER_SECOND * (int) MEASURE.toSeconds();
        var pool = Executors.newScheduledThreadPool(32);
        var took = Collections.synchronizedList(new ArrayList<Long>());
        var left = new CountDownLatch(count);
        for (int number = 0; number < count; number++) {
            int client = number;
            pool.schedule(
                    () -> {
                        try {
                            took.add(toCleared(client));
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
        say(
                "Request to CLEARED at %d/s, automatic clearance: p50 %d ms, p99 %d ms (%d of %d)",
                PER_SECOND, sorted.get(sorted.size() / 2), sorted.get(sorted.size() * 99 / 100), sorted.size(), count);
    }

    private long toCleared(int client) {
        long begun = System.nanoTime();
        Api.Answer flight = ask(client);
        Person planner = planner(client);
        String path = "flights/" + flight.text("id");
        String etag = flight.etag();
        for (int tries = 0; tries < 20; tries++) {
            Api.Answer now = api.getChanged(planner, path + "?wait=PT5S", etag);
            JsonNode status = now.body().path("status");
            if (status.asText().equals("CLEARED")) {
                return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
            }
            etag = now.etag();
        }
        throw new IllegalStateException("Not cleared: " + path);
    }

    private Api.Answer ask(int client) {
        LocalDate day = today.plusDays(2 + ThreadLocalRandom.current().nextInt(DAYS));
        return api.put(planner(client), "flights/" + Api.freshId(), Api.read(agreement.flight(day)));
    }

    /** Several persons: the gateway limits what one may send. */
    private static Person planner(int client) {
        return Person.of("planner", "US", "bench-" + client % CLIENTS);
    }

    private long memory() {
        return system.running().values().stream()
                        .mapToLong(ResidentMemory::ofTree)
                        .sum()
                / 1024;
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void say(String line, Object... values) {
        out.println(String.format(Locale.ROOT, line, values));
    }
}
