package org.acuerdo.agreements.country;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.acuerdo.agreements.country.rules.FlightOutcome;
import org.acuerdo.contracts.message.MessageTypes;
import org.acuerdo.kit.inbox.Consumers;
import org.acuerdo.kit.inbox.Received;
import org.acuerdo.kit.tx.Columns;
import org.acuerdo.kit.tx.Gathering;
import org.acuerdo.kit.tx.Sql;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * What flights-service tells of flights: who cancelled, and whether counts agreed. Every message about a flight carries the
 * whole flight, so the newest one is kept, and one that was missed is made up for by the next. That counts differed once
 * stays: a correction mends the count, not that it was needed.
 */
@ApplicationScoped
public class CountryMessages {
    private static final String CHANNEL = "flights-in";
    private static final String FLIGHT = "org.acuerdo.flight.";

    /** Steps on the way that say neither who cancelled nor who was counted; they are most of the topic. */
    private static final Set<String> ON_THE_WAY = Set.of(
            MessageTypes.FLIGHT_CLEARANCE_PENDING,
            MessageTypes.FLIGHT_CLEARANCE_ASKED_AGAIN,
            MessageTypes.FLIGHT_CLEARED,
            MessageTypes.FLIGHT_ATTESTED,
            MessageTypes.FLIGHT_CONFIRMED,
            MessageTypes.FLIGHT_DEPARTED,
            MessageTypes.FLIGHT_HELD,
            MessageTypes.FLIGHT_HOLD_LIFTED);

    @Inject
    Consumers consumers;

    @Inject
    Sql sql;

    @Inject
    Gathering gathering;

    @Incoming(CHANNEL)
    @Blocking
    public CompletionStage<Void> on(KafkaRecordBatch<String, byte[]> batch) {
        return consumers.handle(CHANNEL, batch, CountryMessages::concerns, this::apply);
    }

    /** Not holds, cohorts, reports and what may come: no measure is taken of them. */
    private static boolean concerns(Received message) {
        return message.type().startsWith(FLIGHT) && !ON_THE_WAY.contains(message.type());
    }

    private void apply(Received message) {
        JsonNode flight = message.data(JsonNode.class);
        if (flight.path("irregular").asBoolean()) {
            // it was never asked for: it says nothing of how requests are dealt with
            return;
        }
        UUID id = UUID.fromString(flight.path("flightId").asText());
        String cancelledBy = flight.path("status").asText().equals("CANCELLED")
                ? flight.path("endedBy").asText(null)
                : null;
        boolean arrived = flight.hasNonNull("received") && flight.hasNonNull("aboard");
        boolean differ = arrived
                && FlightOutcome.countsDiffer(
                        groups(flight.path("aboard")), groups(flight.path("received")), notReceived(flight));
        for (JsonNode agreement : flight.path("agreementIds")) {
            gathering.add(
                    Outcome.class,
                    new Outcome(
                            id, UUID.fromString(agreement.asText()), message.sequence(), cancelledBy, arrived, differ),
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
