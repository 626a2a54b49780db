package org.acuerdo.flights.quota;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Section 2 of the domain rules, as far as quotas go by it: on which days an agreement is in force and operative, day by day. */
final class NaiveFacts {
    /** @param until null: until further notice */
    private record Span(LocalDate from, LocalDate until) {}

    /** Days on which nothing happens any more in any test. */
    private static final int LATEST = 2_000;

    private static final int EARLIEST = -800;

    private final LocalDate start;
    private final Runnable told;
    private final List<Span> suspensions = new ArrayList<>();
    private LocalDate provisionalFrom;
    private LocalDate provisionalUntil;
    private LocalDate inForceFrom;
    private LocalDate terminatedFrom;
    private LocalDate expiresOn;
    private BitSet operative;
    private LocalDate lastInForce;

    /** @param told once anything has changed */
    NaiveFacts(LocalDate start, Runnable told) {
        this.start = start;
        this.told = told;
    }

    void provisional(LocalDate from, LocalDate until) {
        provisionalFrom = from;
        provisionalUntil = until;
        changed();
    }

    void enteredIntoForce(LocalDate from) {
        inForceFrom = from;
        changed();
    }

    /** @param from the first day on which it is over; null: the notice is withdrawn */
    void terminated(LocalDate from) {
        terminatedFrom = from;
        changed();
    }

    void expires(LocalDate on) {
        expiresOn = on;
        changed();
    }

    void suspended(LocalDate from, LocalDate until) {
        suspensions.add(new Span(from, until));
        changed();
    }

    /** The one until further notice has its last day; before its first it never was. */
    void suspensionEnded(LocalDate until) {
        Span open =
                suspensions.stream().filter(s -> s.until() == null).findFirst().orElseThrow();
        suspensions.remove(open);
        suspensions.add(new Span(open.from(), until));
        changed();
    }

    private void changed() {
        operative = null;
        told.run();
    }

    private boolean ended(LocalDate day) {
        return terminatedFrom != null && !day.isBefore(terminatedFrom) || expiresOn != null && day.isAfter(expiresOn);
    }

    private boolean inForce(LocalDate day) {
        boolean force = inForceFrom != null && !day.isBefore(inForceFrom);
        boolean provisional = provisionalFrom != null
                && !day.isBefore(provisionalFrom)
                && (provisionalUntil == null || !day.isAfter(provisionalUntil));
        return (force || provisional) && !ended(day);
    }

    boolean operative(LocalDate day) {
        if (operative == null) {
            operative = new BitSet();
            LocalDate last = null;
            for (int i = 0; i <= LATEST - EARLIEST; i++) {
                LocalDate each = start.plusDays(i + EARLIEST);
                boolean force = inForce(each);
                boolean suspended = suspensions.stream()
                        .anyMatch(s -> !each.isBefore(s.from()) && (s.until() == null || !each.isAfter(s.until())));
                operative.set(i, force && !suspended);
                last = force ? each : last;
            }
            lastInForce = start.plusDays(LATEST).equals(last) ? null : last;
        }
        return operative.get((int) ChronoUnit.DAYS.between(start, day) - EARLIEST);
    }

    /** null: there is none. */
    LocalDate firstOperative() {
        operative(start);
        int first = operative.nextSetBit(0);
        return first < 0 ? null : start.plusDays(first + EARLIEST);
    }

    LocalDate lastOperative() {
        operative(start);
        return start.plusDays(operative.length() - 1 + EARLIEST);
    }

    /** The last day before what ends the agreement, suspended or not; null: nothing does. */
    LocalDate lastInForce() {
        operative(start);
        return lastInForce;
    }
}
