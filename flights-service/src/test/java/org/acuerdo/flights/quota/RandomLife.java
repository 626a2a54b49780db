package org.acuerdo.flights.quota;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.contracts.agreement.Baseline;
import org.acuerdo.contracts.message.ClearanceAnswer;
import org.acuerdo.contracts.terms.AircraftCategory;
import org.acuerdo.contracts.terms.Limit;
import org.acuerdo.contracts.terms.PopulationCategory;
import org.acuerdo.flights.clearance.rules.AnswerKind;
import org.acuerdo.flights.clearance.rules.Clearance;
import org.acuerdo.flights.clearance.rules.ClearanceStatus;
import org.acuerdo.flights.clearance.rules.Conversation;
import org.acuerdo.flights.flight.rules.Deadlines;
import org.acuerdo.flights.flight.rules.FlightAct;
import org.acuerdo.flights.flight.rules.FlightStatus;
import org.acuerdo.flights.flight.rules.Lifecycle;
import org.acuerdo.flights.quota.rules.Tally;

/** One agreement with its flights, played step by step over the rules alone, and checked against {@link NaiveQuota}. */
final class RandomLife {
    private static final ReservationRow.Group HONDURAN =
            new ReservationRow.Group(PopulationCategory.THIRD_COUNTRY_NATIONAL.name(), "HN");

    private static final class Sim {
        final UUID id;
        FlightStatus status = FlightStatus.REQUESTED;
        Landing landing;
        Clearance clearance;
        long answers;
        final List<Message> sent = new ArrayList<>();
        final List<Message> heard = new ArrayList<>();
        Landing actual;

        Sim(UUID id) {
            this.id = id;
        }

        Instant departs() {
            return landing.arrival().minus(Duration.ofHours(3));
        }
    }

    private record Message(AnswerKind kind, ClearanceAnswer answer) {}

    private final Random random;
    private final RandomTerms terms;
    private final LedgerInMemory ledger = new LedgerInMemory();
    private final Given given;
    private final NaiveQuota naive;
    private final Map<UUID, Sim> flights = new LinkedHashMap<>();
    private final Map<Long, ReservationRow> final_ = new HashMap<>();
    private final Map<WindowKey, Boolean> toldExhausted = new HashMap<>();
    private List<NaiveQuota.Rule> rules;
    private AgreementSnapshot agreement;
    private Instant now;
    private long version;

    RandomLife(Random random) {
        this.random = random;
        // any day: so that weeks, months, quarters and years are begun, left and closed
        LocalDate start = LocalDate.of(2025, 1, 1).plusDays(random.nextInt(365));
        this.terms = new RandomTerms(random);
        this.given = Given.agreement()
                .id(new UUID(random.nextLong(), random.nextLong()))
                .inForce(start.toString())
                .baseline(Limit.Unit.FLIGHT, Limit.Period.WEEK, "14", Baseline.Status.DECIDED);
        this.naive = new NaiveQuota(start);
        this.now = start.minusDays(2).atTime(12, 0).toInstant(ZoneOffset.UTC);
        newTerms(start);
        amended();
    }

    /** Plays one step and checks everything. @return what was done */
    String step() {
        Map<WindowKey, WindowRow> before = new HashMap<>(ledger.windows);
        ledger.events.clear();
        Instant later = now.plusMillis(1);
        // one thing happens after the other
        now = LocalDate.ofInstant(later, agreement.zoneId()).equals(today()) ? later : now;
        String what = act();
        check(what, before);
        return what;
    }

    private String act() {
        int dice = random.nextInt(100);
        if (dice < 34) {
            return request();
        }
        if (dice < 42) {
            boolean long_ = random.nextInt(12) == 0;
            now = now.plus(
                    long_ ? Duration.ofDays(5 + random.nextInt(60)) : Duration.ofMinutes(30 + random.nextInt(2400)));
            ledger.now(agreement, now);
            flights.values().stream().filter(f -> f.status.beforeDeparture()).forEach(this::sweep);
            return "clock " + now;
        }
        if (dice < 44) {
            return amend();
        }
        if (dice < 46) {
            return late();
        }
        Sim flight = any();
        if (flight == null) {
            return "nothing";
        }
        if (dice < 66) {
            return deliver(flight);
        }
        if (dice < 70) {
            return reschedule(flight);
        }
        if (dice < 73) {
            return irregular(flight);
        }
        if (dice < 78) {
            return correct(landed(flight));
        }
        if (dice < 80) {
            return leave(landed(flight));
        }
        FlightAct[] acts = {
            FlightAct.CANCEL,
            FlightAct.CONFIRM,
            FlightAct.CONFIRM,
            FlightAct.DEPART,
            FlightAct.DEPART,
            FlightAct.ARRIVE,
            FlightAct.ARRIVE,
            FlightAct.RETURN,
            FlightAct.DIVERT,
            FlightAct.LAND_ELSEWHERE
        };
        return perform(flight, acts[random.nextInt(acts.length)]);
    }

