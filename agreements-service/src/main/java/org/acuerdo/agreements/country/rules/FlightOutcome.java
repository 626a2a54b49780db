package org.acuerdo.agreements.country.rules;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Whether what was counted at an arrival is what had been stated to be aboard. */
public final class FlightOutcome {
    private FlightOutcome() {}

    /** Persons of one category and nationality; "" for stateless ones. */
    public record Group(String category, String nationality, int persons) {}

    /**
     * @param aboard      as the sending state stated at departure
     * @param received    as the receiving state counted
     * @param notReceived persons not received, with a reason
     */
    public static boolean countsDiffer(List<Group> aboard, List<Group> received, int notReceived) {
        Map<String, Integer> stated = byGroup(aboard);
        boolean more =
                byGroup(received).entrySet().stream().anyMatch(e -> e.getValue() > stated.getOrDefault(e.getKey(), 0));
        return more || persons(aboard) != persons(received) + notReceived;
    }

    private static int persons(List<Group> groups) {
        return groups.stream().mapToInt(Group::persons).sum();
    }

    private static Map<String, Integer> byGroup(List<Group> groups) {
        Map<String, Integer> sums = new TreeMap<>();
        groups.forEach(g -> sums.merge(g.category() + "/" + g.nationality(), g.persons(), Integer::sum));
        return sums;
    }
}
