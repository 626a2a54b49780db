package org.acuerdo.flights.quota;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.acuerdo.contracts.Violation;
import org.acuerdo.contracts.flight.PassengerGroup;
import org.acuerdo.flights.clearance.rules.Clearance;
import org.acuerdo.flights.flight.rules.FlightAct;
import org.acuerdo.flights.flight.rules.FlightStatus;
import org.acuerdo.flights.flight.rules.Lifecycle;

/**
 * One agreement, or two, with their flights, played step by step over the rules alone, and checked against {@link NaiveLedger}
 * after each.
 */
final class RandomLife {
    private static final List<FlightAct> ACTS = List.of(
            FlightAct.CANCEL,
            FlightAct.CONFIRM,
            FlightAct.CONFIRM,
            FlightAct.CONFIRM,
            FlightAct.DEPART,
            FlightAct.DEPART,
            FlightAct.ARRIVE,
            FlightAct.ARRIVE,
            FlightAct.ARRIVE,
            FlightAct.RETURN,
            FlightAct.DIVERT,
            FlightAct.LAND_ELSEWHERE);

    private final Random random;
    private final LifeState life;
    private final LifeChecks checks;
    private final LifeMemory memory;
    private final RandomAnswers answers;
    private final RandomVersions versions;

    RandomLife(Random random) {
        this.random = random;
        life = new LifeState(random);
        checks = new LifeChecks(life);
        memory = new LifeMemory(life);
        answers = new RandomAnswers(life);
        versions = new RandomVersions(life);
        life.sides.forEach(side -> versions.come(side, side.sent.get(0)));
    }

    /** Plays one step and checks everything. @return what was done */
    String step() {
        checks.begin();
        // one thing happens after the other
        goOn(Duration.ofMillis(1));
        String what = act();
        checks.check(what);
        memory.look(what);
        return what;
    }

    /** The clock; at midnight windows close, and what deadlines have decided is written down. */
    private void goOn(Duration time) {
        List<LocalDate> days = life.days();
        life.now = life.now.plus(time);
        if (time.toMillis() == 1 && life.days().equals(days)) {
            return;
        }
        life.sides.forEach(side -> life.ledger.clock(side.agreement, life.now));
        checks.commit("clock " + life.now);
        life.waiting().forEach(this::sweep);
    }

    private String act() {
        int dice = random.nextInt(100);
        if (dice < 22) {
            return request();
        }
        if (dice < 28) {
            boolean long_ = random.nextInt(12) == 0;
            goOn(long_ ? Duration.ofDays(5 + random.nextInt(60)) : Duration.ofMinutes(30 + random.nextInt(2400)));
            return "clock " + life.now;
        }
        if (dice < 31) {
            return versions.amend(life.side());
        }
        if (dice < 33) {
            return versions.late(life.side());
        }
        RandomFlight flight = life.any();
        if (flight == null) {
            return request();
        }
        if (dice < 55) {
            return answers.deliver(life.asking(flight));
        }
        if (dice < 58) {
            return reschedule(flight);
        }
        if (dice < 60) {
            return irregular(flight);
        }
        if (dice < 63) {
            return correct(life.landed(flight));
        }
        if (dice < 64) {
            return leave(life.landed(flight));
        }
        String accepted = dice < 67 ? accept() : null;
        if (accepted != null) {
            return accepted;
        }
        RandomFlight going = life.onItsWay(flight);
        boolean away = going.status.inTheAir()
                || going.status == FlightStatus.CLEARED
                || going.status == FlightStatus.CONFIRMED;
        // acts in wrong states are tried, too; but most that is not on its way yet waits for an answer
        return away || random.nextInt(4) == 0 ? perform(going, act(going)) : answers.deliver(life.asking(going));
    }

    /** Mostly one that is taken as the flight stands, so that flights come to their end; else any. */
    private FlightAct act(RandomFlight flight) {
        FlightStatus shown = flight.standing(life.now).status();
        List<FlightAct> acts = random.nextInt(3) == 0
                ? ACTS
                : ACTS.stream().filter(act -> act.from().contains(shown)).toList();
        List<FlightAct> possible = acts.isEmpty() ? ACTS : acts;
        FlightAct act = life.one(possible, null);
        // few are cancelled
        return act == FlightAct.CANCEL && random.nextInt(4) > 0 ? life.one(possible, null) : act;
    }

