package org.acuerdo.gateway;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Bodies, streams and waits through the gateway. */
@QuarkusTest
@WithTestResource(Surroundings.class)
class StreamingTest {
    private static final int MIB = 1 << 20;

    @TestHTTPResource
    URI root;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(root.resolve(path)).header("Authorization", "Bearer " + Tokens.of("planner-us"));
    }

    private static HttpRequest.BodyPublisher chunked(long bytes) {
        return BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(() -> new Zeros(bytes)));
    }

    @Test
    void aBodyOfOneMebibytePasses() throws Exception {
        var declared = client.send(
                to("/api/v1/flights")
                        .POST(BodyPublishers.ofByteArray(new byte[MIB]))
                        .build(),
                BodyHandlers.ofString());
        assertEquals(200, declared.statusCode());
        assertEquals(MIB, new JsonObject(declared.body()).getInteger("length"));
        var counted = client.send(to("/api/v1/flights").POST(chunked(MIB)).build(), BodyHandlers.ofString());
        assertEquals(200, counted.statusCode());
        assertEquals(MIB, new JsonObject(counted.body()).getInteger("length"));
    }

    @Test
    void aLargerBodyIsRefusedWhetherItSaysSoOrNot() throws Exception {
        for (HttpRequest.BodyPublisher body :
                List.of(BodyPublishers.ofByteArray(new byte[MIB + 1]), chunked(3L * MIB))) {
            HttpResponse<String> answer =
                    client.send(to("/api/v1/flights").POST(body).build(), BodyHandlers.ofString());
            assertEquals(413, answer.statusCode());
            assertEquals("BODY_TOO_LARGE", new JsonObject(answer.body()).getString("code"));
            assertEquals(
                    "application/problem+json",
                    answer.headers().firstValue("Content-Type").orElseThrow());
        }
    }

    @Test
    void anImportMayBeLong() throws Exception {
        var answer = client.send(
                to("/api/v1/flight-imports?agreement=A")
                        .header("Content-Type", "text/csv;charset=UTF-8")
                        .POST(chunked(20L * MIB))
                        .build(),
                BodyHandlers.ofString());
        assertEquals(200, answer.statusCode());
        assertEquals(20 * MIB, new JsonObject(answer.body()).getInteger("length"));
        var elsewhere = client.send(
                to("/api/v1/flights")
                        .header("Content-Type", "text/csv")
                        .POST(chunked(2L * MIB))
                        .build(),
                BodyHandlers.ofString());
        assertEquals(413, elsewhere.statusCode());
    }

    @Test
    void aLongAnswerArrivesWhole() throws Exception {
        var answer = client.send(to("/api/v1/flights/big?bytes=" + 30 * MIB).build(), BodyHandlers.ofInputStream());
        try (InputStream in = answer.body()) {
            long read = 0;
            byte[] buffer = new byte[65_536];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                read += n;
            }
            assertEquals(30L * MIB, read);
        }
    }

    @Test
    void eventsArriveOneByOne() throws Exception {
        var answer = client.send(
                to("/api/v1/flights/ticks").header("Accept-Encoding", "gzip").build(), BodyHandlers.ofInputStream());
        try (InputStream in = answer.body()) {
            byte[] buffer = new byte[256];
            for (int event = 1; event <= 3; event++) {
                // each comes before the next one is made
                assertEquals("data: " + event + "\n\n", new String(buffer, 0, in.read(buffer), US_ASCII));
                if (event < 3) {
                    FakeService.tell(Tokens.flights(), "/test/tick");
                }
            }
            assertEquals(-1, in.read(buffer));
        }
    }

    @Test
    void anAnswerThatBreaksOffIsSeenToBreakOff() {
        var broken = client.sendAsync(to("/api/v1/flights/cut").build(), BodyHandlers.ofString())
                .handle((answer, failure) -> failure)
                .join();
        assertTrue(broken != null && broken.getCause() instanceof IOException, "not taken for whole: " + broken);
    }

    @Test
    void aServiceThatHangsUpIsUnavailable() throws Exception {
        var answer = client.send(to("/api/v1/flights/hang-up").build(), BodyHandlers.ofString());
        assertEquals(503, answer.statusCode());
        assertEquals("UNAVAILABLE", new JsonObject(answer.body()).getString("code"));
        assertTrue(answer.headers().firstValue("Retry-After").isPresent());
    }

    @Test
    void threeHundredCallsMayWaitAtOnce() {
        HttpRequest waiting = to("/api/v1/flights/hold?of=waits").build();
        List<CompletableFuture<HttpResponse<String>>> calls = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            calls.add(client.sendAsync(waiting, BodyHandlers.ofString()));
        }
        // side by side, not one after the other: all of them are there before the first is answered
        await().atMost(Duration.ofSeconds(60))
                .until(() -> FakeService.tell(Tokens.flights(), "/test/held?of=waits")
                        .equals("300"));
        FakeService.tell(Tokens.flights(), "/test/release?of=waits");
        calls.forEach(call -> assertEquals(200, call.join().statusCode()));
    }

    /** So many zero bytes. */
    private static final class Zeros extends InputStream {
        private long left;

        Zeros(long bytes) {
            left = bytes;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            int n = (int) Math.min(left, length);
            left -= n;
            return n;
        }
    }
}
