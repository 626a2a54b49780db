package org.acuerdo.flights.onward;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.acuerdo.kit.id.Ids;
import org.acuerdo.kit.testing.PartsResource;
import org.acuerdo.kit.tx.Sql;
import org.junit.jupiter.api.Test;

/** An outcome and a correction of the arrival at the same time: the later one builds on the earlier one. */
@QuarkusTest
@QuarkusTestResource(value = PartsResource.class, initArgs = @ResourceArg(name = "schema", value = "flights"))
class CohortLocksTest {

    @Inject
    CohortRepository repository;

    @Inject
    Sql sql;

    private final UUID flight = UUID.randomUUID();
    private final UUID agreement = UUID.randomUUID();

    @Test
    void whoWaitsForACohortReadsItAsItWasLeft() {
        UUID cohort = Ids.next();
        run(
                "insert into onward_cohort(id, version, flight_id, agreement_id, sending_state, receiving_state, zone,"
                        + " category, nationality, persons, opened_on, reports) values (?, 1, ?, ?, 'US', 'GT',"
                        + " 'America/Guatemala', 'THIRD_COUNTRY_NATIONAL', 'HN', 3, ?, '[]')",
                cohort,
                flight,
                agreement,
                LocalDate.parse("2025-02-12"));
        CompletableFuture<Integer> waiting = QuarkusTransaction.requiringNew().call(() -> {
            sql.update("update onward_cohort set ended = 2, version = 2 where id = ?", Sql.all(cohort));
            CompletableFuture<Integer> other = CompletableFuture.supplyAsync(this::ended);
            await().atMost(Duration.ofSeconds(60)).until(this::someoneWaits);
            return other;
        });
        assertEquals(2, waiting.join());
        run("delete from onward_cohort where id = ?", cohort);
    }

    private int ended() {
        return QuarkusTransaction.requiringNew()
                .call(() -> repository.lockOf(flight, agreement).get(0).ended);
    }

    private boolean someoneWaits() {
        boolean[] found = {false};
        QuarkusTransaction.requiringNew()
                .run(() -> sql.query(
                        "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"
                                + " and query like '%onward_cohort%'",
                        Sql.all(), row -> found[0] = true));
        return found[0];
    }

    private void run(String statement, Object... values) {
        QuarkusTransaction.requiringNew().run(() -> sql.update(statement, Sql.all(values)));
    }
}
