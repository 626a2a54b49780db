package org.acuerdo.flights.flight;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.acuerdo.contracts.Violation;
import org.acuerdo.contracts.flight.FlightRequest;
import org.acuerdo.contracts.terms.Limit;
import org.acuerdo.flights.flight.RequestsTogether.Asked;
import org.acuerdo.flights.flight.RequestsTogether.Outcome;
import org.acuerdo.kit.http.Acts;
import org.acuerdo.kit.http.Idempotency;
import org.acuerdo.kit.json.Json;
import org.acuerdo.kit.security.Actor;
import org.acuerdo.kit.security.Role;
import org.acuerdo.kit.testing.PartsResource;
import org.acuerdo.kit.testing.TestTopics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Requests that share a transaction: each has its own outcome, and none gets what another took. */
@QuarkusTest
@QuarkusTestResource(value = PartsResource.class, initArgs = @ResourceArg(name = "schema", value = "flights"))
class RequestsTogetherTest {
    private static final Actor PLANNER = new Actor("planner-us", Set.of(Role.PLANNER), "US");

    private final World world = new World();

    @Inject
    RequestsTogether together;

    @Inject
    DataSource dataSource;

    @AfterEach
    void close() {
        world.close();
    }

    private UUID agreement(int flightsADay) {
        UUID id = world.agreement(World.terms(
                        List.of(World.limit("flights-day", Limit.Unit.FLIGHT, Limit.Period.DAY, flightsADay, null))))
                .id();
        // known here once a first flight, of another day, was taken
        world.requested(World.body(id, "2025-02-13T08:00:00-06:00", "2025-02-13T11:30:00-06:00", World.passengers()));
        return id;
    }

    private static Asked asked(UUID id, Map<String, Object> body, Actor actor, Idempotency.Key key) {
        FlightRequest request = Json.read(Json.write(body), FlightRequest.class);
        return new Asked(id, request, actor, new Acts.Creation(true, key, "request-1", null));
    }

    private static Asked asked(Map<String, Object> body) {
        return asked(UUID.randomUUID(), body, PLANNER, null);
    }

    private static List<String> codes(Outcome outcome) {
        return outcome.refused().violations().stream().map(Violation::code).toList();
    }

