package org.acuerdo.flights.flight;

import java.util.List;
import java.util.stream.Collectors;
import org.acuerdo.contracts.flight.PassengerGroup;
import org.acuerdo.flights.flight.rules.Landing;
import org.acuerdo.kit.problem.ProblemException;
import org.acuerdo.kit.security.Actor;

/** Which landing a report is about. With one landing nothing need be said; with several each group and report names its leg. */
final class LandingLegs {
    private LandingLegs() {}

    /** @param field what holds the groups. @throws ProblemException 400 where groups do not say with which leg they land */
    static void aboard(Flight flight, List<PassengerGroup> aboard, String field) {
        List<Landing> landings = Landing.of(flight.document().request());
        for (int i = 0; i < aboard.size(); i++) {
            Integer leg = aboard.get(i).leg();
            boolean open = leg == null && landings.size() > 1;
            boolean other = leg != null && landings.stream().noneMatch(l -> l.legNumber() == leg);
            if (open || other) {
                throw ProblemException.malformed(field + "[" + i + "].leg", "they land with leg " + legs(landings));
            }
        }
    }

    /**
     * The landing that an officer reports.
     *
     * @param said  the leg; null: that of the groups, else the only landing, or the only one in the officer's state
     * @param field what holds the groups
     * @throws ProblemException 400 for a leg that is no landing, 403 for a landing in another state
     */
    static Landing landing(Flight flight, Integer said, List<PassengerGroup> received, String field, Actor actor) {
        List<Landing> landings = Landing.of(flight.document().request());
        Integer leg = said == null && landings.size() > 1 ? ofAll(received) : said;
        List<Landing> own = landings.stream()
                .filter(l -> actor.of(flight.receiver(l.agreementId())))
                .toList();
        if (leg != null && landings.stream().noneMatch(l -> l.legNumber() == leg)) {
            throw ProblemException.malformed("leg", "the landing is leg " + legs(landings));
        }
        List<Landing> meant =
                own.stream().filter(l -> leg == null || l.legNumber() == leg).toList();
        if (meant.isEmpty()) {
            throw ProblemException.forbidden("A clearance officer of the state it lands in reports the landing.");
        }
        if (meant.size() > 1) {
            throw ProblemException.malformed("leg", "it lands with leg " + legs(own));
        }
        int landed = meant.get(0).legNumber();
        for (int i = 0; i < received.size(); i++) {
            if (received.get(i).leg() != null && received.get(i).leg() != landed) {
                throw ProblemException.malformed(field + "[" + i + "].leg", "they land with leg " + landed);
            }
        }
        return meant.get(0);
    }

    /** The leg that all groups name; null where they name none, or several. */
    private static Integer ofAll(List<PassengerGroup> groups) {
        List<Integer> legs = groups.stream().map(PassengerGroup::leg).distinct().toList();
        return legs.size() == 1 ? legs.get(0) : null;
    }

    private static String legs(List<Landing> landings) {
        return landings.stream().map(l -> String.valueOf(l.legNumber())).collect(Collectors.joining(" or "));
    }
}
