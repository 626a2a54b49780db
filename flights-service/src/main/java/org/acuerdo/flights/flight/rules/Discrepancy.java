package org.acuerdo.flights.flight.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.acuerdo.contracts.flight.PassengerGroup;
import org.acuerdo.contracts.terms.PopulationCategory;

/**
 * Where an arrival does not add up: aboard should be received plus not received with a reason. The arrival is taken all
 * the same; nobody is lost sight of.
 *
 * @param unaccounted aboard minus received minus not received; negative where more arrived than departed
 * @param groups      groups of which more were received than aboard
 */
public record Discrepancy(int aboard, int received, int notReceived, int unaccounted, List<Group> groups) {

    /** One category and nationality. */
    public record Group(PopulationCategory category, String nationality, int aboard, int received) {}

    /** Null where everything adds up. */
    public static Discrepancy of(List<PassengerGroup> aboard, List<PassengerGroup> received, int notReceived) {
        Map<Counts.Key, PassengerGroup> out = Counts.byGroup(aboard);
        Map<Counts.Key, PassengerGroup> in = Counts.byGroup(received);
        List<Group> groups = new ArrayList<>();
        for (Counts.Key key : new TreeSet<>(in.keySet())) {
            int was = out.containsKey(key) ? out.get(key).persons() : 0;
            int is = in.get(key).persons();
            if (is > was) {
                groups.add(new Group(key.category(), key.nationality(), was, is));
            }
        }
        int all = Counts.persons(aboard);
        int arrived = Counts.persons(received);
        int unaccounted = all - arrived - notReceived;
        return unaccounted == 0 && groups.isEmpty()
                ? null
                : new Discrepancy(all, arrived, notReceived, unaccounted, List.copyOf(groups));
    }
}
