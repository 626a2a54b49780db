package org.acuerdo.flights.flight;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.acuerdo.flights.flight.rules.Counts;
import org.acuerdo.flights.flight.rules.FlightStatus;
import org.acuerdo.flights.flight.rules.Landing;

/** What is asked of flights with several landings, where the columns that hold for a flight as a whole do not tell. */
@ApplicationScoped
class SeveralLandings {

    @Inject
    EntityManager em;

    /** Unaccompanied minors that they land under one agreement between two instants: confirmed, departed, or landed. */
    @SuppressWarnings("unchecked")
    long alone(UUID agreementId, Instant from, Instant until, UUID except) {
        List<UUID> ids = em.createNativeQuery("select id from flight where cardinality(agreement_ids) > 1 and"
                        + " agreement_ids @> array[cast(?1 as uuid)] and id <> ?2 and status not in ('REQUESTED', 'CLEARED',"
                        + " 'REFUSED', 'LAPSED', 'CANCELLED', 'CLEARANCE_REVOKED') order by id")
                .setParameter(1, agreementId)
                .setParameter(2, except)
                .getResultList();
        return ids.stream()
                .map(id -> em.find(Flight.class, id))
                .mapToLong(flight -> alone(flight, agreementId, from, until))
                .sum();
    }

    private static long alone(Flight flight, UUID agreementId, Instant from, Instant until) {
        FlightDocument document = flight.document();
        Landing landing = Landing.of(document.request()).stream()
                .filter(l -> l.agreementId().equals(agreementId))
                .findFirst()
                .orElseThrow();
        Optional<FlightDocument.Arrived> landed = document.landed(landing.legIndex() + 1);
        Instant at = landed.map(a -> a.at().toInstant())
                .orElse(landing.leg().arrival().toInstant());
        if (at.isBefore(from) || !at.isBefore(until)) {
            return 0;
        }
        if (landed.isPresent()) {
            return Counts.unaccompaniedMinors(landed.get().received());
        }
        // it will not land there any more
        boolean over = flight.status == FlightStatus.RETURNED || flight.status == FlightStatus.LANDED_ELSEWHERE;
        return over ? 0 : Counts.unaccompaniedMinors(document.aboard(landing));
    }
}
