package org.acuerdo.flights.quota;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.acuerdo.contracts.Violation;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.contracts.terms.Limit;
import org.acuerdo.contracts.terms.TermsVersion;
import org.acuerdo.flights.agreement.AgreementAccess;
import org.acuerdo.flights.agreement.AgreementCopies;
import org.acuerdo.flights.quota.rules.Allowances;
import org.acuerdo.flights.quota.rules.Explain;
import org.acuerdo.flights.quota.rules.Explanation;
import org.acuerdo.flights.quota.rules.Figures;
import org.acuerdo.flights.quota.rules.LimitCourse;
import org.acuerdo.flights.quota.rules.Usage;
import org.acuerdo.flights.quota.rules.Window;
import org.acuerdo.flights.quota.rules.Windows;
import org.acuerdo.kit.problem.ProblemException;
import org.acuerdo.kit.security.Actor;
import org.acuerdo.kit.time.AcuerdoClock;

/** What is published of windows: reckoned at each call from the agreement, the ledger and the clock, never from stored figures. */
@ApplicationScoped
public class QuotaService {
    /** Most days that one query spans. */
    static final int MOST_DAYS = 400;

    static final int YEARS_AHEAD = 3;
    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

    @Inject
    AgreementCopies copies;

    @Inject
    Courses courses;

    @Inject
    QuotaRepository repository;

    @Inject
    LedgerHistory history;

    @Inject
    AcuerdoClock clock;

    /**
     * All windows that overlap a span of local days, in the order of the limits in the terms, then by start.
     *
     * @param limitId   one limit; null: all
     * @param asKnownAt what the ledger knew at that instant, as it would have answered then; null: now
     * @throws ProblemException 404 for an agreement that the actor may not see or that was not on record then, 422
     *                          OUT_OF_RANGE
     */
    @Transactional
    public List<QuotaView> windows(
            Actor actor, UUID agreementId, LocalDate from, LocalDate to, String limitId, Instant asKnownAt) {
        AgreementSnapshot agreement = visible(actor, agreementId);
        if (asKnownAt != null) {
            Moment then = then(agreementId, asKnownAt);
            inRange(from, to, then.today());
            return windows(then, from, to, limitId);
        }
        inRange(from, to, clock.today(agreement.zoneId()));
        while (true) {
            List<QuotaView> views = windows(now(agreement), from, to, limitId);
            AgreementSnapshot present = visible(actor, agreementId);
            if (present.version() == agreement.version()) {
                return views;
            }
            // a newer version was applied between the reads: its windows must not be shown by the older terms
            agreement = present;
        }
    }

    private List<QuotaView> windows(Moment moment, LocalDate from, LocalDate to, String limitId) {
        LocalDate today = moment.today();
        List<LimitCourse> wanted = limitIds(moment.agreement()).stream()
                .filter(id -> limitId == null || limitId.equals(id))
                .flatMap(id -> courses.of(moment.agreement(), id).stream())
                .toList();
        Map<String, Map<Long, Usage>> usage = usage(moment, wanted, from, to);
        List<QuotaView> views = new ArrayList<>();
        for (LimitCourse course : wanted) {
            Map<Long, Usage> held = usage.getOrDefault(course.limitId(), Map.of());
            Limit.Period period = course.period();
            Allowances.between(course, held, today, Windows.ordinal(period, from), Windows.ordinal(period, to)).stream()
                    .filter(figures -> listed(course, figures, from, to))
                    .forEach(figures -> views.add(QuotaView.of(course, figures, today)));
        }
        return views;
    }

    /**
     * The derivation of one window's figures.
     *
     * @param asKnownAt as for {@link #windows}
     * @throws ProblemException 404 for an agreement or limit that is not there, 400 for a label that is none of the limit's
     */
    @Transactional
    public Explanation explanation(Actor actor, UUID agreementId, String limitId, String label, Instant asKnownAt) {
        AgreementSnapshot present = visible(actor, agreementId);
        Moment moment = asKnownAt == null ? now(present) : then(agreementId, asKnownAt);
        LocalDate today = moment.today();
        LimitCourse course = courses.of(moment.agreement(), limitId).orElseThrow(ProblemException::notFound);
        Window window = Windows.parse(course.period(), label)
                .orElseThrow(() -> ProblemException.malformed(
                        "window",
                        "a label of a " + course.period() + " window, such as "
                                + course.window(today).label()));
        LocalDate day = window.calendar() ? window.start() : today;
        inRange(day, day, today);
        Map<Long, Usage> held = usage(moment, List.of(course), day, day).getOrDefault(limitId, Map.of());
        return Explain.of(course, Allowances.on(course, held, today, day), today);
    }

