package org.acuerdo.agreements.country;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.acuerdo.agreements.country.rules.FlightOutcome;
import org.acuerdo.agreements.flights.FlightTold;
import org.acuerdo.kit.tx.Columns;
import org.acuerdo.kit.tx.Gathering;
import org.acuerdo.kit.tx.Sql;

/**
 * What became of flights, as far as cooperation is measured by it: who cancelled, and whether counts agreed. The newest message
 * about a flight is kept. That counts differed once stays: a correction mends the count, not that it was needed.
 */
@ApplicationScoped
class FlightOutcomes {

    @Inject
    Sql sql;

    @Inject
    Gathering gathering;

    void on(@Observes FlightTold told) {
        JsonNode flight = told.flight();
        if (flight.path("irregular").asBoolean()) {
            // it was never asked for: it says nothing of how requests are dealt with
            return;
        }
        String cancelledBy =
                told.status().equals("CANCELLED") ? flight.path("endedBy").asText(null) : null;
        boolean arrived = flight.hasNonNull("received") && flight.hasNonNull("aboard");
        boolean differ = arrived
                && FlightOutcome.countsDiffer(
                        groups(flight.path("aboard")), groups(flight.path("received")), notReceived(flight));
        for (UUID agreementId : told.agreementIds()) {
            gathering.add(
                    Outcome.class,
                    new Outcome(told.flightId(), agreementId, told.sequence(), cancelledBy, arrived, differ),
                    this::write);
        }
    }

    private record Outcome(
            UUID flightId, UUID agreementId, long sequence, String cancelledBy, boolean arrived, boolean differ) {}

    private static final Columns<Outcome> OUTCOMES = Columns.<Outcome>of()
            .with("flight_id", "uuid", Outcome::flightId)
            .with("agreement_id", "uuid", Outcome::agreementId)
            .with("sequence", "int8", Outcome::sequence)
            .with("cancelled_by", "text", Outcome::cancelledBy)
            .with("arrived", "bool", Outcome::arrived)
            .with("counts_differ", "bool", Outcome::differ);

    /** @param outcomes of different flights, or of one under different agreements */
    private void write(List<Outcome> outcomes) {
        sql.update("""
                insert into flight_outcome as o(%s) select * from %s
                on conflict (flight_id, agreement_id) do update set sequence = excluded.sequence,
                  cancelled_by = excluded.cancelled_by, arrived = excluded.arrived,
                  counts_differ = o.counts_differ or excluded.counts_differ
                where o.sequence < excluded.sequence""".formatted(OUTCOMES.names(), OUTCOMES.rows("r")), OUTCOMES.of(outcomes));
    }

    private static List<FlightOutcome.Group> groups(JsonNode groups) {
        List<FlightOutcome.Group> read = new ArrayList<>();
        groups.forEach(g -> read.add(new FlightOutcome.Group(
                g.path("category").asText(),
                g.path("nationality").asText(""),
                g.path("women").asInt()
                        + g.path("men").asInt()
                        + g.path("accompaniedMinors").asInt()
                        + g.path("unaccompaniedMinors").asInt())));
        return read;
    }

    private static int notReceived(JsonNode flight) {
        int persons = 0;
        for (JsonNode n : flight.path("notReceived")) {
            persons += n.path("count").asInt();
        }
        return persons;
    }
}