    private int count(String sql, Object... values) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                var select = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                select.setObject(i + 1, values[i]);
            }
            var rows = select.executeQuery();
            rows.next();
            return rows.getInt(1);
        }
    }

    @Test
    @ActivateRequestContext
    void ofFiveThatRaceForTheLastTwoTwoGetThem() throws SQLException {
        UUID agreement = agreement(2);
        List<Asked> asked = IntStream.range(0, 5)
                .mapToObj(i -> asked(World.body(agreement)))
                .toList();
        List<Outcome> outcomes = together.take(asked);

        assertEquals(
                List.of(201, 201),
                outcomes.subList(0, 2).stream().map(o -> o.answer().status()).toList());
        for (Outcome refused : outcomes.subList(2, 5)) {
            assertEquals(List.of("LIMIT_REACHED"), codes(refused));
            assertEquals(422, refused.refused().status());
        }
        assertEquals(
                2,
                count(
                        "select reserved from quota_window where agreement_id = ? and label = '2025-02-12' and"
                                + " reserved = (select sum(units) from quota_reservation r where r.window_id ="
                                + " quota_window.id)",
                        agreement));
        assertEquals(
                1,
                count(
                        "select count(*) from audit_entry where aggregate_id = ?",
                        asked.get(0).id()));
        assertEquals(
                1,
                count(
                        "select count(*) from audit_entry where aggregate_id = ? and action = 'REQUEST_REFUSED'",
                        asked.get(4).id()));
        assertEquals(
                0,
                count("select count(*) from flight where id = ?", asked.get(4).id()));
        world.types("acuerdo.clearance-requests.v1", asked.get(1).id(), 1);
        assertEquals(
                List.of("org.acuerdo.quota.critical.v1", "org.acuerdo.quota.exhausted.v1"),
                world.messages("acuerdo.quotas.v1", agreement + "/flights-day/2025-02-12", 2).stream()
                        .map(r -> TestTopics.header(r, "ce_type"))
                        .toList());
    }

    @Test
    @ActivateRequestContext
    void eachOfAMixedLotHasItsOwnOutcome() {
        UUID agreement = agreement(1);
        UUID unknown = UUID.randomUUID();
        Map<String, Object> early =
                World.body(agreement, "2025-02-12T01:00:00-06:00", "2025-02-12T03:30:00-06:00", World.passengers());
        List<Outcome> outcomes = together.take(List.of(
                asked(World.body(unknown)),
                asked(UUID.randomUUID(), World.body(agreement), new Actor("p", Set.of(Role.PLANNER), "GT"), null),
                asked(early),
                asked(World.body(agreement)),
                asked(early)));

        assertEquals(List.of("AGREEMENT_UNKNOWN"), codes(outcomes.get(0)));
        assertEquals(403, outcomes.get(1).refused().status());
        assertEquals(List.of("OUTSIDE_HOURS"), codes(outcomes.get(2)));
        assertEquals(201, outcomes.get(3).answer().status());
        // what the one before it took is gone for this one, and both reasons are told
        assertEquals(List.of("OUTSIDE_HOURS", "LIMIT_REACHED"), codes(outcomes.get(4)));
    }

    @Test
    @ActivateRequestContext
    void anIdOrKeyThatIsUsedIsLeftToBeTakenAlone() throws SQLException {
        UUID agreement = agreement(5);
        UUID known = world.requested(agreement);
        UUID twice = UUID.randomUUID();
        Idempotency.Key key =
                new Idempotency.Key("planner-us", UUID.randomUUID().toString(), "hash");
        List<Outcome> outcomes = together.take(List.of(
                asked(known, World.body(agreement), PLANNER, null),
                asked(twice, World.body(agreement), PLANNER, null),
                asked(twice, World.body(agreement), PLANNER, null),
                asked(UUID.randomUUID(), World.body(agreement), PLANNER, key),
                asked(UUID.randomUUID(), World.body(agreement), PLANNER, key)));

        assertEquals(
                List.of(true, false, true, false, true),
                outcomes.stream().map(Outcome::alone).toList());
        assertEquals(1, count("select count(*) from idempotency where key = ? and status = 201", key.key()));
        assertTrue(together.take(List.of(asked(UUID.randomUUID(), World.body(agreement), PLANNER, key)))
                .get(0)
                .alone());
    }

    @Test
    @ActivateRequestContext
    void whereOneFailsNothingOfTheOthersIsStored() throws SQLException {
        UUID agreement = agreement(5);
        Asked good = asked(World.body(agreement));
        Map<String, Object> broken = World.body(agreement);
        // no database text holds this; at the door it would be malformed
        broken.put("number", "RF\u0000");
        assertThrows(RuntimeException.class, () -> together.take(List.of(good, asked(broken))));
        assertEquals(0, count("select count(*) from flight where id = ?", good.id()));
        assertEquals(0, count("select count(*) from quota_reservation where flight_id = ?", good.id()));
        assertEquals(0, count("select count(*) from audit_entry where aggregate_id = ?", good.id()));
    }

    /** The calls of one lot, through the door: an id that another transaction takes meanwhile makes it fail as a whole. */
    @Test
    void whatFailedTogetherIsTakenOneByOne() throws Exception {
        UUID agreement = agreement(5);
        UUID model = world.requested(agreement);
        UUID first = UUID.randomUUID();
        UUID raced = UUID.randomUUID();
        try (Connection blocksFirst = dataSource.getConnection();
                Connection blocksLot = dataSource.getConnection()) {
            take(blocksFirst, model, first);
            take(blocksLot, model, raced);
            CompletableFuture<Response> one = put(first, agreement);
            awaitBlocked(1);
            // these come while the lane is busy, so they share the next transaction
            List<CompletableFuture<Response>> lot = new ArrayList<>();
            lot.add(put(raced, agreement));
            List<UUID> others = List.of(UUID.randomUUID(), UUID.randomUUID());
            others.forEach(id -> lot.add(put(id, agreement)));
            await().pollDelay(Duration.ofMillis(500)).until(() -> true);
            blocksFirst.commit();
            // the id is there now, with the same content
            assertEquals(200, one.get().statusCode());
            awaitBlocked(1);
            blocksLot.commit();
            assertEquals(
                    List.of(200, 201, 201),
                    lot.stream().map(r -> r.join().statusCode()).toList());
            for (UUID id : others) {
                assertEquals(1, count("select count(*) from quota_reservation where flight_id = ?", id));
            }
        }
    }

    private void take(Connection connection, UUID model, UUID id) throws SQLException {
        connection.setAutoCommit(false);
        try (var columns = connection.prepareStatement(
                        "select string_agg(quote_ident(column_name), ', ') from information_schema.columns where"
                                + " table_schema = current_schema() and table_name = 'flight' and column_name <> 'id' and"
                                + " is_generated = 'NEVER'");
                var names = columns.executeQuery()) {
            names.next();
            String list = names.getString(1);
            try (var insert = connection.prepareStatement(
                    "insert into flight(id, " + list + ") select ?, " + list + " from flight where id = ?")) {
                insert.setObject(1, id);
                insert.setObject(2, model);
                assertEquals(1, insert.executeUpdate());
            }
        }
    }

    private CompletableFuture<Response> put(UUID id, UUID agreement) {
        return CompletableFuture.supplyAsync(
                () -> world.planner().body(World.body(agreement)).put("/api/v1/flights/" + id),
                task -> new Thread(task).start());
    }

    private void awaitBlocked(int atLeast) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> count("select count(*) from pg_stat_activity where datname = current_database()"
                                + " and wait_event_type = 'Lock'")
                        >= atLeast);
    }

    /** Many at once for the last units, with repeated ids among them: nothing beyond, and every answer exact. */
    @Test
    void underARushNothingGoesBeyondTheAllowance() throws Exception {
        UUID agreement = agreement(7);
        List<UUID> ids = IntStream.range(0, 20).mapToObj(i -> UUID.randomUUID()).toList();
        List<CompletableFuture<Response>> answers = new ArrayList<>();
        for (UUID id : ids) {
            answers.add(put(id, agreement));
            answers.add(put(id, agreement));
        }
        List<Integer> statuses =
                answers.stream().map(a -> a.join().statusCode()).toList();
        assertEquals(7, statuses.stream().filter(s -> s == 201).count());
        assertEquals(7, statuses.stream().filter(s -> s == 200).count());
        assertEquals(26, statuses.stream().filter(s -> s == 422).count());
        assertFalse(statuses.contains(500));
        assertEquals(
                7,
                count("select reserved from quota_window where agreement_id = ? and label = '2025-02-12'", agreement));
    }
}