    /** Figures are a function of what was known and of the clock: the agreement, the instant of the ledger, the local day. */
    private record Moment(AgreementSnapshot agreement, LocalDate today, Instant ledgerAt) {}

    private Moment now(AgreementSnapshot agreement) {
        return new Moment(agreement, clock.today(agreement.zoneId()), null);
    }

    private Moment then(UUID agreementId, Instant asKnownAt) {
        Instant at = AsKnown.at(asKnownAt, clock.now());
        AgreementSnapshot known = copies.knownAt(agreementId, at).orElseThrow(ProblemException::notFound);
        return new Moment(known, Windows.localDay(at, known.zoneId()), at);
    }

    /** True once at least this version of the agreement is applied here. */
    public boolean applied(UUID agreementId, long version) {
        return copies.applied(agreementId, version);
    }

    private AgreementSnapshot visible(Actor actor, UUID agreementId) {
        return copies.find(agreementId)
                .filter(agreement -> AgreementAccess.sees(actor, agreement))
                .orElseThrow(ProblemException::notFound);
    }

    private static void inRange(LocalDate from, LocalDate to, LocalDate today) {
        if (from.isBefore(EARLIEST) || from.plusDays(MOST_DAYS).minusDays(1).isBefore(to)) {
            throw outOfRange("from", "a span of at most " + MOST_DAYS + " days, not before " + EARLIEST);
        }
        if (to.isAfter(today.plusYears(YEARS_AHEAD))) {
            throw outOfRange("to", "windows are published up to " + YEARS_AHEAD + " years ahead");
        }
    }

    private static ProblemException outOfRange(String field, String detail) {
        return ProblemException.rule(Violation.of("OUT_OF_RANGE", field, detail, "quotas, published windows"));
    }

    /** Ids of limits in the order in which standing versions of the terms name them, the earliest version first. */
    static Set<String> limitIds(AgreementSnapshot agreement) {
        Set<String> ids = new LinkedHashSet<>();
        agreement.terms().stream()
                .filter(v -> v.withdrawnAt() == null)
                .sorted(Comparator.comparing((TermsVersion v) -> v.terms().effectiveFrom())
                        .thenComparingInt(TermsVersion::version))
                .forEach(v -> v.terms().limits().forEach(l -> ids.add(l.id())));
        return ids;
    }

    /**
     * A window is published where the terms have its limit on any of its days, where it holds anything, or, with nothing to
     * give yet, where it comes before any terms.
     */
    static boolean listed(LimitCourse course, Figures figures, LocalDate from, LocalDate to) {
        Window window = figures.window();
        if (figures.usage().held() > 0) {
            return window.overlaps(from, to);
        }
        LocalDate first = window.calendar() ? window.start() : from;
        LocalDate last = window.calendar() ? window.end() : to;
        if (!window.overlaps(from, to)) {
            return false;
        }
        if (course.timeline().within(first, last).stream().anyMatch(s -> s.limit() != null)) {
            return true;
        }
        Optional<LocalDate> firstTerms = course.timeline().first(s -> s.terms() != null);
        return firstTerms
                .filter(day -> day.isAfter(last) && course.timeline().on(day).limit() != null)
                .isPresent();
    }

    /** What all windows of an agreement hold, by limit and place. */
    Map<String, Map<Long, Usage>> allUsage(UUID agreementId) {
        Map<String, Map<Long, Usage>> usage = new HashMap<>();
        repository
                .limits(agreementId)
                .forEach(limit -> usage.put(limit.limitId(), new HashMap<>(repository.usage(limit, true))));
        return usage;
    }

    private Map<String, Map<Long, Usage>> usage(Moment moment, List<LimitCourse> wanted, LocalDate from, LocalDate to) {
        List<String> carrying = wanted.stream()
                .filter(LimitCourse::carries)
                .map(LimitCourse::limitId)
                .toList();
        UUID agreementId = moment.agreement().id();
        if (moment.ledgerAt() != null) {
            return history.usage(agreementId, carrying, from, to, moment.ledgerAt());
        }
        Map<String, Map<Long, Usage>> usage = new HashMap<>();
        repository
                .read(agreementId, carrying, from, to)
                .forEach(row -> usage.computeIfAbsent(row.limitId(), id -> new HashMap<>())
                        .put(row.place(), row.usage()));
        return usage;
    }
}
