package org.acuerdo.flights.flight;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.acuerdo.contracts.flight.FlightRequest;
import org.acuerdo.contracts.flight.PassengerGroup;
import org.acuerdo.contracts.terms.PopulationCategory;
import org.acuerdo.flights.flight.rules.Examples;
import org.acuerdo.flights.statistics.rules.Solver;
import org.acuerdo.kit.json.Json;
import org.acuerdo.kit.testing.PartsResource;
import org.acuerdo.kit.testing.TestClock;
import org.acuerdo.kit.tx.Sql;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Guard G6 as everybody can attack it: all that is answered, as JSON and as CSV, to every question, month after month while
 * arrivals are corrected and become known late, goes into one search, with what a flight may carry.
 */
@QuarkusTest
@QuarkusTestResource(value = PartsResource.class, initArgs = @ResourceArg(name = "schema", value = "flights"))
class StatisticsAttackTest {
    private static final int SEATS = 135;
    private static final List<String> MONTHS = List.of("2025-02", "2025-03", "2025-04");

    private final World world = new World();

    @Inject
    Sql sql;

    private final UUID first = world.agreement().id();
    private final UUID second = world.agreement().id();

    @AfterEach
    void close() {
        world.close();
    }

    /** A flight that has landed; persons by category, in the order of the categories. */
    private UUID landed(UUID agreement, String day, int... persons) {
        UUID id = UUID.randomUUID();
        sql.update(
                "insert into flight(id, version, number, status, sending_state, agreement_ids, receiving_states,"
                        + " departs_at, arrives_at, arrival_day, requested_at, requested_by, request_hash, terms_version,"
                        + " alone, document, reported) values (?, 1, 'RF1', 'ARRIVED', 'US', array[?]::uuid[], '{GT}',"
                        + " now(), now(), ?, now(), 'planner-us', 'h', 0, 0, ?::jsonb, ?::jsonb)",
                id,
                agreement,
                LocalDate.parse(day),
                document(persons),
                Json.write(new ImportedFlights.Reported(id, 2, null, null, null, false)));
        return id;
    }

    private static String document(int... persons) {
        List<PassengerGroup> groups = new ArrayList<>();
        for (int i = 0; i < persons.length; i++) {
            groups.add(Examples.group(PopulationCategory.values()[i], null, 0, persons[i], 0, 0));
        }
        FlightRequest request = Examples.request();
        return ImportedFlights.document(request, request.legs().get(0).arrival(), groups);
    }

    private void corrected(UUID flight, String day, int... persons) {
        sql.update(
                "update flight set arrival_day = ?, document = ?::jsonb where id = ?",
                LocalDate.parse(day),
                document(persons),
                flight);
    }

