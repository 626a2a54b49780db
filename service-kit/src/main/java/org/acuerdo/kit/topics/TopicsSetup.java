package org.acuerdo.kit.topics;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.acuerdo.contracts.message.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Creates the topics that are missing, with their retention, before any channel starts. An operator who provisions them
 * otherwise sets {@code acuerdo.topics.create=false}.
 */
@ApplicationScoped
public class TopicsSetup {
    private static final Logger LOG = Logger.getLogger(TopicsSetup.class);
    private static final int PARTITIONS = 8;
    private static final Duration RETRY = Duration.ofSeconds(2);
    private static final String WEEK = String.valueOf(Duration.ofDays(7).toMillis());
    private static final String MONTH = String.valueOf(Duration.ofDays(30).toMillis());

    @ConfigProperty(name = "acuerdo.topics.create", defaultValue = "true")
    boolean create;

    @ConfigProperty(name = "acuerdo.topics.replication", defaultValue = "1")
    short replication;

    @Inject
    Broker broker;

    private volatile boolean stopping;

    void onStart(@Observes @Priority(1) StartupEvent event) {
        if (create && !setUp()) {
            // the service starts all the same: channels connect as soon as Kafka and the topics are there
            Thread later = new Thread(this::untilSetUp, "topics");
            later.setDaemon(true);
            later.start();
        }
    }

    void onStop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    private void untilSetUp() {
        do {
            LockSupport.parkNanos(RETRY.toNanos());
        } while (!stopping && !setUp());
    }

    /** @return whether all topics are there */
    private boolean setUp() {
        Map<String, Object> connection = broker.connection();
        connection.put("request.timeout.ms", 5000);
        connection.put("default.api.timeout.ms", 20_000);
        try (Admin admin = Admin.create(connection)) {
            Set<String> present = admin.listTopics().names().get(20, TimeUnit.SECONDS);
            List<NewTopic> missing =
                    wanted().stream().filter(t -> !present.contains(t.name())).toList();
            var created = admin.createTopics(missing).values();
            for (Map.Entry<String, KafkaFuture<Void>> topic : created.entrySet()) {
                await(topic.getKey(), topic.getValue());
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        } catch (ExecutionException | TimeoutException e) {
            LOG.warnf(
                    "Kafka at %s can't be asked for its topics yet: %s",
                    connection.get("bootstrap.servers"), e.getMessage());
            return false;
        }
    }

    private static void await(String topic, KafkaFuture<Void> creation)
            throws InterruptedException, ExecutionException {
        try {
            creation.get();
            LOG.infof("Topic %s created", topic);
        } catch (ExecutionException e) {
            // another replica was a moment faster
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    private List<NewTopic> wanted() {
        List<NewTopic> topics = new ArrayList<>();
        // compacted, not before 7 days, never deleted: the copies of agreements are rebuilt from it
        topics.add(topic(Topics.AGREEMENTS, Map.of("cleanup.policy", "compact", "min.compaction.lag.ms", WEEK)));
        for (String name : List.of(
                Topics.CLEARANCE_REQUESTS, Topics.CLEARANCES, Topics.FLIGHTS, Topics.QUOTAS, Topics.AUDIT_SEALS)) {
            topics.add(topic(name, Map.of("cleanup.policy", "delete", "retention.ms", WEEK)));
        }
        for (NewTopic topic : List.copyOf(topics)) {
            topics.add(new NewTopic(topic.name() + Topics.DLQ_SUFFIX, 1, replication)
                    .configs(Map.of("cleanup.policy", "delete", "retention.ms", MONTH)));
        }
        return topics;
    }

    private NewTopic topic(String name, Map<String, String> config) {
        return new NewTopic(name, PARTITIONS, replication).configs(config);
    }
}
