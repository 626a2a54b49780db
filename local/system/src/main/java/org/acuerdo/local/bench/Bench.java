package org.acuerdo.local.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.acuerdo.local.Api;
import org.acuerdo.local.LocalSystem;
import org.acuerdo.local.Part;
import org.acuerdo.local.ProcessorTime;
import org.acuerdo.local.Progress;
import org.acuerdo.local.ResidentMemory;
import org.acuerdo.local.UserError;
import org.acuerdo.local.parts.Person;

/** One run: a second start of a throw-away system, its memory, requests beside raw SQL, and the way to CLEARED. */
public final class Bench {

    private static final int CLIENTS = 32;
    private static final int DAYS = 300;
    private static final Duration WARM_UP = Duration.ofSeconds(25);
    private static final Duration MEASURE = Duration.ofSeconds(15);
    /** Requests and raw statements take turns: a machine that is slow for a while is slow for both. */
    private static final int TURNS = 5;

    private static final Duration TURN = Duration.ofSeconds(6);
    private static final int PER_SECOND = 50;
    private static final long FEW = 1_000;
    private static final long MANY = 1_000_000;

    private final LocalSystem system;
    private final PrintStream out;
    private Api api;
    private final boolean million;
    private final boolean clearanceOnly;
    private BenchAgreement agreement;
    private LocalDate today;
    private Load spread;

    /**
     * @param million       also measure how requests and lists cost with a million flights on record; takes some minutes
     * @param clearanceOnly nothing but the way to CLEARED
     */
    public Bench(LocalSystem system, boolean million, boolean clearanceOnly, PrintStream out) {
        this.clearanceOnly = clearanceOnly;
        this.system = system;
        this.million = million;
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
        today = system.now().atZone(BenchAgreement.ZONE).toLocalDate();
        // the port is settled by the start
        var tokens = new Tokens(system);
        api = new Api(system.url(), tokens::of);
        agreement = BenchAgreement.automatic(api);
        agreement.create(today);
        awaitFirstFlight(agreement);
        List<LocalDate> days =
                IntStream.range(2, 2 + DAYS).mapToObj(today::plusDays).toList();
        spread = load(tokens, agreement, days);
        if (million) {
            grow();
        }
        spread.run(CLIENTS, WARM_UP);
        awaitQuiet();
        if (clearanceOnly) {
            clearance();
            return;
        }
        // what raw statements can be held against: a request and its reservation, without a decision that would come
        // after
        var waiting = BenchAgreement.manual(api);
        waiting.create(today);
        awaitFirstFlight(waiting);
        requests("spread over " + DAYS + " days", load(tokens, waiting, days), DAYS);
        requests("all for one day's windows", load(tokens, waiting, List.of(today.plusDays(400))), 1);
        requests("spread, each answered and cleared over Kafka in the same seconds", spread, DAYS);
        clearance();
        say("Resident memory after the load: %d MiB", memory());
    }

    private Load load(Tokens tokens, BenchAgreement of, List<LocalDate> days) {
        return new Load(system.url(), client -> tokens.of(planner(client)), of, days);
    }

    /** Turns of requests, each beside the same statements raw, and the processor time of all that the requests set going. */
    private void requests(String what, Load load, int rawDays) {
        var pgbench = new Pgbench(system);
        List<Load.Took> took = new ArrayList<>();
        List<Double> raw = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        Map<Part, Long> spent = new EnumMap<>(Part.class);
        for (int turn = 0; turn < TURNS; turn++) {
            Map<Part, Long> before = processorTime();
            Load.Took one = load.run(CLIENTS, TURN);
            awaitQuiet();
            processorTime().forEach((part, after) -> spent.merge(part, after - before.get(part), Long::sum));
            took.add(one);
            pgbench.rate(rawDays, CLIENTS, TURN).ifPresent(rate -> {
                raw.add(rate);
                ratios.add(one.perSecond() / rate);
            });
        }
        say(
                "Flight requests through the gateway, reservation committed, %s: %.0f/s, median %.1f ms (%d clients, %d turns)",
                what,
                median(took.stream().map(Load.Took::perSecond).toList()),
                median(took.stream().map(Load.Took::median).toList()),
                CLIENTS,
                TURNS);
        double requests = took.stream().mapToInt(Load.Took::requests).sum();
        say(
                "  processor time a flight, until all it set going has come to rest: %s",
                spent.entrySet().stream()
                        .map(e -> String.format(
                                Locale.ROOT, "%s %.2f ms", e.getKey().label(), e.getValue() / requests))
                        .collect(Collectors.joining(", ")));
        if (raw.isEmpty()) {
            say("  pgbench is not installed (apt-get install postgresql-contrib): no reference in this run");
            return;
        }
        say(
                "  raw (pgbench), a request's statements, a transaction for each: %.0f/s; ratio by turn %s; median %.2f",
                median(raw),
                ratios.stream().map(r -> String.format(Locale.ROOT, "%.2f", r)).collect(Collectors.joining(", ")),
                median(ratios));
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }

