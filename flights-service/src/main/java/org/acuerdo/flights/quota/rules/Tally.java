package org.acuerdo.flights.quota.rules;

/**
 * Adds up what one window holds from its reservations, in the order in which they were resolved. The same sums are kept with
 * the window as it changes; this finds them again for any instant.
 */
public final class Tally {
    private long reserved;
    private long consumed;
    private long unreserved;

    /**
     * @param units signed for CONSUMED rows of corrections and returns
     * @param state RESERVED, CONSUMED or RELEASED, as of the instant
     * @param cause why the row was written; what was not asked for beforehand was never reserved in this window
     */
    public void add(long units, String state, String cause) {
        switch (state) {
            case "RESERVED" -> reserved += units;
            case "CONSUMED" -> {
                boolean held = cause.equals("REQUESTED") || cause.equals("REMATCHED");
                consumed += units;
                // persons who leave reception give back units, whoever's they were; a correction first those never
                // reserved
                long added = held || cause.equals("RETURNED") ? 0 : units;
                unreserved = Math.max(0, Math.min(unreserved + added, consumed));
            }
            case "RELEASED" -> {}
            default -> throw new IllegalArgumentException(state);
        }
    }

    public Usage usage() {
        return new Usage(reserved, consumed, unreserved);
    }
}
