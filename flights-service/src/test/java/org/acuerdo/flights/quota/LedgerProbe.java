package org.acuerdo.flights.quota;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.acuerdo.contracts.Violation;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.contracts.flight.PassengerGroup;
import org.acuerdo.contracts.message.Topics;
import org.acuerdo.contracts.terms.AircraftCategory;
import org.acuerdo.flights.agreement.AgreementCopies;
import org.acuerdo.kit.json.Json;
import org.acuerdo.kit.testing.TestClock;
import org.acuerdo.kit.testing.TestTopics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** What the ledger's tests need: agreements by real messages, acts in a transaction each, and the rows themselves. */
@ApplicationScoped
public class LedgerProbe {

    @Inject
    QuotaLedger ledger;

    @Inject
    AgreementCopies copies;

    @Inject
    DataSource dataSource;

    /** Sends a snapshot as agreements-service does, and waits until it is applied. */
    public AgreementSnapshot apply(AgreementSnapshot snapshot) {
        try (TestTopics topics = new TestTopics()) {
            topics.send(
                    Topics.AGREEMENTS,
                    snapshot.id().toString(),
                    "org.acuerdo.agreement.changed.v1",
                    snapshot.id().toString(),
                    snapshot.version(),
                    snapshot);
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> copies.applied(snapshot.id(), snapshot.version()));
        return snapshot;
    }

    /**
     * Sends a snapshot that is known already, and waits until it was taken in.
     *
     * @param replayed as an operator sends again what had been set aside: the inbox lets it pass
     */
    void again(TestTopics topics, AgreementSnapshot snapshot, boolean replayed) {
        String key = snapshot.id().toString();
        String id = UUID.randomUUID().toString();
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(
                Topics.AGREEMENTS, key, Json.write(snapshot).getBytes(StandardCharsets.UTF_8));
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        id,
                        "ce_source",
                        "test",
                        "ce_type",
                        "org.acuerdo.agreement.changed.v1",
                        "ce_subject",
                        key,
                        "ce_sequence",
                        Long.toString(snapshot.version()),
                        "ce_time",
                        TestClock.now().toString(),
                        "ce_replayed",
                        Boolean.toString(replayed))
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        topics.raw(record);
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> row("select count(*) from inbox where message_id = ?", id)
                        .equals(List.of(1L)));
    }

    static Landing landing(AgreementSnapshot agreement, String arrival, PassengerGroup... groups) {
        return new Landing(
                agreement.id(), Instant.parse(arrival), AircraftCategory.CHARTER, "MGGT", Arrays.asList(groups));
    }

    /** Runs an act in a transaction of its own. */
    @ActivateRequestContext
    <T> T act(Callable<T> act) {
        return QuarkusTransaction.requiringNew().call(act);
    }

    /** The violations of a request that was rolled back. */
    private static final class Refused extends RuntimeException {
        private final transient List<Violation> violations;

        private Refused(List<Violation> violations) {
            this.violations = violations;
        }
    }

    /** Runs a request in a transaction of its own; violations roll it back, as they do in the service. */
    @ActivateRequestContext
    List<Violation> request(Callable<List<Violation>> request) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> {
                List<Violation> violations = request.call();
                if (!violations.isEmpty()) {
                    throw new Refused(violations);
                }
                return violations;
            });
        } catch (Refused e) {
            return e.violations;
        }
    }

    @ActivateRequestContext
    List<Violation> reserve(UUID flight, Landing... landings) {
        return request(() -> ledger.reserve(flight, TestClock.now(), List.of(landings)));
    }

    @ActivateRequestContext
    void run(Runnable act) {
        QuarkusTransaction.requiringNew().run(act);
    }

    List<ReservationView> reservations(UUID flight) {
        return ledger.reservations(List.of(flight)).getOrDefault(flight, List.of());
    }

    /** allowance, reserved, consumed, excess of a stored window. */
    List<Long> window(UUID agreement, String limit, String label) {
        return row(
                "select allowance, reserved, consumed, excess from quota_window"
                        + " where agreement_id = ? and limit_id = ? and label = ?",
                agreement,
                limit,
                label);
    }

    /** The first row of a query of numbers; empty without one. */
    List<Long> row(String sql, Object... parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                List<Long> row = new ArrayList<>();
                if (rows.next()) {
                    for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                        row.add(rows.getLong(i));
                    }
                }
                return row;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Windows whose counters are not the sum of their live rows, or that are beyond allowance + excess. */
    long broken(UUID agreement) {
        return row("""
            select count(*) from quota_window w left join lateral (
              select coalesce(sum(units) filter (where state = 'RESERVED'), 0) reserved,
                     coalesce(sum(units) filter (where state = 'CONSUMED'), 0) consumed
              from quota_reservation r where r.window_id = w.id) s on true
            where w.agreement_id = ? and (w.reserved <> s.reserved or w.consumed <> s.consumed
              or w.excess <> greatest(0, w.reserved + w.consumed - w.allowance))\
            """, agreement).get(0);
    }

    /** Types of the quota events about an agreement, by subject, in order; each fits its published schema. */
    List<String> events(UUID agreement, int atLeast) {
        List<String> types = new ArrayList<>();
        try (TestTopics topics = new TestTopics()) {
            await().atMost(Duration.ofSeconds(60)).until(() -> {
                types.clear();
                topics.read(Topics.QUOTAS, r -> agreement.toString().equals(r.key())).stream()
                        .map(LedgerProbe::checked)
                        .forEach(types::add);
                return types.size() >= atLeast;
            });
        }
        return types;
    }

    private static String checked(ConsumerRecord<String, byte[]> record) {
        String type = TestTopics.header(record, "ce_type");
        InputStream schema = LedgerProbe.class.getResourceAsStream("/schemas/" + type + ".json");
        Set<ValidationMessage> wrong = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(schema)
                .validate(new String(record.value(), StandardCharsets.UTF_8), InputFormat.JSON);
        assertEquals(Set.of(), wrong);
        return type.replaceAll("org.acuerdo.quota.|.v1", "") + " "
                + TestTopics.header(record, "ce_subject").substring(37);
    }

    static Map<String, Long> unitsByState(List<ReservationView> views, String limit) {
        return views.stream()
                .filter(v -> v.limitId().equals(limit))
                .collect(java.util.stream.Collectors.toMap(
                        v -> v.window() + " " + v.state(), ReservationView::units, Long::sum, java.util.TreeMap::new));
    }
}