    /** One that has landed, if there is any. */
    private Sim landed(Sim otherwise) {
        List<Sim> landed =
                flights.values().stream().filter(f -> f.actual != null).toList();
        return landed.isEmpty() ? otherwise : landed.get(random.nextInt(landed.size()));
    }

    private Sim any() {
        List<Sim> all = new ArrayList<>(flights.values());
        // most acts hit the younger ones, some what has ended long ago
        int from = random.nextInt(10) == 0 ? 0 : Math.max(0, all.size() - 40);
        return all.isEmpty() ? null : all.get(from + random.nextInt(all.size() - from));
    }

    // ---- acts

    private String request() {
        Sim flight = new Sim(new UUID(random.nextLong(), random.nextLong()));
        flight.landing = landing(1 + random.nextInt(12));
        LocalDate day = day(flight.landing);
        boolean operative = agreement.facts().operativeOn(day);
        assertEquals(naive.operative(day), operative);
        if (!operative) {
            return "request refused, not operative";
        }
        boolean fits = fits(flight.landing, Map.of());
        boolean taken = ledger.change(flight.id, flight.landing, now, false);
        assertEquals(fits, taken, "accepted within allowances, and only then");
        if (taken) {
            flights.put(flight.id, flight);
            flight.clearance = Clearance.asked(agreement.id(), 1, now, 0);
            ask(flight);
        }
        return "request " + taken;
    }

    private String reschedule(Sim flight) {
        if (!take(flight, FlightAct.RESCHEDULE)) {
            return "reschedule in " + flight.status;
        }
        Landing to = landing(1 + random.nextInt(12));
        if (!agreement.facts().operativeOn(day(to))) {
            return "reschedule refused, not operative";
        }
        boolean fits = fits(to, held(flight));
        boolean taken = ledger.change(flight.id, to, now, false);
        assertEquals(fits, taken, "only the net increase must be available");
        if (taken) {
            flight.landing = to;
            flight.status = FlightStatus.REQUESTED;
            flight.clearance = Clearance.asked(
                    agreement.id(), flight.clearance.round() + 1, now, flight.clearance.clearanceVersion());
            ask(flight);
        }
        return "reschedule " + taken;
    }

    private String perform(Sim flight, FlightAct act) {
        FlightStatus shown = standing(flight).status();
        boolean taken = take(flight, act);
        assertEquals(act.from().contains(shown), taken);
        if (!taken) {
            return act + " in wrong state " + shown;
        }
        flight.status = Lifecycle.after(flight.status, act).orElseThrow();
        switch (act) {
            case ARRIVE -> {
                flight.actual = moved(flight.landing);
                ledger.consume(flight.id, flight.actual, now);
            }
            case CANCEL, RETURN, LAND_ELSEWHERE -> ledger.release(flight.id, now);
            default -> {}
        }
        return act.toString();
    }

    private String irregular(Sim instead) {
        UUID id = new UUID(random.nextLong(), random.nextLong());
        Sim flown = new Sim(id);
        flown.landing = landing(-random.nextInt(3));
        flown.actual = flown.landing;
        flown.clearance = Clearance.asked(agreement.id(), 1, now, 0).withdrawn();
        boolean takesOver = take(instead, FlightAct.FLOWN_IRREGULARLY);
        if (takesOver) {
            instead.status = FlightStatus.LAPSED;
            ledger.takeOver(instead.id, id);
        }
        ledger.consume(id, flown.actual, now);
        flown.status = FlightStatus.ARRIVED;
        flights.put(id, flown);
        return "irregular, takes over: " + takesOver;
    }

