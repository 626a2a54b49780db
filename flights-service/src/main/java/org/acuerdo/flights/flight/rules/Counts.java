package org.acuerdo.flights.flight.rules;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.acuerdo.contracts.flight.PassengerGroup;
import org.acuerdo.contracts.terms.PopulationCategory;

/** Sums over passenger groups. */
public final class Counts {
    private Counts() {}

    /** What makes a group: its category and nationality; null for stateless persons. */
    public record Key(PopulationCategory category, String nationality) implements Comparable<Key> {
        private static final Comparator<Key> ORDER = Comparator.comparing(Key::category)
                .thenComparing(Key::nationality, Comparator.nullsLast(Comparator.naturalOrder()));

        static Key of(PassengerGroup group) {
            return new Key(group.category(), group.nationality());
        }

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    /** All persons in the groups. */
    public static int persons(Collection<PassengerGroup> groups) {
        return groups.stream().mapToInt(PassengerGroup::persons).sum();
    }

    /** All unaccompanied minors in the groups. */
    public static int unaccompaniedMinors(Collection<PassengerGroup> groups) {
        return groups.stream().mapToInt(PassengerGroup::unaccompaniedMinors).sum();
    }

    /** All who are not nationals of the state. */
    public static int notNationalsOf(String state, Collection<PassengerGroup> groups) {
        return groups.stream()
                .filter(g -> !state.equals(g.nationality()))
                .mapToInt(PassengerGroup::persons)
                .sum();
    }

    /** One group for each category and nationality, in a fixed order. */
    public static Map<Key, PassengerGroup> byGroup(List<PassengerGroup> groups) {
        Map<Key, PassengerGroup> sums = new TreeMap<>();
        groups.forEach(group -> sums.merge(Key.of(group), withoutLeg(group), Counts::plus));
        return sums;
    }

    private static PassengerGroup withoutLeg(PassengerGroup g) {
        return new PassengerGroup(
                g.category(),
                g.nationality(),
                g.women(),
                g.men(),
                g.accompaniedMinors(),
                g.unaccompaniedMinors(),
                null);
    }

    private static PassengerGroup plus(PassengerGroup a, PassengerGroup b) {
        return new PassengerGroup(
                a.category(),
                a.nationality(),
                a.women() + b.women(),
                a.men() + b.men(),
                a.accompaniedMinors() + b.accompaniedMinors(),
                a.unaccompaniedMinors() + b.unaccompaniedMinors(),
                null);
    }

    /** True where no class of the one exceeds that of the other. */
    static boolean within(PassengerGroup inner, PassengerGroup outer) {
        return inner.women() <= outer.women()
                && inner.men() <= outer.men()
                && inner.accompaniedMinors() <= outer.accompaniedMinors()
                && inner.unaccompaniedMinors() <= outer.unaccompaniedMinors();
    }
}
