package org.acuerdo.flights.monitoring.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.acuerdo.contracts.Violation;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.contracts.terms.Conditions;
import org.acuerdo.contracts.terms.WorkingDays;
import org.acuerdo.kit.text.FreeText;

/** When a report falls due, and what it must look like. */
public final class ReportRules {
    /** Working days of the receiving state after the arrival. */
    public static final int DUE_AFTER = 10;

    /** No flight has more of anything that is counted. */
    static final int MOST = 10_000;

    private static final int MOST_ITEMS = 50;
    private static final Pattern CATEGORY = Pattern.compile("[A-Z][A-Z_]{1,59}");

    private ReportRules() {}

    /** The instant at which a report's time is over: ten working days after the arrival, at the same local time. */
    public static Instant dueAt(AgreementSnapshot agreement, Instant arrival) {
        LocalDate day = LocalDate.ofInstant(arrival, agreement.zoneId());
        return agreement
                .termsOn(day)
                .map(v -> WorkingDays.of(v.terms().conditions(), agreement.zoneId()))
                .orElseGet(() -> WorkingDays.of((Conditions) null, agreement.zoneId()))
                .after(arrival, DUE_AFTER);
    }

    /** What is malformed (400). */
    public static List<Violation> malformed(
            List<Observation> observations, int complaints, List<String> recommendations) {
        List<Violation> found = new ArrayList<>();
        if (observations.size() > MOST_ITEMS) {
            found.add(malformed("observations", "at most " + MOST_ITEMS + " categories"));
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < observations.size(); i++) {
            Observation o = observations.get(i);
            String field = "observations[" + i + "]";
            if (o.category() == null || !CATEGORY.matcher(o.category()).matches()) {
                found.add(malformed(field + ".category", "a code in capital letters such as USE_OF_RESTRAINT"));
            } else if (!seen.add(o.category())) {
                found.add(malformed(field + ".category", "each category once"));
            }
            if (o.count() < 0 || o.count() > MOST) {
                found.add(malformed(field + ".count", "a whole number from 0 to " + MOST));
            }
        }
        if (complaints < 0 || complaints > MOST) {
            found.add(malformed("complaints", "a whole number from 0 to " + MOST));
        }
        if (recommendations.size() > MOST_ITEMS) {
            found.add(malformed("recommendations", "at most " + MOST_ITEMS));
        }
        return found;
    }

    /** Texts that may identify a person, or are too long (422). */
    public static List<Violation> texts(List<String> recommendations) {
        List<Violation> found = new ArrayList<>();
        for (int i = 0; i < recommendations.size(); i++) {
            FreeText.check("recommendations[" + i + "]", recommendations.get(i), FreeText.REASON)
                    .ifPresent(found::add);
        }
        return found;
    }

    private static Violation malformed(String field, String detail) {
        return Violation.of("MALFORMED", field, detail, null);
    }
}
