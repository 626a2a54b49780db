package org.acuerdo.flights.flight;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.acuerdo.kit.tx.Columns;
import org.acuerdo.kit.tx.Gathering;
import org.acuerdo.kit.tx.Sql;

/**
 * Writes the rows of many flights by one statement, which the persistence layer would write one by one. Each of these
 * statements costs PostgreSQL the preparation of all indexes, checks and derived columns, more than a row itself.
 */
@ApplicationScoped
class FlightRows {
    private static final Columns<Flight> CHANGING = Columns.<Flight>of()
            .with("id", "uuid", f -> f.id)
            .with("version", "int8", f -> f.version)
            .with("number", "text", f -> f.number)
            .with("status", "text", f -> f.status)
            .with("held", "bool", f -> f.held)
            .with("over_limit", "bool", f -> f.overLimit)
            .with("over_limit_accepted", "bool", f -> f.overLimitAccepted)
            .with("overdue_told", "bool", f -> f.overdueTold)
            .with("irregular", "bool", f -> f.irregular)
            .with("departs_at", "timestamptz", f -> f.departsAt)
            .with("arrives_at", "timestamptz", f -> f.arrivesAt)
            .with("arrival_day", "date", f -> f.arrivalDay)
            .with("terms_version", "int4", f -> f.termsVersion)
            .with("alone", "int4", f -> f.alone)
            .with("decide_by", "timestamptz", f -> f.decideBy)
            .with("silence_grants", "bool", f -> f.silenceGrants)
            .with("waiting_for", "text", f -> f.waitingFor)
            .with("ask_sequence", "int8", f -> f.askSequence)
            .with("asks", "int4", f -> f.asks)
            .with("ask_again_at", "timestamptz", f -> f.askAgainAt)
            .with("recheck_version", "int8", f -> f.recheckVersion)
            .with("document", "jsonb", f -> f.json)
            .with("record", "jsonb", f -> f.countsJson)
            .with("discrepancy", "bool", f -> f.discrepancy);

    private static final String UPDATE = "update flight f set "
            + Stream.of(CHANGING.names().split(", "))
                    .filter(name -> !name.equals("id"))
                    .map(name -> name + " = r." + name)
                    .collect(Collectors.joining(", "))
            + " from " + CHANGING.rows("r") + " where f.id = r.id";

    /** Lists as texts: a list of lists would be unfolded. */
    private static final Columns<Flight> ALL = CHANGING.with("sending_state", "text", f -> f.sendingState)
            .with("requested_at", "timestamptz", f -> f.requestedAt)
            .with("requested_by", "text", f -> f.requestedBy)
            .with("request_hash", "text", f -> f.requestHash)
            .with("reported", "jsonb", f -> f.reported)
            .with("agreement_ids", "text", f -> list(f.agreementIds))
            .with("receiving_states", "text", f -> list(f.receivingStates));

    private static final String INSERT = "insert into flight(" + ALL.names() + ") select "
            + ALL.names()
                    .replace("agreement_ids", "agreement_ids::uuid[]")
                    .replace("receiving_states", "receiving_states::text[]")
            + " from " + ALL.rows("r");

    @Inject
    EntityManager em;

    @Inject
    Sql sql;

    @Inject
    Gathering gathering;

    /** Stores fresh flights now. @throws Sql.Failure a duplicate, where an id is taken */
    void insert(List<Flight> flights) {
        if (!flights.isEmpty()) {
            sql.update(INSERT, ALL.of(flights));
        }
    }

    /**
     * Has these flights, held by the current transaction, written together once all acts that share it are done. Until then the
     * persistence layer has them as ever, so that whatever reads them meanwhile sees what was changed.
     */
    void writeTogether(List<Flight> flights) {
        flights.forEach(flight -> gathering.add(FlightRows.class, flight, this::update));
    }

    private void update(List<Flight> flights) {
        sql.update(UPDATE, CHANGING.of(flights));
        // what is written need not be written again at the commit
        flights.forEach(em::detach);
    }

    private static String list(Object[] values) {
        return Stream.of(values).map(Object::toString).collect(Collectors.joining(",", "{", "}"));
    }
}
