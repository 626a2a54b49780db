package org.acuerdo.flights.series;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;

/** Series as stored. */
@ApplicationScoped
public class SeriesRepository implements PanacheRepositoryBase<Series, UUID> {

    /** Holds the row until the transaction ends. */
    Series lock(UUID id) {
        return getEntityManager().find(Series.class, id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Of these agreements, whichever of its landings is under one of them, oldest first. @param after id of the last one of the page before; null: the first page */
    @SuppressWarnings("unchecked")
    List<Series> page(List<UUID> agreements, UUID after, int most) {
        if (agreements.isEmpty()) {
            return List.of();
        }
        return getEntityManager()
                .createNativeQuery(
                        "select * from flight_series where (agreement_id = any(cast(string_to_array(?1, ',') as uuid[]))"
                                + " or cardinality(agreement_ids) > 1 and agreement_ids &&"
                                + " cast(string_to_array(?1, ',') as uuid[])) and id > ?2 order by id limit " + most,
                        Series.class)
                .setParameter(
                        1,
                        String.join(",", agreements.stream().map(UUID::toString).toList()))
                .setParameter(2, after == null ? new UUID(0, 0) : after)
                .getResultList();
    }
}
