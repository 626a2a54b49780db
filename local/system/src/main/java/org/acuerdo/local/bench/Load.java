package org.acuerdo.local.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntFunction;
import org.acuerdo.local.Api;
import org.acuerdo.local.UserError;

/** Clients that ask for flights, each for the next one as soon as it has its answer. They do as little as they can beside. */
final class Load {

    private final URI gateway;
    private final IntFunction<String> tokens;
    private final List<byte[]> bodies;

    /**
     * @param tokens a client's bearer token
     * @param days   the flights' days, drawn at random
     */
    Load(URI gateway, IntFunction<String> tokens, BenchAgreement agreement, List<LocalDate> days) {
        this.gateway = gateway;
        this.tokens = tokens;
        this.bodies = days.stream()
                .map(day -> agreement.flight(day).getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    /**
     * What a run took.
     *
     * @param perSecond requests answered 201
     * @param median    of one request, in milliseconds
     */
    record Took(int requests, double perSecond, double median) {}

    Took run(int clients, Duration length) {
        long begun = System.nanoTime();
        long until = begun + length.toNanos();
        var pool = Executors.newFixedThreadPool(clients);
        try {
            var running = new ArrayList<Future<List<Long>>>();
            for (int client = 0; client < clients; client++) {
                String token = tokens.apply(client);
                running.add(pool.submit(() -> ask(token, until)));
            }
            var all = new ArrayList<Long>();
            for (Future<List<Long>> one : running) {
                all.addAll(one.get());
            }
            double seconds = (System.nanoTime() - begun) / 1e9;
            if (all.isEmpty()) {
                throw new UserError("The bench stopped: no request was taken");
            }
            return new Took(
                    all.size(),
                    all.size() / seconds,
                    all.stream().sorted().skip(all.size() / 2).findFirst().orElseThrow() / 1e6);
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            pool.shutdownNow();
        }
    }

    private List<Long> ask(String token, long until) throws IOException {
        var took = new ArrayList<Long>();
        try (var connection = new PlainHttp(gateway)) {
            while (System.nanoTime() < until) {
                byte[] body = bodies.get(ThreadLocalRandom.current().nextInt(bodies.size()));
                long begun = System.nanoTime();
                if (connection.put("/api/v1/flights/" + Api.freshId(), token, body) == 201) {
                    took.add(System.nanoTime() - begun);
                }
            }
        }
        return took;
    }
}
