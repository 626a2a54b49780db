package org.acuerdo.agreements.clearance.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.acuerdo.agreements.clearance.rules.Consideration.Kind;
import org.acuerdo.contracts.ExactNumber;
import org.acuerdo.contracts.agreement.AgreementFacts;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.contracts.agreement.Baseline;
import org.acuerdo.contracts.flight.Aircraft;
import org.acuerdo.contracts.flight.PassengerGroup;
import org.acuerdo.contracts.flight.Staff;
import org.acuerdo.contracts.message.ClearanceAsked;
import org.acuerdo.contracts.terms.AircraftCategory;
import org.acuerdo.contracts.terms.ClearanceClause;
import org.acuerdo.contracts.terms.ClearanceClause.Mode;
import org.acuerdo.contracts.terms.Limit;
import org.acuerdo.contracts.terms.Limit.AppliesTo;
import org.acuerdo.contracts.terms.Nationalities;
import org.acuerdo.contracts.terms.PopulationCategory;
import org.acuerdo.contracts.terms.Terms;
import org.acuerdo.contracts.terms.TermsVersion;
import org.junit.jupiter.api.Test;

/** What the authoritative terms say to a request. */
class ConsiderationTest {
    private static final UUID AGREEMENT = new UUID(0, 1);
    private static final UUID BASELINE = new UUID(0, 2);
    private static final Instant NOW = Instant.parse("2025-02-06T12:00:00Z");
    private static final ClearanceClause AUTOMATIC = new ClearanceClause(Mode.AUTOMATIC, null, null, null);
    private static final ClearanceClause MANUAL = new ClearanceClause(Mode.MANUAL, 48, null, null);
    /** 23:30 of the 11th in Guatemala, where the new terms apply from the 12th. */
    private static final OffsetDateTime LATE_EVENING = OffsetDateTime.parse("2025-02-12T05:30:00Z");

    @Test
    void theTermsOfTheLocalArrivalDayDecide() {
        AgreementSnapshot agreement = agreement(Baseline.Status.DECIDED, Terms.ProvisionalUse.BLOCKED, null, MANUAL);
        assertEquals(
                Kind.PENDING, consider(agreement, asked(LATE_EVENING, 1), NOW).kind());
        Consideration outdated = consider(agreement, asked(LATE_EVENING.plusHours(1), 1), NOW);
        assertEquals(Kind.OUTDATED, outdated.kind());
        assertEquals(2, outdated.termsVersion());
    }

    @Test
    void clausesAnswerWithoutAnOfficer() {
        AgreementSnapshot agreement = agreement(Baseline.Status.DECIDED, Terms.ProvisionalUse.BLOCKED, null, AUTOMATIC);
        assertEquals(
                Kind.GRANTED, consider(agreement, asked(LATE_EVENING, 1), NOW).kind());
        OffsetDateTime afterTheEnd = OffsetDateTime.parse("2025-03-01T18:00:00Z");
        Consideration refused = consider(agreement, asked(afterTheEnd, 2), NOW);
        assertEquals(Kind.REFUSED, refused.kind());
        assertEquals("AGREEMENT_NOT_OPERATIVE", refused.reason());
        assertEquals(
                "AGREEMENT_UNKNOWN",
                Consideration.of(Optional.empty(), asked(LATE_EVENING, 1), NOW, NOW)
                        .reason());
        Instant departed = LATE_EVENING.toInstant();
        assertEquals(
                Kind.LAPSED,
                consider(agreement, asked(LATE_EVENING, 1), departed).kind());
    }

    @Test
    void aProvisionalLimitBlocksAsTheTermsSayAndARejectedBaselineInAnyCase() {
        assertEquals(Kind.BLOCKED, with(Baseline.Status.CLAIMED, Terms.ProvisionalUse.BLOCKED, null));
        assertEquals(Kind.GRANTED, with(Baseline.Status.CLAIMED, Terms.ProvisionalUse.ALLOWED, null));
        assertEquals(Kind.GRANTED, with(Baseline.Status.DECIDED, Terms.ProvisionalUse.BLOCKED, null));
        assertEquals(Kind.BLOCKED, with(Baseline.Status.REJECTED, Terms.ProvisionalUse.ALLOWED, null));
    }

