package org.acuerdo.local.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.acuerdo.local.FirstRun;
import org.acuerdo.local.FreePorts;
import org.acuerdo.local.LocalSystem;
import org.acuerdo.local.Main;
import org.acuerdo.local.Progress;
import org.acuerdo.local.SystemOptions;
import org.acuerdo.local.bench.GrowthBench;
import org.acuerdo.local.bench.ImportBench;
import org.acuerdo.local.bench.RequestBench;
import org.acuerdo.local.fuzz.FuzzRun;
import org.acuerdo.local.parts.SafeFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures. */
@Command(
        name = "bench",
        description = {
            "Measures, each on a throw-away system of its own: start, memory and the way to CLEARED as './acuerdo up' runs"
                    + " it,",
            "then flight requests (spread, and all for one window) on services as they are deployed, once they are warm.",
            "With PostgreSQL's pgbench (apt-get install postgresql-contrib) it also measures the raw statements.",
            "Takes about fifteen minutes; Ctrl-C ends it and takes everything away."
        },
        mixinStandardHelpOptions = true)
public final class Bench implements Callable<Integer> {

    @Option(
            names = "--fuzz",
            description = "instead: send 100,000 malformed requests generated from the API's document, and report each"
                    + " answer that is not a problem with a code")
    boolean fuzz;

    @Option(names = "--seed", description = "with --fuzz: the seed of an earlier run, to send the same requests")
    Long seed;

    @Option(names = "--requests", description = "with --fuzz: how many", defaultValue = "100000")
    int requests;

    @Option(names = "--imports", description = "instead: import past flights from CSV, beside COPY of the same rows")
    boolean imports;

    @Option(
            names = "--million",
            description =
                    "instead: requests and lists with a million flights on record beside a thousand, which takes ten minutes"
                            + " and 6 GiB of disk")
    private boolean million;

    @Option(
            names = "--clearance",
            description = "only start, memory and the way from request to CLEARED, with its legs")
    private boolean clearance;

    @Option(names = "--requests-only", description = "only flight requests beside raw statements")
    private boolean requestsOnly;

    @Option(
            names = "--lists",
            description = "instead: pages of lists with 10,000 agreements of 50 versions of terms each")
    boolean lists;

    @Option(
            names = "--gateway",
            description = "instead: small GETs through the gateway beside nginx with the same upstream, by wrk"
                    + " (apt-get install nginx wrk)")
    boolean gateway;

    @Option(
            names = "--subscribers",
            description =
                    "instead: 2,000 readers of the event stream at one gateway of 512 MiB, and how long events take to"
                            + " them")
    boolean subscribers;

    @Override
    public Integer call() throws IOException {
        var defaults = SystemOptions.defaults(Main.root());
        FirstRun.prepare(defaults, Progress.printing());
        LocalSystem system = throwAway(defaults);
        if (fuzz) {
            long from = seed == null ? System.currentTimeMillis() : seed;
            return new FuzzRun(system, System.out, from, requests).run() ? 0 : 1;
        }
        if (imports) {
            new ImportBench(system, System.out).run();
            return 0;
        }
        if (gateway) {
            new org.acuerdo.local.bench.GatewayBench(system, System.out).run();
            return 0;
        }
        if (subscribers) {
            new org.acuerdo.local.bench.SubscribersBench(system, System.out).run();
            return 0;
        }
        if (lists) {
            new org.acuerdo.local.bench.ListBench(system, System.out).run();
            return 0;
        }
        if (million) {
            new GrowthBench(system, throwAway(defaults), System.out).run();
            return 0;
        }
        if (!requestsOnly) {
            new org.acuerdo.local.bench.Bench(system, System.out).run();
            system.down(Progress.silent());
        }
        if (!clearance) {
            new RequestBench(throwAway(defaults.withDeployedJvms()), System.out).run();
        }
        return 0;
    }

    /** A system of its own, which is gone with this process. */
    private static LocalSystem throwAway(SystemOptions options) throws IOException {
        Path data = Files.createTempDirectory("acuerdo-bench");
        var system = new LocalSystem(options.withData(data).withPort(FreePorts.base()));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            system.down(Progress.silent());
            SafeFiles.deleteTree(data);
        }));
        return system;
    }
}
