package org.acuerdo.local.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.acuerdo.local.LocalSystem;
import org.acuerdo.local.Progress;
import org.acuerdo.local.ResidentMemory;
import org.acuerdo.local.UserError;
import org.acuerdo.local.parts.Person;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Many readers of the event stream at one gateway that has the memory of {@code deploy/base} (512 MiB, of which 307 are heap): how long an
 * event takes from its sender to each of them, all of whom see it. The events are written to a topic that no service reads.
 */
public final class SubscribersBench {
    private static final int READERS = 2_000;
    private static final int SUBJECTS = 40;
    private static final int WARM_UP_SECONDS = 20;
    private static final int SECONDS = 30;
    private static final int PER_SECOND = 5;
    private static final String TOPIC = "acuerdo.quotas.v1";

    private final LocalSystem system;
    private final PrintStream out;

    public SubscribersBench(LocalSystem system, PrintStream out) {
        this.system = system;
        this.out = out;
    }

    public void run() throws IOException {
        system.up(Progress.silent());
        List<String> tokens = new ArrayList<>();
        for (int subject = 0; subject < SUBJECTS; subject++) {
            tokens.add(system.token(Person.of("planner", subject % 2 == 0 ? "US" : "GT", "bench-" + subject)));
        }
        try (DeployedGateway gateway = new DeployedGateway(system, Map.of());
                StreamReaders readers = new StreamReaders(gateway.url());
                var producer = new KafkaProducer<>(
                        Map.<String, Object>of("bootstrap.servers", system.kafka(), "acks", "all", "linger.ms", 0),
                        new StringSerializer(),
                        new ByteArraySerializer())) {
            awaitStream(gateway, tokens.get(0));
            long begun = System.nanoTime();
            readers.connect(READERS, reader -> tokens.get(reader % SUBJECTS), "/api/v1/events");
            await(() -> readers.open() == READERS, "not all readers were answered");
            say(
                    "%,d readers connected in %.1f s; the gateway holds %d MiB",
                    READERS, (System.nanoTime() - begun) / 1e9, memory(gateway));
            send(producer, WARM_UP_SECONDS);
            await(() -> readers.count() == (long) READERS * WARM_UP_SECONDS * PER_SECOND, "events were lost");
            readers.forget();
            long before = gateway.processorTime();
            send(producer, SECONDS);
            long events = (long) SECONDS * PER_SECOND;
            await(() -> readers.count() >= READERS * events, "events were lost");
            say(
                    "%d events/s to each: %,d deliveries, p50 %d ms, p99 %d ms, longest %d ms; %.0f us of processor"
                            + " time a delivery",
                    PER_SECOND,
                    readers.count(),
                    readers.percentile(50),
                    readers.percentile(99),
                    readers.percentile(100),
                    1000.0 * (gateway.processorTime() - before) / readers.count());
            say("The gateway holds %d MiB after it; connections lost: %d", memory(gateway), readers.ended());
        }
    }

    private static long memory(DeployedGateway gateway) {
        return ResidentMemory.ofTree(gateway.process()) / 1024;
    }

    /** The stream is served once the topics have been found. */
    private void awaitStream(DeployedGateway gateway, String token) {
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(gateway.url().resolve("/api/v1/events"))
                .header("Authorization", "Bearer " + token)
                .build();
        await(
                () -> {
                    try {
                        var answer = http.send(request, BodyHandlers.ofInputStream());
                        answer.body().close();
                        return answer.statusCode() == 200;
                    } catch (IOException e) {
                        return false;
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                },
                "the stream is not served");
    }

    private static void send(KafkaProducer<String, byte[]> producer, int seconds) {
        long begun = System.nanoTime();
        for (int event = 0; event < seconds * PER_SECOND; event++) {
            long due = begun + event * TimeUnit.SECONDS.toNanos(1) / PER_SECOND;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            producer.send(event());
        }
        producer.flush();
    }

    /** As large as what is said of a window of a limit. */
    private static ProducerRecord<String, byte[]> event() {
        String agreement = UUID.randomUUID().toString();
        List<Header> headers = new ArrayList<>();
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", UUID.randomUUID().toString(),
                        "ce_source", "bench",
                        "ce_type", "org.acuerdo.bench.sent.v1",
                        "ce_subject", "2025-W07",
                        "ce_time", Instant.now().toString(),
                        "ce_agreementid", agreement,
                        "ce_sendingstate", "US",
                        "ce_receivingstate", "GT")
                .forEach((name, value) -> headers.add(new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8))));
        String data =
                "{\"limitId\":\"flights-week\",\"window\":\"2025-W07\",\"allowance\":19,\"reserved\":18,\"consumed\":0,\"available\":1,"
                        + "\"state\":\"CRITICAL\",\"sent\":\"" + StreamReaders.MARK + System.nanoTime() + "\"}";
        return new ProducerRecord<>(TOPIC, null, agreement, data.getBytes(StandardCharsets.UTF_8), headers);
    }

    private static void await(java.util.function.BooleanSupplier done, String otherwise) {
        long limit = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > limit) {
                throw new UserError("The bench stopped: " + otherwise);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }

    private void say(String line, Object... values) {
        out.println(String.format(Locale.ROOT, line, values));
    }
}
