package org.acuerdo.flights.quota;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.acuerdo.contracts.ExactNumber;
import org.acuerdo.contracts.agreement.AgreementFacts;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.contracts.agreement.Baseline;
import org.acuerdo.contracts.agreement.Source;
import org.acuerdo.contracts.flight.PassengerGroup;
import org.acuerdo.contracts.terms.ClearanceClause;
import org.acuerdo.contracts.terms.Limit;
import org.acuerdo.contracts.terms.Population;
import org.acuerdo.contracts.terms.PopulationCategory;
import org.acuerdo.contracts.terms.Terms;
import org.acuerdo.contracts.terms.TermsVersion;

/** Builds agreements for tests: United States to Guatemala unless said otherwise. Each step returns a new snapshot's maker. */
public final class Given {
    public static final UUID BASELINE = UUID.fromString("01948000-0000-7000-8000-000000000001");
    private static final Instant RECORDED = Instant.parse("2025-01-01T00:00:00Z");

    private UUID id = UUID.fromString("01948000-0000-7000-8000-00000000000a");
    private String receivingState = "GT";
    private String zone = "America/Guatemala";
    private long version = 1;
    private LocalDate provisionalFrom;
    private LocalDate provisionalUntil;
    private LocalDate inForceFrom;
    private AgreementFacts.TerminationNotice notice;
    private LocalDate expiresOn;
    private LocalDate abandonedOn;
    private final List<AgreementFacts.Suspension> suspensions = new ArrayList<>();
    private final List<TermsVersion> terms = new ArrayList<>();
    private final List<Baseline> baselines = new ArrayList<>();
    private List<Map<String, Object>> monitoringBodies = List.of();

    public static Given agreement() {
        return new Given();
    }

    public Given id(UUID value) {
        id = value;
        return this;
    }

    public Given version(long value) {
        version = value;
        return this;
    }

    public Given receivedBy(String state, String stateZone) {
        receivingState = state;
        zone = stateZone;
        return this;
    }

    public Given inForce(String from) {
        inForceFrom = LocalDate.parse(from);
        return this;
    }

    /** @param until null: no end was agreed */
    public Given provisional(String from, String until) {
        provisionalFrom = LocalDate.parse(from);
        provisionalUntil = until == null ? null : LocalDate.parse(until);
        return this;
    }

    public Given expires(String on) {
        expiresOn = LocalDate.parse(on);
        return this;
    }

    public Given terminated(String givenOn, String effectiveOn) {
        notice = new AgreementFacts.TerminationNotice(
                LocalDate.parse(givenOn), LocalDate.parse(effectiveOn), receivingState, "reason", null, RECORDED);
        return this;
    }

    /** The notice is taken back. */
    public Given noticeWithdrawn() {
        notice = null;
        return this;
    }

    public Given abandoned(String on) {
        abandonedOn = LocalDate.parse(on);
        return this;
    }

