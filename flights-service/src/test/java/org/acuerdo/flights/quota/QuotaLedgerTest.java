package org.acuerdo.flights.quota;

import static org.acuerdo.flights.quota.LedgerProbe.landing;
import static org.acuerdo.flights.quota.LedgerProbe.unitsByState;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.acuerdo.contracts.Violation;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.contracts.flight.PassengerGroup;
import org.acuerdo.contracts.terms.Limit;
import org.acuerdo.contracts.terms.Nationalities;
import org.acuerdo.contracts.terms.PopulationCategory;
import org.acuerdo.kit.testing.PartsResource;
import org.acuerdo.kit.testing.TestClock;
import org.acuerdo.kit.testing.TestTopics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The ledger on real PostgreSQL and Kafka. */
@QuarkusTest
@QuarkusTestResource(value = PartsResource.class, initArgs = @ResourceArg(name = "schema", value = "flights"))
class QuotaLedgerTest {
    private static final PassengerGroup NATIONALS = Given.group(PopulationCategory.NATIONAL, "GT", 100);
    private static final PassengerGroup HONDURANS = Given.group(PopulationCategory.THIRD_COUNTRY_NATIONAL, "HN", 3);
    private static final String WEDNESDAY = "2025-02-12T17:30:00Z";

    @Inject
    LedgerProbe probe;

    @Inject
    QuotaLedger ledger;

    private final UUID flight = UUID.randomUUID();

    @BeforeEach
    void setClock() {
        TestClock.set("2025-02-06T12:00:00Z");
    }

    private static Given given() {
        return Given.agreement().id(UUID.randomUUID()).inForce("2025-02-03");
    }

    private static Limit weekly(int volume) {
        return Given.fixed("flights-week", Limit.Unit.FLIGHT, Limit.Period.WEEK, volume);
    }

    private static Limit tcnWeek(int volume) {
        return Given.appliedTo(
                Given.fixed("tcn-week", Limit.Unit.PERSON, Limit.Period.WEEK, volume),
                new Limit.AppliesTo(
                        Set.of(PopulationCategory.THIRD_COUNTRY_NATIONAL),
                        new Nationalities(null, Set.of("CU")),
                        null,
                        null));
    }

    private static Limit shelter(int volume) {
        return Given.fixed("shelter", Limit.Unit.PERSON, Limit.Period.STANDING, volume);
    }

    @Test
    void a_mixed_flight_takes_one_flight_and_its_persons() {
        AgreementSnapshot agreement = probe.apply(given().terms("2025-02-03", weekly(14), tcnWeek(100), shelter(120))
                .snapshot());
        assertEquals(List.of(), probe.reserve(flight, landing(agreement, WEDNESDAY, NATIONALS, HONDURANS)));
        assertEquals(
                List.of(
                        new ReservationView(agreement.id(), "flights-week", "2025-W07", 1, "RESERVED"),
                        new ReservationView(agreement.id(), "tcn-week", "2025-W07", 3, "RESERVED"),
                        new ReservationView(agreement.id(), "shelter", "standing", 3, "RESERVED")),
                probe.reservations(flight));
        assertEquals(List.of(14L, 1L, 0L, 0L), probe.window(agreement.id(), "flights-week", "2025-W07"));
        assertEquals(0, probe.broken(agreement.id()));
    }

    @Test
    void all_limits_or_none_and_each_that_binds_is_named() {
        AgreementSnapshot agreement = probe.apply(
                given().terms("2025-02-03", weekly(14), tcnWeek(2), shelter(1)).snapshot());
        List<Violation> violations = probe.reserve(flight, landing(agreement, WEDNESDAY, NATIONALS, HONDURANS));
        assertEquals(
                List.of(
                        Violation.limitReached("tcn-week", "2025-W07", 2, 3, 1),
                        Violation.limitReached("shelter", "standing", 1, 3, 1)),
                violations);
        assertEquals(List.of(), probe.reservations(flight));
        assertEquals(
                List.of(),
                probe.row("select id from quota_window where agreement_id = ? and reserved > 0", agreement.id()));
    }

