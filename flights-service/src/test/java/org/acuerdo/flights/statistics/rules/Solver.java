package org.acuerdo.flights.statistics.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.acuerdo.contracts.Rational;

/**
 * Attacks published sums: exact Gaussian elimination over all equations, then the bounds that everybody knows, applied until
 * nothing changes. A cell is derived where elimination or bounds leave one value.
 */
final class Solver {
    private final Map<String, Integer> unknowns = new LinkedHashMap<>();
    private final List<Map<Integer, Rational>> equations = new ArrayList<>();
    private final List<Rational> sums = new ArrayList<>();
    private final Map<Integer, long[]> bounds = new TreeMap<>();

    /** @param least and most: what is known of it without any figure */
    void unknown(String cell, long least, long most) {
        int index = unknowns.computeIfAbsent(cell, c -> unknowns.size());
        bounds.put(index, new long[] {least, most});
    }

    /** The unknown cells add up to this. */
    void equation(List<String> cells, long sum) {
        Map<Integer, Rational> row = new TreeMap<>();
        cells.forEach(c -> row.merge(unknowns.get(c), Rational.ONE, Rational::plus));
        equations.add(row);
        sums.add(Rational.of(sum));
    }

    /** Each cell whose value follows. */
    Map<String, Long> derived() {
        reduce();
        narrow();
        Map<String, Long> found = new TreeMap<>();
        unknowns.forEach((cell, index) -> {
            long[] known = bounds.get(index);
            if (known[0] == known[1]) {
                found.put(cell, known[0]);
            }
        });
        return found;
    }

    private void reduce() {
        int done = 0;
        for (int column = 0; column < unknowns.size(); column++) {
            int pivot = done;
            while (pivot < equations.size() && !equations.get(pivot).containsKey(column)) {
                pivot++;
            }
            if (pivot == equations.size()) {
                continue;
            }
            swap(done, pivot);
            Rational factor = equations.get(done).get(column);
            scale(done, factor);
            for (int row = 0; row < equations.size(); row++) {
                Rational times = row == done ? null : equations.get(row).get(column);
                if (times != null) {
                    subtract(row, done, times);
                }
            }
            done++;
        }
    }

    private void swap(int a, int b) {
        Map<Integer, Rational> row = equations.get(a);
        equations.set(a, equations.get(b));
        equations.set(b, row);
        Rational sum = sums.get(a);
        sums.set(a, sums.get(b));
        sums.set(b, sum);
    }

    private void scale(int row, Rational factor) {
        equations.get(row).replaceAll((column, value) -> over(value, factor));
        sums.set(row, over(sums.get(row), factor));
    }

    private void subtract(int row, int from, Rational times) {
        Map<Integer, Rational> target = equations.get(row);
        equations.get(from).forEach((column, value) -> {
            Rational left = target.getOrDefault(column, Rational.ZERO).minus(value.times(times));
            if (left.signum() == 0) {
                target.remove(column);
            } else {
                target.put(column, left);
            }
        });
        sums.set(row, sums.get(row).minus(sums.get(from).times(times)));
    }

    /** Each equation bounds each of its cells by the bounds of the others. */
    private void narrow() {
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int i = 0; i < equations.size(); i++) {
                for (int column : equations.get(i).keySet()) {
                    changed |= narrow(equations.get(i), sums.get(i), column);
                }
            }
        }
    }

    private boolean narrow(Map<Integer, Rational> row, Rational sum, int column) {
        Rational least = sum;
        Rational most = sum;
        for (Map.Entry<Integer, Rational> other : row.entrySet()) {
            if (other.getKey() != column) {
                long[] known = bounds.get(other.getKey());
                boolean positive = other.getValue().signum() > 0;
                least = least.minus(other.getValue().times(Rational.of(known[positive ? 1 : 0])));
                most = most.minus(other.getValue().times(Rational.of(known[positive ? 0 : 1])));
            }
        }
        Rational factor = row.get(column);
        Rational low = over(factor.signum() > 0 ? least : most, factor);
        Rational high = over(factor.signum() > 0 ? most : least, factor);
        long[] known = bounds.get(column);
        boolean changed = false;
        while (known[0] < known[1] && Rational.of(known[0]).compareTo(low) < 0) {
            known[0]++;
            changed = true;
        }
        while (known[1] > known[0] && Rational.of(known[1]).compareTo(high) > 0) {
            known[1]--;
            changed = true;
        }
        return changed;
    }

    private static Rational over(Rational value, Rational divisor) {
        return value.times(new Rational(divisor.denominator(), divisor.numerator()));
    }
}
