package org.acuerdo.flights.flight.rules;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.acuerdo.contracts.Violation;
import org.acuerdo.contracts.terms.ClearanceClause;
import org.acuerdo.contracts.terms.Conditions;
import org.acuerdo.contracts.terms.WorkingDays;

/** Policies on the flight conditions of the terms. A condition that is absent restricts nothing. */
final class ConditionPolicies {
    private ConditionPolicies() {}

    static Stream<Violation> aircraft(LandingCheck c) {
        var accepted = conditions(c).aircraft();
        var asked = c.request().aircraft().category();
        return accepted == null || accepted.contains(asked)
                ? Stream.empty()
                : Stream.of(Violation.of(
                        "AIRCRAFT_NOT_ACCEPTED",
                        "aircraft.category",
                        "accepted aircraft: " + accepted.stream().sorted().toList(),
                        c.clause("conditions.aircraft")));
    }

    static Stream<Violation> airport(LandingCheck c) {
        List<Conditions.Airport> accepted = conditions(c).airports();
        return accepted == null || !atAirport(c).isEmpty()
                ? Stream.empty()
                : Stream.of(Violation.of(
                        "AIRPORT_NOT_ACCEPTED",
                        c.field("destination"),
                        "accepted airports: "
                                + accepted.stream()
                                        .map(Conditions.Airport::icao)
                                        .distinct()
                                        .toList(),
                        c.clause("conditions.airports")));
    }

    static Stream<Violation> hours(LandingCheck c) {
        List<Conditions.Airport> entries = atAirport(c);
        Instant arrival = c.landing().leg().arrival().toInstant();
        return entries.isEmpty() || entries.stream().anyMatch(a -> open(a, arrival, c.zone()))
                ? Stream.empty()
                : Stream.of(Violation.of(
                        "OUTSIDE_HOURS",
                        c.field("arrival"),
                        "accepted at " + entries.get(0).icao() + ": " + hours(entries),
                        c.clause("conditions.airports")));
    }

    static Stream<Violation> blackout(LandingCheck c) {
        var dates = conditions(c).blackoutDates();
        return dates == null || !dates.contains(c.arrivalDay())
                ? Stream.empty()
                : Stream.of(Violation.of(
                        "BLACKOUT_DATE",
                        c.field("arrival"),
                        "nothing arrives on " + c.arrivalDay(),
                        c.clause("conditions.blackoutDates")));
    }

    static Stream<Violation> noticeHours(LandingCheck c) {
        Integer hours = conditions(c).noticeHours();
        return hours == null
                ? Stream.empty()
                : notice(c, c.departure().toInstant().minusSeconds(hours * 3600L), hours + " hours", "noticeHours");
    }

    static Stream<Violation> noticeWorkingDays(LandingCheck c) {
        Integer days = conditions(c).noticeWorkingDays();
        return days == null
                ? Stream.empty()
                : notice(
                        c,
                        workingDays(c).before(c.departure().toInstant(), days),
                        days + " working days",
                        "noticeWorkingDays");
    }

    private static Stream<Violation> notice(LandingCheck c, Instant latest, String length, String condition) {
        return !c.requestedAt().isAfter(latest)
                ? Stream.empty()
                : Stream.of(Violation.of(
                        "NOTICE_TOO_SHORT",
                        "legs[0].departure",
                        "notice of " + length + " before departure: it had to be asked for by " + latest,
                        c.clause("conditions." + condition)));
    }

    /** Silence grants only where the whole reply time ends before departure. */
    static Stream<Violation> replyTime(LandingCheck c) {
        ClearanceClause clause = c.terms().clearance();
        if (clause.mode() != ClearanceClause.Mode.MANUAL
                || clause.onSilence() != ClearanceClause.OnSilence.DEEMED_GRANTED) {
            return Stream.empty();
        }
        Instant end = c.requestedAt();
        if (clause.replyWithinWorkingDays() != null) {
            end = workingDays(c).after(end, clause.replyWithinWorkingDays());
        } else if (clause.replyWithinHours() != null) {
            end = end.plusSeconds(clause.replyWithinHours() * 3600L);
        }
        return end.isBefore(c.departure().toInstant())
                ? Stream.empty()
                : Stream.of(Violation.of(
                        "NOTICE_TOO_SHORT",
                        "legs[0].departure",
                        "where silence grants, the reply time, until " + end + ", has to end before departure",
                        c.clause("clearance.onSilence")));
    }

    static Stream<Violation> persons(LandingCheck c) {
        Integer most = conditions(c).maxPersonsPerFlight();
        int asked = Landing.of(c.request()).stream().mapToInt(Landing::persons).sum();
        return most == null || asked <= most
                ? Stream.empty()
                : Stream.of(Violation.of(
                        "TOO_MANY_PERSONS",
                        c.landing().groupsField(),
                        "at most " + most + " passengers per flight, " + asked + " asked for",
                        c.clause("conditions.maxPersonsPerFlight")));
    }

    private static WorkingDays workingDays(LandingCheck c) {
        return WorkingDays.of(conditions(c), c.zone());
    }

    private static List<Conditions.Airport> atAirport(LandingCheck c) {
        List<Conditions.Airport> all = conditions(c).airports();
        return all == null
                ? List.of()
                : all.stream()
                        .filter(a -> a.icao().equals(c.landing().leg().destination()))
                        .toList();
    }

    /** Both ends of the hours are open; hours that run past midnight belong to the day on which they begin. */
    private static boolean open(Conditions.Airport airport, Instant arrival, ZoneId agreementZone) {
        ZoneId zone = airport.zone() == null ? agreementZone : ZoneId.of(airport.zone());
        LocalDateTime local = LocalDateTime.ofInstant(arrival, zone);
        LocalTime opens = airport.opens() == null ? LocalTime.MIN : airport.opens();
        LocalTime closes = airport.closes() == null ? LocalTime.MAX : airport.closes();
        LocalTime time = local.toLocalTime();
        DayOfWeek day = local.getDayOfWeek();
        if (!closes.isBefore(opens)) {
            return onDay(airport, day) && !time.isBefore(opens) && !time.isAfter(closes);
        }
        return (onDay(airport, day) && !time.isBefore(opens))
                || (onDay(airport, day.minus(1)) && !time.isAfter(closes));
    }

    private static boolean onDay(Conditions.Airport airport, DayOfWeek day) {
        return airport.days() == null || airport.days().contains(day);
    }

    private static String hours(List<Conditions.Airport> entries) {
        return String.join(
                "; ",
                entries.stream()
                        .map(a -> (a.days() == null
                                        ? "every day"
                                        : a.days().stream().sorted().toList().toString())
                                + " "
                                + (a.opens() == null ? "00:00" : a.opens())
                                + " to "
                                + (a.closes() == null ? "24:00" : a.closes()))
                        .toList());
    }

    private static Conditions conditions(LandingCheck c) {
        Conditions conditions = c.terms().conditions();
        return conditions == null ? new Conditions(null, null, null, null, null, null, null) : conditions;
    }
}
