package org.acuerdo.flights.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.acuerdo.contracts.terms.PopulationCategory;
import org.acuerdo.kit.id.Ids;
import org.acuerdo.kit.testing.PartsResource;
import org.acuerdo.kit.tx.Sql;
import org.junit.jupiter.api.Test;

/** A month is not published from a part of a file: imports and releases of an agreement keep out of each other's way. */
@QuarkusTest
@QuarkusTestResource(value = PartsResource.class, initArgs = @ResourceArg(name = "schema", value = "flights"))
class ReleasesTest {
    private static final YearMonth MONTH = YearMonth.of(2025, 1);
    private static final Instant NOW = Instant.parse("2025-02-03T12:00:00Z");

    @Inject
    StatisticsRepository repository;

    @Inject
    StatisticsJob job;

    @Inject
    Releases releases;

    @Inject
    Sql sql;

    private final UUID agreement = UUID.randomUUID();
    private final StatisticsRepository.Due due = new StatisticsRepository.Due(agreement, MONTH);

    private void run(String statement, Object... values) {
        QuarkusTransaction.requiringNew().run(() -> sql.update(statement, Sql.all(values)));
    }

    /** What a batch of an import writes: a flight with so many persons. */
    private void batch(int persons) {
        run(
                "insert into flight(id, version, number, status, sending_state, agreement_ids, receiving_states,"
                        + " departs_at, arrives_at, arrival_day, requested_at, requested_by, request_hash, terms_version,"
                        + " alone, document, reported) values (?, 1, 'RF1', 'ARRIVED', 'US', array[?]::uuid[], '{GT}',"
                        + " now(), now(), ?, now(), 'planner-us', 'h', 0, 0, ?::jsonb, '{}')",
                UUID.randomUUID(),
                agreement,
                LocalDate.parse("2025-01-24"),
                "{\"arrival\": {\"received\": [{\"category\": \"NATIONAL\", \"women\": 0, \"men\": " + persons
                        + ", \"accompaniedMinors\": 0, \"unaccompaniedMinors\": 0}]}}");
    }

    /** An import goes on record as in progress as the service does it. */
    private UUID begun() {
        UUID id = Ids.next();
        QuarkusTransaction.requiringNew().run(() -> {
            releases.keepOut(agreement);
            sql.update(
                    "insert into flight_import(id, version, agreement_id, state, started_at, started_by)"
                            + " values (?, 1, ?, 'RUNNING', now(), 'planner-us')",
                    id,
                    agreement);
        });
        return id;
    }

    private void ended(UUID id, String state) {
        run("update flight_import set state = ?, flights = 1, touched_at = now() where id = ?", state, id);
    }

    private List<StatisticsRepository.Due> due() {
        return QuarkusTransaction.requiringNew()
                .call(() -> repository.due(
                        List.of(StatisticsRepository.Closed.at(NOW, agreement, ZoneId.of("America/Guatemala"))), NOW));
    }

    private void publish() {
        QuarkusTransaction.requiringNew().run(() -> job.publish(due, NOW));
    }

    private Long published() {
        return QuarkusTransaction.requiringNew().call(() -> repository.published(agreement, MONTH, MONTH)).stream()
                .findFirst()
                .map(r -> r.persons().get(PopulationCategory.NATIONAL))
                .orElse(null);
    }

    @Test
    void anImportThatBeginsOnceAMonthWasFoundDueIsWaitedFor() {
        batch(20);
        assertEquals(List.of(due), due());
        UUID running = begun();
        batch(30);
        publish();
        assertEquals(null, published(), "half of the file is not published");
        assertEquals(List.of(), due());
        batch(40);
        ended(running, "DONE");
        assertEquals(List.of(due), due());
        publish();
        assertEquals(90L, published());
    }

    @Test
    void anImportBeginsAfterTheReleaseThatIsBeingMade() {
        batch(20);
        CompletableFuture<UUID> beginning = QuarkusTransaction.requiringNew().call(() -> {
            assertTrue(repository.take(due));
            CompletableFuture<UUID> next = CompletableFuture.supplyAsync(this::begun);
            assertFalse(next.isDone());
            job.publish(due, NOW);
            assertFalse(next.isDone(), "it waits for the release");
            return next;
        });
        beginning.join();
        batch(30);
        assertEquals(20L, published());
    }

    @Test
    void theRestOfABrokenOffFileIsWaitedForADay() {
        UUID broken = begun();
        batch(20);
        ended(broken, "BROKEN_OFF");
        assertEquals(List.of(), due());
        UUID again = begun();
        batch(30);
        ended(again, "DONE");
        assertEquals(List.of(due), due());
        publish();
        assertEquals(50L, published());
    }

    @Test
    void whatNeverComesIsNotWaitedForForEver() {
        UUID broken = begun();
        batch(20);
        ended(broken, "BROKEN_OFF");
        run("update flight_import set touched_at = now() - interval '25 hours' where id = ?", broken);
        assertEquals(List.of(due), due());
        publish();
        assertEquals(20L, published());
    }
}