    @Test
    void q8_term_limit_of_200_persons() {
        AgreementSnapshot agreement =
                probe.apply(given().terms("2025-02-03", Given.fixed("term", Limit.Unit.PERSON, Limit.Period.TERM, 200))
                        .snapshot());
        assertEquals(List.of(), probe.reserve(flight, persons(agreement, 135)));
        assertEquals(List.of(), probe.reserve(UUID.randomUUID(), persons(agreement, 65)));
        assertEquals(
                List.of(Violation.limitReached("term", "term", 0, 1, 1)),
                probe.reserve(UUID.randomUUID(), persons(agreement, 1)));
        assertEquals(List.of(200L, 200L, 0L, 0L), probe.window(agreement.id(), "term", "term"));
        assertEquals(List.of("critical term/term", "exhausted term/term"), probe.events(agreement.id(), 2));
    }

    @Test
    void q11_two_requests_race_for_the_last_unit() throws Exception {
        AgreementSnapshot agreement =
                probe.apply(given().terms("2025-02-03", weekly(1)).snapshot());
        List<List<Violation>> answers =
                race(2, () -> probe.reserve(UUID.randomUUID(), landing(agreement, WEDNESDAY, NATIONALS)));
        assertEquals(1, answers.stream().filter(List::isEmpty).count());
        assertEquals(
                1,
                answers.stream()
                        .filter(List.of(Violation.limitReached("flights-week", "2025-W07", 0, 1, 1))::equals)
                        .count());
    }

    @Test
    void many_racing_requests_never_go_beyond_any_allowance() throws Exception {
        AgreementSnapshot agreement = probe.apply(given().terms(
                        "2025-02-03",
                        weekly(30),
                        Given.fixed("flights-day", Limit.Unit.FLIGHT, Limit.Period.DAY, 9),
                        tcnWeek(60))
                .snapshot());
        String[] days = {"2025-02-10", "2025-02-11", "2025-02-12", "2025-02-13", "2025-02-14"};
        java.util.concurrent.atomic.AtomicInteger next = new java.util.concurrent.atomic.AtomicInteger();
        List<List<Violation>> answers = race(160, () -> {
            int i = next.getAndIncrement();
            UUID id = UUID.randomUUID();
            List<Violation> violations =
                    probe.reserve(id, landing(agreement, days[i % 5] + "T17:30:00Z", NATIONALS, HONDURANS));
            if (violations.isEmpty() && i % 4 == 0) {
                probe.run(() -> ledger.release(id));
            }
            return violations;
        });
        assertTrue(answers.stream().anyMatch(List::isEmpty));
        assertTrue(answers.stream().flatMap(List::stream).allMatch(v -> v.code().equals("LIMIT_REACHED")));
        assertEquals(0, probe.broken(agreement.id()));
        assertEquals(
                0,
                probe.row("select count(*) from quota_window where agreement_id = ? and excess > 0", agreement.id())
                        .get(0));
        assertTrue(probe.window(agreement.id(), "tcn-week", "2025-W07").get(1) <= 60);
    }

