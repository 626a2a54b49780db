package org.acuerdo.flights.quota;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.flights.quota.rules.Allowances;
import org.acuerdo.flights.quota.rules.Figures;
import org.acuerdo.flights.quota.rules.LimitCourse;
import org.acuerdo.flights.quota.rules.Usage;
import org.acuerdo.flights.quota.rules.Windows;
import org.acuerdo.kit.tx.AfterCommit;

/**
 * Keeps the stored windows there and their allowances right: inserts what is asked for the first time, and reckons a limit's
 * windows anew once the clock has passed a close.
 *
 * <p>Locks, after the agreement's copy and before any window: the limit's row, shared to insert a window, alone to reckon
 * anew or to change a closed window. So nobody inserts a window with figures that are being changed.
 *
 * <p>What is known of rows is kept in memory, so that a request for known windows costs one statement here. Rows are never
 * deleted; an id learnt from a transaction that was rolled back is found out and forgotten.
 */
@ApplicationScoped
class WindowKeeper {
    private static final int MOST_KNOWN = 200_000;
    private static final String CHANGED = "acuerdo.quota.changed";

    @Inject
    QuotaRepository repository;

    @Inject
    Courses courses;

    @Inject
    LedgerWriter writer;

    @Inject
    TransactionSynchronizationRegistry transaction;

    private record Until(long agreementVersion, Instant instant) {}

    private final Map<WindowKey, Long> ids = new ConcurrentHashMap<>();
    private final Map<LimitKey, Until> until = new ConcurrentHashMap<>();

    /** Locks the windows of these demands, in one order, with allowances as of this instant. */
    Map<WindowKey, WindowRow> lock(Map<UUID, AgreementSnapshot> agreements, Collection<Demand> demands, Instant now) {
        return lock(agreements, demands, List.of(), Map.of(), now);
    }

    /**
     * As above, with more windows.
     *
     * @param others  further windows, by id
     * @param chained limits of which all windows from a place on are wanted
     */
    Map<WindowKey, WindowRow> lock(
            Map<UUID, AgreementSnapshot> agreements,
            Collection<Demand> demands,
            Collection<Long> others,
            Map<LimitKey, Long> chained,
            Instant now) {
        boolean known = demands.stream()
                .allMatch(d ->
                        ids.containsKey(d.key()) && fresh(agreements, d.key().limit(), now));
        Map<WindowKey, Long> wanted = known ? known(demands) : prepare(agreements, demands, now);
        Map<WindowKey, WindowRow> rows = locked(wanted, others, chained);
        if (!rows.keySet().containsAll(wanted.keySet())) {
            wanted.keySet().forEach(ids::remove);
            rows = locked(prepare(agreements, demands, now), others, chained);
        }
        return rows;
    }

    private Map<WindowKey, WindowRow> locked(
            Map<WindowKey, Long> wanted, Collection<Long> others, Map<LimitKey, Long> chained) {
        Set<Long> all = new TreeSet<>(wanted.values());
        all.addAll(others);
        Map<WindowKey, WindowRow> rows = new HashMap<>();
        List<WindowRow> locked = chained.isEmpty() ? repository.lock(all) : repository.lockFrom(chained, all);
        locked.forEach(row -> rows.put(row.key(), row));
        return rows;
    }

    private Map<WindowKey, Long> known(Collection<Demand> demands) {
        Map<WindowKey, Long> known = new HashMap<>();
        demands.forEach(d -> known.put(d.key(), ids.get(d.key())));
        return known;
    }

    private boolean fresh(Map<UUID, AgreementSnapshot> agreements, LimitKey limit, Instant now) {
        Until known = until.get(limit);
        return known != null
                && known.agreementVersion()
                        == agreements.get(limit.agreementId()).version()
                && now.isBefore(known.instant());
    }

    private Map<WindowKey, Long> prepare(
            Map<UUID, AgreementSnapshot> agreements, Collection<Demand> demands, Instant now) {
        Set<LimitKey> limits = new TreeSet<>();
        demands.forEach(d -> limits.add(d.key().limit()));
        limits.forEach(limit -> freshen(agreements.get(limit.agreementId()), limit, now, false));
        List<WindowKey> keys = demands.stream().map(Demand::key).toList();
        Map<WindowKey, Long> found = repository.ids(keys);
        List<Demand> missing =
                demands.stream().filter(d -> !found.containsKey(d.key())).toList();
        boolean ownChanges = transaction.getResource(CHANGED) != null;
        if (!missing.isEmpty()) {
            missing.forEach(d -> insert(agreements.get(d.key().limit().agreementId()), d, now));
            found.putAll(repository.ids(keys));
            transaction.putResource(CHANGED, true);
            ownChanges = true;
        }
        if (ownChanges) {
            AfterCommit.run(() -> remember(found));
        } else {
            remember(found);
        }
        return found;
    }

    private void remember(Map<WindowKey, Long> found) {
        if (ids.size() > MOST_KNOWN) {
            ids.clear();
            until.clear();
        }
        ids.putAll(found);
    }

