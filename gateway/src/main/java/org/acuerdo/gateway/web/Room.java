package org.acuerdo.gateway.web;

import java.util.List;

/**
 * What the control room shows. Whatever could not be had is marked missing; the rest stands.
 *
 * @param today   the local day of the system's clock, ISO, in UTC
 * @param missing names of the services that gave no answer
 */
public record Room(
        User user,
        String today,
        List<String> missing,
        Section<AgreementRow> agreements,
        Section<QuotaBlock> quotas,
        Section<FlightRow> flights) {

    /** Who is signed in. */
    public record User(String subject, List<String> roles, String state) {}

    /**
     * A part of the page.
     *
     * @param missing whether its rows could not be had
     * @param more    whether there are more than shown
     */
    public record Section<T>(List<T> rows, boolean missing, boolean more) {
        static <T> Section<T> of(List<T> rows) {
            return new Section<>(rows, false, false);
        }

        static <T> Section<T> gone() {
            return new Section<>(List.of(), true, false);
        }
    }

    /** An agreement, as of the day of its receiving state. */
    public record AgreementRow(
            String id,
            String reference,
            String title,
            String sending,
            String receiving,
            String status,
            boolean operative,
            boolean provisionally) {}

    /**
     * The windows of one agreement that meet its week.
     *
     * @param week    ISO label such as 2025-W07
     * @param missing whether they could not be had
     */
    public record QuotaBlock(
            String agreement, String reference, String week, String zone, List<WindowRow> windows, boolean missing) {}

    /** One window of a limit. */
    public record WindowRow(
            String limit,
            String unit,
            String label,
            String entitlement,
            long allowance,
            long reserved,
            long consumed,
            long available,
            long excess,
            String state,
            boolean provisional,
            Bar bar) {}

    /**
     * Lengths of a bar in thousandths of its width: consumed and reserved within the allowance, what is free, and excess.
     * It shows proportions of one window only; windows are not compared with one another.
     */
    public record Bar(int consumed, int reserved, int available, int excess) {
        static Bar of(long consumed, long reserved, long available, long excess) {
            long taken = consumed + reserved;
            long within = Math.max(0, taken - excess);
            long total = Math.max(1, within + available + excess);
            long consumedWithin = Math.min(consumed, within);
            return new Bar(
                    part(consumedWithin, total),
                    part(within - consumedWithin, total),
                    part(available, total),
                    part(excess, total));
        }

        private static int part(long share, long total) {
            return (int) (share * 1000 / total);
        }

        public int reservedFrom() {
            return consumed;
        }

        public int availableFrom() {
            return consumed + reserved;
        }

        public int excessFrom() {
            return consumed + reserved + available;
        }
    }

    /** A flight that lands in the week. Times are local to the receiving state, with UTC beside. */
    public record FlightRow(
            String id,
            String number,
            List<String> agreements,
            String destination,
            String arrival,
            String arrivalUtc,
            String status,
            List<ClearanceNote> clearances,
            long persons,
            List<Group> groups,
            boolean overLimit,
            boolean heldInFlight,
            boolean irregular) {
        public boolean onHold() {
            return "ON_HOLD".equals(status);
        }

        public boolean unremarkable() {
            return !overLimit && !heldInFlight && !irregular && !onHold();
        }
    }

    /** A clearance's state; {@code due} is local time, or null where it doesn't matter. */
    public record ClearanceNote(String status, String due) {}

    /** Persons of one category. */
    public record Group(String category, long persons) {}
}