    /** Who was received, where and when, is known better; the windows may have closed long ago. */
    private String correct(Sim flight) {
        if (flight.actual == null) {
            return "nothing to correct";
        }
        Landing better = moved(flight.actual);
        Map<String, Long> expected = sum(flight, ReservationRow.CONSUMED);
        Map<String, Long> less = units(flight.actual);
        Map<String, Long> more = units(better);
        Set<String> windows = new TreeSet<>(less.keySet());
        windows.addAll(more.keySet());
        for (String window : windows) {
            long had = expected.getOrDefault(window, 0L);
            long difference = more.getOrDefault(window, 0L) - less.getOrDefault(window, 0L);
            // terms may have been restated since: no more is taken back than the flight consumed
            expected.put(window, Math.max(had + difference, Math.min(0, had)));
        }
        expected.values().removeIf(units -> units == 0);
        ledger.correct(flight.id, flight.actual, better, now);
        flight.actual = better;
        Map<String, Long> is = sum(flight, ReservationRow.CONSUMED);
        is.values().removeIf(units -> units == 0);
        assertEquals(expected, is, "corrected");
        return "correct";
    }

    /** Some leave reception: their places are free again. */
    private String leave(Sim flight) {
        int persons = 1 + random.nextInt(3);
        Map<String, Long> expected = sum(flight, ReservationRow.CONSUMED);
        ledger.giveBack(flight.id, HONDURAN, persons, now);
        expected.computeIfPresent("stock standing", (window, had) -> had - Math.min(had, persons));
        assertEquals(expected, sum(flight, ReservationRow.CONSUMED), "left reception");
        return "leave";
    }

    private String amend() {
        LocalDate day = today().plusDays(random.nextInt(12) - 4L);
        if (random.nextInt(3) == 0) {
            LocalDate until = day.plusDays(random.nextInt(4));
            given.suspended(day.toString(), until.toString());
            naive.suspended(day, until);
        } else {
            newTerms(day);
        }
        amended();
        flights.values().stream()
                .filter(f -> f.status.beforeDeparture())
                .forEach(f -> ledger.change(f.id, f.landing, now, true));
        return "amend from " + day;
    }

    /** An older version of the agreement comes late, or the present one twice: neither is newer, so nothing changes. */
    private String late() {
        ledger.now(agreement, now);
        return "an old version";
    }

    private void amended() {
        agreement = given.version(++version).snapshot();
        ledger.now(agreement, now);
    }

    private void newTerms(LocalDate from) {
        rules = terms.rules(from);
        naive.terms(from, rules);
        given.terms(from.toString(), rules.stream().map(RandomTerms::limit).toArray(Limit[]::new));
    }

    // ---- the conversation about clearances

    /** All that agreements-service will ever say about this round; it comes late, twice and out of order. */
    private void ask(Sim flight) {
        int round = flight.clearance.round();
        boolean grants = random.nextInt(4) == 0;
        Instant deadline = now.plus(Duration.ofHours(6 + random.nextInt(60)));
        flight.sent.add(message(flight, AnswerKind.PENDING, round, deadline, grants));
        AnswerKind[] outcomes = {
            AnswerKind.GRANTED, AnswerKind.GRANTED, AnswerKind.GRANTED, AnswerKind.REFUSED, AnswerKind.LAPSED
        };
        AnswerKind outcome = outcomes[random.nextInt(outcomes.length)];
        flight.sent.add(message(flight, outcome, round, null, grants));
        if (outcome == AnswerKind.GRANTED && random.nextInt(5) == 0) {
            flight.sent.add(message(flight, AnswerKind.REVOKED, round, null, grants));
        }
    }

    private Message message(Sim flight, AnswerKind kind, int round, Instant decideBy, boolean grants) {
        return new Message(
                kind,
                new ClearanceAnswer(
                        flight.id,
                        agreement.id(),
                        round,
                        ++flight.answers,
                        now,
                        decideBy,
                        null,
                        grants ? "DEEMED_GRANTED" : "LAPSE",
                        null,
                        "reason",
                        "officer",
                        1,
                        version));
    }

