package org.acuerdo.local.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.acuerdo.local.Api;
import org.acuerdo.local.LocalSystem;
import org.acuerdo.local.Progress;
import org.acuerdo.local.parts.Person;

/** A long run of malformed requests against a throw-away system, with progress and the first wrong answers. */
public final class FuzzRun {
    private static final int REQUESTS = 100_000;
    private static final int PIECE = 5_000;
    private static final int SHOWN = 20;

    private final LocalSystem system;
    private final PrintStream out;

    public FuzzRun(LocalSystem system, PrintStream out) {
        this.system = system;
        this.out = out;
    }

    /** @return whether each answer was as it must be */
    public boolean run() throws IOException {
        system.up(Progress.printing());
        long seed = System.currentTimeMillis();
        out.println("Seed " + seed + "; Ctrl-C ends the run");
        Judge judge = new Judge(system.url(), system::token);
        Corpus corpus = new Corpus(document(), Map.of("/api/v1/agreements/", agreement()), seed);
        int wrong = 0;
        for (int sent = 0; sent < REQUESTS; sent += PIECE) {
            List<Malformed> piece = corpus.requests().limit(PIECE).toList();
            List<String> found = piece.parallelStream()
                    .flatMap(request -> judge.judge(request).stream())
                    .toList();
            found.stream().limit(Math.max(0, SHOWN - wrong)).forEach(out::println);
            wrong += found.size();
            out.printf("%,d of %,d sent, %d wrong answers%n", sent + PIECE, REQUESTS, wrong);
        }
        out.println("Answers by status: " + judge.byStatus());
        return wrong == 0;
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

    private String agreement() {
        Api api = new Api(system.url(), system::token);
        return api.post(
                        Person.of("treaty-officer", "US"),
                        "agreements",
                        Map.of(
                                "reference", "FUZZ-" + Api.freshId(),
                                "title", "Agreement below which malformed requests are sent",
                                "kind", "ARRANGEMENT",
                                "sendingState", "US",
                                "receivingState", "GT",
                                "zone", "America/Guatemala"))
                .text("id");
    }
}