    private static void over(UUID agreement, String month, String clock) {
        TestClock.set(clock);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> given().get("/api/v1/statistics?agreement=" + agreement + "&from=" + month)
                                .jsonPath()
                                .getList("rows")
                                .size()
                        == 4);
    }

    @Test
    void nothingOfASuppressedCellFollows() {
        world.known(first);
        world.known(second);
        Attack attack = new Attack();
        // as one moment: nothing is published from a part of it
        UUID[] moving = QuarkusTransaction.requiringNew().call(() -> {
            landed(first, "2025-02-12", 100, 3, 0, 2);
            landed(first, "2025-02-20", 134, 1, 0, 0);
            landed(second, "2025-02-13", 134, 1, 0, 0);
            landed(second, "2025-02-14", 133, 1, 1, 0);
            return new UUID[] {landed(first, "2025-02-28", 50, 0, 0, 0), landed(second, "2025-02-28", 4, 0, 0, 0)};
        });
        over(first, "2025-02", "2025-03-01T06:00:05Z");
        over(second, "2025-02", "2025-03-01T06:00:05Z");
        attack.readsEverything();
        QuarkusTransaction.requiringNew().run(() -> {
            // one moves on, one is counted anew, one of February becomes known now
            corrected(moving[0], "2025-03-01", 52, 0, 3, 0);
            corrected(moving[1], "2025-02-28", 4, 4, 0, 0);
            landed(second, "2025-02-27", 0, 3, 0, 0);
            landed(first, "2025-03-10", 132, 3, 0, 0);
            landed(first, "2025-03-11", 0, 0, 0, 4);
            landed(second, "2025-03-12", 0, 0, 2, 0);
            landed(second, "2025-03-13", 0, 0, 1, 0);
        });
        over(first, "2025-03", "2025-04-01T06:00:05Z");
        over(second, "2025-03", "2025-04-01T06:00:05Z");
        attack.readsEverything();
        QuarkusTransaction.requiringNew().run(() -> {
            corrected(moving[0], "2025-04-01", 52, 0, 3, 0);
            // one full flight
            landed(first, "2025-04-10", 134, 1, 0, 0);
            landed(second, "2025-04-11", 100, 0, 0, 4);
        });
        over(first, "2025-04", "2025-05-01T06:00:05Z");
        over(second, "2025-04", "2025-05-01T06:00:05Z");
        attack.readsEverything();
        attack.findsNothing(Map.of(
                first,
                Map.of(
                        "2025-02", List.of(284L, 4L, 0L, 2L),
                        "2025-03", List.of(132L, 3L, 0L, 4L),
                        "2025-04", List.of(134L, 1L, 0L, 0L)),
                second,
                Map.of(
                        "2025-02", List.of(271L, 2L, 1L, 0L),
                        "2025-03", List.of(0L, 0L, 3L, 0L),
                        "2025-04", List.of(100L, 0L, 0L, 4L))));
    }

    /** What anybody who asks knows by now. */
    private final class Attack {
        private final Solver solver = new Solver();
        private final Map<String, Object> shown = new TreeMap<>();

        /** Every range of months, agreement and category, in both forms. */
        void readsEverything() {
            for (int from = 0; from < MONTHS.size(); from++) {
                for (int to = from; to < MONTHS.size(); to++) {
                    for (String agreement : List.of("&agreement=" + first, "&agreement=" + second, "")) {
                        Stream<String> categories = Stream.concat(
                                Stream.of(""),
                                Stream.of(PopulationCategory.values()).map(c -> "&category=" + c));
                        String range = "?from=" + MONTHS.get(from) + "&to=" + MONTHS.get(to) + agreement;
                        categories.forEach(category -> read("/api/v1/statistics" + range + category));
                    }
                }
            }
        }

        private void read(String question) {
            JsonPath json =
                    given().get(question).then().statusCode(200).extract().jsonPath();
            Set<List<Object>> lines = new TreeSet<>(java.util.Comparator.comparing(Object::toString));
            for (String kind : List.of("rows", "flights", "totals")) {
                for (Map<String, Object> item : json.<Map<String, Object>>getList(kind)) {
                    lines.add(line(kind, item));
                }
            }
            assertEquals(lines, table(question), question);
            List<List<Object>> own = lines.stream()
                    .filter(l -> l.get(2).equals(first.toString()) || l.get(2).equals(second.toString()))
                    .toList();
            own.stream().filter(l -> l.get(0).equals("rows")).forEach(this::cell);
            own.stream().filter(l -> l.get(0).equals("flights")).forEach(this::flights);
            own.stream().filter(l -> l.get(0).equals("totals")).forEach(l -> total(l, own));
        }

        private static List<Object> line(String kind, Map<String, Object> item) {
            Object number = item.get(kind.equals("flights") ? "flights" : "persons");
            assertEquals(number == null, item.get("suppressed"), item.toString());
            return List.of(
                    kind,
                    Objects.toString(item.get("month"), ""),
                    item.get("agreementId"),
                    Objects.toString(item.get("category"), ""),
                    Objects.toString(number, ""));
        }

        /** The same answer as CSV. */
        private static Set<List<Object>> table(String question) {
            String csv = given().accept("text/csv").get(question).asString();
            Set<List<Object>> lines = new TreeSet<>(java.util.Comparator.comparing(Object::toString));
            Map<String, String> kinds = Map.of("row", "rows", "flights", "flights", "total", "totals");
            for (NamedCsvRecord r : CsvReader.builder().ofNamedCsvRecord(csv)) {
                if (kinds.containsKey(r.getField("record"))) {
                    lines.add(List.of(
                            kinds.get(r.getField("record")),
                            r.getField("month"),
                            r.getField("agreementId"),
                            r.getField("category"),
                            r.getField("persons") + r.getField("flights")));
                }
            }
            return lines;
        }

        private void cell(List<Object> l) {
            String cell = l.get(2) + " " + l.get(1) + " " + l.get(3);
            Object before = shown.putIfAbsent(cell, l.get(4));
            assertEquals(before == null ? l.get(4) : before, l.get(4), cell + " has changed");
            boolean suppressed = l.get(4).equals("");
            long persons = suppressed ? 0 : Long.parseLong(l.get(4).toString());
            solver.cell(cell, suppressed ? 1 : persons, suppressed ? 4 : persons);
        }

        private void flights(List<Object> l) {
            if (!l.get(4).equals("") && shown.containsKey(l.get(2) + " " + l.get(1) + " NATIONAL")) {
                long flights = Long.parseLong(l.get(4).toString());
                List<String> cells = Stream.of(PopulationCategory.values())
                        .map(c -> l.get(2) + " " + l.get(1) + " " + c)
                        .toList();
                if (shown.keySet().containsAll(cells)) {
                    solver.sum(cells, flights, flights * SEATS);
                }
            }
        }

        private void total(List<Object> l, List<List<Object>> lines) {
            List<String> cells = lines.stream()
                    .filter(r -> r.get(0).equals("rows")
                            && r.get(2).equals(l.get(2))
                            && (l.get(1).equals("") || r.get(1).equals(l.get(1)))
                            && (l.get(3).equals("") || r.get(3).equals(l.get(3))))
                    .map(r -> r.get(2) + " " + r.get(1) + " " + r.get(3))
                    .toList();
            if (!l.get(4).equals("")) {
                long persons = Long.parseLong(l.get(4).toString());
                solver.sum(cells, persons, persons);
            }
        }

        /** @param received what was counted at each publication, by agreement, month and category */
        void findsNothing(Map<UUID, Map<String, List<Long>>> received) {
            received.forEach((agreement, months) -> months.forEach((month, counts) -> {
                for (PopulationCategory category : PopulationCategory.values()) {
                    String cell = agreement + " " + YearMonth.parse(month) + " " + category;
                    long persons = counts.get(category.ordinal());
                    boolean small = persons > 0 && persons < 5;
                    assertEquals(small ? "" : Long.toString(persons), shown.get(cell), cell);
                    assertEquals(small ? Set.of(1L, 2L, 3L, 4L) : Set.of(persons), solver.possible(cell), cell);
                }
            }));
        }
    }
}
