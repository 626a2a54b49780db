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
import java.util.TreeMap;
import java.util.UUID;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.contracts.flight.PassengerGroup;
import org.acuerdo.contracts.message.ClearanceAnswer;
import org.acuerdo.flights.agreement.rules.Versions;
import org.acuerdo.flights.clearance.rules.AnswerKind;
import org.acuerdo.flights.clearance.rules.Clearance;
import org.acuerdo.flights.clearance.rules.ClearanceStatus;
import org.acuerdo.flights.clearance.rules.Conversation;
import org.acuerdo.flights.flight.rules.Deadlines;
import org.acuerdo.flights.flight.rules.FlightAct;
import org.acuerdo.flights.flight.rules.FlightStatus;
import org.acuerdo.flights.flight.rules.Lifecycle;
import org.acuerdo.flights.quota.rules.Tally;

/** One agreement with its flights, played step by step over the rules alone, and checked against {@link NaiveLedger}. */
final class RandomLife {

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
    private final RandomAgreement given;
    private final LedgerInMemory ledger = new LedgerInMemory();
    private final NaiveLedger naive;
    private final Map<UUID, Sim> flights = new LinkedHashMap<>();
    private final Map<Long, ReservationRow> final_ = new HashMap<>();
    private final Map<WindowKey, Boolean> toldExhausted = new HashMap<>();
    /** Every version of the agreement that was ever sent. */
    private final List<AgreementSnapshot> sent = new ArrayList<>();

    private AgreementSnapshot agreement;
    private Instant now;
    /** Windows before what is being done in one transaction. */
    private Map<WindowKey, WindowRow> before = Map.of();

    RandomLife(Random random) {
        this.random = random;
        // any day: so that weeks, months, quarters and years are begun, left and closed
        LocalDate start = LocalDate.of(2025, 1, 1).plusDays(random.nextInt(365));
        given = new RandomAgreement(random, new UUID(random.nextLong(), random.nextLong()), start);
        now = start.minusDays(2).atTime(12, 0).toInstant(ZoneOffset.UTC);
        sent.add(given.snapshot());
        come(sent.get(0));
        naive = new NaiveLedger(given.naive, agreement.zoneId());
    }

    /** Plays one step and checks everything. @return what was done */
    String step() {
        begin();
        Instant later = now.plusMillis(1);
        // one thing happens after the other
        now = LocalDate.ofInstant(later, agreement.zoneId()).equals(today()) ? later : now;
        String what = act();
        check(what);
        return what;
    }

    private void begin() {
        before = new HashMap<>(ledger.windows);
        ledger.events.clear();
    }

    /** What was done so far was one transaction; another begins. */
    private void commit(String what) {
        crossings(what);
        begin();
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
            commit("clock " + now);
            flights.values().stream().filter(f -> f.status.beforeDeparture()).forEach(this::sweep);
            return "clock " + now;
        }
        if (dice < 45) {
            return amend();
        }
        if (dice < 47) {
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
        Sim going = onItsWay(flight);
        FlightAct act = act(going);
        // few are cancelled that wait for nothing but an answer
        return act == FlightAct.CANCEL && going.status == FlightStatus.REQUESTED && random.nextInt(4) > 0
                ? deliver(going)
                : perform(going, act);
    }

    /** Mostly one that is taken as the flight stands, so that flights come to their end; else any. */
    private FlightAct act(Sim flight) {
        List<FlightAct> acts = random.nextInt(3) == 0
                ? ACTS
                : ACTS.stream()
                        .filter(act -> act.from().contains(standing(flight).status()))
                        .toList();
        List<FlightAct> possible = acts.isEmpty() ? ACTS : acts;
        return possible.get(random.nextInt(possible.size()));
    }

    /** One that has landed, if there is any. */
    private Sim landed(Sim otherwise) {
        List<Sim> landed =
                flights.values().stream().filter(f -> f.actual != null).toList();
        return landed.isEmpty() ? otherwise : landed.get(random.nextInt(landed.size()));
    }

    /** Mostly one that is cleared, confirmed or in the air, if there is any. */
    private Sim onItsWay(Sim otherwise) {
        List<Sim> going = flights.values().stream()
                .filter(f ->
                        f.status == FlightStatus.CLEARED || f.status == FlightStatus.CONFIRMED || f.status.inTheAir())
                .toList();
        return going.isEmpty() || random.nextInt(3) == 0 ? otherwise : going.get(random.nextInt(going.size()));
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
        assertEquals(given.naive.operative(day), operative);
        if (!operative) {
            return "request refused, not operative";
        }
        boolean taken = change(flight, flight.landing);
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
        boolean taken = change(flight, to);
        if (taken) {
            flight.landing = to;
            flight.status = FlightStatus.REQUESTED;
            flight.clearance = Clearance.asked(
                    agreement.id(), flight.clearance.round() + 1, now, flight.clearance.clearanceVersion());
            ask(flight);
        }
        return "reschedule " + taken;
    }