    private String deliver(Sim flight) {
        if (flight.sent.isEmpty()) {
            return "nothing to deliver";
        }
        Message message = flight.sent.get(random.nextInt(flight.sent.size()));
        flight.heard.add(message);
        Clearance was = flight.clearance;
        Clearance next =
                Conversation.after(was, message.kind(), message.answer()).orElse(null);
        boolean newer =
                message.answer().round() == was.round() && message.answer().clearanceVersion() > was.clearanceVersion();
        assertTrue(next == null || newer, "only what is newer changes anything");
        if (next == null) {
            return message.kind() + " without effect";
        }
        if (flight.status.inTheAir()) {
            if (next.status() == ClearanceStatus.REVOKED || next.status() == ClearanceStatus.REFUSED) {
                // units stay until it has returned or arrived all the same
                flight.clearance = next;
            }
            return message.kind() + " in the air";
        }
        if (!flight.status.beforeDeparture()) {
            return message.kind() + " after the end";
        }
        flight.clearance = next;
        switch (message.kind()) {
            case GRANTED -> {
                if (flight.status == FlightStatus.REQUESTED) {
                    flight.status =
                            Lifecycle.after(flight.status, FlightAct.CLEAR).orElseThrow();
                }
            }
            case REFUSED -> end(flight, FlightAct.REFUSE);
            case LAPSED -> end(flight, FlightAct.LAPSE);
            case REVOKED -> end(flight, FlightAct.REVOKE);
            default -> {}
        }
        return message.kind().toString();
    }

    private void end(Sim flight, FlightAct act) {
        flight.status = Lifecycle.after(flight.status, act).orElseThrow();
        ledger.release(flight.id, now);
    }

    /** What a deadline has decided is written down when its time has come. */
    private void sweep(Sim flight) {
        FlightStatus status = standing(flight).status();
        if (status == FlightStatus.LAPSED) {
            end(flight, flight.status == FlightStatus.REQUESTED ? FlightAct.LAPSE : FlightAct.NOT_FLOWN);
        }
    }

    private Deadlines.Standing standing(Sim flight) {
        return Deadlines.standing(flight.status, List.of(flight.clearance), flight.departs(), now);
    }

    private boolean take(Sim flight, FlightAct act) {
        Deadlines.Standing standing = standing(flight);
        if (Lifecycle.after(standing.status(), act).isEmpty()) {
            return false;
        }
        flight.status = standing.status();
        flight.clearance = standing.clearances().get(0);
        return true;
    }

    // ---- landings

    private LocalDate today() {
        return LocalDate.ofInstant(now, agreement.zoneId());
    }

    private LocalDate day(Landing landing) {
        return LocalDate.ofInstant(landing.arrival(), agreement.zoneId());
    }

    private Landing landing(int days) {
        Instant arrival = now.plus(Duration.ofDays(days)).plus(Duration.ofMinutes(random.nextInt(600)));
        return new Landing(
                agreement.id(),
                arrival,
                random.nextBoolean() ? AircraftCategory.CHARTER : AircraftCategory.MILITARY,
                airport(),
                List.of(
                        Given.group(PopulationCategory.NATIONAL, "GT", 1 + random.nextInt(4)),
                        Given.group(PopulationCategory.THIRD_COUNTRY_NATIONAL, "HN", random.nextInt(4))));
    }

    private String airport() {
        return random.nextInt(3) == 0 ? "MGPB" : "MGGT";
    }

    /** As it came: at another time, perhaps elsewhere, with others than planned. */
    private Landing moved(Landing planned) {
        Landing other = landing(0);
        Instant at = planned.arrival().plus(Duration.ofHours(random.nextInt(60) - 30L));
        return new Landing(
                planned.agreementId(),
                at,
                planned.aircraft(),
                random.nextInt(4) == 0 ? airport() : planned.airport(),
                random.nextBoolean() ? planned.groups() : other.groups());
    }

    // ---- the naive model

    /** Units by limit and window, as plainly as the rules say it. */
    private Map<String, Long> units(Landing landing) {
        Map<String, Long> units = new TreeMap<>();
        long nationals = landing.groups().get(0).persons();
        long others = landing.groups().get(1).persons();
        LocalDate day = day(landing);
        for (NaiveQuota.Rule each : rules) {
            NaiveQuota.Rule rule = naive.rule(each.id(), day);
            if (rule == null
                    || (rule.aircraft() != null && !rule.aircraft().contains(landing.aircraft()))
                    || (rule.airports() != null && !rule.airports().contains(landing.airport()))) {
                continue;
            }
            long matching = rule.category() == PopulationCategory.THIRD_COUNTRY_NATIONAL ? others : nationals + others;
            long taken = rule.unit() == Limit.Unit.FLIGHT ? Math.min(1, matching) : matching;
            if (taken > 0) {
                units.put(rule.id() + " " + NaiveQuota.label(rule.period(), day), taken);
            }
        }
        return units;
    }