    /** @param until the last suspended day; null: until further notice */
    public Given suspended(String from, String until) {
        suspensions.add(new AgreementFacts.Suspension(
                UUID.nameUUIDFromBytes(from.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                LocalDate.parse(from),
                until == null ? null : LocalDate.parse(until),
                "reason",
                receivingState,
                null,
                RECORDED));
        return this;
    }

    /** The suspension until further notice that began then has its last day; one before its first: it never was. */
    public Given suspensionEnded(String from, String until) {
        suspensions.removeIf(s -> s.until() == null && s.from().toString().equals(from));
        return LocalDate.parse(until).isBefore(LocalDate.parse(from)) ? this : suspended(from, until);
    }

    public Given monitored(String subject) {
        monitoringBodies = List.of(Map.of("name", "body", "subjects", List.of(subject)));
        return this;
    }

    public Given baseline(Limit.Unit unit, Limit.Period period, String value, Baseline.Status status) {
        baselines.add(new Baseline(
                BASELINE,
                unit,
                period,
                ExactNumber.of(value),
                "2024",
                new Source("Reuters", null, null),
                status,
                null,
                null,
                RECORDED,
                null));
        return this;
    }

    /** Decided, or claimed otherwise. */
    public Given baselineChanged(String value, Baseline.Status status) {
        Baseline was = baselines.remove(0);
        return baseline(was.unit(), was.period(), value, status);
    }

    public Given terms(String effectiveFrom, Limit... limits) {
        Terms content = new Terms(
                LocalDate.parse(effectiveFrom),
                Terms.Certainty.AGREED,
                null,
                Terms.ProvisionalUse.BLOCKED,
                List.of(limits),
                null,
                List.of(
                        new Population(PopulationCategory.NATIONAL, null, null, null),
                        new Population(PopulationCategory.THIRD_COUNTRY_NATIONAL, null, 30, null)),
                new ClearanceClause(ClearanceClause.Mode.AUTOMATIC, null, null, null),
                null);
        terms.add(new TermsVersion(terms.size() + 1, RECORDED, null, content));
        return this;
    }

    /** The version of the terms recorded last is withdrawn. */
    public Given withdrawn() {
        TermsVersion last = terms.remove(terms.size() - 1);
        terms.add(new TermsVersion(last.version(), last.recordedAt(), RECORDED, last.terms()));
        return this;
    }

    public AgreementSnapshot snapshot() {
        return new AgreementSnapshot(
                id,
                "EXAMPLE-US-" + receivingState + "-" + id,
                "Return flights",
                "ARRANGEMENT",
                "US",
                receivingState,
                zone,
                version,
                "EITHER",
                new AgreementFacts(
                        LocalDate.parse("2025-01-01"),
                        null,
                        null,
                        provisionalFrom,
                        provisionalUntil,
                        inForceFrom,
                        List.copyOf(suspensions),
                        notice,
                        expiresOn,
                        abandonedOn),
                List.copyOf(terms),
                List.copyOf(baselines),
                List.of(),
                monitoringBodies);
    }

    public static Limit fixed(String id, Limit.Unit unit, Limit.Period period, int volume) {
        return limit(id, unit, period, new Limit.Volume(volume, null, null), Limit.Rounding.FLOOR);
    }

    /** On {@link #BASELINE}, increased by so many percent. */
    public static Limit increased(
            String id, Limit.Unit unit, Limit.Period period, String percent, Limit.Rounding rounding) {
        return limit(id, unit, period, new Limit.Volume(null, BASELINE, ExactNumber.of(percent)), rounding);
    }

    private static Limit limit(
            String id, Limit.Unit unit, Limit.Period period, Limit.Volume volume, Limit.Rounding rounding) {
        return new Limit(id, unit, period, volume, null, rounding, null, null, null, null);
    }

    public static Limit carrying(Limit limit, String percent, int windows) {
        return new Limit(
                limit.id(),
                limit.unit(),
                limit.period(),
                limit.volume(),
                limit.appliesTo(),
                limit.rounding(),
                limit.partialPeriod(),
                new Limit.CarryOver(ExactNumber.of(percent), windows),
                limit.criticalPercent(),
                limit.rampUp());
    }

    public static Limit ramped(Limit limit, Limit.RampUpStep... steps) {
        return new Limit(
                limit.id(),
                limit.unit(),
                limit.period(),
                limit.volume(),
                limit.appliesTo(),
                limit.rounding(),
                limit.partialPeriod(),
                limit.carryOver(),
                limit.criticalPercent(),
                List.of(steps));
    }

    public static Limit appliedTo(Limit limit, Limit.AppliesTo appliesTo) {
        return new Limit(
                limit.id(),
                limit.unit(),
                limit.period(),
                limit.volume(),
                appliesTo,
                limit.rounding(),
                limit.partialPeriod(),
                limit.carryOver(),
                limit.criticalPercent(),
                limit.rampUp());
    }

    public static Limit full(Limit limit) {
        return new Limit(
                limit.id(),
                limit.unit(),
                limit.period(),
                limit.volume(),
                limit.appliesTo(),
                limit.rounding(),
                Limit.PartialPeriod.FULL,
                limit.carryOver(),
                limit.criticalPercent(),
                limit.rampUp());
    }

    /** So many men of a category and nationality (null: stateless). */
    public static PassengerGroup group(PopulationCategory category, String nationality, int persons) {
        return new PassengerGroup(category, nationality, 0, persons, 0, 0, null);
    }
}
