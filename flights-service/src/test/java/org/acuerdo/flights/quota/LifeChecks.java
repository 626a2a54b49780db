package org.acuerdo.flights.quota;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.acuerdo.flights.clearance.rules.Conversation;
import org.acuerdo.flights.flight.rules.FlightStatus;
import org.acuerdo.flights.quota.rules.Explain;
import org.acuerdo.flights.quota.rules.Explanation;
import org.acuerdo.flights.quota.rules.Figures;
import org.acuerdo.flights.quota.rules.StepsReckoned;

/** What holds after every step of a random life. */
final class LifeChecks {
    private final LifeState life;
    private final LedgerInMemory ledger;
    private final Map<Long, ReservationRow> final_ = new HashMap<>();
    private final Map<WindowKey, Boolean> toldExhausted = new HashMap<>();
    /** Windows before what is being done in one transaction. */
    private Map<WindowKey, WindowRow> before = Map.of();

    LifeChecks(LifeState life) {
        this.life = life;
        this.ledger = life.ledger;
    }

    void begin() {
        before = new HashMap<>(ledger.windows);
        ledger.events.clear();
    }

    /** What was done so far was one transaction; another begins. */
    void commit(String what) {
        crossings(what);
        begin();
    }

    void check(String what) {
        Map<Long, NaiveQuota.Held> rows = heldNow();
        life.sides.forEach(side -> check(what, side, rows));
        ledger.rows.values().stream()
                .filter(r -> !r.state().equals(ReservationRow.RESERVED))
                .forEach(
                        r -> assertEquals(final_.computeIfAbsent(r.id(), id -> r), r, () -> what + ": a resolved row"));
        life.flights.values().forEach(flight -> check(what, flight));
        crossings(what);
        explanations(what);
    }

    // ---- windows

    private void check(String what, RandomSide side, Map<Long, NaiveQuota.Held> rows) {
        Map<String, NaiveQuota.Figure> figures = life.figures(side);
        for (WindowRow w : ledger.windows.values()) {
            if (!w.agreementId().equals(side.id())) {
                continue;
            }
            String name = w.limitId() + " " + w.label();
            NaiveQuota.Figure figure = figures.get(name);
            for (NaiveQuota.Held held :
                    List.of(rows.getOrDefault(w.id(), new NaiveQuota.Held()), side.naive.held(name))) {
                assertEquals(held.reserved, w.reserved(), () -> what + ": reserved of " + w);
                assertEquals(held.consumed, w.consumed(), () -> what + ": consumed of " + w);
                assertEquals(held.unreserved, w.unreserved(), () -> what + ": never reserved of " + w);
            }
            assertEquals(figure.allowance(), w.allowance(), () -> what + ": allowance of " + w);
            assertEquals(Math.max(0, w.held() - w.allowance()), w.excess(), () -> what + ": excess of " + w);
            if (side.given.naive.has(w.limitId())) {
                var given = ledger.figures.get(w.key()).entitlement();
                assertEquals(figure.entitlement(), given.entitlement(), () -> what + ": entitlement of " + w);
                assertEquals(figure.version(), given.termsVersion(), () -> what + ": terms of " + w);
                assertEquals(figure.provisional(), given.provisional(), () -> what + ": whether provisional, " + w);
                assertEquals(figure.critical(), w.criticalPercent(), () -> what + ": share of " + w);
                if (!w.calendar()) {
                    assertEquals(side.given.naive.firstOperative(), w.start(), () -> what + ": start of " + w);
                    assertEquals(side.given.naive.lastInForce(), w.end(), () -> what + ": end of " + w);
                }
            }
        }
        assertEquals(life.naivelyOver(side, figures), life.over(side), () -> what + ": which flights are over a limit");
    }

