package org.acuerdo.flights.flight.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.acuerdo.contracts.Codes;
import org.acuerdo.contracts.Violation;
import org.acuerdo.contracts.flight.Aircraft;
import org.acuerdo.contracts.flight.FlightRequest;
import org.acuerdo.contracts.flight.Leg;
import org.acuerdo.contracts.flight.PassengerGroup;
import org.acuerdo.contracts.flight.Staff;
import org.acuerdo.contracts.terms.PopulationCategory;
import org.acuerdo.kit.text.FreeText;

/**
 * What a body must look like before any rule is asked (400 MALFORMED), whatever agreement it is under: known states and
 * airports, counts that can be, legs that follow one another. All findings at once.
 */
public final class FlightShape {
    /** No aircraft flies more; keeps sums far from any overflow. */
    public static final int MOST_PERSONS = 1_000;

    private static final int MOST_LEGS = 10;
    private static final int MOST_GROUPS = 100;
    private static final Pattern NUMBER = Pattern.compile("[A-Z0-9][A-Z0-9 -]{0,9}");

    private FlightShape() {}

    /** A request's findings. */
    public static List<Violation> of(FlightRequest request) {
        List<Violation> found = new ArrayList<>();
        if (!NUMBER.matcher(request.number()).matches()) {
            found.add(malformed("number", "a flight number: up to 10 capital letters, digits, spaces or hyphens"));
        }
        aircraft(request.aircraft(), found);
        staff(request.staff(), found);
        legs(request.legs(), found);
        if (!request.legs().isEmpty()) {
            carriers(request, found);
            for (Landing landing : Landing.of(request)) {
                found.addAll(requested(landing.groupsField(), landing.groups()));
            }
        }
        return found;
    }

    /** Free text in a request that looks like personal data (422). */
    public static List<Violation> texts(FlightRequest request) {
        List<Violation> found = new ArrayList<>();
        FreeText.check("number", request.number(), 10).ifPresent(found::add);
        FreeText.check("aircraft.type", request.aircraft().type(), 40).ifPresent(found::add);
        FreeText.check("aircraft.operator", request.aircraft().operator(), 120).ifPresent(found::add);
        return found;
    }

    /** Groups that were asked for: each has somebody in it. */
    static List<Violation> requested(String field, List<PassengerGroup> groups) {
        List<Violation> found = groups(field, groups);
        for (int i = 0; i < groups.size(); i++) {
            if (groups.get(i).persons() == 0) {
                found.add(malformed(field + "[" + i + "]", "a group has at least one person"));
            }
        }
        if (groups.isEmpty()) {
            found.add(malformed(field, "at least one group of passengers"));
        }
        return found;
    }

    /** Groups that were counted, where a group may be empty. */
    public static List<Violation> groups(String field, List<PassengerGroup> groups) {
        List<Violation> found = new ArrayList<>();
        if (groups.size() > MOST_GROUPS) {
            found.add(malformed(field, "at most " + MOST_GROUPS + " groups"));
        }
        for (int i = 0; i < groups.size(); i++) {
            group(field + "[" + i + "]", groups.get(i), found);
        }
        return found;
    }

    private static void group(String field, PassengerGroup group, List<Violation> found) {
        count(field + ".women", group.women(), found);
        count(field + ".men", group.men(), found);
        count(field + ".accompaniedMinors", group.accompaniedMinors(), found);
        count(field + ".unaccompaniedMinors", group.unaccompaniedMinors(), found);
        if (group.category() == PopulationCategory.STATELESS) {
            if (group.nationality() != null) {
                found.add(malformed(field + ".nationality", "a stateless group has no nationality"));
            }
        } else if (!Codes.state(group.nationality())) {
            found.add(malformed(field + ".nationality", "a state's ISO 3166-1 alpha-2 code, upper case"));
        }
        if (group.unspecified() != null) {
            found.add(malformed(
                    field + ".unspecified", "nothing: classes are told here; only imported flights lack them"));
        }
        if (group.leg() != null && group.leg() < 1) {
            found.add(malformed(field + ".leg", "the first leg is 1"));
        }
    }

    private static void aircraft(Aircraft aircraft, List<Violation> found) {
        if (aircraft.seats() < 1 || aircraft.seats() > MOST_PERSONS) {
            found.add(malformed("aircraft.seats", "a whole number from 1 to " + MOST_PERSONS));
        }
    }

    private static void staff(Staff staff, List<Violation> found) {
        count("staff.escorts", staff.escorts(), found);
        count("staff.medical", staff.medical(), found);
        count("staff.monitors", staff.monitors(), found);
        count("staff.interpreters", staff.interpreters(), found);
    }

    private static void legs(List<Leg> legs, List<Violation> found) {
        if (legs.isEmpty() || legs.size() > MOST_LEGS) {
            found.add(malformed("legs", "1 to " + MOST_LEGS + " legs"));
        }
        for (int i = 0; i < legs.size(); i++) {
            Leg leg = legs.get(i);
            String field = "legs[" + i + "]";
            airport(field + ".origin", leg.origin(), found);
            airport(field + ".destination", leg.destination(), found);
            if (leg.origin().equals(leg.destination())) {
                found.add(malformed(field + ".destination", "another airport than the origin"));
            }
            if (i > 0 && !leg.origin().equals(legs.get(i - 1).destination())) {
                found.add(malformed(field + ".origin", "the airport where the leg before ended"));
            }
        }
    }

    /** Agreement and passengers stand together, at the top or at the legs, never at both. */
    private static void carriers(FlightRequest request, List<Violation> found) {
        boolean top = request.agreementId() != null || request.passengers() != null;
        boolean legs = request.legs().stream().anyMatch(l -> l.agreementId() != null || l.passengers() != null);
        if (top && legs) {
            found.add(malformed("agreementId", "agreement and passengers at the top or at the legs, not at both"));
        }
        if (!legs && request.agreementId() == null) {
            found.add(malformed("agreementId", "required"));
        }
        if (!legs && request.passengers() == null) {
            found.add(malformed("passengers", "required"));
        }
        for (Landing landing : Landing.of(request)) {
            if (landing.groupsField().startsWith("legs") && landing.agreementId() == null) {
                found.add(malformed(landing.agreementField(), "required where passengers land"));
            }
        }
    }

    private static void airport(String field, String code, List<Violation> found) {
        if (!Codes.airport(code)) {
            found.add(malformed(field, "an airport's ICAO location indicator, four capital letters"));
        }
    }

    private static void count(String field, int value, List<Violation> found) {
        if (value < 0 || value > MOST_PERSONS) {
            found.add(malformed(field, "a whole number from 0 to " + MOST_PERSONS));
        }
    }

    static Violation malformed(String field, String detail) {
        return Violation.of("MALFORMED", field, detail, null);
    }
}