    // ---- acts

    private String request() {
        RandomFlight flight =
                new RandomFlight(new UUID(random.nextLong(), random.nextLong()), life.now, life.landings());
        if (!operative(flight.landings)) {
            return "request refused, not operative";
        }
        boolean taken = change(flight, flight.landings);
        if (taken) {
            life.flights.put(flight.id, flight);
            life.marks.asked(flight.id);
            answers.ask(flight);
        }
        return "request " + taken;
    }

    private boolean operative(List<Landing> landings) {
        boolean all = true;
        for (Landing landing : landings) {
            boolean operative = life.side(landing).agreement.facts().operativeOn(life.day(landing));
            assertEquals(life.side(landing).given.naive.operative(life.day(landing)), operative);
            all &= operative;
        }
        return all;
    }

    private String reschedule(RandomFlight flight) {
        if (!flight.take(FlightAct.RESCHEDULE, life.now)) {
            return "reschedule in " + flight.status;
        }
        // under the agreements that it was asked for
        List<Landing> to = flight.landings.size() == 1
                ? List.of(life.landing(life.side(flight.landings.get(0)), 1 + random.nextInt(12)))
                : life.bothSides();
        if (!operative(to)) {
            return "reschedule refused, not operative";
        }
        Map<String, Long> before = units(flight.landings);
        boolean taken = change(flight, to);
        if (taken) {
            Map<String, Long> after = units(to);
            if (after.entrySet().stream().anyMatch(e -> e.getValue() > before.getOrDefault(e.getKey(), 0L))) {
                life.marks.asked(flight.id);
            }
            life.marks.rescheduled(flight.id);
            flight.accepted.clear();
            flight.landings = to;
            flight.status = FlightStatus.REQUESTED;
            answers.ask(flight);
        }
        return "reschedule " + taken;
    }

    private Map<String, Long> units(List<Landing> landings) {
        Map<String, Long> units = new TreeMap<>();
        landings.forEach(l ->
                life.side(l).naive.units(l).forEach((window, n) -> units.put(l.agreementId() + " " + window, n)));
        return units;
    }

    /** Only the net increase must be available, of all landings, and then all is taken; else each limit that binds is named. */
    private boolean change(RandomFlight flight, List<Landing> to) {
        Map<String, Long> binding = new TreeMap<>();
        to.forEach(l -> life.side(l)
                .naive
                .binding(flight.id, l, life.side(l).day(life.now))
                .forEach((window, free) -> binding.put(l.agreementId() + " " + window, free)));
        Map<String, Long> named = new TreeMap<>();
        for (Violation v : life.ledger.change(flight.id, to, life.now)) {
            UUID agreement = to.size() > 1 ? v.agreementId() : to.get(0).agreementId();
            named.put(agreement + " " + v.limitId() + " " + v.window(), v.available());
        }
        assertEquals(binding, named, "accepted within allowances, and only then");
        if (binding.isEmpty()) {
            to.forEach(l -> life.side(l).naive.change(flight.id, l));
        }
        return binding.isEmpty();
    }

    private String perform(RandomFlight flight, FlightAct asked) {
        FlightStatus shown = flight.standing(life.now).status();
        // with a landing to come after it, it goes on
        boolean more = asked == FlightAct.ARRIVE && flight.landings.size() > flight.actual.size() + 1;
        FlightAct act = more ? FlightAct.LAND : asked;
        boolean taken = flight.take(act, life.now);
        assertEquals(act.from().contains(shown), taken);
        if (!taken) {
            return act + " in wrong state " + shown;
        }
        if (act == FlightAct.CONFIRM || act == FlightAct.DEPART) {
            boolean stopped = life.stopped(flight);
            assertEquals(life.naivelyStopped(flight), stopped, () -> "whether " + act + " is stopped");
            if (stopped) {
                return act + " stopped";
            }
        }
        switch (act) {
            case ARRIVE, LAND -> {
                Landing actual = life.side(flight.next()).given.moved(flight.next());
                life.ledger.consume(flight.id, actual, life.now);
                life.side(actual).naive.consume(flight.id, actual);
                flight.actual.put(actual.agreementId(), actual);
                flight.status = Lifecycle.after(flight.status, act).orElseThrow();
            }
            case CANCEL, RETURN, LAND_ELSEWHERE -> life.end(flight, act);
            default -> flight.status = Lifecycle.after(flight.status, act).orElseThrow();
        }
        return act.toString();
    }

