package org.acuerdo.local.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.acuerdo.local.Api;
import org.acuerdo.local.LocalSystem;
import org.acuerdo.local.Progress;

/** A long run of malformed requests against a throw-away system, with progress and the first wrong answers. */
public final class FuzzRun {
    private static final int CLIENTS = 8;
    private static final int PIECE = 5_000;
    private static final int SHOWN = 50;

    private final LocalSystem system;
    private final PrintStream out;
    private final long seed;
    private final int requests;
    private long begun;
    private int taken;
    private int answered;
    private int wrong;

    /** @param seed the requests are the same as those of an earlier run with this seed */
    public FuzzRun(LocalSystem system, PrintStream out, long seed, int requests) {
        this.system = system;
        this.out = out;
        this.seed = seed;
        this.requests = requests;
    }

    /** @return whether each answer was as it must be */
    public boolean run() throws IOException {
        system.up(Progress.printing());
        Corpus corpus = new Corpus(document(), Grounds.of(system), seed);
        out.println("Seed " + seed + " (--seed " + seed + " sends the same); Ctrl-C ends the run");
        Judge judge = new Judge(system.url(), system::token);
        begun = System.nanoTime();
        send(corpus.requests().iterator(), judge);
        out.println("Answers by status: " + judge.byStatus() + "; not sendable: " + judge.unsendable());
        return wrong == 0;
    }

    /** Each client asks for the next request as soon as it has its answer. */
    private void send(Iterator<Malformed> corpus, Judge judge) {
        var pool = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Future<?>> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(pool.submit(() -> {
                    for (var next = next(corpus); next.isPresent(); next = next(corpus)) {
                        note(judge.judge(next.get()));
                    }
                }));
            }
            for (Future<?> client : clients) {
                client.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            pool.shutdownNow();
        }
    }

    private synchronized Optional<Malformed> next(Iterator<Malformed> corpus) {
        if (taken == requests) {
            return Optional.empty();
        }
        taken++;
        return Optional.of(corpus.next());
    }

    private synchronized void note(Optional<String> found) {
        answered++;
        found.ifPresent(what -> {
            wrong++;
            if (wrong <= SHOWN) {
                out.println(what);
            }
        });
        if (answered % PIECE == 0 || answered == requests) {
            double seconds = (System.nanoTime() - begun) / 1e9;
            out.printf(
                    "%,d of %,d answered, %.0f/s, wrong answers: %d%n", answered, requests, answered / seconds, wrong);
        }
    }

    private JsonNode document() throws IOException {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(system.url().resolve("/openapi")).build();
            return Api.read(HttpClient.newHttpClient()
                    .send(request, BodyHandlers.ofString())
                    .body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
