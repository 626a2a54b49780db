package org.acuerdo.flights.quota;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.flights.agreement.rules.Versions;

/** Versions of the agreements in a random life: in their order, or late, twice and out of order. */
final class RandomVersions {
    private final LifeState life;

    RandomVersions(LifeState life) {
        this.life = life;
    }

    /** Something is recorded, and its message comes. @return what */
    String amend(RandomSide side) {
        String what = side.given.amend(side.day(life.now));
        side.sent.add(side.given.snapshot());
        if (life.random.nextInt(4) == 0) {
            // two at once: the newer one comes first, the older one after it
            what += ", " + side.given.amend(side.day(life.now));
            side.sent.add(side.given.snapshot());
            come(side, side.sent.get(side.sent.size() - 1));
            come(side, side.sent.get(side.sent.size() - 2));
        } else {
            come(side, side.sent.get(side.sent.size() - 1));
        }
        return "amend: " + what;
    }

    /** Old versions come late and out of order, the present one comes again: none of them changes anything. */
    String late(RandomSide side) {
        Map<WindowKey, WindowRow> windows = Map.copyOf(life.ledger.windows);
        Map<Long, ReservationRow> rows = Map.copyOf(life.ledger.rows);
        int told = life.ledger.events.size();
        for (int i = life.random.nextInt(4); i >= 0; i--) {
            AgreementSnapshot old = life.one(side.sent, null);
            come(side, old);
            come(side, old);
        }
        come(side, side.sent.get(side.sent.size() - 1));
        assertEquals(windows, life.ledger.windows);
        assertEquals(rows, life.ledger.rows);
        assertEquals(told, life.ledger.events.size());
        return "old versions";
    }

    /** A version of the agreement as a message brings it. */
    void come(RandomSide side, AgreementSnapshot come) {
        if (!Versions.supersedes(come, side.agreement)) {
            return;
        }
        side.agreement = come;
        Map<UUID, LedgerInMemory.Waiting> waiting = new LinkedHashMap<>();
        life.waiting().stream()
                .filter(f -> f.landings.stream().anyMatch(l -> life.side(l) == side))
                .forEach(f -> {
                    waiting.put(f.id, new LedgerInMemory.Waiting(f.requestedAt, f.landings));
                    f.landings.forEach(l -> life.side(l).naive.change(f.id, l));
                });
        life.ledger.amend(side.agreement, waiting, life.now);
    }
}
