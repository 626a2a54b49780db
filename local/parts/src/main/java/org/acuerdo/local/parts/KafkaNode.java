package org.acuerdo.local.parts;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** One Kafka node, broker and controller in one, in this process, on localhost only; its data outlives it. */
final class KafkaNode {

    private static final int NODE_ID = 1;

    private final Path folder;
    private final KafkaConfig config;
    private KafkaRaftServer server;

    KafkaNode(Path folder, int port, int controllerPort) {
        this.folder = folder.toAbsolutePath().normalize();
        this.config = new KafkaConfig(settings(this.folder, port, controllerPort));
    }

    /** Formats the data folder on first use, then starts and returns once it serves. */
    void start() {
        try {
            Files.createDirectories(folder);
            if (!Files.exists(folder.resolve("meta.properties"))) {
                format();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server = new KafkaRaftServer(config, Time.SYSTEM);
        server.startup();
    }

    /** Stops it; waits until its files are closed. */
    void stop() {
        if (server != null) {
            server.shutdown();
            server.awaitShutdown();
        }
    }

    private void format() {
        try {
            new Formatter()
                    .setPrintStream(new PrintStream(System.out, true, StandardCharsets.UTF_8))
                    .setClusterId(Uuid.randomUuid().toString())
                    .setNodeId(NODE_ID)
                    .setControllerListenerName("CONTROLLER")
                    .setMetadataLogDirectory(folder.toString())
                    .setDirectories(List.of(folder.toString()))
                    .setReleaseVersion(MetadataVersion.latestProduction())
                    .setIgnoreFormatted(true)
                    .run();
        } catch (Exception e) {
            throw new IllegalStateException("Cannot format Kafka's folder " + folder, e);
        }
    }

    private static Map<String, Object> settings(Path folder, int port, int controllerPort) {
        var settings = new HashMap<String, Object>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", NODE_ID);
        settings.put("controller.quorum.voters", NODE_ID + "@localhost:" + controllerPort);
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("listeners", "PLAINTEXT://localhost:" + port + ",CONTROLLER://localhost:" + controllerPort);
        settings.put("advertised.listeners", "PLAINTEXT://localhost:" + port);
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("log.dirs", folder.toString());
        // a mistyped topic is an error, not a new topic
        settings.put("auto.create.topics.enable", "false");
        // one node holds the only copy
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("default.replication.factor", "1");
        // nobody else will join: a consumer need not wait for company
        settings.put("group.initial.rebalance.delay.ms", "0");
        // after a kill -9 the broker may register again only once its old session is over
        settings.put("broker.session.timeout.ms", "3000");
        settings.put("broker.heartbeat.interval.ms", "500");
        // small: a laptop, not a cluster
        settings.put("offsets.topic.num.partitions", "3");
        settings.put("transaction.state.log.num.partitions", "3");
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "4");
        settings.put("background.threads", "2");
        settings.put("log.cleaner.dedupe.buffer.size", "8388608");
        settings.put("log.segment.bytes", "67108864");
        settings.put("log.index.size.max.bytes", "1048576");
        settings.put("transaction.state.log.segment.bytes", "8388608");
        settings.put("offsets.topic.segment.bytes", "8388608");
        return settings;
    }
}
