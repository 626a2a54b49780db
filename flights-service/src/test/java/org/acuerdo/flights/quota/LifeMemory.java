package org.acuerdo.flights.quota;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.flights.quota.rules.Allowances;
import org.acuerdo.flights.quota.rules.Figures;
import org.acuerdo.flights.quota.rules.LimitCourse;
import org.acuerdo.flights.quota.rules.Tally;
import org.acuerdo.flights.quota.rules.Usage;

/**
 * Answers that were given at past instants, found again later as {@code asKnownAt} does: from the agreement as it was known
 * and the rows as they are now, whatever was recorded, corrected and restated since.
 */
final class LifeMemory {
    private final LifeState life;
    private final List<Answered> answers = new ArrayList<>();

    private record Answered(
            Instant at, LocalDate today, AgreementSnapshot agreement, Map<WindowKey, WindowRow> windows) {}

    LifeMemory(LifeState life) {
        this.life = life;
    }

    /** Keeps some answers of this instant, and asks some of an earlier one again. */
    void look(String what) {
        if (life.random.nextInt(20) == 0) {
            life.sides.forEach(this::keep);
        }
        if (!answers.isEmpty() && life.random.nextInt(10) == 0) {
            again(what, answers.get(life.random.nextInt(answers.size())));
        }
    }

    private void keep(RandomSide side) {
        Map<WindowKey, WindowRow> windows = new HashMap<>(life.ledger.windows);
        windows.values().removeIf(w -> !w.agreementId().equals(side.id()));
        answers.add(new Answered(life.now, side.day(life.now), side.agreement, windows));
    }

    private void again(String what, Answered then) {
        Map<LimitKey, Map<Long, Usage>> usage = usage(then.at());
        Map<LimitKey, LimitCourse> courses = new HashMap<>();
        // what was asked for since was not there yet
        usage.forEach((limit, places) -> places.forEach((place, held) -> assertTrue(
                held.equals(Usage.NONE)
                        || !limit.agreementId().equals(then.agreement().id())
                        || then.windows().values().stream()
                                .anyMatch(w -> w.limit().equals(limit) && w.place() == place),
                () -> what + ": as known at " + then.at() + ", " + limit + " " + place)));
        then.windows().forEach((key, row) -> {
            Map<Long, Usage> held = usage.getOrDefault(key.limit(), Map.of());
            assertEquals(
                    row.usage(),
                    held.getOrDefault(row.place(), Usage.NONE),
                    () -> what + ": as known at " + then.at() + ", " + row);
            LimitCourse course = courses.computeIfAbsent(
                    key.limit(),
                    l -> LimitCourse.of(then.agreement(), l.limitId()).orElse(null));
            if (course != null) {
                Figures figures = Allowances.between(course, held, then.today(), row.place(), row.place())
                        .get(0);
                assertEquals(
                        row.allowance(),
                        figures.allowance(),
                        () -> what + ": allowance as known at " + then.at() + ", " + row);
            }
        });
    }

    private Map<LimitKey, Map<Long, Usage>> usage(Instant at) {
        Map<LimitKey, Map<Long, Tally>> tallies = new HashMap<>();
        life.ledger.rows.values().stream()
                .filter(r -> !r.recordedAt().isAfter(at))
                .sorted(Comparator.comparing(
                                ReservationRow::resolvedAt, Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(ReservationRow::id))
                .forEach(r -> {
                    boolean resolved = r.resolvedAt() != null && !r.resolvedAt().isAfter(at);
                    WindowRow window = life.ledger.window(r);
                    tallies.computeIfAbsent(window.limit(), l -> new HashMap<>())
                            .computeIfAbsent(window.place(), p -> new Tally())
                            .add(r.units(), resolved ? r.state() : ReservationRow.RESERVED, r.cause());
                });
        Map<LimitKey, Map<Long, Usage>> usage = new HashMap<>();
        tallies.forEach((limit, places) -> places.forEach((place, tally) ->
                usage.computeIfAbsent(limit, l -> new HashMap<>()).put(place, tally.usage())));
        return usage;
    }
}
