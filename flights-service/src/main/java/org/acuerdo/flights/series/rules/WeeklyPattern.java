package org.acuerdo.flights.series.rules;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.acuerdo.contracts.Violation;

/**
 * A rule of RFC 5545 as series take it: weekly, and with an end (domain rules, section 4).
 *
 * @param frequency as the rule says
 * @param others    parts that series don't take
 * @param days      weekdays; empty: that of the first flight
 * @param count     occurrences; null where it has none
 * @param until     the last moment; null where it has none
 */
public record WeeklyPattern(
        String frequency, Set<String> others, int interval, Set<DayOfWeek> days, Integer count, Until until) {
    /** Occurrences of a series, those excepted included. */
    public static final int MOST = 200;

    /** Windows are published three years ahead. */
    private static final int LONGEST_INTERVAL = 156;

    private static final String CLAUSE = "domain rules, section 4";

    public WeeklyPattern {
        days = days.isEmpty() ? Set.of() : EnumSet.copyOf(days);
    }

    /** The end of a rule: a local day, inclusive, a local time or an instant; one of them. */
    public record Until(LocalDate day, LocalDateTime local, Instant instant) {
        /** Whether an arrival lies before it. */
        public boolean covers(ZonedDateTime arrival) {
            if (day != null) {
                return !arrival.toLocalDate().isAfter(day);
            }
            return local != null
                    ? !arrival.toLocalDateTime().isAfter(local)
                    : !arrival.toInstant().isAfter(instant);
        }
    }

    /** What is wrong with it for a series whose first flight arrives then, local time of the receiving state. */
    public List<Violation> broken(ZonedDateTime first) {
        List<Violation> found = new ArrayList<>();
        if (!frequency.equals("WEEKLY")) {
            found.add(rule("FREQ=WEEKLY only; anything else is asked for flight by flight"));
        }
        if (!others.isEmpty()) {
            found.add(rule("FREQ, INTERVAL, BYDAY, COUNT and UNTIL only; not " + String.join(", ", others)));
        }
        if (interval > LONGEST_INTERVAL) {
            found.add(rule("INTERVAL from 1 to " + LONGEST_INTERVAL));
        }
        if (count == null && until == null) {
            found.add(rule("an end: COUNT or UNTIL, at most " + MOST + " occurrences"));
        }
        if (count != null && count > MOST) {
            found.add(tooMany());
        }
        if (!days.isEmpty() && !days.contains(first.getDayOfWeek())) {
            found.add(rule("the first flight arrives on a " + first.getDayOfWeek() + ", which BYDAY must name"));
        }
        if (until != null && !until.covers(first)) {
            found.add(rule("an UNTIL not before the first flight's arrival"));
        }
        return found;
    }

    /** More occurrences than a series may have. */
    public static Violation tooMany() {
        return Violation.of("TOO_MANY_OCCURRENCES", "rule", "at most " + MOST + " occurrences", CLAUSE);
    }

    private static Violation rule(String accepted) {
        return Violation.of("RULE_NOT_ACCEPTED", "rule", "accepted: " + accepted, CLAUSE);
    }
}
