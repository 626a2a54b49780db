package org.acuerdo.local.bench;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.acuerdo.local.LocalSystem;
import org.acuerdo.local.Part;
import org.acuerdo.local.Progress;

/**
 * Flight requests through the gateway, each with its reservation committed, beside the same statements raw, a transaction for each.
 * The services run with the memory and the compilers that {@code deploy/base} gives them, and are warm: raw statements need no
 * warming, and a service that is deployed is warm for all but its first minutes.
 */
public final class RequestBench {
    private static final Duration WARM_UP = Duration.ofMinutes(4);
    private static final int PROGRESS_SECONDS = 30;
    /** Requests and raw statements take turns: a machine that is slow for a while is slow for both. */
    private static final int TURNS = 5;

    private static final Duration TURN = Duration.ofSeconds(6);

    /** The connections that flights-service has to its database. */
    private static final int POOL = 16;

    private static final int FEW = 32;
    private static final int MANY = 64;

    private final LocalSystem system;
    private final PrintStream out;
    private BenchSystem bench;
    private BenchAgreement automatic;

    /** @param system with JVMs as deployed */
    public RequestBench(LocalSystem system, PrintStream out) {
        this.system = system;
        this.out = out;
    }

    public void run() {
        system.up(Progress.silent());
        bench = new BenchSystem(system, out);
        automatic = bench.automatic();
        // what raw statements can be held against: a request and its reservation, without a decision that would come
        // after
        BenchAgreement waiting = bench.manual();
        warm(waiting);
        int hotDay = BenchSystem.DAYS + 100;
        turns(
                "spread over " + BenchSystem.DAYS + " days",
                Map.of(FEW, bench.spread(waiting)),
                BenchSystem.DAYS,
                List.of(FEW));
        Map<Integer, Load> hot = new LinkedHashMap<>();
        for (int clients : List.of(FEW, MANY)) {
            // limits end somewhere: a day for each number of clients
            hot.put(clients, bench.load(waiting, List.of(bench.today().plusDays(hotDay + clients))));
        }
        turns("all for one day's windows", hot, 1, List.of(POOL, FEW, MANY));
        turns(
                "spread, each answered and cleared over Kafka in the same seconds",
                Map.of(FEW, bench.spread(automatic)),
                BenchSystem.DAYS,
                List.of(FEW));
    }

    private void warm(BenchAgreement agreement) {
        bench.say("Services as deployed: warming up for %d minutes", WARM_UP.toMinutes());
        Load load = bench.spread(agreement);
        for (long done = 0; done < WARM_UP.toSeconds(); done += PROGRESS_SECONDS) {
            Load.Took took = load.run(MANY, Duration.ofSeconds(PROGRESS_SECONDS));
            bench.say("  %d s: %.0f/s", done + PROGRESS_SECONDS, took.perSecond());
        }
        bench.awaitQuiet(automatic);
    }

    /** @param raw numbers of clients for the reference; a ratio is to that with as many clients */
    private void turns(String what, Map<Integer, Load> loads, int rawDays, List<Integer> raw) {
        Map<Integer, List<Load.Took>> took = new LinkedHashMap<>();
        Map<Integer, List<Double>> rates = new LinkedHashMap<>();
        Map<Part, Long> spent = new EnumMap<>(Part.class);
        var pgbench = new Pgbench(system);
        for (int turn = 0; turn < TURNS; turn++) {
            loads.forEach((clients, load) -> {
                Map<Part, Long> before = bench.processorTime();
                took.computeIfAbsent(clients, c -> new ArrayList<>()).add(load.run(clients, TURN));
                bench.awaitQuiet(automatic);
                bench.processorTime().forEach((part, after) -> spent.merge(part, after - before.get(part), Long::sum));
            });
            for (int clients : raw) {
                Optional<Double> rate = pgbench.rate(rawDays, clients, TURN);
                rate.ifPresent(r ->
                        rates.computeIfAbsent(clients, c -> new ArrayList<>()).add(r));
            }
        }
        bench.say("Flight requests through the gateway, reservation committed, %s:", what);
        took.forEach((clients, all) -> bench.say(
                "  %d clients: %.0f/s, median %.1f ms%s",
                clients,
                median(all.stream().map(Load.Took::perSecond).toList()),
                median(all.stream().map(Load.Took::median).toList()),
                ratio(all, rates.getOrDefault(clients, List.of()))));
        double requests = took.values().stream()
                .flatMap(List::stream)
                .mapToInt(Load.Took::requests)
                .sum();
        bench.say(
                "  processor time a flight, until all it set going has come to rest: %s",
                spent.entrySet().stream()
                        .map(e -> String.format(
                                Locale.ROOT, "%s %.2f ms", e.getKey().label(), e.getValue() / requests))
                        .collect(Collectors.joining(", ")));
        if (rates.isEmpty()) {
            bench.say("  pgbench is not installed (apt-get install postgresql-contrib): no reference in this run");
        }
        rates.forEach((clients, all) -> bench.say(
                "  raw (pgbench), a request's statements, a transaction for each, %d clients: %.0f/s",
                clients, median(all)));
    }

    private static String ratio(List<Load.Took> took, List<Double> raw) {
        if (raw.isEmpty()) {
            return "";
        }
        List<Double> ratios = new ArrayList<>();
        for (int turn = 0; turn < took.size(); turn++) {
            ratios.add(took.get(turn).perSecond() / raw.get(turn));
        }
        return String.format(
                Locale.ROOT,
                "; %.2f of raw with as many (turns: %s)",
                median(ratios),
                ratios.stream().map(r -> String.format(Locale.ROOT, "%.2f", r)).collect(Collectors.joining(", ")));
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }
}
