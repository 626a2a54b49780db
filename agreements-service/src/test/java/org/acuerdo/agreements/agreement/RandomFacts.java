package org.acuerdo.agreements.agreement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.acuerdo.contracts.agreement.AgreementFacts;

/** Facts of every kind and combination, legal or not, within forty days. The same ones in every run. */
final class RandomFacts {
    static final LocalDate FIRST = LocalDate.parse("2025-01-01");

    private RandomFacts() {}

    static List<AgreementFacts> several(int count) {
        Random random = new Random(20250205);
        List<AgreementFacts> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<AgreementFacts.Suspension> suspensions = new ArrayList<>();
            for (int n = random.nextInt(3); n > 0; n--) {
                LocalDate from = day(random);
                suspensions.add(new AgreementFacts.Suspension(
                        new UUID(i, n), from, random.nextBoolean() ? null : from.plusDays(3), "r", "GT", false, null));
            }
            LocalDate given = maybe(random);
            all.add(new AgreementFacts(
                    maybe(random),
                    maybe(random),
                    maybe(random),
                    maybe(random),
                    maybe(random),
                    maybe(random),
                    suspensions,
                    given == null
                            ? null
                            : new AgreementFacts.TerminationNotice(given, given.plusDays(9), "US", null, false, null),
                    maybe(random),
                    random.nextInt(4) == 0 ? day(random) : null));
        }
        return all;
    }

    private static LocalDate maybe(Random random) {
        return random.nextBoolean() ? null : day(random);
    }

    private static LocalDate day(Random random) {
        return FIRST.plusDays(random.nextInt(38));
    }
}
