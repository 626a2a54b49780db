package org.acuerdo.gateway;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.acuerdo.contracts.message.Topics;
import org.acuerdo.local.parts.TestParts;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** As {@link Surroundings}, with the real Kafka and the topics that the services would have made. */
public class StreamSurroundings implements QuarkusTestResourceLifecycleManager {
    /** The one agreement that is listed to whoever asks. */
    static final String MONITORED = "01950000-0000-7000-8000-000000000001";

    private final Surroundings others = new Surroundings(
            Map.of("/api/v1/agreements", "{\"items\": [{\"id\": \"" + MONITORED + "\"}], \"next\": null}"));

    @Override
    public Map<String, String> start() {
        String kafka = TestParts.shared().kafka();
        TestParts.shared().forgetTopics();
        List<NewTopic> topics = Stream.of(
                        Topics.AGREEMENTS,
                        Topics.CLEARANCE_REQUESTS,
                        Topics.CLEARANCES,
                        Topics.FLIGHTS,
                        Topics.QUOTAS,
                        Topics.AUDIT_SEALS)
                .map(name -> new NewTopic(name, 3, (short) 1))
                .toList();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            admin.createTopics(topics).all().get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        Map<String, String> settings = new HashMap<>(others.start());
        settings.put("kafka.bootstrap.servers", kafka);
        // so small that a reader who was away soon needs the topics themselves
        settings.put("acuerdo.gateway.events.log-bytes", "6000");
        settings.put("acuerdo.gateway.events.heartbeat", "300MS");
        settings.put("acuerdo.gateway.events.readers-per-subject", "5");
        return settings;
    }

    @Override
    public void stop() {
        others.stop();
    }
}
