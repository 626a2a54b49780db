package org.acuerdo.flights.quota;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.acuerdo.contracts.agreement.AgreementSnapshot;

/** One change of the ledger being put together: locked windows as they were and as they become, and rows to be written. */
final class LedgerChange {
    final Map<UUID, AgreementSnapshot> agreements;
    final Map<WindowKey, WindowRow> before;
    /** Limits with a closed window among those touched: what follows from it for the later ones is reckoned at the end. */
    final Map<LimitKey, Long> chained;

    final Instant now;
    final List<ReservationRow> resolved = new ArrayList<>();
    final List<ReservationRow> inserted = new ArrayList<>();
    private final Map<WindowKey, WindowRow> after;
    private final Map<Long, WindowKey> keys = new HashMap<>();

    LedgerChange(
            Map<UUID, AgreementSnapshot> agreements,
            Map<WindowKey, WindowRow> locked,
            Map<LimitKey, Long> chained,
            Instant now) {
        this.agreements = agreements;
        this.before = locked;
        this.after = new HashMap<>(locked);
        this.chained = chained;
        this.now = now;
        locked.forEach((key, row) -> keys.put(row.id(), key));
    }

    /** The window as it becomes. */
    WindowRow window(WindowKey key) {
        return after.get(key);
    }

    WindowRow window(long id) {
        return after.get(keys.get(id));
    }

    List<WindowRow> rowsAfter() {
        return after.values().stream()
                .sorted(Comparator.comparingLong(WindowRow::id))
                .toList();
    }

    void put(WindowRow row) {
        after.put(row.key(), row);
    }

    /** Units reserved on top. */
    void reserve(UUID flightId, WindowKey key, long units, String cause, Instant requestedAt) {
        WindowRow row = window(key);
        put(row.moved(units, 0, 0));
        inserted.add(new ReservationRow(
                0, flightId, row.id(), units, ReservationRow.RESERVED, cause, null, null, requestedAt, now, null));
    }

    /** Units consumed that had not been reserved in this window; signed. */
    void consumeUnreserved(UUID flightId, WindowKey key, long units, String cause, ReservationRow.Group group) {
        WindowRow row = window(key);
        put(row.moved(0, units, units));
        inserted.add(ReservationRow.consumed(flightId, row.id(), units, cause, group, now));
    }

    void release(ReservationRow row) {
        put(window(row.windowId()).moved(-row.units(), 0, 0));
        resolved.add(row.part(row.id(), row.units(), ReservationRow.RELEASED, ReservationRow.Group.ANY, now));
    }

    /** Releases so many units of these rows, the newest first; what is left of a row stays reserved. */
    void release(List<ReservationRow> rows, long units) {
        long left = units;
        for (int i = rows.size() - 1; i >= 0 && left > 0; i--) {
            ReservationRow row = rows.get(i);
            if (row.units() <= left) {
                left -= row.units();
                release(row);
            } else {
                put(window(row.windowId()).moved(-left, 0, 0));
                resolved.add(
                        row.part(row.id(), row.units() - left, ReservationRow.RESERVED, ReservationRow.Group.ANY, now));
                inserted.add(row.part(0, left, ReservationRow.RELEASED, ReservationRow.Group.ANY, now));
                left = 0;
            }
        }
    }

    /**
     * Consumes from reserved rows of one window: what is received is split over them, what is not is released.
     *
     * @param received units by group; for other limits than STANDING one entry
     * @return what the rows did not cover, by group
     */
    Map<ReservationRow.Group, Long> consume(List<ReservationRow> rows, Map<ReservationRow.Group, Long> received) {
        Map<ReservationRow.Group, Long> left = new java.util.LinkedHashMap<>(received);
        for (ReservationRow row : rows) {
            long open = row.units();
            long rowId = row.id();
            for (Map.Entry<ReservationRow.Group, Long> group : left.entrySet()) {
                long part = Math.min(open, group.getValue());
                if (part > 0) {
                    add(row.part(rowId, part, ReservationRow.CONSUMED, group.getKey(), now));
                    put(window(row.windowId()).moved(-part, part, 0));
                    group.setValue(group.getValue() - part);
                    open -= part;
                    rowId = 0;
                }
            }
            if (open > 0) {
                add(row.part(rowId, open, ReservationRow.RELEASED, ReservationRow.Group.ANY, now));
                put(window(row.windowId()).moved(-open, 0, 0));
            }
        }
        left.values().removeIf(units -> units == 0);
        return left;
    }

    private void add(ReservationRow part) {
        (part.id() == 0 ? inserted : resolved).add(part);
    }
}
