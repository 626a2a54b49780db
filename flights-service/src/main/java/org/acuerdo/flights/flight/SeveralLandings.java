package org.acuerdo.flights.flight;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.flights.agreement.AgreementCopies;
import org.acuerdo.flights.flight.rules.Counts;
import org.acuerdo.flights.flight.rules.Landing;
import org.acuerdo.flights.flight.rules.LandingCheck;
import org.acuerdo.flights.flight.rules.Lifecycle;
import org.acuerdo.kit.json.Json;

/**
 * What is asked of flights with several landings, where the columns that hold for a flight as a whole do not tell. Each landing
 * made has a row with its local day and who was received, in the transaction that reports or corrects it.
 */
@ApplicationScoped
class SeveralLandings {

    @Inject
    EntityManager em;

    @Inject
    AgreementCopies agreements;

    /** Writes the rows of the landings made. */
    void note(Flight flight) {
        for (FlightDocument.Landed landed : flight.document().moreOf().landed()) {
            AgreementSnapshot agreement =
                    agreements.lockShared(landed.agreementId()).orElseThrow();
            em.createNativeQuery("insert into flight_landing(flight_id, leg, agreement_id, landed_on, received)"
                            + " values (?1, ?2, ?3, ?4, cast(?5 as jsonb)) on conflict (flight_id, leg) do update set"
                            + " landed_on = excluded.landed_on, received = excluded.received")
                    .setParameter(1, flight.id)
                    .setParameter(2, landed.leg())
                    .setParameter(3, landed.agreementId())
                    .setParameter(
                            4, LandingCheck.arrivalDay(landed.arrival().at().toInstant(), agreement))
                    .setParameter(5, Json.write(landed.arrival().received()))
                    .executeUpdate();
        }
    }

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
        Optional<FlightDocument.Arrived> landed = document.landed(landing.legNumber());
        Instant at = landed.map(a -> a.at().toInstant())
                .orElse(landing.leg().arrival().toInstant());
        if (at.isBefore(from) || !at.isBefore(until)) {
            return 0;
        }
        if (landed.isPresent()) {
            return Counts.unaccompaniedMinors(landed.get().received());
        }
        // it will not land there any more, or an irregular flight has in its stead
        boolean gone = Lifecycle.ledAway(flight.status) || document.moreOf().flownUnder(agreementId);
        return gone ? 0 : Counts.unaccompaniedMinors(document.aboard(landing));
    }
}
