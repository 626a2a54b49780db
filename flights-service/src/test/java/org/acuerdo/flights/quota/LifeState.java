package org.acuerdo.flights.quota;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.acuerdo.flights.flight.rules.FlightAct;
import org.acuerdo.flights.flight.rules.FlightStatus;
import org.acuerdo.flights.flight.rules.Lifecycle;
import org.acuerdo.flights.flight.rules.RequestRules;

/** What a random life is made of: agreements, flights, the ledger as the service's rules have it and as the naive model does. */
final class LifeState {
    final Random random;
    final List<RandomSide> sides = new ArrayList<>();
    final LedgerInMemory ledger = new LedgerInMemory();
    final NaiveMarks marks = new NaiveMarks();
    final Map<UUID, RandomFlight> flights = new LinkedHashMap<>();
    Instant now;

    LifeState(Random random) {
        this.random = random;
        // any day: so that weeks, months, quarters and years are begun, left and closed
        LocalDate start = LocalDate.of(2025, 1, 1).plusDays(random.nextInt(365));
        now = start.minusDays(2).atTime(12, 0).toInstant(ZoneOffset.UTC);
        sides.add(new RandomSide(random, Given.agreement(), start));
        if (random.nextBoolean()) {
            sides.add(new RandomSide(
                    random, Given.agreement().receivedBy("CO", "America/Bogota"), start.plusDays(random.nextInt(9))));
        }
    }

    RandomSide side(UUID agreement) {
        return sides.stream().filter(s -> s.id().equals(agreement)).findFirst().orElseThrow();
    }

    RandomSide side(Landing landing) {
        return side(landing.agreementId());
    }

    LocalDate day(Landing landing) {
        return side(landing).day(landing.arrival());
    }

    List<LocalDate> days() {
        return sides.stream().map(s -> s.day(now)).toList();
    }

    Collection<RandomFlight> waiting() {
        return flights.values().stream().filter(f -> f.status.beforeDeparture()).toList();
    }

    /** It ends and gives back what it holds. */
    void end(RandomFlight flight, FlightAct act) {
        flight.status = Lifecycle.after(flight.status, act).orElseThrow();
        ledger.release(flight.id, now);
        sides.forEach(side -> side.naive.release(flight.id));
    }

    // ---- limits it is over, and days that are not operative

    /** By the service's rules. */
    Set<UUID> over(RandomSide side) {
        return ledger.over(
                side.id(),
                (flight, agreement) -> {
                    RandomFlight known = flights.get(flight);
                    return known != null && known.status.beforeDeparture() && !known.accepted.contains(agreement);
                },
                flights.values().stream()
                        .filter(f -> f.accepted.contains(side.id()))
                        .map(f -> f.id)
                        .toList());
    }

    /** As the naive model says it. */
    Set<UUID> naivelyOver(RandomSide side, Map<String, NaiveQuota.Figure> figures) {
        return marks.over(
                side.id(),
                side.naive,
                figures,
                waiting().stream().map(f -> f.id).collect(Collectors.toSet()));
    }

    /** What stops confirmation and departure. */
    boolean stopped(RandomFlight flight) {
        return flight.landings.stream()
                .anyMatch(l -> over(side(l)).contains(flight.id)
                        || !RequestRules.operativeOn(side(l).agreement, day(l)).isEmpty());
    }

    boolean naivelyStopped(RandomFlight flight) {
        return flight.landings.stream()
                .anyMatch(l -> naivelyOver(side(l), figures(side(l))).contains(flight.id)
                        || !side(l).given.naive.operative(day(l)));
    }

    /** The naive figures of all windows that the ledger has, and of those before. */
    Map<String, NaiveQuota.Figure> figures(RandomSide side) {
        Map<String, LocalDate> last = new HashMap<>();
        ledger.windows.values().stream()
                .filter(w -> w.calendar() && w.agreementId().equals(side.id()))
                .forEach(w -> last.merge(w.limitId(), w.end(), (a, b) -> a.isAfter(b) ? a : b));
        return side.naive.figures(side.day(now), last);
    }

    // ---- some of them

    RandomSide side() {
        return sides.get(random.nextInt(sides.size()));
    }

    /** One that has landed, if there is any. */
    RandomFlight landed(RandomFlight otherwise) {
        return one(flights.values().stream().filter(f -> !f.actual.isEmpty()).toList(), otherwise);
    }

    /** Mostly one that is cleared, confirmed or in the air, those first that are furthest; so that flights come to their end. */
    RandomFlight onItsWay(RandomFlight otherwise) {
        if (random.nextInt(8) == 0) {
            return otherwise;
        }
        RandomFlight furthest = otherwise;
        for (FlightStatus status :
                List.of(FlightStatus.CLEARED, FlightStatus.CONFIRMED, FlightStatus.DIVERTED, FlightStatus.DEPARTED)) {
            if (random.nextInt(4) > 0) {
                furthest = one(
                        flights.values().stream()
                                .filter(f -> f.status == status)
                                .toList(),
                        furthest);
            }
        }
        return furthest;
    }

    /** Mostly one that waits for an answer. */
    RandomFlight asking(RandomFlight otherwise) {
        return random.nextInt(4) == 0
                ? otherwise
                : one(
                        flights.values().stream()
                                .filter(f -> f.status == FlightStatus.REQUESTED && f.heard.size() < f.sent.size())
                                .toList(),
                        otherwise);
    }

    RandomFlight any() {
        List<RandomFlight> all = new ArrayList<>(flights.values());
        // most acts hit the younger ones, some what has ended long ago
        int from = random.nextInt(10) == 0 ? 0 : Math.max(0, all.size() - 40);
        return one(all.subList(from, all.size()), null);
    }

    <T> T one(List<T> all, T otherwise) {
        return all.isEmpty() ? otherwise : all.get(random.nextInt(all.size()));
    }

    // ---- landings

    /** Under one agreement, or one after the other under both. */
    List<Landing> landings() {
        return sides.size() > 1 && random.nextBoolean()
                ? bothSides()
                : List.of(landing(side(), 1 + random.nextInt(12)));
    }

    List<Landing> bothSides() {
        Landing first = landing(sides.get(0), 1 + random.nextInt(12));
        Landing second = landing(sides.get(1), 1);
        return List.of(
                first,
                new Landing(
                        second.agreementId(),
                        first.arrival().plus(Duration.ofHours(3)),
                        first.aircraft(),
                        second.airport(),
                        second.groups()));
    }

    Landing landing(RandomSide side, int days) {
        return side.given.landing(side.agreement, now, days);
    }
}
