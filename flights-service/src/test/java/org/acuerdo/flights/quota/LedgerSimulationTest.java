package org.acuerdo.flights.quota;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.acuerdo.contracts.Violation;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.contracts.flight.PassengerGroup;
import org.acuerdo.contracts.message.Topics;
import org.acuerdo.flights.agreement.AgreementCopies;
import org.acuerdo.kit.testing.PartsResource;
import org.acuerdo.kit.testing.TestClock;
import org.acuerdo.kit.testing.TestTopics;
import org.junit.jupiter.api.Test;

/**
 * The ledger on real PostgreSQL and Kafka against the naive model: random acts in a random order, with the clock moving past
 * closes, new versions coming in between and old ones late, twice and out of order. After each step the naive model says what
 * was taken, by flight and window, and every figure of every window; in the end, which lines were crossed and told, in their
 * order. Repeat one with {@code -Dacuerdo.seed=}.
 */
@QuarkusTest
@QuarkusTestResource(value = PartsResource.class, initArgs = @ResourceArg(name = "schema", value = "flights"))
class LedgerSimulationTest {
    private static final int STEPS = 5_000;
    /** So many steps of one agreement, then another begins. */
    private static final int OF_ONE = 300;

    @Inject
    LedgerProbe probe;

    @Inject
    QuotaLedger ledger;

    @Inject
    QuotaRepository repository;

    @Inject
    LedgerObserver observer;

    @Inject
    AgreementCopies copies;

    @Test
    void unitsFiguresAndCrossingsAreAsTheNaiveModelSays() {
        long seed = Long.getLong("acuerdo.seed", System.nanoTime());
        Random random = new Random(seed);
        int step = 0;
        String last = "the beginning";
        try (TestTopics topics = new TestTopics()) {
            while (step < STEPS) {
                Life life = new Life(random, topics);
                for (int i = 0; i < OF_ONE; i++, step++) {
                    last = life.step();
                }
                last = "all of them";
                life.end();
            }
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError("seed " + seed + ", step " + step + ", after " + last, e);
        }
    }

    /** One agreement with its flights. */
    private final class Life {
        private final Random random;
        private final TestTopics topics;
        private final RandomAgreement given;
        private final NaiveLedger naive;
        /** Landings asked for, of flights that have not landed. */
        private final Map<UUID, Landing> waiting = new LinkedHashMap<>();

        private final Map<UUID, Landing> landed = new LinkedHashMap<>();
        private final List<AgreementSnapshot> sent = new ArrayList<>();
        /** Lines that were crossed, by window. */
        private final Map<String, List<String>> crossed = new TreeMap<>();

        private AgreementSnapshot agreement;
        private Map<WindowKey, WindowRow> rows = Map.of();
        private LocalDate day;
        /** False once midnight came while something was done: on which of two days it was done is not known. */
        private boolean sure = true;

        Life(Random random, TestTopics topics) {
            this.random = random;
            this.topics = topics;
            LocalDate start = LocalDate.of(2025, 1, 1).plusDays(random.nextInt(365));
            TestClock.set(start.minusDays(2).atTime(18, 0).toInstant(ZoneOffset.UTC));
            given = new RandomAgreement(random, UUID.randomUUID(), start);
            agreement = given.snapshot();
            sent.add(agreement);
            publish(agreement);
            naive = new NaiveLedger(given.naive, agreement.zoneId());
            day = today();
        }

        String step() {
            if (!day.equals(today())) {
                // midnight came by itself
                clock(Duration.ZERO);
            }
            String what = act();
            // where it came meanwhile, the next step compares
            if (day.equals(today())) {
                compare(what);
            }
            return what;
        }

        private String act() {
            int dice = random.nextInt(100);
            if (dice < 36) {
                return reserve();
            }
            if (dice < 48) {
                Duration on = random.nextInt(10) == 0
                        ? Duration.ofDays(3 + random.nextInt(40))
                        : Duration.ofHours(1 + random.nextInt(40));
                clock(on);
                return "clock " + on;
            }
            if (dice < 54) {
                return amend();
            }
            if (dice < 56) {
                return late();
            }
            if (dice < 61) {
                UUID flight = UUID.randomUUID();
                Landing landing = landing(-random.nextInt(6));
                act(() -> ledger.recordIrregular(flight, landing), () -> naive.consume(flight, landing));
                landed.put(flight, landing);
                return units("irregular", flight);
            }
            if (dice < 67) {
                return correct();
            }
            if (dice < 71) {
                return leave();
            }
            if (waiting.isEmpty()) {
                return "nothing";
            }
            UUID flight = List.copyOf(waiting.keySet()).get(random.nextInt(waiting.size()));
            if (dice < 75) {
                act(() -> ledger.release(flight), () -> naive.release(flight));
                waiting.remove(flight);
                return units("release", flight);
            }
            if (dice < 86) {
                return consume(flight);
            }
            if (dice < 94) {
                return change(flight);
            }
            // as it is once the agreement was amended
            Landing landing = waiting.get(flight);
            act(() -> ledger.rematch(flight, TestClock.now(), List.of(landing)), () -> naive.change(flight, landing));
            return units("rematch", flight);
        }