    private Map<Part, Long> processorTime() {
        var time = new EnumMap<Part, Long>(Part.class);
        system.running().forEach((part, process) -> time.put(part, ProcessorTime.millisOfTree(process)));
        return time;
    }

    /** One client at a time: what a request costs, not how many there can be. */
    private void grow() {
        var growth = new Growth(system);
        growth.fill(agreement.id(), FEW);
        spread.run(1, WARM_UP);
        awaitQuiet();
        double few = spread.run(1, MEASURE).median();
        awaitQuiet();
        growth.fill(agreement.id(), MANY);
        double many = spread.run(1, MEASURE).median();
        awaitQuiet();
        say(
                "Median of one request with %,d and %,d flights on record: %.2f and %.2f ms; ratio %.2f",
                FEW, MANY, few, many, many / few);
        say("A page of GET /flights with %,d on record: median %.1f ms", MANY, list("flights?limit=50"));
        say(
                "The same of one agreement and a day in the middle: median %.1f ms",
                list("flights?limit=50&agreement=" + agreement.id() + "&from=" + today.minusYears(5)));
        growth.plan(agreement.id()).forEach(line -> say("  %s", line));
    }

    private double list(String path) {
        var took = new ArrayList<Long>();
        for (int i = 0; i < 200; i++) {
            long begun = System.nanoTime();
            if (api.get(planner(i), path).status() != 200) {
                throw new UserError("The bench stopped: " + path + " is not answered");
            }
            took.add(System.nanoTime() - begun);
        }
        return took.stream().sorted().skip(100).findFirst().orElseThrow() / 1e6;
    }

    private void awaitFirstFlight(BenchAgreement of) {
        for (int tries = 0; tries < 100; tries++) {
            if (ask(0, of).status() == 201) {
                return;
            }
            pause(200);
        }
        throw new UserError("The bench's first flight was not taken: " + ask(0, of));
    }

    /** What the load before left to be cleared would queue ahead of what is measured next. */
    private void awaitQuiet() {
        for (int tries = 0, quick = 0; tries < 600 && quick < 5; tries++) {
            quick = toCleared(tries, new HashMap<>()) < 200 ? quick + 1 : 0;
            pause(100);
        }
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
                            took.add(toCleared(client, seen));
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
        new Legs(system).of(seen).forEach(line -> say("  %s", line));
    }

    /** @return milliseconds; the longest there are where it was turned away, as a system that is not at rest may */
    private long toCleared(int client, Map<UUID, Legs.Seen> seen) {
        long begun = System.nanoTime();
        Instant sent = Instant.now();
        Api.Answer flight = ask(client, agreement);
        if (flight.status() != 201) {
            return Long.MAX_VALUE;
        }
        Instant answered = Instant.now();
        Person planner = planner(client);
        String path = "flights/" + flight.text("id");
        String etag = flight.etag();
        for (int tries = 0; tries < 20; tries++) {
            Api.Answer now = api.getChanged(planner, path + "?wait=PT5S", etag);
            JsonNode status = now.body().path("status");
            if (status.asText().equals("CLEARED")) {
                seen.put(UUID.fromString(flight.text("id")), new Legs.Seen(sent, answered, Instant.now()));
                return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
            }
            if (now.etag() == null) {
                return Long.MAX_VALUE;
            }
            etag = now.etag();
        }
        throw new IllegalStateException("Not cleared: " + path);
    }

    private Api.Answer ask(int client, BenchAgreement of) {
        LocalDate day = today.plusDays(2 + ThreadLocalRandom.current().nextInt(DAYS));
        return api.put(planner(client), "flights/" + Api.freshId(), Api.read(of.flight(day)));
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
