package org.acuerdo.flights.export;

import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.acuerdo.contracts.flight.Leg;
import org.acuerdo.flights.export.rules.CalendarLine;
import org.acuerdo.flights.flight.FlightView;

/**
 * Flights as a calendar that is subscribed to (RFC 5545, RFC 7986): one event each, whose UID stays and whose SEQUENCE grows
 * with the flight. A flight that ended before its departure stays in it as cancelled; what flew irregularly has no STATUS, for
 * nobody confirmed it. A calendar has one component at least (RFC 5545, section 3.6): where there is no flight, the zone that
 * times are written in stands there, and no METHOD, since one that publishes wants events.
 */
final class FlightCalendar {
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    /** UTC, as all times of the feed are. */
    private static final List<String> ZONE = List.of(
            "BEGIN:VTIMEZONE",
            "TZID:Etc/UTC",
            "BEGIN:STANDARD",
            "DTSTART:19700101T000000",
            "TZOFFSETFROM:+0000",
            "TZOFFSETTO:+0000",
            "TZNAME:UTC",
            "END:STANDARD",
            "END:VTIMEZONE");

    private static final Set<String> CANCELLED = Set.of("CANCELLED", "REFUSED", "LAPSED", "CLEARANCE_REVOKED");
    private static final Set<String> TENTATIVE = Set.of("REQUESTED", "CLEARED", "ON_HOLD");

    private FlightCalendar() {}

    static void write(Writer to, Iterable<List<FlightView>> pages, Instant now) throws IOException {
        to.write(CalendarLine.of("BEGIN", "VCALENDAR"));
        to.write(CalendarLine.of("VERSION", "2.0"));
        to.write(CalendarLine.of("PRODID", "-//Acuerdo//Return flights//EN"));
        to.write(CalendarLine.of("CALSCALE", "GREGORIAN"));
        Iterator<List<FlightView>> left = pages.iterator();
        boolean empty = !left.hasNext();
        if (!empty) {
            to.write(CalendarLine.of("METHOD", "PUBLISH"));
        }
        to.write(CalendarLine.text("NAME", "Return flights"));
        to.write(CalendarLine.text("X-WR-CALNAME", "Return flights"));
        to.write(CalendarLine.of("REFRESH-INTERVAL;VALUE=DURATION", "PT15M"));
        to.write(CalendarLine.of("X-PUBLISHED-TTL", "PT15M"));
        if (empty) {
            for (String line : ZONE) {
                to.write(line + "\r\n");
            }
        }
        while (left.hasNext()) {
            for (FlightView flight : left.next()) {
                event(to, flight, now);
            }
        }
        to.write(CalendarLine.of("END", "VCALENDAR"));
        to.flush();
    }

    private static void event(Writer to, FlightView v, Instant now) throws IOException {
        Leg first = v.legs().get(0);
        Leg last = v.legs().get(v.legs().size() - 1);
        to.write(CalendarLine.of("BEGIN", "VEVENT"));
        to.write(CalendarLine.of("UID", "flight-" + v.id() + "@acuerdo"));
        to.write(CalendarLine.of("DTSTAMP", UTC.format(now)));
        to.write(CalendarLine.of("SEQUENCE", Long.toString(v.version())));
        // who publishes an event is its organizer (RFC 5546); a state has no address to write to
        to.write(CalendarLine.of("ORGANIZER;CN=" + v.sendingState(), "invalid:nomail"));
        times(to, v, first, last);
        to.write(CalendarLine.text("SUMMARY", summary(v, first)));
        to.write(CalendarLine.text("LOCATION", Route.destination(v)));
        to.write(CalendarLine.text("DESCRIPTION", description(v)));
        to.write(CalendarLine.of("CATEGORIES", v.aircraft().category().name()));
        if (v.irregular() == null) {
            to.write(CalendarLine.of("STATUS", status(v.status())));
        }
        to.write(CalendarLine.of("CLASS", "CONFIDENTIAL"));
        to.write(CalendarLine.of("TRANSP", "TRANSPARENT"));
        to.write(CalendarLine.of("END", "VEVENT"));
    }

    private static void times(Writer to, FlightView v, Leg first, Leg last) throws IOException {
        if (v.reported() != null && !v.reported().timeKnown()) {
            to.write(CalendarLine.of("DTSTART;VALUE=DATE", v.arrivalDay().format(DateTimeFormatter.BASIC_ISO_DATE)));
            return;
        }
        OffsetDateTime from =
                v.departure() == null ? first.departure() : v.departure().at();
        OffsetDateTime until =
                v.arrival() == null ? last.arrival() : v.arrival().at();
        to.write(CalendarLine.of("DTSTART", UTC.format(from)));
        if (until.isAfter(from)) {
            to.write(CalendarLine.of("DTEND", UTC.format(until)));
        }
    }

    private static String summary(FlightView v, Leg first) {
        List<String> parts = new ArrayList<>();
        parts.add(v.number() + " " + first.origin() + "-" + Route.destination(v) + " " + v.status());
        parts.addAll(remarks(v));
        return String.join(", ", parts);
    }

    /** What keeps it from being a flight like any other. */
    private static List<String> remarks(FlightView v) {
        List<String> remarks = new ArrayList<>();
        if (v.irregular() != null) {
            remarks.add("irregular, not authorised");
        }
        if (Consent.revoked(v)) {
            remarks.add("clearance revoked");
        }
        if (v.heldInFlight() != null) {
            remarks.add("held in flight");
        }
        return remarks;
    }

    private static String description(FlightView v) {
        StringBuilder text = new StringBuilder();
        text.append(v.sendingState()).append(" to ").append(String.join(", ", Route.receivers(v)));
        text.append(", ").append(Persons.of(v).all()).append(" persons");
        text.append(", ").append(v.aircraft().category());
        remarks(v).forEach(remark -> text.append("\n").append(remark));
        if (v.guards() != null && !v.guards().isEmpty()) {
            text.append("\nAgainst ").append(String.join(", ", v.guards()));
        }
        if (v.heldStatus() != null) {
            text.append("\nOn legal hold over ").append(v.heldStatus());
        }
        if (v.ended() != null) {
            text.append("\n").append(v.ended().because());
            if (v.ended().reason() != null) {
                text.append(": ").append(v.ended().reason());
            }
        }
        if (v.imported() != null) {
            text.append("\nImported");
        }
        return text.toString();
    }

    private static String status(String status) {
        return CANCELLED.contains(status) ? "CANCELLED" : TENTATIVE.contains(status) ? "TENTATIVE" : "CONFIRMED";
    }
}