        private String reserve() {
            UUID flight = UUID.randomUUID();
            Landing landing = landing(random.nextInt(9));
            if (asked(flight, landing, () -> ledger.reserve(flight, TestClock.now(), List.of(landing)))) {
                waiting.put(flight, landing);
            }
            return units("reserve", flight);
        }

        private String change(UUID flight) {
            Landing landing = landing(random.nextInt(9));
            if (asked(flight, landing, () -> ledger.change(flight, TestClock.now(), List.of(landing)))) {
                waiting.put(flight, landing);
            }
            return units("change", flight);
        }

        /** Taken within allowances, and only then; each limit that binds is named with what it has left. */
        private boolean asked(UUID flight, Landing landing, Callable<List<Violation>> request) {
            Map<String, Long> binding = naive.binding(flight, landing, today());
            List<Violation> violations = new ArrayList<>();
            told(() -> violations.addAll(probe.request(request)), () -> {
                if (binding.isEmpty()) {
                    naive.change(flight, landing);
                }
            });
            Map<String, Long> named = new TreeMap<>();
            violations.forEach(v -> named.put(v.limitId() + " " + v.window(), v.available()));
            assertEquals(binding, named, "limits that bind");
            return violations.isEmpty();
        }

        private String consume(UUID flight) {
            Landing actual = given.moved(landing(-random.nextInt(3)));
            act(() -> ledger.consume(flight, actual), () -> naive.consume(flight, actual));
            waiting.remove(flight);
            landed.put(flight, actual);
            return units("consume", flight);
        }

        /** The arrival was at another time, or with others, than was known. */
        private String correct() {
            if (landed.isEmpty()) {
                return "nothing to correct";
            }
            UUID flight = List.copyOf(landed.keySet()).get(random.nextInt(landed.size()));
            Landing before = landed.get(flight);
            Landing better = given.moved(before);
            act(() -> ledger.correct(flight, before, better), () -> naive.correct(flight, before, better));
            landed.put(flight, better);
            return units("correct", flight);
        }

        private String leave() {
            if (landed.isEmpty()) {
                return "nobody leaves";
            }
            UUID flight = List.copyOf(landed.keySet()).get(random.nextInt(landed.size()));
            PassengerGroup group = given.someone();
            int persons = 1 + random.nextInt(3);
            act(
                    () -> ledger.giveBackStanding(
                            flight, agreement.id(), group.category(), group.nationality(), persons),
                    () -> naive.giveBack(flight, group, persons));
            return units("leave", flight);
        }

        private String amend() {
            String what = given.amend(today());
            AgreementSnapshot overtaken = random.nextInt(4) == 0 ? given.snapshot() : null;
            if (overtaken != null) {
                sent.add(overtaken);
                what += ", " + given.amend(today());
            }
            agreement = given.snapshot();
            sent.add(agreement);
            told(() -> publish(agreement), () -> {});
            if (overtaken != null) {
                told(() -> probe.again(topics, overtaken, random.nextBoolean()), () -> {});
            }
            return "amend: " + what;
        }

        /** Older versions come, and the present one again: as the broker brings them, or sent again by an operator. */
        private String late() {
            told(
                    () -> {
                        for (int i = random.nextInt(2); i >= 0; i--) {
                            AgreementSnapshot old = sent.get(random.nextInt(sent.size()));
                            probe.again(topics, old, random.nextBoolean());
                            probe.again(topics, old, random.nextBoolean());
                        }
                    },
                    () -> {});
            return "old versions";
        }

        private void publish(AgreementSnapshot snapshot) {
            topics.send(
                    Topics.AGREEMENTS,
                    snapshot.id().toString(),
                    "org.acuerdo.agreement.changed.v1",
                    snapshot.id().toString(),
                    snapshot.version(),
                    snapshot);
            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> copies.applied(snapshot.id(), snapshot.version()));
        }

        private void clock(Duration on) {
            WindowsThen then = new WindowsThen(rows);
            TestClock.forward(on);
            day = today();
            passCloses();
            then.crossed();
        }

        /** One pass takes some agreements only, and those of other tests may be due as well. */
        private void passCloses() {
            while (probe.act(() -> repository.due(TestClock.now(), Integer.MAX_VALUE))
                    .contains(agreement.id())) {
                observer.passCloses();
            }
        }

        private void act(Runnable transaction, Runnable model) {
            told(() -> probe.run(transaction), model);
        }

        /** Something that is one transaction: the lines that it crossed are kept, then the naive model follows. */
        private void told(Runnable done, Runnable model) {
            WindowsThen then = new WindowsThen(rows);
            done.run();
            then.crossed();
            model.run();
            sure &= day.equals(today());
        }

        private final class WindowsThen {
            private final Map<WindowKey, WindowRow> before;

