package org.acuerdo.local.load;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What became of each item: one line each, as it happens, and the numbers at the end. */
final class Report {

    /**
     * One line.
     *
     * @param agreement its reference; null for what belongs to none
     */
    record Line(String agreement, Outcome outcome, String what, String remark) {}

    private final List<Line> lines = new ArrayList<>();
    private final PrintStream out;
    private String agreement;

    Report(PrintStream out) {
        this.out = out;
    }

    /** What follows is of this agreement; null: of none. */
    void agreement(String reference, String title) {
        agreement = reference;
        out.println();
        out.println(title);
    }

    void add(Outcome outcome, String what, String remark) {
        lines.add(new Line(agreement, outcome, what, remark));
        out.println(String.format(
                Locale.ROOT, "  %-10s %s%s", outcome.label(), what, remark.isEmpty() ? "" : " [" + remark + "]"));
    }

    List<Line> lines() {
        return List.copyOf(lines);
    }

    long count(Outcome outcome) {
        return lines.stream().filter(line -> line.outcome() == outcome).count();
    }

    /** Numbers of each outcome, and what to do about what was not taken. */
    void close() {
        var counts = new EnumMap<Outcome, Long>(Outcome.class);
        lines.forEach(line -> counts.merge(line.outcome(), 1L, Long::sum));
        var parts = new ArrayList<String>();
        for (Map.Entry<Outcome, Long> each : counts.entrySet()) {
            parts.add(each.getValue() + " " + each.getKey().label());
        }
        out.println();
        out.println(String.join(", ", parts));
        if (counts.containsKey(Outcome.NOT_YET)) {
            out.println(
                    "What lies ahead of the system's clock is taken by loading the file again on or after its day.");
        }
        if (counts.containsKey(Outcome.REFUSED)) {
            out.println("What was refused was not stored; what the API said stands beside it. Loading again tries only"
                    + " that.");
        }
    }
}
