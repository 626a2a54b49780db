package org.acuerdo.flights.reconciliation.rules;

/** What differs between the counts of a flight, in words. */
public final class Differences {
    private Differences() {}

    /** One sentence, without a full stop: who is unaccounted for, then what differs. */
    public static String told(SideBySide s) {
        StringBuilder text = new StringBuilder();
        if (s.unaccounted() != null && s.unaccounted() != 0) {
            text.append(Math.abs(s.unaccounted()))
                    .append(
                            s.unaccounted() > 0
                                    ? " aboard and neither received nor told missing"
                                    : " more received than aboard");
        }
        for (SideBySide.Difference d : s.differences()) {
            text.append(text.isEmpty() ? "" : "; ")
                    .append(d.leg() == null ? "" : "leg " + d.leg() + ", ")
                    .append(d.category())
                    .append(d.nationality() == null ? "" : " " + d.nationality())
                    .append(' ')
                    .append(d.counted())
                    .append(": ")
                    .append(d.of())
                    .append(' ')
                    .append(d.first())
                    .append(", ")
                    .append(d.against())
                    .append(' ')
                    .append(d.second());
        }
        return text.toString();
    }
}