    private Map<String, Long> held(Sim flight) {
        return sum(flight, ReservationRow.RESERVED);
    }

    private Map<String, Long> sum(Sim flight, String state) {
        Map<Long, String> names = names();
        Map<String, Long> sums = new TreeMap<>();
        ledger.of(flight.id).stream()
                .filter(r -> r.state().equals(state))
                .forEach(r -> sums.merge(names.get(r.windowId()), r.units(), Long::sum));
        return sums;
    }

    private final Map<Long, String> names = new HashMap<>();

    private Map<Long, String> names() {
        if (names.size() != ledger.windows.size()) {
            ledger.windows.values().forEach(w -> names.put(w.id(), w.limitId() + " " + w.label()));
        }
        return names;
    }

    private boolean fits(Landing landing, Map<String, Long> held) {
        Map<String, Long> allowances = allowances(day(landing));
        Map<String, Long> used = new HashMap<>();
        ledger.windows.values().forEach(w -> used.put(w.limitId() + " " + w.label(), w.held()));
        return units(landing).entrySet().stream().allMatch(e -> {
            long free = Math.max(0, allowances.getOrDefault(e.getKey(), 0L) - used.getOrDefault(e.getKey(), 0L));
            return e.getValue() - held.getOrDefault(e.getKey(), 0L) <= free;
        });
    }

    private Map<String, Long> allowances(LocalDate through) {
        Map<String, LocalDate> last = new HashMap<>();
        for (WindowRow w : ledger.windows.values()) {
            if (w.end() != null) {
                last.merge(w.limitId(), w.end(), (a, b) -> a.isAfter(b) ? a : b);
            }
        }
        Map<String, Long> all = new HashMap<>();
        Map<String, Map<String, NaiveQuota.Held>> held = heldNow();
        for (NaiveQuota.Rule rule : rules) {
            LocalDate end = last.getOrDefault(rule.id(), through);
            naive.allowances(
                            rule, held.getOrDefault(rule.id(), Map.of()), today(), end.isAfter(through) ? end : through)
                    .forEach((label, allowance) -> all.put(rule.id() + " " + label, allowance));
        }
        return all;
    }

    /** From the rows alone. */
    private Map<String, Map<String, NaiveQuota.Held>> heldNow() {
        Map<Long, NaiveQuota.Held> byId = new HashMap<>();
        Map<String, Map<String, NaiveQuota.Held>> held = new HashMap<>();
        ledger.windows
                .values()
                .forEach(w -> byId.put(
                        w.id(),
                        held.computeIfAbsent(w.limitId(), l -> new HashMap<>())
                                .computeIfAbsent(w.label(), l -> new NaiveQuota.Held())));
        for (ReservationRow r : ledger.rows.values()) {
            if (r.state().equals(ReservationRow.RESERVED)) {
                byId.get(r.windowId()).reserved += r.units();
            }
        }
        for (ReservationRow r : ledger.consumed) {
            NaiveQuota.Held h = byId.get(r.windowId());
            h.consumed += r.units();
            // REQUESTED, REMATCHED and RETURNED: of what was reserved; a correction downwards takes first what never
            // was
            long never = h.unreserved + (r.cause().startsWith("RE") ? 0 : r.units());
            h.unreserved = Math.max(0, Math.min(never, h.consumed));
        }
        return held;
    }

    // ---- what holds after every step

