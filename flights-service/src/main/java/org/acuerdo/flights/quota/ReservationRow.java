package org.acuerdo.flights.quota;

import java.time.Instant;
import java.util.UUID;

/** A reservation: units of one window held by one flight. {@code id} is 0 for one that is not stored yet. */
record ReservationRow(
        long id,
        UUID flightId,
        long windowId,
        long units,
        String state,
        String cause,
        String category,
        String nationality,
        Instant requestedAt,
        Instant recordedAt,
        Instant resolvedAt) {
    static final String RESERVED = "RESERVED";
    static final String CONSUMED = "CONSUMED";
    static final String RELEASED = "RELEASED";

    /** A part of a reserved row, resolved. The first part keeps the row, the others become rows of their own. */
    ReservationRow part(long rowId, long partUnits, String newState, Group group, Instant at) {
        return new ReservationRow(
                rowId,
                flightId,
                windowId,
                partUnits,
                newState,
                cause,
                group.category(),
                group.nationality(),
                requestedAt,
                recordedAt,
                newState.equals(RESERVED) ? null : at);
    }

    /** Units consumed in a window where they had not been reserved; signed for corrections and returns. */
    static ReservationRow consumed(UUID flightId, long windowId, long units, String cause, Group group, Instant at) {
        return new ReservationRow(
                0, flightId, windowId, units, CONSUMED, cause, group.category(), group.nationality(), at, at, at);
    }

    /** Whose units they are; both null except for STANDING. */
    record Group(String category, String nationality) {
        static final Group ANY = new Group(null, null);
    }
}