    /**
     * A receiving state accepts one by name: its mark goes as far as that state's limits are concerned, and no other comes.
     *
     * @return null: none is marked
     */
    private String accept() {
        RandomSide side = life.side();
        Set<UUID> over = life.over(side);
        RandomFlight flight =
                life.one(over.stream().sorted().map(life.flights::get).toList(), null);
        if (flight == null || !flight.take(FlightAct.ACCEPT_OVER_LIMIT, life.now)) {
            return null;
        }
        flight.accepted.add(side.id());
        life.marks.accepted(flight.id, side.id());
        Set<UUID> others = new HashSet<>(over);
        others.remove(flight.id);
        assertTrue(others.containsAll(life.over(side)), "no other is marked in its place");
        return "accepted";
    }

    private String irregular(RandomFlight instead) {
        UUID id = new UUID(random.nextLong(), random.nextLong());
        RandomSide side = life.side(instead.landings.get(0));
        Landing actual = life.landing(side, -random.nextInt(3));
        RandomFlight flown = new RandomFlight(id, life.now, List.of(actual));
        flown.clearances = List.of(Clearance.asked(side.id(), 1, life.now, 0).withdrawn());
        boolean takesOver = instead.landings.size() == 1 && instead.take(FlightAct.FLOWN_IRREGULARLY, life.now);
        if (takesOver) {
            instead.status = FlightStatus.LAPSED;
            life.ledger.takeOver(instead.id, id);
            side.naive.takeOver(instead.id, id);
            life.ledger.consume(id, actual, life.now);
        } else {
            life.ledger.irregular(id, actual, life.now);
        }
        side.naive.consume(id, actual);
        flown.status = FlightStatus.ARRIVED;
        flown.actual.put(side.id(), actual);
        life.flights.put(id, flown);
        return "irregular, takes over: " + takesOver;
    }

    /** Who was received, where and when, is known better; the windows may have closed long ago. */
    private String correct(RandomFlight flight) {
        Landing known = life.one(List.copyOf(flight.actual.values()), null);
        if (known == null) {
            return "nothing to correct";
        }
        Landing better = life.side(known).given.moved(known);
        life.ledger.correct(flight.id, known, better, life.now);
        life.side(known).naive.correct(flight.id, known, better);
        flight.actual.put(known.agreementId(), better);
        return "correct";
    }

    /** Some leave reception: their places are free again. */
    private String leave(RandomFlight flight) {
        int persons = 1 + random.nextInt(3);
        RandomSide side = life.side(life.one(flight.landings, null));
        PassengerGroup group = side.given.someone();
        life.ledger.giveBack(
                flight.id, side.id(), UnitMoves.group(group.category(), group.nationality()), persons, life.now);
        side.naive.giveBack(flight.id, group, persons);
        return "leave";
    }

    /** What a deadline has decided is written down when its time has come. */
    private void sweep(RandomFlight flight) {
        if (flight.standing(life.now).status() == FlightStatus.LAPSED) {
            life.end(flight, flight.status == FlightStatus.REQUESTED ? FlightAct.LAPSE : FlightAct.NOT_FLOWN);
            checks.commit("lapse");
        }
        Instant departs = flight.departs();
        assertTrue(
                flight.status != FlightStatus.REQUESTED
                        || !life.now.isAfter(departs)
                        || flight.clearances.stream().allMatch(c -> c.waitingFor() == null),
                "nothing waits for a decision beyond its departure");
    }
}
