package org.acuerdo.flights.monitoring;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Monitoring reports as stored. */
@ApplicationScoped
public class MonitoringReportRepository implements PanacheRepositoryBase<MonitoringReport, UUID> {

    /** Reports of one category, summed up. */
    @RegisterForReflection
    public record Incidents(String category, long count) {}

    /** @param reported flights that arrived, imported ones left out, of which at least one report was filed */
    record Filed(long reported, long reports, long complaints, long due, long overdue) {}

    MonitoringReport lock(UUID id) {
        return getEntityManager().find(MonitoringReport.class, id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** One at a time per flight, until the transaction ends. */
    void serialize(UUID flightId) {
        getEntityManager()
                .createNativeQuery("select cast(pg_advisory_xact_lock(hashtextextended(?1, 0)) as text)")
                .setParameter(1, "monitoring:" + flightId)
                .getSingleResult();
    }

    /** Each held until the transaction ends, and as it is once it is: the sweep for overdue ones may have it until then. */
    List<MonitoringReport> of(UUID flightId, UUID agreementId) {
        return find("flightId = ?1 and agreementId = ?2 order by id", flightId, agreementId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    @SuppressWarnings("unchecked")
    List<UUID> newlyOverdue(Instant now, int most) {
        return getEntityManager()
                .createNativeQuery("select id from monitoring_report where filed_at is null and not overdue_told"
                        + " and due_at < ?1 order by due_at limit " + most)
                .setParameter(1, now)
                .getResultList();
    }

    /** By the flights' own days, whatever became of them. */
    @SuppressWarnings("unchecked")
    List<Incidents> incidents(UUID agreementId, LocalDate from, LocalDate to) {
        List<Object[]> rows = getEntityManager()
                .createNativeQuery("""
                    select o ->> 'category', sum(cast(o ->> 'count' as bigint))
                    from monitoring_report r join flight f on f.id = r.flight_id
                      cross join lateral jsonb_array_elements(r.observations) o
                    where r.agreement_id = ?1 and r.filed_at is not null and f.arrival_day between ?2 and ?3
                    group by 1 order by 1\
                    """)
                .setParameter(1, agreementId)
                .setParameter(2, from)
                .setParameter(3, to)
                .getResultList();
        return rows.stream()
                .map(r -> new Incidents((String) r[0], ((Number) r[1]).longValue()))
                .toList();
    }

    /** What was filed and what is due, by the flights' own days. */
    Filed filed(UUID agreementId, LocalDate from, LocalDate to, Instant now) {
        Object[] row = (Object[]) getEntityManager()
                .createNativeQuery("""
                    select count(distinct r.flight_id) filter (where r.filed_at is not null and f.reported is null
                        and f.status in ('ARRIVED', 'RECONCILED')),
                      count(*) filter (where r.filed_at is not null), coalesce(sum(r.complaints), 0),
                      count(*) filter (where r.filed_at is null and r.due_at >= ?4),
                      count(*) filter (where r.filed_at is null and r.due_at < ?4)
                    from monitoring_report r join flight f on f.id = r.flight_id
                    where r.agreement_id = ?1 and f.arrival_day between ?2 and ?3\
                    """)
                .setParameter(1, agreementId)
                .setParameter(2, from)
                .setParameter(3, to)
                .setParameter(4, now)
                .getSingleResult();
        return new Filed(number(row[0]), number(row[1]), number(row[2]), number(row[3]), number(row[4]));
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }
}
