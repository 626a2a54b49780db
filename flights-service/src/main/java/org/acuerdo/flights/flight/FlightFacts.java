package org.acuerdo.flights.flight;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What other capabilities read of flights, by counts. */
@ApplicationScoped
public class FlightFacts {

    @Inject
    EntityManager em;

    /**
     * @param flown     it has departed: its status is none of those before departure, nor of what ended it there
     * @param arrivedOn local day of its (last) arrival; null where it has not arrived
     */
    public record Facts(
            UUID id,
            List<UUID> agreementIds,
            String sendingState,
            List<String> receivingStates,
            boolean flown,
            LocalDate arrivedOn) {}

    /**
     * @param monitored of which a monitor was aboard as attested, or a monitor counted, or reported what was observed; a monitor
     *                  who was planned may have stayed behind
     */
    public record Flown(long flights, long monitored) {}

    public Optional<Facts> of(UUID id) {
        List<?> rows = em.createNativeQuery("""
            select agreement_ids, sending_state, receiving_states,
              status not in ('REQUESTED', 'CLEARED', 'CONFIRMED', 'REFUSED', 'LAPSED', 'CANCELLED', 'CLEARANCE_REVOKED'),
              case when status in ('ARRIVED', 'RECONCILED') then cast(arrival_day as text) end
            from flight where id = ?1\
            """).setParameter(1, id).getResultList();
        return rows.stream().findFirst().map(r -> {
            Object[] row = (Object[]) r;
            return new Facts(
                    id,
                    List.of((UUID[]) row[0]),
                    (String) row[1],
                    List.of((String[]) row[2]),
                    Boolean.TRUE.equals(row[3]),
                    row[4] == null ? null : LocalDate.parse((String) row[4]));
        });
    }

    /** All flights that arrived under an agreement, imported ones left out. @param from local arrival day, inclusive */
    public Flown flown(UUID agreementId, LocalDate from, LocalDate to) {
        Object[] row = (Object[]) em.createNativeQuery("""
            select count(*), count(*) filter (where document #> '{attestation,counts,monitorAboard}' = 'true'
                or record -> 'counts' @> '[{"source": "MONITOR"}]'
                or exists (select from monitoring_report m where m.flight_id = flight.id and m.filed_at is not null
                  and jsonb_array_length(m.observations) > 0))
            from flight where (agreement_id = ?1 or cardinality(agreement_ids) > 1 and agreement_ids @> array[cast(?1 as uuid)])
              and status in ('ARRIVED', 'RECONCILED') and reported is null
              and arrival_day between ?2 and ?3\
            """)
                .setParameter(1, agreementId)
                .setParameter(2, from)
                .setParameter(3, to)
                .getSingleResult();
        return new Flown(((Number) row[0]).longValue(), ((Number) row[1]).longValue());
    }
}
