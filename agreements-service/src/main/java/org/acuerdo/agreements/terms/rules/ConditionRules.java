package org.acuerdo.agreements.terms.rules;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.acuerdo.agreements.agreement.rules.Dates;
import org.acuerdo.agreements.agreement.rules.Verdict;
import org.acuerdo.agreements.agreement.rules.Zones;
import org.acuerdo.contracts.Codes;
import org.acuerdo.contracts.terms.Conditions;

/** The rules on flight conditions. */
final class ConditionRules {
    private static final String CLAUSE = "terms, conditions";

    private ConditionRules() {}

    static Verdict check(Conditions conditions) {
        Verdict.Findings found = new Verdict.Findings();
        if (conditions == null) {
            return found.verdict();
        }
        Sets.notEmpty(found, "conditions.aircraft", conditions.aircraft(), CLAUSE);
        Numbers.within(found, "conditions.maxPersonsPerFlight", conditions.maxPersonsPerFlight(), 1, 1000, CLAUSE);
        Numbers.within(found, "conditions.noticeHours", conditions.noticeHours(), 0, 8760, CLAUSE);
        Numbers.within(found, "conditions.noticeWorkingDays", conditions.noticeWorkingDays(), 0, 250, CLAUSE);
        found.broken(
                conditions.noticeHours() != null && conditions.noticeWorkingDays() != null,
                "NOTICE_AMBIGUOUS",
                "conditions",
                "either noticeHours or noticeWorkingDays",
                CLAUSE);
        calendar(found, conditions.calendar());
        airports(found, conditions.airports());
        dates(found, "conditions.blackoutDates", conditions.blackoutDates());
        return found.verdict();
    }

    private static void calendar(Verdict.Findings found, Conditions.WorkingCalendar calendar) {
        if (calendar == null) {
            return;
        }
        found.broken(
                calendar.weekend() != null && calendar.weekend().size() > 6,
                "NO_WORKING_DAY",
                "conditions.calendar.weekend",
                "a week has a working day",
                CLAUSE);
        dates(found, "conditions.calendar.holidays", calendar.holidays());
    }

    private static void airports(Verdict.Findings found, List<Conditions.Airport> airports) {
        if (airports == null) {
            return;
        }
        Sets.notEmpty(found, "conditions.airports", airports, CLAUSE);
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < airports.size(); i++) {
            Conditions.Airport airport = airports.get(i);
            String at = "conditions.airports[" + i + "]";
            String clause = CLAUSE + ".airports";
            found.malformed(
                    !Codes.airport(airport.icao()),
                    "AIRPORT_UNKNOWN",
                    at + ".icao",
                    "an ICAO code such as MGGT",
                    clause);
            found.broken(!seen.add(airport.icao()), "AIRPORT_TWICE", at + ".icao", "each airport once", clause);
            found.malformed(
                    airport.zone() != null && !Zones.known(airport.zone()),
                    "ZONE_UNKNOWN",
                    at + ".zone",
                    "an IANA zone such as America/Guatemala",
                    clause);
            Sets.notEmpty(found, at + ".days", airport.days(), clause);
            found.broken(
                    (airport.opens() == null) != (airport.closes() == null),
                    "HOURS_INCOMPLETE",
                    at,
                    "both opens and closes, or neither",
                    clause);
            found.broken(
                    airport.opens() != null
                            && airport.closes() != null
                            && !airport.opens().isBefore(airport.closes()),
                    "HOURS_REVERSED",
                    at + ".closes",
                    "later than opens",
                    clause);
        }
    }

    private static void dates(Verdict.Findings found, String field, Set<LocalDate> dates) {
        if (dates == null) {
            return;
        }
        dates.forEach(d -> Dates.plausible(found, field, d));
    }
}
