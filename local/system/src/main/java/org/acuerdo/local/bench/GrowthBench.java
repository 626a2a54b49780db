package org.acuerdo.local.bench;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.acuerdo.local.LocalSystem;
import org.acuerdo.local.Progress;
import org.acuerdo.local.UserError;

/**
 * What a request and a page of the list cost with a thousand flights on record and with a million: two systems side by side that
 * take turns, for a machine that is slow for a while is slow for both.
 */
public final class GrowthBench {
    private static final long FEW = 1_000;
    private static final long MANY = 1_000_000;
    private static final Duration WARM_UP = Duration.ofSeconds(40);
    private static final int TURNS = 7;
    private static final Duration TURN = Duration.ofSeconds(8);
    private static final int PAGES = 200;

    private final PrintStream out;
    private final Side few;
    private final Side many;

    public GrowthBench(LocalSystem few, LocalSystem many, PrintStream out) {
        this.out = out;
        this.few = new Side(few, FEW);
        this.many = new Side(many, MANY);
    }

    public void run() {
        for (Side side : List.of(few, many)) {
            side.fill();
        }
        for (Side side : List.of(few, many)) {
            side.warm();
        }
        List<Double> ratios = new ArrayList<>();
        for (int turn = 0; turn < TURNS; turn++) {
            double with = few.request();
            ratios.add(many.request() / with);
        }
        out.println(String.format(
                Locale.ROOT,
                "Median of one request, one client, with %,d and %,d flights on record: %.2f and %.2f ms; ratio %.2f (turns: %s)",
                FEW,
                MANY,
                median(few.medians),
                median(many.medians),
                median(ratios),
                ratios.stream().map(r -> String.format(Locale.ROOT, "%.2f", r)).collect(Collectors.joining(", "))));
        out.println(String.format(
                Locale.ROOT,
                "A page of GET /flights with %,d on record: median %.1f ms; of one agreement from a day in the middle: %.1f ms",
                MANY,
                many.page("flights?limit=50"),
                many.page("flights?limit=50&agreement=" + many.agreement.id() + "&from="
                        + many.bench.today().minusYears(5))));
        many.growth.plan(many.agreement.id()).forEach(line -> out.println("  " + line));
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }

    /** One of the two. */
    private final class Side {
        private final LocalSystem system;
        private final long flights;
        private final Growth growth;
        private final List<Double> medians = new ArrayList<>();
        private BenchSystem bench;
        private BenchAgreement agreement;
        private Load spread;

        private Side(LocalSystem system, long flights) {
            this.system = system;
            this.flights = flights;
            this.growth = new Growth(system);
        }

        void fill() {
            system.up(Progress.silent());
            bench = new BenchSystem(system, out);
            bench.say("Filling a system with %,d flights", flights);
            agreement = bench.automatic();
            spread = bench.spread(agreement);
            bench.awaitQuiet(agreement);
            growth.fill(agreement.id(), flights);
        }

        void warm() {
            spread.run(1, WARM_UP);
            bench.awaitQuiet(agreement);
        }

        /** @return milliseconds of the turn's median */
        double request() {
            double took = spread.run(1, TURN).median();
            bench.awaitQuiet(agreement);
            medians.add(took);
            return took;
        }

        double page(String path) {
            var took = new ArrayList<Double>();
            for (int i = 0; i < PAGES; i++) {
                long begun = System.nanoTime();
                if (bench.get(i, path).status() != 200) {
                    throw new UserError("The bench stopped: " + path + " is not answered");
                }
                took.add((System.nanoTime() - begun) / 1e6);
            }
            return median(took);
        }
    }
}
