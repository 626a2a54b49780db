package org.acuerdo.agreements.clearance.rules;

import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.contracts.flight.PassengerGroup;
import org.acuerdo.contracts.message.ClearanceAsked;
import org.acuerdo.contracts.terms.Limit;
import org.acuerdo.contracts.terms.Terms;

/** Whether a provisional limit that may not be used yet stands in a flight's way. */
public final class Blocks {
    private Blocks() {}

    public static boolean block(AgreementSnapshot agreement, Terms terms, ClearanceAsked asked) {
        return terms.limits().stream().anyMatch(l -> agreement.blocked(terms, l) && matches(l, asked));
    }

    /** A limit matches when aircraft, airport and at least one group aboard match. */
    static boolean matches(Limit limit, ClearanceAsked asked) {
        Limit.AppliesTo to = limit.appliesTo();
        if (to == null) {
            return true;
        }
        boolean aircraft =
                to.aircraft() == null || to.aircraft().contains(asked.aircraft().category());
        boolean airport = to.airports() == null || to.airports().contains(asked.destination());
        return aircraft && airport && asked.passengers().stream().anyMatch(g -> aboard(to, g));
    }

    /** Units of a matching limit that the flight takes: one flight, or its matching persons. */
    static int units(Limit limit, ClearanceAsked asked) {
        return limit.unit() == Limit.Unit.FLIGHT
                ? 1
                : asked.passengers().stream()
                        .filter(g -> limit.appliesTo() == null || aboard(limit.appliesTo(), g))
                        .mapToInt(PassengerGroup::persons)
                        .sum();
    }

    private static boolean aboard(Limit.AppliesTo to, PassengerGroup group) {
        return group.persons() > 0
                && (to.categories() == null || to.categories().contains(group.category()))
                && (to.nationalities() == null || to.nationalities().accept(group.nationality()));
    }
}
