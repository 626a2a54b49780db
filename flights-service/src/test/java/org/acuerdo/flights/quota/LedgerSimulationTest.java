package org.acuerdo.flights.quota;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.contracts.flight.PassengerGroup;
import org.acuerdo.contracts.terms.AircraftCategory;
import org.acuerdo.contracts.terms.Limit;
import org.acuerdo.contracts.terms.PopulationCategory;
import org.acuerdo.flights.agreement.AgreementCopies;
import org.acuerdo.flights.quota.rules.Allowances;
import org.acuerdo.flights.quota.rules.LimitCourse;
import org.acuerdo.flights.quota.rules.Usage;
import org.acuerdo.kit.testing.PartsResource;
import org.acuerdo.kit.testing.TestClock;
import org.junit.jupiter.api.Test;

/**
 * Random acts in a random order, with the clock moving past closes and new versions coming in between. After each step every
 * counter is the sum of its rows, and every stored allowance is what the pure rules say of the same rows.
 */
@QuarkusTest
@QuarkusTestResource(value = PartsResource.class, initArgs = @ResourceArg(name = "schema", value = "flights"))
class LedgerSimulationTest {
    private static final int STEPS = 400;

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

    private final long seed = Long.getLong("acuerdo.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final List<UUID> flights = new ArrayList<>();
    private final Map<UUID, Landing> landed = new LinkedHashMap<>();
    private Given given;
    private AgreementSnapshot agreement;
    private long version = 1;

    @Test
    void counters_and_allowances_are_right_after_every_step() {
        TestClock.set("2025-02-03T12:00:00Z");
        given = Given.agreement().id(UUID.randomUUID()).inForce("2025-02-03").terms("2025-02-03", limits());
        agreement = probe.apply(given.snapshot());
        for (int step = 0; step < STEPS; step++) {
            String what = "seed " + seed + ", step " + step + ": ";
            what += act();
            LocalDate day = today();
            passCloses();
            assertEquals(0, probe.broken(agreement.id()), what);
            // where midnight came in between, the next step compares
            if (day.equals(today())) {
                compare(what);
            }
        }
    }

    private Limit[] limits() {
        return new Limit[] {
            Given.carrying(
                    Given.fixed("day", Limit.Unit.FLIGHT, Limit.Period.DAY, 2 + random.nextInt(3)),
                    Integer.toString(random.nextInt(101)),
                    1 + random.nextInt(3)),
            Given.fixed("week", Limit.Unit.PERSON, Limit.Period.WEEK, 20 + random.nextInt(30)),
            Given.carrying(
                    Given.fixed("month", Limit.Unit.FLIGHT, Limit.Period.MONTH, 15 + random.nextInt(30)), "50", 2),
            Given.carrying(
                    Given.fixed("quarter", Limit.Unit.FLIGHT, Limit.Period.QUARTER, 30 + random.nextInt(60)), "25", 1),
            Given.fixed("year", Limit.Unit.PERSON, Limit.Period.YEAR, 300 + random.nextInt(300)),
            Given.fixed("term", Limit.Unit.PERSON, Limit.Period.TERM, 400),
            Given.fixed("stock", Limit.Unit.PERSON, Limit.Period.STANDING, 30)
        };
    }

    private String act() {
        int dice = random.nextInt(100);
        if (dice < 40) {
            UUID flight = UUID.randomUUID();
            Landing landing = landing(random.nextInt(9));
            if (probe.reserve(flight, landing).isEmpty()) {
                flights.add(flight);
            }
            return "reserve";
        }
        if (dice < 50) {
            TestClock.forward(Duration.ofHours(1 + random.nextInt(40)));
            return "clock";
        }
        if (dice < 53) {
            return amend();
        }
        if (dice < 58) {
            Landing landing = landing(-random.nextInt(6));
            UUID flight = UUID.randomUUID();
            probe.run(() -> ledger.recordIrregular(flight, landing));
            return "irregular";
        }
        if (dice < 62 && !landed.isEmpty()) {
            return correct();
        }
        if (flights.isEmpty()) {
            return "nothing";
        }
        UUID flight = flights.get(random.nextInt(flights.size()));
        if (dice < 68) {
            probe.act(() -> ledger.release(flight));
            return "release";
        }
        if (dice < 80) {
            Landing landing = landing(-random.nextInt(4));
            probe.run(() -> ledger.consume(flight, landing));
            flights.remove(flight);
            landed.put(flight, landing);
            giveBack(flight);
            return "consume";
        }
        if (dice < 90) {
            Landing landing = landing(random.nextInt(9));
            probe.request(() -> ledger.change(flight, TestClock.now(), List.of(landing)));
            return "change";
        }
        Landing landing = landing(random.nextInt(5));
        probe.run(() -> ledger.rematch(flight, TestClock.now(), List.of(landing)));
        return "rematch";
    }

    /** The arrival was at another time, or with others, than was known. */
    private String correct() {
        UUID flight = List.copyOf(landed.keySet()).get(random.nextInt(landed.size()));
        Landing before = landed.get(flight);
        Landing better = landing(-random.nextInt(8));
        probe.run(() -> ledger.correct(flight, before, better));
        landed.put(flight, better);
        return "correct";
    }

    private void giveBack(UUID flight) {
        int persons = random.nextInt(6);
        probe.run(() -> ledger.giveBackStanding(
                flight, agreement.id(), PopulationCategory.THIRD_COUNTRY_NATIONAL, "HN", persons));
    }

    private String amend() {
        version++;
        LocalDate day = LocalDate.ofInstant(TestClock.now(), agreement.zoneId()).plusDays(random.nextInt(10) - 3);
        if (random.nextBoolean()) {
            given.suspended(day.toString(), day.plusDays(random.nextInt(4)).toString());
        } else {
            given.terms(day.toString(), limits());
        }
        agreement = probe.apply(given.version(version).snapshot());
        return "amend";
    }

    private Landing landing(int days) {
        Instant arrival = TestClock.now().plus(Duration.ofDays(days)).plus(Duration.ofHours(random.nextInt(12)));
        PassengerGroup nationals = Given.group(PopulationCategory.NATIONAL, "GT", 1 + random.nextInt(4));
        PassengerGroup others = Given.group(PopulationCategory.THIRD_COUNTRY_NATIONAL, "HN", random.nextInt(4));
        return new Landing(agreement.id(), arrival, AircraftCategory.CHARTER, "MGGT", List.of(nationals, others));
    }

    /** One pass takes some agreements only, and those of other tests may be due as well. */
    private void passCloses() {
        while (probe.act(() -> repository.due(TestClock.now(), Integer.MAX_VALUE))
                .contains(agreement.id())) {
            observer.passCloses();
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(TestClock.now(), agreement.zoneId());
    }

    private void compare(String what) {
        LocalDate today = today();
        List<WindowRow> rows = probe.act(() -> repository.lockAll(agreement.id()));
        Map<String, Map<Long, Usage>> usage = new HashMap<>();
        rows.forEach(
                r -> usage.computeIfAbsent(r.limitId(), l -> new HashMap<>()).put(r.place(), r.usage()));
        for (WindowRow row : rows) {
            LimitCourse course = LimitCourse.of(agreement, row.limitId()).orElseThrow();
            assertEquals(
                    Allowances.between(course, usage.get(row.limitId()), today, row.place(), row.place())
                            .get(0)
                            .allowance(),
                    row.allowance(),
                    () -> what + " " + row);
        }
    }
}
