package org.acuerdo.agreements.clearance.rules;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.contracts.flight.PassengerGroup;
import org.acuerdo.contracts.message.ClearanceAsked;
import org.acuerdo.contracts.terms.Conditions;
import org.acuerdo.contracts.terms.Limit;
import org.acuerdo.contracts.terms.Population;
import org.acuerdo.contracts.terms.Terms;
import org.acuerdo.contracts.terms.TermsVersion;

/** Which clauses of the terms in force on the arrival day apply to a flight, each beside what the flight has of it. */
public final class ApplyingClauses {
    private ApplyingClauses() {}

    /**
     * One clause.
     *
     * @param clause name as in the terms: {@code limits.flights-week}, {@code conditions.aircraft}
     * @param says   its content, as in the terms
     * @param flight what the flight has in this respect
     */
    public record Clause(String clause, Object says, Object flight) {}

    /** @param units of the limit that the flight takes */
    public record Taken(int units, boolean provisional, boolean blocked) {}

    /** One group aboard, by count. */
    public record Aboard(String category, String nationality, int persons) {}

    /** In the order of the terms. */
    public static List<Clause> of(AgreementSnapshot agreement, TermsVersion version, ClearanceAsked asked) {
        Terms terms = version.terms();
        List<Clause> found = new ArrayList<>();
        for (Limit limit : terms.limits()) {
            if (Blocks.matches(limit, asked)) {
                found.add(new Clause(
                        "limits." + limit.id(),
                        limit,
                        new Taken(
                                Blocks.units(limit, asked),
                                agreement.provisional(limit),
                                agreement.blocked(terms, limit))));
            }
        }
        if (terms.conditions() != null) {
            conditions(found, terms.conditions(), agreement, asked);
        }
        for (PassengerGroup group : asked.passengers()) {
            terms.populations().stream()
                    .filter(p -> accepts(p, group))
                    .forEach(p -> found.add(new Clause(
                            "populations." + p.category().name(),
                            p,
                            new Aboard(group.category().name(), group.nationality(), group.persons()))));
        }
        found.add(new Clause("clearance", terms.clearance(), asked.requestedAt().toString()));
        if (terms.safeguards() != null) {
            found.add(new Clause("safeguards", terms.safeguards(), asked.staff()));
        }
        return List.copyOf(found);
    }

    private static void conditions(
            List<Clause> found, Conditions c, AgreementSnapshot agreement, ClearanceAsked asked) {
        OffsetDateTime arrival =
                asked.arrival().atZoneSameInstant(agreement.zoneId()).toOffsetDateTime();
        add(found, "conditions.aircraft", c.aircraft(), asked.aircraft().category());
        add(found, "conditions.maxPersonsPerFlight", c.maxPersonsPerFlight(), persons(asked));
        add(found, "conditions.noticeHours", c.noticeHours(), asked.departure().toString());
        add(
                found,
                "conditions.noticeWorkingDays",
                c.noticeWorkingDays(),
                asked.departure().toString());
        if (c.airports() != null) {
            c.airports().stream()
                    .filter(a -> Objects.equals(a.icao(), asked.destination()))
                    .forEach(a -> add(found, "conditions.airports", a, arrival.toString()));
        }
        if (c.blackoutDates() != null && !c.blackoutDates().isEmpty()) {
            add(
                    found,
                    "conditions.blackoutDates",
                    c.blackoutDates().stream().sorted().toList(),
                    arrival.toLocalDate().toString());
        }
    }

    /** All passengers, no staff. */
    public static int persons(ClearanceAsked asked) {
        return asked.passengers().stream().mapToInt(PassengerGroup::persons).sum();
    }

    private static void add(List<Clause> found, String name, Object says, Object flight) {
        if (says != null) {
            found.add(new Clause(name, says, flight));
        }
    }

    private static boolean accepts(Population population, PassengerGroup group) {
        return population.category() == group.category()
                && (population.nationalities() == null
                        || population.nationalities().accept(group.nationality()));
    }
}