    /** Only the net increase must be available, and then all is taken. */
    private boolean change(Sim flight, Landing to) {
        boolean fits = naive.binding(flight.id, to, today()).isEmpty();
        boolean taken = ledger.change(flight.id, to, now, false);
        assertEquals(fits, taken, "accepted within allowances, and only then");
        if (taken) {
            naive.change(flight.id, to);
        }
        return taken;
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
                flight.actual = given.moved(flight.landing);
                ledger.consume(flight.id, flight.actual, now);
                naive.consume(flight.id, flight.actual);
            }
            case CANCEL, RETURN, LAND_ELSEWHERE -> release(flight);
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
            naive.takeOver(instead.id, id);
        }
        ledger.consume(id, flown.actual, now);
        naive.consume(id, flown.actual);
        flown.status = FlightStatus.ARRIVED;
        flights.put(id, flown);
        return "irregular, takes over: " + takesOver;
    }

    /** Who was received, where and when, is known better; the windows may have closed long ago. */
    private String correct(Sim flight) {
        if (flight.actual == null) {
            return "nothing to correct";
        }
        Landing better = given.moved(flight.actual);
        ledger.correct(flight.id, flight.actual, better, now);
        naive.correct(flight.id, flight.actual, better);
        flight.actual = better;
        return "correct";
    }

    /** Some leave reception: their places are free again. */
    private String leave(Sim flight) {
        int persons = 1 + random.nextInt(3);
        PassengerGroup group = given.someone();
        ledger.giveBack(
                flight.id, new ReservationRow.Group(group.category().name(), group.nationality()), persons, now);
        naive.giveBack(flight.id, group, persons);
        return "leave";
    }

    private String amend() {
        String what = given.amend(today());
        sent.add(given.snapshot());
        if (random.nextInt(4) == 0) {
            // two at once: the newer one comes first, the older one after it
            what += ", " + given.amend(today());
            sent.add(given.snapshot());
            come(sent.get(sent.size() - 1));
            come(sent.get(sent.size() - 2));
        } else {
            come(sent.get(sent.size() - 1));
        }
        return "amend: " + what;
    }

    /** Old versions come late and out of order, the present one comes again: none of them changes anything. */
    private String late() {
        Map<WindowKey, WindowRow> windows = Map.copyOf(ledger.windows);
        Map<Long, ReservationRow> rows = Map.copyOf(ledger.rows);
        for (int i = random.nextInt(4); i >= 0; i--) {
            AgreementSnapshot old = sent.get(random.nextInt(sent.size()));
            come(old);
            come(old);
        }
        come(sent.get(sent.size() - 1));
        assertEquals(windows, ledger.windows);
        assertEquals(rows, ledger.rows);
        assertEquals(List.of(), ledger.events);
        return "old versions";
    }

    /** A version of the agreement as a message brings it. */
    private void come(AgreementSnapshot come) {
        if (!Versions.supersedes(come, agreement)) {
            return;
        }
        agreement = come;
        Map<UUID, Landing> waiting = new LinkedHashMap<>();
        flights.values().stream().filter(f -> f.status.beforeDeparture()).forEach(f -> waiting.put(f.id, f.landing));
        ledger.amend(agreement, waiting, now);
        waiting.forEach((flight, landing) -> naive.change(flight, landing));
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
                        agreement.version()));
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
        release(flight);
    }

    private void release(Sim flight) {
        ledger.release(flight.id, now);
        naive.release(flight.id);
    }

    /** What a deadline has decided is written down when its time has come. */
    private void sweep(Sim flight) {
        FlightStatus status = standing(flight).status();
        if (status == FlightStatus.LAPSED) {
            end(flight, flight.status == FlightStatus.REQUESTED ? FlightAct.LAPSE : FlightAct.NOT_FLOWN);
            commit("lapse");
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
        return given.landing(agreement, now, days);
    }

    // ---- what the rows come to

    private Map<String, Long> sum(Sim flight, String state) {
        Map<Long, String> names = names();
        Map<String, Long> sums = new TreeMap<>();
        ledger.of(flight.id).stream()
                .filter(r -> r.state().equals(state))
                .forEach(r -> sums.merge(names.get(r.windowId()), r.units(), Long::sum));
        sums.values().removeIf(units -> units == 0);
        return sums;
    }

    private final Map<Long, String> names = new HashMap<>();

    private Map<Long, String> names() {
        if (names.size() != ledger.windows.size()) {
            ledger.windows.values().forEach(w -> names.put(w.id(), w.limitId() + " " + w.label()));
        }
        return names;
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

    private void check(String what) {
        Map<String, Map<String, NaiveQuota.Held>> rows = heldNow();
        Map<String, LocalDate> last = new HashMap<>();
        ledger.windows.values().stream()
                .filter(WindowRow::calendar)
                .forEach(w -> last.merge(w.limitId(), w.end(), (a, b) -> a.isAfter(b) ? a : b));
        Map<String, NaiveQuota.Figure> figures = naive.figures(today(), last);
        ledger.windows.values().forEach(w -> {
            NaiveQuota.Held h = rows.getOrDefault(w.limitId(), Map.of()).getOrDefault(w.label(), new NaiveQuota.Held());
            String name = w.limitId() + " " + w.label();
            for (NaiveQuota.Held held : List.of(h, naive.held(name))) {
                assertEquals(held.reserved, w.reserved(), () -> what + ": reserved of " + w);
                assertEquals(held.consumed, w.consumed(), () -> what + ": consumed of " + w);
                assertEquals(held.unreserved, w.unreserved(), () -> what + ": never reserved of " + w);
            }
            assertEquals(figures.get(name).allowance(), w.allowance(), () -> what + ": allowance of " + w);
            assertEquals(Math.max(0, w.held() - w.allowance()), w.excess(), () -> what + ": excess of " + w);
            if (given.naive.has(w.limitId())) {
                assertEquals(figures.get(name).critical(), w.criticalPercent(), () -> what + ": share of " + w);
                if (!w.calendar()) {
                    assertEquals(given.naive.firstOperative(), w.start(), () -> what + ": start of " + w);
                    assertEquals(given.naive.lastInForce(), w.end(), () -> what + ": end of " + w);
                }
            }
        });
        ledger.rows.values().stream()
                .filter(r -> !r.state().equals(ReservationRow.RESERVED))
                .forEach(
                        r -> assertEquals(final_.computeIfAbsent(r.id(), id -> r), r, () -> what + ": a resolved row"));
        flights.values().forEach(flight -> check(what, flight));
        crossings(what);
        tallies(what);
    }

    private void check(String what, Sim flight) {
        Map<String, Long> held = sum(flight, ReservationRow.RESERVED);
        Map<String, Long> used = sum(flight, ReservationRow.CONSUMED);
        assertEquals(naive.reserved(flight.id), held, () -> what + ": reserved of " + flight.status);
        assertEquals(naive.consumed(flight.id), used, () -> what + ": consumed of " + flight.status);
        if (flight.status.beforeDeparture()) {
            assertEquals(naive.units(flight.landing), held, () -> what + ": units of " + flight.status);
        } else if (!flight.status.inTheAir()) {
            assertEquals(Map.of(), held, () -> what + ": reserved of " + flight.status);
            if (flight.actual == null) {
                assertEquals(Map.of(), used, () -> what + ": consumed of " + flight.status);
            }
        }
        for (Message message : flight.heard) {
            boolean again = Conversation.after(flight.clearance, message.kind(), message.answer())
                    .isPresent();
            assertTrue(!again || !flight.status.beforeDeparture(), () -> what + ": heard twice, " + message);
        }
    }

    /** Each line crossed by one transaction is told once; what is told and what is so never part. */
    private void crossings(String what) {
        Map<String, List<String>> told = new HashMap<>();
        ledger.events.forEach(e -> {
            String[] event = e.replaceAll("org.acuerdo.quota.|.v1", "").split(" ");
            told.computeIfAbsent(event[1], window -> new ArrayList<>()).add(event[0]);
        });
        ledger.windows.forEach((key, w) -> {
            WindowRow old = before.get(key);
            boolean closed = w.closedOn(today());
            List<String> types = told.getOrDefault(w.limitId() + "/" + w.label(), List.of());
            if (old != null) {
                assertEquals(NaiveLedger.crossed(old, w, closed), types, () -> what + ": from " + old + " to " + w);
            }
            boolean is = w.held() >= w.allowance();
            if (closed) {
                // over: an end that is put off later begins anew
                toldExhausted.remove(key);
                return;
            }
            Boolean known = toldExhausted.get(key);
            if (known != null) {
                long exhausted = types.stream().filter("exhausted"::equals).count();
                long reopened = types.stream().filter("reopened"::equals).count();
                assertEquals(is ? 1 : 0, (known ? 1 : 0) + exhausted - reopened, () -> what + ": " + w + types);
            }
            toldExhausted.put(key, is);
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
