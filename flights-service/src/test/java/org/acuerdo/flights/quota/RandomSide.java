package org.acuerdo.flights.quota;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.acuerdo.contracts.agreement.AgreementSnapshot;

/** One of a random life's agreements, as it was sent, as the service knows it and as the naive model does. */
final class RandomSide {
    final RandomAgreement given;
    final NaiveLedger naive;
    /** Every version that was ever sent. */
    final List<AgreementSnapshot> sent = new ArrayList<>();

    AgreementSnapshot agreement;

    RandomSide(Random random, Given begun, LocalDate start) {
        given = new RandomAgreement(random, begun.id(new UUID(random.nextLong(), random.nextLong())), start);
        sent.add(given.snapshot());
        naive = new NaiveLedger(given.naive, sent.get(0).zoneId());
    }

    UUID id() {
        return sent.get(0).id();
    }

    LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, sent.get(0).zoneId());
    }
}