    /**
     * Takes the limit's row and reckons its windows anew if their figures no longer hold.
     *
     * @param alone take the row alone even if nothing is due: the caller changes a closed window
     */
    void freshen(AgreementSnapshot agreement, LimitKey limit, Instant now, boolean alone) {
        Instant stored = repository.figuresUntil(limit, "").orElse(null);
        if (stored == null) {
            repository.insertLimit(limit, nextClose(agreement, limit, now));
            transaction.putResource(CHANGED, true);
        }
        boolean due = stored != null && !now.isBefore(stored);
        Instant holds = repository
                .figuresUntil(limit, due || alone ? "for update" : "for share")
                .orElseThrow();
        if (!now.isBefore(holds)) {
            LimitCourse course = courses.of(agreement, limit.limitId()).orElse(null);
            long from = course == null || !Windows.calendar(course.period())
                    ? Long.MIN_VALUE
                    // the window that was open when the figures were last reckoned, and all after it
                    : Windows.ordinal(course.period(), Windows.localDay(holds.minusNanos(1), agreement.zoneId()));
            List<WindowRow> rows = repository.lockFrom(Map.of(limit, from), List.of());
            holds = nextClose(agreement, limit, now);
            repository.setFiguresUntil(limit, holds);
            transaction.putResource(CHANGED, true);
            writer.write(agreement, rows, figured(agreement, limit, rows, now), now);
        }
        Until learnt = new Until(agreement.version(), holds);
        if (transaction.getResource(CHANGED) == null) {
            until.put(limit, learnt);
        } else {
            AfterCommit.run(() -> until.put(limit, learnt));
        }
    }

    /** Reckons all windows of an agreement anew; the caller holds its copy exclusively. */
    void recompute(AgreementSnapshot agreement, Instant now) {
        transaction.putResource(CHANGED, true);
        List<LimitKey> limits = repository.limits(agreement.id());
        limits.forEach(limit -> repository.figuresUntil(limit, "for update"));
        List<WindowRow> rows = repository.lockAll(agreement.id());
        List<WindowRow> after = new ArrayList<>();
        List<WindowRow> before = new ArrayList<>();
        for (LimitKey limit : limits) {
            List<WindowRow> ofLimit =
                    rows.stream().filter(r -> r.limit().equals(limit)).toList();
            before.addAll(ofLimit);
            after.addAll(figured(agreement, limit, ofLimit, now));
            repository.setFiguresUntil(limit, nextClose(agreement, limit, now));
        }
        writer.writeSilently(agreement, before, after, now);
    }

    /** The rows of one limit with figures as of this instant and of the rows' own usage. */
    List<WindowRow> figured(AgreementSnapshot agreement, LimitKey limit, List<WindowRow> rows, Instant now) {
        if (rows.isEmpty()) {
            return rows;
        }
        LimitCourse course = courses.of(agreement, limit.limitId()).orElse(null);
        if (course == null) {
            // every version that had the limit was withdrawn: it gives nothing
            return rows.stream()
                    .map(r -> r.figured(0, r.start(), r.end(), r.criticalPercent()))
                    .toList();
        }
        LocalDate today = Windows.localDay(now, agreement.zoneId());
        long first = rows.stream().mapToLong(WindowRow::place).min().orElseThrow();
        long last = rows.stream().mapToLong(WindowRow::place).max().orElseThrow();
        Map<Long, Usage> usage = repository.usage(limit, course.carries());
        rows.forEach(r -> usage.put(r.place(), r.usage()));
        List<Figures> figures = Allowances.between(course, usage, today, first, last);
        return rows.stream()
                .map(r -> {
                    Figures f = figures.get(Windows.calendar(course.period()) ? (int) (r.place() - first) : 0);
                    return r.figured(
                            f.allowance(), f.window().start(), f.window().end(), critical(f));
                })
                .toList();
    }

    private void insert(AgreementSnapshot agreement, Demand demand, Instant now) {
        LimitKey limit = demand.key().limit();
        LimitCourse course = courses.of(agreement, limit.limitId()).orElseThrow();
        LocalDate today = Windows.localDay(now, agreement.zoneId());
        Figures figures = Allowances.between(
                        course, repository.usage(limit, course.carries()), today, demand.place(), demand.place())
                .get(0);
        repository.insert(
                limit,
                demand.key().label(),
                demand.place(),
                figures.window().start(),
                figures.window().end(),
                figures.allowance(),
                critical(figures),
                agreement.version());
    }

    private static int critical(Figures figures) {
        return figures.entitlement().rule() == null
                ? 90
                : figures.entitlement().rule().criticalPercent();
    }

    /** When the figures of a limit's windows change next by the clock alone. */
    private Instant nextClose(AgreementSnapshot agreement, LimitKey limit, Instant now) {
        ZoneId zone = agreement.zoneId();
        LocalDate today = Windows.localDay(now, zone);
        return courses.of(agreement, limit.limitId())
                .flatMap(course -> Windows.calendar(course.period())
                        ? Optional.of(Windows.of(course.period(), today).end().plusDays(1))
                        : course.timeline().nextChange(today))
                .map(day -> day.atStartOfDay(zone).toInstant())
                .orElse(Instant.parse("9999-01-01T00:00:00Z"));
    }
}