    /** From the rows alone, by window. */
    private Map<Long, NaiveQuota.Held> heldNow() {
        Map<Long, NaiveQuota.Held> held = new HashMap<>();
        for (ReservationRow r : ledger.rows.values()) {
            if (r.state().equals(ReservationRow.RESERVED)) {
                held.computeIfAbsent(r.windowId(), w -> new NaiveQuota.Held()).reserved += r.units();
            }
        }
        for (ReservationRow r : ledger.consumed) {
            NaiveQuota.Held h = held.computeIfAbsent(r.windowId(), w -> new NaiveQuota.Held());
            h.consumed += r.units();
            // REQUESTED, REMATCHED and RETURNED: of what was reserved; a correction downwards takes first what never
            // was
            long never = h.unreserved + (r.cause().startsWith("RE") ? 0 : r.units());
            h.unreserved = Math.max(0, Math.min(never, h.consumed));
        }
        return held;
    }

    // ---- flights

    private void check(String what, RandomFlight flight) {
        Map<String, Long> held = new TreeMap<>();
        Map<String, Long> used = new TreeMap<>();
        for (ReservationRow r : ledger.of(flight.id)) {
            if (!r.state().equals(ReservationRow.RELEASED)) {
                WindowRow w = ledger.window(r);
                (r.state().equals(ReservationRow.RESERVED) ? held : used)
                        .merge(w.agreementId() + " " + w.limitId() + " " + w.label(), r.units(), Long::sum);
            }
        }
        used.values().removeIf(units -> units == 0);
        Map<String, Long> reserved = new TreeMap<>();
        Map<String, Long> consumed = new TreeMap<>();
        Map<String, Long> planned = new TreeMap<>();
        for (Landing landing : flight.landings) {
            NaiveLedger naive = life.side(landing).naive;
            UUID id = landing.agreementId();
            naive.reserved(flight.id).forEach((w, n) -> reserved.put(id + " " + w, n));
            naive.consumed(flight.id).forEach((w, n) -> consumed.put(id + " " + w, n));
            if (flight.status.beforeDeparture()) {
                naive.units(landing).forEach((w, n) -> planned.put(id + " " + w, n));
            }
        }
        assertEquals(reserved, held, () -> what + ": reserved of " + flight.status);
        assertEquals(consumed, used, () -> what + ": consumed of " + flight.status);
        if (flight.status.beforeDeparture()) {
            assertEquals(planned, held, () -> what + ": units of " + flight.status);
        } else if (!flight.status.inTheAir()) {
            assertEquals(Map.of(), held, () -> what + ": reserved of " + flight.status);
        }
        if (flight.actual.isEmpty()) {
            assertEquals(Map.of(), used, () -> what + ": consumed of " + flight.status);
        }
        assertTrue(
                flight.status != FlightStatus.ARRIVED || flight.next() == null,
                () -> what + ": arrived after its last landing");
        for (RandomFlight.Message message : flight.heard) {
            boolean again = Conversation.after(
                            flight.clearance(message.answer().agreementId()), message.kind(), message.answer())
                    .isPresent();
            assertTrue(!again || !flight.status.beforeDeparture(), () -> what + ": heard twice, " + message);
        }
    }

    // ---- what is told

    /** Each line crossed by one transaction is told once; what is told and what is so never part. */
    private void crossings(String what) {
        Map<WindowKey, List<String>> told = new HashMap<>();
        ledger.events.forEach(e ->
                told.computeIfAbsent(e.window(), window -> new ArrayList<>()).add(e.type()));
        ledger.windows.forEach((key, w) -> {
            WindowRow old = before.get(key);
            boolean closed = w.closedOn(life.side(w.agreementId()).day(life.now));
            List<String> types = told.getOrDefault(key, List.of());
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

    /** The steps of one window's explanation give what is published of it. */
    private void explanations(String what) {
        if (ledger.windows.isEmpty()) {
            return;
        }
        List<WindowKey> keys = List.copyOf(ledger.windows.keySet());
        WindowKey key = keys.get(life.random.nextInt(keys.size()));
        ledger.course(key.limit()).ifPresent(course -> {
            Figures figures = ledger.figures.get(key);
            Explanation explanation = Explain.of(
                    course, figures, life.side(key.limit().agreementId()).day(life.now));
            assertEquals(
                    ledger.windows.get(key).allowance(),
                    new StepsReckoned(explanation.steps()).allowance(),
                    () -> what + ": explanation of " + key + ", " + explanation);
        });
    }
}