    @Test
    void q10_suspended_friday_to_sunday_with_9_used() {
        Given given = given().terms("2025-02-03", weekly(14));
        AgreementSnapshot agreement = probe.apply(given.snapshot());
        List<UUID> flights = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            UUID id = UUID.randomUUID();
            flights.add(id);
            assertEquals(List.of(), probe.reserve(id, landing(agreement, WEDNESDAY, NATIONALS)));
            TestClock.forward(java.time.Duration.ofSeconds(1));
        }
        AgreementSnapshot suspended = probe.apply(
                given.suspended("2025-02-14", "2025-02-16").version(2).snapshot());
        assertEquals(List.of(8L, 9L, 0L, 1L), probe.window(agreement.id(), "flights-week", "2025-W07"));
        List<ExcessHolding> holdings = probe.act(() -> ledger.excessHoldings(agreement.id()));
        assertEquals(9, holdings.size());
        assertEquals(flights.get(8), holdings.get(0).flightId(), "the latest requested comes first");
        assertEquals(1, holdings.get(0).excess());
        assertEquals(
                List.of(Violation.limitReached("flights-week", "2025-W07", 0, 1, 1)),
                probe.reserve(UUID.randomUUID(), landing(suspended, WEDNESDAY, NATIONALS)));
        assertEquals(
                List.of("recomputed", "critical", "exhausted", "excess"),
                probe.events(agreement.id(), 4).stream()
                        .map(e -> e.split(" ")[0])
                        .toList());
        assertEquals(Resolution.DONE, probe.act(() -> ledger.release(flights.get(0))));
        assertEquals(List.of(8L, 8L, 0L, 0L), probe.window(agreement.id(), "flights-week", "2025-W07"));
        assertEquals(List.of(), probe.act(() -> ledger.excessHoldings(agreement.id())));
    }

    @Test
    void change_asks_only_for_the_net_increase() {
        AgreementSnapshot agreement =
                probe.apply(given().terms("2025-02-03", weekly(1), tcnWeek(5)).snapshot());
        assertEquals(List.of(), probe.reserve(flight, landing(agreement, WEDNESDAY, NATIONALS, HONDURANS)));
        PassengerGroup five = Given.group(PopulationCategory.THIRD_COUNTRY_NATIONAL, "HN", 5);
        PassengerGroup six = Given.group(PopulationCategory.THIRD_COUNTRY_NATIONAL, "HN", 6);
        assertEquals(List.of(), change(agreement, WEDNESDAY, five));
        assertEquals(
                List.of(Violation.limitReached("tcn-week", "2025-W07", 0, 1, 1)), change(agreement, WEDNESDAY, six));
        assertEquals(Map.of("2025-W07 RESERVED", 5L), unitsByState(probe.reservations(flight), "tcn-week"));
        PassengerGroup one = Given.group(PopulationCategory.THIRD_COUNTRY_NATIONAL, "HN", 1);
        assertEquals(List.of(), change(agreement, WEDNESDAY, one));
        assertEquals(
                Map.of("2025-W07 RELEASED", 4L, "2025-W07 RESERVED", 1L),
                unitsByState(probe.reservations(flight), "tcn-week"));
        assertEquals(List.of(), change(agreement, "2025-02-19T17:30:00Z", one));
        assertEquals(List.of(1L, 0L, 0L, 0L), probe.window(agreement.id(), "flights-week", "2025-W07"));
        assertEquals(List.of(1L, 1L, 0L, 0L), probe.window(agreement.id(), "flights-week", "2025-W08"));
        assertEquals(0, probe.broken(agreement.id()));
    }

    @Test
    void weighing_names_what_binds_and_takes_nothing() {
        AgreementSnapshot agreement =
                probe.apply(given().terms("2025-02-03", weekly(1), tcnWeek(5)).snapshot());
        Landing three = landing(agreement, WEDNESDAY, NATIONALS, HONDURANS);
        assertEquals(List.of(), probe.act(() -> ledger.weigh(List.of(three), false)));
        assertEquals(List.of(1L, 0L, 0L, 0L), probe.window(agreement.id(), "flights-week", "2025-W07"));
        assertEquals(List.of(), probe.reserve(flight, three));
        Violation flights = Violation.limitReached("flights-week", "2025-W07", 0, 1, 1);
        Violation persons = Violation.limitReached("tcn-week", "2025-W07", 2, 3, 1);
        assertEquals(List.of(flights, persons), probe.act(() -> ledger.weigh(List.of(three), false)));
        assertEquals(
                List.of(flights.withAgreement(agreement.id()), persons.withAgreement(agreement.id())),
                probe.act(() -> ledger.weigh(List.of(three), true)));
        assertEquals(List.of(), probe.act(() -> ledger.weigh(List.of(), true)));
        // what the flight holds is there for its own change
        PassengerGroup six = Given.group(PopulationCategory.THIRD_COUNTRY_NATIONAL, "HN", 6);
        assertEquals(
                List.of(Violation.limitReached("tcn-week", "2025-W07", 2, 3, 1)),
                probe.act(() ->
                        ledger.weighChange(flight, List.of(landing(agreement, WEDNESDAY, NATIONALS, six)), false)));
        assertEquals(List.of(), probe.act(() -> ledger.weighChange(flight, List.of(three), false)));
        assertEquals(Map.of("2025-W07 RESERVED", 3L), unitsByState(probe.reservations(flight), "tcn-week"));
        assertEquals(0, probe.broken(agreement.id()));
    }

    @Test
    void consumption_splits_what_was_received_and_adds_surplus() {
        AgreementSnapshot agreement = probe.apply(
                given().terms("2025-02-03", weekly(14), tcnWeek(5), shelter(4)).snapshot());
        assertEquals(List.of(), probe.reserve(flight, landing(agreement, WEDNESDAY, NATIONALS, HONDURANS)));
        TestClock.set("2025-02-12T18:00:00Z");
        PassengerGroup two = Given.group(PopulationCategory.THIRD_COUNTRY_NATIONAL, "HN", 2);
        probe.run(() -> ledger.consume(flight, landing(agreement, WEDNESDAY, NATIONALS, two)));
        assertEquals(
                Map.of("2025-W07 CONSUMED", 2L, "2025-W07 RELEASED", 1L),
                unitsByState(probe.reservations(flight), "tcn-week"));
        assertEquals(Map.of("2025-W07 CONSUMED", 1L), unitsByState(probe.reservations(flight), "flights-week"));
        assertEquals(List.of(4L, 0L, 2L, 0L), probe.window(agreement.id(), "shelter", "standing"));
        assertEquals(Resolution.ALREADY_CONSUMED, probe.act(() -> ledger.release(flight)));

        UUID other = UUID.randomUUID();
        assertEquals(List.of(), probe.reserve(other, landing(agreement, WEDNESDAY, two)));
        PassengerGroup seven = Given.group(PopulationCategory.THIRD_COUNTRY_NATIONAL, "HN", 7);
        probe.run(() -> ledger.consume(other, landing(agreement, WEDNESDAY, seven)));
        assertEquals(List.of(5L, 0L, 9L, 4L), probe.window(agreement.id(), "tcn-week", "2025-W07"));
        assertEquals(0, probe.broken(agreement.id()));
    }

    @Test
    void units_move_to_the_window_of_the_actual_arrival_even_if_it_is_full() {
        AgreementSnapshot agreement =
                probe.apply(given().terms("2025-02-03", weekly(1)).snapshot());
        assertEquals(List.of(), probe.reserve(flight, landing(agreement, "2025-02-17T05:00:00Z", NATIONALS)));
        UUID other = UUID.randomUUID();
        assertEquals(List.of(), probe.reserve(other, landing(agreement, "2025-02-17T18:00:00Z", NATIONALS)));
        TestClock.set("2025-02-17T07:00:00Z");
        probe.run(() -> ledger.consume(flight, landing(agreement, "2025-02-17T06:10:00Z", NATIONALS)));
        assertEquals(
                Map.of("2025-W07 RELEASED", 1L, "2025-W08 CONSUMED", 1L),
                unitsByState(probe.reservations(flight), "flights-week"));
        assertEquals(List.of(1L, 0L, 0L, 0L), probe.window(agreement.id(), "flights-week", "2025-W07"));
        assertEquals(List.of(1L, 1L, 1L, 1L), probe.window(agreement.id(), "flights-week", "2025-W08"));
        // the surplus of W08 was never reserved there: once W08 has closed, W09 bears it
        TestClock.set("2025-02-24T12:00:00Z");
        UUID later = UUID.randomUUID();
        // while the other flight's unit is only reserved, consumed does not exceed the allowance: nothing to deduct
        assertEquals(List.of(), probe.reserve(later, landing(agreement, "2025-02-26T12:00:00Z", NATIONALS)));
        assertEquals(List.of(1L, 1L, 0L, 0L), probe.window(agreement.id(), "flights-week", "2025-W09"));
        probe.run(() -> ledger.consume(other, landing(agreement, "2025-02-17T18:00:00Z", NATIONALS)));
        assertEquals(List.of(1L, 0L, 2L, 1L), probe.window(agreement.id(), "flights-week", "2025-W08"));
        assertEquals(List.of(0L, 1L, 0L, 1L), probe.window(agreement.id(), "flights-week", "2025-W09"));
        assertEquals(List.of(0L, 1L, 0L, 1L), probe.window(agreement.id(), "flights-week", "2025-W09"));
        assertEquals(0, probe.broken(agreement.id()));
    }

    @Test
    void standing_units_come_back_in_parts_and_never_more_than_were_consumed() {
        AgreementSnapshot agreement =
                probe.apply(given().terms("2025-02-03", shelter(4)).snapshot());
        PassengerGroup stateless = Given.group(PopulationCategory.STATELESS, null, 1);
        assertEquals(List.of(), probe.reserve(flight, landing(agreement, WEDNESDAY, HONDURANS, stateless)));
        TestClock.set("2025-02-12T18:00:00Z");
        probe.run(() -> ledger.consume(flight, landing(agreement, WEDNESDAY, HONDURANS, stateless)));
        assertEquals(List.of(4L, 0L, 4L, 0L), probe.window(agreement.id(), "shelter", "standing"));
        giveBack(agreement, PopulationCategory.THIRD_COUNTRY_NATIONAL, "HN", 1);
        giveBack(agreement, PopulationCategory.STATELESS, null, 5);
        assertEquals(List.of(4L, 0L, 2L, 0L), probe.window(agreement.id(), "shelter", "standing"));
        giveBack(agreement, PopulationCategory.THIRD_COUNTRY_NATIONAL, "HN", 9);
        assertEquals(List.of(4L, 0L, 0L, 0L), probe.window(agreement.id(), "shelter", "standing"));
        assertEquals(
                List.of("critical shelter/standing", "exhausted shelter/standing", "reopened shelter/standing"),
                probe.events(agreement.id(), 3));
        assertEquals(0, probe.broken(agreement.id()));
    }

    @Test
    void persons_who_leave_the_shelter_during_a_suspension_until_further_notice_reopen_it() {
        Given given = given().terms("2025-02-03", shelter(3));
        AgreementSnapshot agreement = probe.apply(given.snapshot());
        assertEquals(List.of(), probe.reserve(flight, landing(agreement, WEDNESDAY, HONDURANS)));
        TestClock.set("2025-02-12T18:00:00Z");
        probe.run(() -> ledger.consume(flight, landing(agreement, WEDNESDAY, HONDURANS)));
        TestClock.set("2025-03-01T18:00:00Z");
        probe.apply(given.suspended("2025-03-01", null).version(2).snapshot());
        TestClock.set("2025-03-05T18:00:00Z");
        assertEquals(
                List.of(0L),
                probe.row("select count(end_on) from quota_window where agreement_id = ?", agreement.id()));
        giveBack(agreement, PopulationCategory.THIRD_COUNTRY_NATIONAL, "HN", 1);
        assertEquals(
                List.of("critical shelter/standing", "exhausted shelter/standing", "reopened shelter/standing"),
                probe.events(agreement.id(), 3));
    }

    @Test
    void irregular_flights_consume_beyond_the_allowance_and_the_next_window_bears_it() {
        AgreementSnapshot agreement =
                probe.apply(given().terms("2025-02-03", weekly(2)).snapshot());
        TestClock.set("2025-02-12T18:00:00Z");
        for (int i = 0; i < 3; i++) {
            probe.run(() -> ledger.recordIrregular(UUID.randomUUID(), landing(agreement, WEDNESDAY, NATIONALS)));
        }
        assertEquals(List.of(2L, 0L, 3L, 1L), probe.window(agreement.id(), "flights-week", "2025-W07"));
        assertEquals(List.of(), probe.reserve(flight, landing(agreement, "2025-02-19T17:30:00Z", NATIONALS)));
        assertEquals(List.of(2L, 1L, 0L, 0L), probe.window(agreement.id(), "flights-week", "2025-W08"));
        TestClock.set("2025-02-17T12:00:00Z");
        assertEquals(
                List.of(Violation.limitReached("flights-week", "2025-W08", 0, 1, 1)),
                probe.reserve(UUID.randomUUID(), landing(agreement, "2025-02-19T17:30:00Z", NATIONALS)));
        org.awaitility.Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(60))
                .untilAsserted(() -> assertEquals(
                        List.of(1L, 1L, 0L, 0L), probe.window(agreement.id(), "flights-week", "2025-W08")));
        // a late record of what happened in a closed window is borne by the windows after it at once
        probe.run(() -> ledger.recordIrregular(UUID.randomUUID(), landing(agreement, WEDNESDAY, NATIONALS)));
        assertEquals(List.of(0L, 1L, 0L, 1L), probe.window(agreement.id(), "flights-week", "2025-W08"));
    }

    @Test
    void what_a_closed_window_carries_on_can_be_reserved_once_it_has_closed() {
        AgreementSnapshot agreement = probe.apply(
                given().terms("2025-02-03", Given.carrying(weekly(10), "20", 1)).snapshot());
        for (int i = 0; i < 10; i++) {
            assertEquals(List.of(), probe.reserve(UUID.randomUUID(), landing(agreement, WEDNESDAY, NATIONALS)));
        }
        assertEquals(
                1,
                probe.reserve(flight, landing(agreement, WEDNESDAY, NATIONALS)).size());
        TestClock.set("2025-02-10T12:00:00Z");
        assertEquals(List.of(), probe.reserve(flight, landing(agreement, WEDNESDAY, NATIONALS)));
        assertEquals(List.of(12L, 11L, 0L, 0L), probe.window(agreement.id(), "flights-week", "2025-W07"));
    }

    @Test
    void a_resolved_row_never_changes_and_no_row_is_removed() {
        AgreementSnapshot agreement =
                probe.apply(given().terms("2025-02-03", weekly(2)).snapshot());
        assertEquals(Resolution.NOTHING_HELD, probe.act(() -> ledger.release(flight)));
        assertEquals(List.of(), probe.reserve(flight, landing(agreement, WEDNESDAY, NATIONALS)));
        assertEquals(Resolution.DONE, probe.act(() -> ledger.release(flight)));
        assertEquals(Resolution.ALREADY_RELEASED, probe.act(() -> ledger.release(flight)));
        assertEquals(List.of(2L, 0L, 0L, 0L), probe.window(agreement.id(), "flights-week", "2025-W07"));
        for (String sql : List.of(
                "update quota_reservation set units = 5 where flight_id = ? returning id",
                "delete from quota_reservation where flight_id = ? returning id")) {
            assertThrows(IllegalStateException.class, () -> probe.row(sql, flight));
        }
    }

    @Test
    void rematch_takes_what_is_missing_even_beyond_the_allowance_and_releases_what_is_superfluous() {
        Given given = given().terms("2025-02-03", weekly(5), tcnWeek(5));
        AgreementSnapshot first = probe.apply(given.snapshot());
        assertEquals(List.of(), probe.reserve(flight, landing(first, WEDNESDAY, NATIONALS, HONDURANS)));
        AgreementSnapshot second = probe.apply(
                given.version(2).terms("2025-02-10", weekly(5), shelter(2)).snapshot());
        // a stock has the volume of the clock's day: the new terms give it one from the 10th
        TestClock.set("2025-02-10T12:00:00Z");
        probe.run(() ->
                ledger.rematch(flight, TestClock.now(), List.of(landing(second, WEDNESDAY, NATIONALS, HONDURANS))));
        List<ReservationView> views = probe.reservations(flight);
        assertEquals(Map.of("2025-W07 RESERVED", 1L), unitsByState(views, "flights-week"));
        assertEquals(Map.of("2025-W07 RELEASED", 3L), unitsByState(views, "tcn-week"));
        assertEquals(Map.of("standing RESERVED", 3L), unitsByState(views, "shelter"));
        assertEquals(List.of(2L, 3L, 0L, 1L), probe.window(first.id(), "shelter", "standing"));
        assertEquals(0, probe.broken(first.id()));
    }

    @Test
    void an_older_version_changes_nothing_whether_it_comes_late_or_is_sent_again() {
        Given given = given().terms("2025-02-03", weekly(5));
        AgreementSnapshot first = probe.apply(given.snapshot());
        assertEquals(List.of(), probe.reserve(flight, landing(first, WEDNESDAY, NATIONALS)));
        AgreementSnapshot second =
                probe.apply(given.terms("2025-02-03", weekly(2)).version(2).snapshot());
        try (TestTopics topics = new TestTopics()) {
            // the inbox keeps an older one out; one that an operator sends again it lets pass
            probe.again(topics, first, false);
            probe.again(topics, first, true);
            probe.again(topics, first, true);
            probe.again(topics, second, true);
        }
        assertEquals(List.of(2L), probe.row("select version from agreement_copy where id = ?", first.id()));
        assertEquals(List.of(2L, 1L, 0L, 0L), probe.window(first.id(), "flights-week", "2025-W07"));
        assertEquals(List.of("recomputed flights-week/2025-W07"), probe.events(first.id(), 1));
    }

    private Landing persons(AgreementSnapshot agreement, int persons) {
        return landing(agreement, WEDNESDAY, Given.group(PopulationCategory.NATIONAL, "GT", persons));
    }

    private List<Violation> change(AgreementSnapshot agreement, String arrival, PassengerGroup group) {
        return probe.act(
                () -> ledger.change(flight, TestClock.now(), List.of(landing(agreement, arrival, NATIONALS, group))));
    }

    private void giveBack(AgreementSnapshot agreement, PopulationCategory category, String nationality, int persons) {
        probe.run(() -> ledger.giveBackStanding(flight, agreement.id(), category, nationality, persons));
    }

    private static <T> List<T> race(int times, Callable<T> act) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(12);
        try {
            List<T> answers = new ArrayList<>();
            for (Future<T> answer : pool.invokeAll(java.util.Collections.nCopies(times, act))) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            pool.shutdown();
        }
    }
}
