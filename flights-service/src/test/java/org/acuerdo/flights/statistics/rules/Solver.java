package org.acuerdo.flights.statistics.rules;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Attacks published figures: what is known of sums of cells, exactly or between bounds, leaves each cell some whole numbers. They
 * are found by search over all of its cells together, so that nothing is missed which only several sums say together.
 */
public final class Solver {
    private final Map<String, Integer> cells = new LinkedHashMap<>();
    private final List<long[]> bounds = new ArrayList<>();

    /** What is known of sums, by the cells in them. */
    private final Map<Set<Integer>, long[]> sums = new LinkedHashMap<>();

    /** What is known of one cell by itself; told again, both hold. */
    public void cell(String cell, long least, long most) {
        Integer index = cells.get(cell);
        if (index == null) {
            cells.put(cell, cells.size());
            bounds.add(new long[] {least, most});
        } else {
            narrowed(bounds.get(index), least, most);
        }
    }

    /** What is known of the sum of some cells, each once. */
    public void sum(List<String> of, long least, long most) {
        Set<Integer> indices = new TreeSet<>();
        of.forEach(cell -> indices.add(cells.get(cell)));
        long[] known = sums.computeIfAbsent(indices, i -> new long[] {Long.MIN_VALUE, Long.MAX_VALUE});
        narrowed(known, least, most);
    }

    private static void narrowed(long[] known, long least, long most) {
        known[0] = Math.max(known[0], least);
        known[1] = Math.min(known[1], most);
    }

    /** The whole numbers that a cell may be, all that is known considered. */
    public Set<Long> possible(String cell) {
        int index = cells.get(cell);
        List<Map.Entry<Set<Integer>, long[]>> concerned = concerned(index);
        List<long[]> start = bounds.stream().map(long[]::clone).toList();
        Set<Long> found = new TreeSet<>();
        if (propagated(start, concerned)) {
            for (long value = start.get(index)[0]; value <= start.get(index)[1]; value++) {
                List<long[]> with = copy(start);
                with.set(index, new long[] {value, value});
                if (feasible(with, concerned)) {
                    found.add(value);
                }
            }
        }
        return found;
    }

    /** Each cell that can be but one number. */
    public Map<String, Long> derived() {
        Map<String, Long> found = new TreeMap<>();
        cells.keySet().forEach(cell -> {
            Set<Long> possible = possible(cell);
            if (possible.size() == 1) {
                found.put(cell, possible.iterator().next());
            }
        });
        return found;
    }

    /** What is known of sums that hang together with a cell, by cells in common that are not known already. */
    private List<Map.Entry<Set<Integer>, long[]>> concerned(int index) {
        Set<Integer> reached = new LinkedHashSet<>(List.of(index));
        Deque<Integer> open = new ArrayDeque<>(reached);
        Set<Map.Entry<Set<Integer>, long[]>> found = new LinkedHashSet<>();
        while (!open.isEmpty()) {
            int next = open.poll();
            for (Map.Entry<Set<Integer>, long[]> sum : sums.entrySet()) {
                if (sum.getKey().contains(next) && found.add(sum)) {
                    sum.getKey().stream()
                            .filter(i -> bounds.get(i)[0] < bounds.get(i)[1] && reached.add(i))
                            .forEach(open::add);
                }
            }
        }
        return List.copyOf(found);
    }

    private static boolean feasible(List<long[]> known, List<Map.Entry<Set<Integer>, long[]>> all) {
        if (!propagated(known, all)) {
            return false;
        }
        int open = -1;
        for (Map.Entry<Set<Integer>, long[]> sum : all) {
            for (int i : sum.getKey()) {
                long[] b = known.get(i);
                if (b[0] < b[1] && (open < 0 || width(b) < width(known.get(open)))) {
                    open = i;
                }
            }
        }
        if (open < 0) {
            return true;
        }
        for (long value = known.get(open)[0]; value <= known.get(open)[1]; value++) {
            List<long[]> with = copy(known);
            with.set(open, new long[] {value, value});
            if (feasible(with, all)) {
                return true;
            }
        }
        return false;
    }

    private static long width(long[] bounds) {
        return bounds[1] - bounds[0];
    }

    private static List<long[]> copy(List<long[]> bounds) {
        List<long[]> copy = new ArrayList<>(bounds.size());
        bounds.forEach(b -> copy.add(b.clone()));
        return copy;
    }

    /** Each sum bounds each of its cells by the bounds of the others, until nothing changes. @return false: nothing is left */
    private static boolean propagated(List<long[]> known, List<Map.Entry<Set<Integer>, long[]>> all) {
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Map.Entry<Set<Integer>, long[]> sum : all) {
                long least = 0;
                long most = 0;
                for (int i : sum.getKey()) {
                    least += known.get(i)[0];
                    most += known.get(i)[1];
                }
                if (most < sum.getValue()[0] || least > sum.getValue()[1]) {
                    return false;
                }
                for (int i : sum.getKey()) {
                    long[] b = known.get(i);
                    long low = Math.max(
                            b[0], sum.getValue()[0] == Long.MIN_VALUE ? b[0] : sum.getValue()[0] - (most - b[1]));
                    long high = Math.min(
                            b[1], sum.getValue()[1] == Long.MAX_VALUE ? b[1] : sum.getValue()[1] - (least - b[0]));
                    if (low > high) {
                        return false;
                    }
                    if (low > b[0] || high < b[1]) {
                        least += low - b[0];
                        most -= b[1] - high;
                        b[0] = low;
                        b[1] = high;
                        changed = true;
                    }
                }
            }
        }
        return true;
    }
}
