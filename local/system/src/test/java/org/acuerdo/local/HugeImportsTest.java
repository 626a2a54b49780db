package org.acuerdo.local;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.specification.RequestSpecification;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import org.acuerdo.local.parts.Person;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Imports of hundreds of megabytes through the gateway, whose heap is as small as that of the service: what would be held in memory
 * would end both.
 */
class HugeImportsTest {
    private static final String IMPORTS = Scene.API + "flight-imports";
    private static final long LIMIT = 256L << 20;
    private static final int PIECE = 1 << 20;
    private static final String HEADER =
            "receivingState,localDate,flights,aircraft,persons,nationals,thirdCountry,origin,source,remark\n";
    private static final String GOOD = "GT,2025-01-27,1,MILITARY,64,64,0,ELP,channelnewsasia.com,\n";

    private final SystemUnderTest acuerdo = SystemUnderTest.shared();
    private String agreement;

    @BeforeEach
    void agreement() {
        Scene scene = Scene.of(acuerdo);
        agreement = scene.agreement();
        planner()
                .get(Scene.API + "quotas?agreement=" + agreement + "&from=2025-02-10&to=2025-02-16&agreementVersion="
                        + scene.version() + "&wait=PT30S")
                .then()
                .statusCode(200);
    }

    private RequestSpecification planner() {
        return acuerdo.as("planner", "US");
    }

    /** A quote that is never closed makes one line of all that follows: that costs this line and no other. */
    @Test
    void twoHundredMegabytesInOneLineAreRefusedAsOneRow() throws IOException {
        try (var line = new Line()) {
            line.head("Transfer-Encoding: chunked");
            line.chunk((HEADER + GOOD + "GT,\"").getBytes(StandardCharsets.UTF_8), 1);
            line.chunk(pieces(), 200);
            line.chunk(("\n" + GOOD.replace("64", "65")).getBytes(StandardCharsets.UTF_8), 1);
            line.end();
            Answer answer = line.answer();
            assertEquals(201, answer.status(), answer.toString());
            assertEquals(3, answer.body().path("rowsRead").asInt());
            assertEquals(2, answer.body().path("flights").asInt());
            assertEquals(1, answer.body().path("refused").asInt());
        }
    }

    /** Its length is refused before any of it is sent; the connection is closed, for nobody wants the rest. */
    @Test
    void aLengthBeyondTheLimitIsRefusedAtOnce() throws IOException {
        for (String expectation : new String[] {"", "\r\nExpect: 100-continue"}) {
            try (var line = new Line()) {
                line.head("Content-Length: " + (LIMIT + 1) + expectation);
                tooLarge(line.answer());
                assertTrue(line.closed());
            }
        }
        planner()
                .get(IMPORTS + "?agreement=" + agreement)
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
    }

    /** What does not tell its length ends at the limit, with nothing taken; the connection goes on once all was sent. */
    @Test
    void whatDoesNotTellItsLengthEndsAtTheLimit() throws IOException {
        try (var line = new Line()) {
            line.head("Transfer-Encoding: chunked");
            line.chunk((HEADER + GOOD + "GT,\"").getBytes(StandardCharsets.UTF_8), 1);
            line.chunk(pieces(), 257);
            line.end();
            tooLarge(line.answer());
            line.get(Scene.API + "agreements/" + agreement);
            assertEquals(200, line.answer().status());
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> planner()
                        .get(IMPORTS + "?agreement=" + agreement)
                        .then()
                        .statusCode(200)
                        .body("items", hasSize(1))
                        .body("items[0].state", equalTo("BROKEN_OFF"))
                        .body("items[0].taken", equalTo(0)));
        planner()
                .get(Scene.API + "flights?agreement=" + agreement)
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
    }

    private static void tooLarge(Answer answer) {
        assertEquals(413, answer.status(), answer.toString());
        assertTrue(answer.type().startsWith("application/problem+json"), answer.type());
        assertEquals("BODY_TOO_LARGE", answer.body().path("code").asText());
    }

    private static byte[] pieces() {
        byte[] piece = new byte[PIECE];
        Arrays.fill(piece, (byte) 'x');
        return piece;
    }

    record Answer(int status, String type, JsonNode body) {}

    /** A connection to the gateway. */
    private final class Line implements AutoCloseable {
        private final Socket socket;
        private final InputStream in;
        private final OutputStream out;

        Line() throws IOException {
            socket = new Socket("localhost", acuerdo.system().url().getPort());
            socket.setSoTimeout(120_000);
            in = new BufferedInputStream(socket.getInputStream());
            out = socket.getOutputStream();
        }

        void head(String length) throws IOException {
            ask("POST " + IMPORTS + "?agreement=" + agreement, "\r\nContent-Type: text/csv\r\n" + length);
        }

        void get(String path) throws IOException {
            ask("GET " + path, "");
        }

        private void ask(String call, String headers) throws IOException {
            String token = acuerdo.system().token(Person.of("planner", "US"));
            out.write((call + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token + headers + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
        }

        void chunk(byte[] bytes, int times) throws IOException {
            byte[] begin = (Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < times; i++) {
                out.write(begin);
                out.write(bytes);
                out.write('\r');
                out.write('\n');
            }
        }

        void end() throws IOException {
            out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        }

        Answer answer() throws IOException {
            int status = Integer.parseInt(line().substring(9, 12));
            int length = 0;
            String type = "";
            for (String header = line(); !header.isEmpty(); header = line()) {
                String lower = header.toLowerCase(Locale.ROOT);
                if (lower.startsWith("content-length:")) {
                    length = Integer.parseInt(lower.substring(15).trim());
                } else if (lower.startsWith("content-type:")) {
                    type = lower.substring(13).trim();
                }
            }
            return new Answer(status, type, Api.read(new String(in.readNBytes(length), StandardCharsets.UTF_8)));
        }

        boolean closed() throws IOException {
            return in.read() < 0;
        }

        private String line() throws IOException {
            StringBuilder line = new StringBuilder();
            for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
                if (c != '\r') {
                    line.append((char) c);
                }
            }
            return line.toString();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
