package org.acuerdo.local.parts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The harness as the services' tests use it. */
class TestPartsTest {

    @Test
    void handsOutAFreshDatabaseEachTime() throws Exception {
        TestParts parts = TestParts.shared();
        for (int time = 0; time < 2; time++) {
            String url = parts.createDatabase("fresh");
            try (var connection = DriverManager.getConnection(url, parts.username(), parts.password());
                    var statement = connection.createStatement()) {
                statement.execute("CREATE TABLE only_once (n int)");
            }
        }
    }

    @Test
    void isTheSameSetForTheWholeProcess() {
        assertEquals(TestParts.shared().kafka(), TestParts.shared().kafka());
    }

    @Test
    void forgetsTopics() throws Exception {
        TestParts parts = TestParts.shared();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", parts.kafka()))) {
            admin.createTopics(List.of(new NewTopic("acuerdo.trial.v1", 2, (short) 1)))
                    .all()
                    .get();
            // what the controller has made the broker knows a moment later
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> admin.listTopics().names().get().contains("acuerdo.trial.v1"));
            parts.forgetTopics();
            Set<String> left = admin.listTopics().names().get();
            assertTrue(left.stream().noneMatch(topic -> topic.startsWith("acuerdo.")), left.toString());
        }
    }
}