    private void check(String what, Map<WindowKey, WindowRow> before) {
        Map<String, Map<String, NaiveQuota.Held>> held = heldNow();
        Map<String, Long> allowances = allowances(today());
        ledger.windows.forEach((key, w) -> {
            NaiveQuota.Held h = held.getOrDefault(w.limitId(), Map.of()).getOrDefault(w.label(), new NaiveQuota.Held());
            assertEquals(h.reserved, w.reserved(), () -> what + ": reserved of " + w);
            assertEquals(h.consumed, w.consumed(), () -> what + ": consumed of " + w);
            assertEquals(h.unreserved, w.unreserved(), () -> what + ": never reserved of " + w);
            assertEquals(
                    allowances.get(w.limitId() + " " + w.label()), w.allowance(), () -> what + ": allowance of " + w);
            assertEquals(Math.max(0, w.held() - w.allowance()), w.excess(), () -> what + ": excess of " + w);
        });
        ledger.rows.values().stream()
                .filter(r -> !r.state().equals(ReservationRow.RESERVED))
                .forEach(
                        r -> assertEquals(final_.computeIfAbsent(r.id(), id -> r), r, () -> what + ": a resolved row"));
        flights.values().forEach(flight -> check(what, flight));
        crossings(what, before);
        tallies(what);
    }

    private void check(String what, Sim flight) {
        if (flight.status.beforeDeparture()) {
            assertEquals(units(flight.landing), held(flight), () -> what + ": units of " + flight.status);
        } else if (!flight.status.inTheAir()) {
            assertEquals(Map.of(), held(flight), () -> what + ": reserved of " + flight.status);
            if (flight.actual == null) {
                assertEquals(Map.of(), sum(flight, ReservationRow.CONSUMED), () -> what + ": " + flight.status);
            }
        }
        for (Message message : flight.heard) {
            boolean again = Conversation.after(flight.clearance, message.kind(), message.answer())
                    .isPresent();
            assertTrue(!again || !flight.status.beforeDeparture(), () -> what + ": heard twice, " + message);
        }
    }

    /** Each line crossed is told once; what is told and what is so never part. */
    private void crossings(String what, Map<WindowKey, WindowRow> before) {
        boolean several = what.startsWith("amend") || what.startsWith("clock");
        Map<String, Integer> told = new HashMap<>();
        ledger.events.forEach(e -> told.merge(e.replaceAll("org.acuerdo.quota.|.v1", ""), 1, Integer::sum));
        ledger.windows.forEach((key, w) -> {
            WindowRow old = before.get(key);
            boolean closed = w.closedOn(today());
            String name = " " + w.limitId() + "/" + w.label();
            boolean is = w.held() >= w.allowance();
            if (old != null && !closed && !several) {
                boolean was = old.held() >= old.allowance();
                boolean wasCritical = old.held() * 100 >= old.allowance() * old.criticalPercent();
                boolean isCritical = w.held() * 100 >= w.allowance() * w.criticalPercent();
                assertEquals(!was && is ? 1 : 0, told.getOrDefault("exhausted" + name, 0), () -> what + name + told);
                assertEquals(was && !is ? 1 : 0, told.getOrDefault("reopened" + name, 0), () -> what + name + told);
                assertEquals(
                        !wasCritical && isCritical ? 1 : 0,
                        told.getOrDefault("critical" + name, 0),
                        () -> what + name + told);
                assertEquals(
                        old.excess() == 0 && w.excess() > 0 ? 1 : 0,
                        told.getOrDefault("excess" + name, 0),
                        () -> what + name + told);
            }
            if (!closed) {
                int exhausted = told.getOrDefault("exhausted" + name, 0);
                int reopened = told.getOrDefault("reopened" + name, 0);
                Boolean known = toldExhausted.get(key);
                if (known != null) {
                    assertEquals(is ? 1 : 0, (known ? 1 : 0) + exhausted - reopened, () -> what + name + told);
                }
                toldExhausted.put(key, is);
            }
        });
    }

    /** The ledger of this instant, found again from the rows as {@code asKnownAt} does. */
    private void tallies(String what) {
        if (random.nextInt(50) > 0) {
            return;
        }
        Map<Long, Tally> tallies = new HashMap<>();
        ledger.rows.values().stream()
                .sorted(Comparator.comparing(
                                ReservationRow::resolvedAt, Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(ReservationRow::id))
                .forEach(r ->
                        tallies.computeIfAbsent(r.windowId(), w -> new Tally()).add(r.units(), r.state(), r.cause()));
        ledger.windows
                .values()
                .forEach(w -> assertEquals(
                        w.usage(), tallies.getOrDefault(w.id(), new Tally()).usage(), () -> what + ": tally of " + w));
    }
}
