package org.acuerdo.local.parts;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The process that holds Kafka and the local issuer. Arguments, each {@code name=value}:
 *
 * <ul>
 *   <li>{@code data} folder for all it keeps; {@code issuer} port
 *   <li>{@code kafka} and {@code controller} ports; without them Kafka runs elsewhere and this is the issuer alone
 *   <li>{@code test=FOLDER}: a set of parts for tests, PostgreSQL included; see {@link TestInstance}
 * </ul>
 */
public final class PartsMain {

    private static final Logger LOG = LoggerFactory.getLogger(PartsMain.class);

    private PartsMain() {}

    public static void main(String[] args) throws Exception {
        Map<String, String> options = new HashMap<>();
        for (String arg : args) {
            int equals = arg.indexOf('=');
            options.put(arg.substring(0, equals), arg.substring(equals + 1));
        }
        try {
            if (options.containsKey("test")) {
                new TestInstance(Path.of(options.get("test"))).run();
            } else {
                run(options);
            }
        } catch (Exception e) {
            LOG.error("Cannot start: {}", e.getMessage(), e);
            System.exit(1);
        }
    }

    private static void run(Map<String, String> options) throws IOException, InterruptedException {
        Path data = Path.of(options.get("data"));
        var ready = new CountDownLatch(1);
        SigningKey key = SigningKey.at(data.resolve("issuer-key.pem"));
        var issuer = new Issuer(key, Integer.parseInt(options.get("issuer")));
        // the launcher asks this: the issuer answers long before Kafka does
        issuer.serve(
                "/ready",
                "GET",
                exchange -> Reply.text(ready.getCount() == 0 ? 200 : 503, ready.getCount() == 0 ? "up" : ""));
        if (options.containsKey("kafka")) {
            var kafka = new KafkaNode(
                    data.resolve("kafka"),
                    Integer.parseInt(options.get("kafka")),
                    Integer.parseInt(options.get("controller")));
            Runtime.getRuntime().addShutdownHook(new Thread(kafka::stop, "stop Kafka"));
            kafka.start();
        }
        ready.countDown();
        new CountDownLatch(1).await();
    }
}
