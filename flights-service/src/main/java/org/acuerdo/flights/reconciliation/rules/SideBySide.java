package org.acuerdo.flights.reconciliation.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import org.acuerdo.contracts.flight.NotReceived;
import org.acuerdo.contracts.flight.PassengerGroup;
import org.acuerdo.contracts.terms.PopulationCategory;

/**
 * The counts of a flight side by side. They agree where nobody is lost and nobody added between aboard and received: who was
 * aboard was received or is missing with a reason, group by group and class by class, and the monitor's count is that of one
 * of the states. The plan is shown and binds nobody: fewer may fly than were planned. Of a flight with several landings each
 * is compared by itself: whoever left with the wrong leg is found, whatever the sums are.
 *
 * @param sender      null: not reported
 * @param unaccounted aboard minus received minus not received; null while one of the two is not reported
 * @param differences where the counts do not agree
 * @param landings    each landing by itself, of a flight with several; empty otherwise
 */
public record SideBySide(
        List<PassengerGroup> planned,
        List<PassengerGroup> sender,
        List<PassengerGroup> receiver,
        List<PassengerGroup> monitor,
        List<NotReceived> notReceived,
        Integer unaccounted,
        List<Difference> differences,
        List<AtLanding> landings) {

    /** The counts of those who land with one leg. @param leg the first is 1 */
    public record AtLanding(int leg, SideBySide counts) {}

    /**
     * One figure on which two counts differ.
     *
     * @param counted what the difference is in: {@code persons} or a class
     * @param first   the count of {@code of}
     * @param second  the count of {@code against}
     * @param leg     the landing at which they differ, of a flight with several; null: over the whole flight
     */
    public record Difference(
            CountSource of,
            CountSource against,
            PopulationCategory category,
            String nationality,
            String counted,
            int first,
            int second,
            Integer leg) {

        private Difference at(int landing) {
            return new Difference(of, against, category, nationality, counted, first, second, landing);
        }
    }

    private static final Map<String, ToIntFunction<PassengerGroup>> CLASSES = new TreeMap<>(Map.of(
            "women", PassengerGroup::women,
            "men", PassengerGroup::men,
            "accompaniedMinors", PassengerGroup::accompaniedMinors,
            "unaccompaniedMinors", PassengerGroup::unaccompaniedMinors));

    /** @param notReceived empty: all who were aboard are said to have been received */
    public static SideBySide of(
            List<PassengerGroup> planned,
            List<PassengerGroup> sender,
            List<PassengerGroup> receiver,
            List<PassengerGroup> monitor,
            List<NotReceived> notReceived) {
        List<Difference> found = new ArrayList<>();
        Integer unaccounted = null;
        if (sender != null && receiver != null) {
            int missing = notReceived.stream().mapToInt(NotReceived::count).sum();
            unaccounted = persons(sender) - persons(receiver) - missing;
            List<Difference> all = differences(CountSource.SENDER, sender, CountSource.RECEIVER, receiver);
            // who is missing with a reason is told by number alone: fewer of a group are accounted for by it
            found.addAll(
                    unaccounted == 0 && missing > 0
                            ? all.stream().filter(d -> d.second() > d.first()).toList()
                            : all);
        }
        found.addAll(monitored(monitor, sender, receiver));
        return new SideBySide(
                planned, sender, receiver, monitor, notReceived, unaccounted, List.copyOf(found), List.of());
    }

    /**
     * A flight with several landings. Who was received shows once every landing is reported.
     *
     * @param monitor  of the whole flight; null: not reported
     * @param landings every one, also those not made yet
     */
    public static SideBySide of(
            List<PassengerGroup> planned,
            List<PassengerGroup> sender,
            List<PassengerGroup> monitor,
            List<AtLanding> landings) {
        List<Difference> found = new ArrayList<>();
        landings.forEach(l -> l.counts().differences().forEach(d -> found.add(d.at(l.leg()))));
        boolean all = landings.stream().allMatch(l -> l.counts().receiver() != null);
        List<PassengerGroup> receiver = all
                ? landings.stream().flatMap(l -> l.counts().receiver().stream()).toList()
                : null;
        found.addAll(monitored(monitor, sender, receiver));
        return new SideBySide(
                planned,
                sender,
                receiver,
                monitor,
                landings.stream()
                        .flatMap(l -> l.counts().notReceived().stream())
                        .toList(),
                all && sender != null
                        ? landings.stream()
                                .mapToInt(l -> l.counts().unaccounted())
                                .sum()
                        : null,
                List.copyOf(found),
                List.copyOf(landings));
    }

    /** True where nothing differs. */
    public boolean agree() {
        return differences.isEmpty()
                && (unaccounted == null || unaccounted == 0)
                && landings.stream().allMatch(l -> l.counts().agree());
    }

    private static List<Difference> monitored(
            List<PassengerGroup> monitor, List<PassengerGroup> sender, List<PassengerGroup> receiver) {
        if (monitor == null || same(monitor, sender) || same(monitor, receiver)) {
            return List.of();
        }
        if (sender != null) {
            return differences(CountSource.MONITOR, monitor, CountSource.SENDER, sender);
        }
        return receiver == null ? List.of() : differences(CountSource.MONITOR, monitor, CountSource.RECEIVER, receiver);
    }

    private static boolean same(List<PassengerGroup> one, List<PassengerGroup> other) {
        return other != null
                && differences(CountSource.MONITOR, one, CountSource.SENDER, other)
                        .isEmpty();
    }

    private static List<Difference> differences(
            CountSource of, List<PassengerGroup> first, CountSource against, List<PassengerGroup> second) {
        Map<Group, List<PassengerGroup>> one = byGroup(first);
        Map<Group, List<PassengerGroup>> other = byGroup(second);
        TreeSet<Group> groups = new TreeSet<>(one.keySet());
        groups.addAll(other.keySet());
        List<Difference> found = new ArrayList<>();
        for (Group group : groups) {
            List<PassengerGroup> a = one.getOrDefault(group, List.of());
            List<PassengerGroup> b = other.getOrDefault(group, List.of());
            Map<String, ToIntFunction<PassengerGroup>> compared =
                    new TreeMap<>(Map.of("persons", PassengerGroup::persons));
            if (classed(a) && classed(b)) {
                compared.putAll(CLASSES);
            }
            compared.forEach((name, figure) -> {
                int was = a.stream().mapToInt(figure).sum();
                int is = b.stream().mapToInt(figure).sum();
                if (was != is) {
                    found.add(new Difference(of, against, group.category(), group.nationality(), name, was, is, null));
                }
            });
        }
        return found;
    }

    /** A report of past flights may tell persons without their classes. */
    private static boolean classed(List<PassengerGroup> groups) {
        return groups.stream()
                .allMatch(g -> g.persons()
                        == CLASSES.values().stream()
                                .mapToInt(f -> f.applyAsInt(g))
                                .sum());
    }

    private static int persons(List<PassengerGroup> groups) {
        return groups.stream().mapToInt(PassengerGroup::persons).sum();
    }

    private record Group(PopulationCategory category, String nationality) implements Comparable<Group> {
        @Override
        public int compareTo(Group other) {
            int byCategory = category.compareTo(other.category);
            return byCategory != 0
                    ? byCategory
                    : String.valueOf(nationality).compareTo(String.valueOf(other.nationality));
        }
    }

    private static Map<Group, List<PassengerGroup>> byGroup(List<PassengerGroup> groups) {
        Map<Group, List<PassengerGroup>> byGroup = new TreeMap<>();
        for (PassengerGroup group : groups) {
            byGroup.computeIfAbsent(new Group(group.category(), group.nationality()), g -> new ArrayList<>())
                    .add(group);
        }
        return byGroup;
    }
}
