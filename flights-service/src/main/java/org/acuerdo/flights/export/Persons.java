package org.acuerdo.flights.export;

import java.util.List;
import java.util.function.ToIntFunction;
import org.acuerdo.contracts.flight.Leg;
import org.acuerdo.contracts.flight.PassengerGroup;
import org.acuerdo.contracts.terms.PopulationCategory;
import org.acuerdo.flights.flight.FlightView;

/** Who counts now on a flight: received, else aboard, else asked for. */
record Persons(List<PassengerGroup> groups) {

    static Persons of(FlightView v) {
        if (v.arrival() != null) {
            return new Persons(v.arrival().received());
        }
        if (v.departure() != null) {
            return new Persons(v.departure().aboard());
        }
        return new Persons(
                v.passengers() != null
                        ? v.passengers()
                        : v.legs().stream()
                                .map(Leg::passengers)
                                .filter(p -> p != null)
                                .flatMap(List::stream)
                                .toList());
    }

    int all() {
        return sum(PassengerGroup::persons);
    }

    int of(PopulationCategory category) {
        return sum(g -> g.category() == category ? g.persons() : 0);
    }

    int sum(ToIntFunction<PassengerGroup> part) {
        return groups.stream().mapToInt(part).sum();
    }
}