    @Test
    void onlyALimitThatMatchesTheFlightBlocksIt() {
        assertEquals(Kind.BLOCKED, blockedBy(new AppliesTo(null, null, null, null)));
        assertEquals(Kind.BLOCKED, blockedBy(new AppliesTo(Set.of(PopulationCategory.NATIONAL), null, null, null)));
        assertEquals(Kind.GRANTED, blockedBy(new AppliesTo(Set.of(PopulationCategory.STATELESS), null, null, null)));
        assertEquals(
                Kind.GRANTED,
                blockedBy(new AppliesTo(Set.of(PopulationCategory.THIRD_COUNTRY_NATIONAL), null, null, null)),
                "a group of nobody matches nothing");
        assertEquals(Kind.GRANTED, blockedBy(new AppliesTo(null, new Nationalities(Set.of("HN"), null), null, null)));
        assertEquals(Kind.BLOCKED, blockedBy(new AppliesTo(null, new Nationalities(null, Set.of("HN")), null, null)));
        assertEquals(Kind.GRANTED, blockedBy(new AppliesTo(null, null, Set.of(AircraftCategory.MILITARY), null)));
        assertEquals(Kind.BLOCKED, blockedBy(new AppliesTo(null, null, Set.of(AircraftCategory.CHARTER), null)));
        assertEquals(Kind.GRANTED, blockedBy(new AppliesTo(null, null, null, Set.of("MGPB"))));
        assertEquals(Kind.BLOCKED, blockedBy(new AppliesTo(null, null, null, Set.of("MGGT", "MGPB"))));
    }

    private static Kind blockedBy(AppliesTo to) {
        return with(Baseline.Status.CLAIMED, Terms.ProvisionalUse.BLOCKED, to);
    }

    private static Kind with(Baseline.Status status, Terms.ProvisionalUse use, AppliesTo to) {
        return consider(agreement(status, use, to, AUTOMATIC), asked(LATE_EVENING, 1), NOW)
                .kind();
    }

    private static Consideration consider(AgreementSnapshot agreement, ClearanceAsked asked, Instant now) {
        return Consideration.of(Optional.of(agreement), asked, asked.requestedAt(), now);
    }

    private static ClearanceAsked asked(OffsetDateTime arrival, int termsVersion) {
        return new ClearanceAsked(
                new UUID(0, 9),
                AGREEMENT,
                1,
                termsVersion,
                NOW,
                "planner-us",
                "RF101",
                "KAEX",
                "MGGT",
                arrival.minusHours(3),
                arrival,
                new Aircraft(AircraftCategory.CHARTER, "B738", 135, null),
                List.of(
                        new PassengerGroup(PopulationCategory.NATIONAL, "GT", 1, 2, 0, 0, null),
                        new PassengerGroup(PopulationCategory.THIRD_COUNTRY_NATIONAL, "HN", 0, 0, 0, 0, null)),
                new Staff(1, 1, 1, 1));
    }

    /** In force from 10 February to the end of the month; version 2 of the terms from the 12th. */
    private static AgreementSnapshot agreement(
            Baseline.Status status, Terms.ProvisionalUse use, AppliesTo to, ClearanceClause clause) {
        Limit limit = new Limit(
                "flights-week",
                Limit.Unit.FLIGHT,
                Limit.Period.WEEK,
                new Limit.Volume(null, BASELINE, ExactNumber.of("40")),
                to,
                null,
                null,
                null,
                null,
                null);
        AgreementFacts facts = new AgreementFacts(
                null,
                null,
                null,
                null,
                null,
                LocalDate.parse("2025-02-10"),
                List.of(),
                null,
                LocalDate.parse("2025-02-28"),
                null);
        Baseline baseline = new Baseline(
                BASELINE,
                Limit.Unit.FLIGHT,
                Limit.Period.WEEK,
                ExactNumber.of("14"),
                "2024",
                null,
                status,
                null,
                null,
                NOW,
                null);
        return new AgreementSnapshot(
                AGREEMENT,
                "R",
                null,
                null,
                "US",
                "GT",
                "America/Guatemala",
                5,
                "EITHER",
                facts,
                List.of(version(1, "2025-02-10", use, limit, clause), version(2, "2025-02-12", use, limit, clause)),
                List.of(baseline),
                null,
                null);
    }

    private static TermsVersion version(
            int number, String from, Terms.ProvisionalUse use, Limit limit, ClearanceClause clause) {
        Terms terms = new Terms(
                LocalDate.parse(from),
                Terms.Certainty.AGREED,
                null,
                use,
                List.of(limit),
                null,
                List.of(),
                clause,
                null);
        return new TermsVersion(number, NOW, null, terms);
    }
}