            WindowsThen(Map<WindowKey, WindowRow> before) {
                this.before = before;
            }

            void crossed() {
                rows = new HashMap<>();
                probe.act(() -> repository.lockAll(agreement.id())).forEach(row -> rows.put(row.key(), row));
                Map<String, NaiveQuota.Figure> figures =
                        before.keySet().containsAll(rows.keySet()) ? Map.of() : figures();
                rows.forEach((key, row) -> {
                    WindowRow was = before.containsKey(key)
                            ? before.get(key)
                            : empty(row, figures.get(row.limitId() + " " + row.label()));
                    crossed.computeIfAbsent(row.limitId() + "/" + row.label(), w -> new ArrayList<>())
                            .addAll(NaiveLedger.crossed(was, row, row.closedOn(today())));
                });
            }
        }

        /** As it is stored first, before anything is held there. */
        private WindowRow empty(WindowRow row, NaiveQuota.Figure figure) {
            return row.moved(-row.reserved(), -row.consumed(), -row.unreserved())
                    .figured(figure.allowance(), row.start(), row.end(), figure.critical());
        }

        private Map<String, NaiveQuota.Figure> figures() {
            Map<String, LocalDate> last = new HashMap<>();
            rows.values().stream()
                    .filter(WindowRow::calendar)
                    .forEach(row -> last.merge(row.limitId(), row.end(), (a, b) -> a.isAfter(b) ? a : b));
            return naive.figures(today(), last);
        }

        private void compare(String what) {
            Map<String, NaiveQuota.Figure> figures = figures();
            Set<String> missing = new TreeSet<>(naive.windows());
            for (WindowRow row : rows.values()) {
                String name = row.limitId() + " " + row.label();
                NaiveQuota.Held held = naive.held(name);
                missing.remove(name);
                assertEquals(held.reserved, row.reserved(), () -> what + ": reserved of " + row);
                assertEquals(held.consumed, row.consumed(), () -> what + ": consumed of " + row);
                assertEquals(held.unreserved, row.unreserved(), () -> what + ": never reserved of " + row);
                assertEquals(figures.get(name).allowance(), row.allowance(), () -> what + ": allowance of " + row);
                assertEquals(
                        Math.max(0, row.held() - row.allowance()), row.excess(), () -> what + ": excess of " + row);
                if (given.naive.has(row.limitId())) {
                    assertEquals(figures.get(name).critical(), row.criticalPercent(), () -> what + ": share of " + row);
                    if (!row.calendar()) {
                        assertEquals(given.naive.firstOperative(), row.start(), () -> what + ": start of " + row);
                        assertEquals(given.naive.lastInForce(), row.end(), () -> what + ": end of " + row);
                    }
                }
            }
            assertEquals(Set.of(), missing, () -> what + ": windows that hold something");
        }

        /** What a flight holds and has consumed, by window. @return what was done */
        private String units(String what, UUID flight) {
            Map<String, Map<String, Long>> sums = new HashMap<>();
            probe.reservations(flight)
                    .forEach(r -> sums.computeIfAbsent(r.state(), state -> new TreeMap<>())
                            .merge(r.limitId() + " " + r.window(), r.units(), Long::sum));
            sums.values().forEach(windows -> windows.values().removeIf(units -> units == 0));
            assertEquals(
                    naive.reserved(flight),
                    sums.getOrDefault(ReservationRow.RESERVED, Map.of()),
                    () -> what + ": reserved");
            assertEquals(
                    naive.consumed(flight),
                    sums.getOrDefault(ReservationRow.CONSUMED, Map.of()),
                    () -> what + ": consumed");
            return what;
        }

        /** Each line that was crossed was told, once and in its order, and nothing else was. */
        private void end() {
            assertEquals(0, probe.broken(agreement.id()), "sums of rows");
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> probe.row(
                                    "select count(*) from outbox where key = ?",
                                    agreement.id().toString())
                            .equals(List.of(0L)));
            Map<String, TreeMap<Long, String>> told = new TreeMap<>();
            topics.read(Topics.QUOTAS, r -> agreement.id().toString().equals(r.key()))
                    .forEach(r -> told.computeIfAbsent(
                                    TestTopics.header(r, "ce_subject").substring(37), window -> new TreeMap<>())
                            .merge(
                                    Long.parseLong(TestTopics.header(r, "ce_sequence")),
                                    TestTopics.header(r, "ce_type").replaceAll("org.acuerdo.quota.|.v1", ""),
                                    (a, b) -> a + " and " + b + " by one number"));
            Map<String, List<String>> types = new TreeMap<>();
            told.forEach((window, events) -> types.put(window, List.copyOf(events.values())));
            crossed.values().removeIf(List::isEmpty);
            if (sure) {
                assertEquals(crossed, types);
            }
        }

        private Landing landing(int days) {
            return given.landing(agreement, TestClock.now(), days);
        }

        private LocalDate today() {
            return LocalDate.ofInstant(TestClock.now(), agreement.zoneId());
        }
    }
}
