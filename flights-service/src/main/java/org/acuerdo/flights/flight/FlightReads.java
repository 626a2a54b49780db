package org.acuerdo.flights.flight;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.acuerdo.flights.clearance.rules.Clearance;
import org.acuerdo.flights.flight.rules.FlightStatus;
import org.acuerdo.kit.audit.Audit;
import org.acuerdo.kit.audit.AuditEntry;
import org.acuerdo.kit.http.ETags;
import org.acuerdo.kit.http.Page;
import org.acuerdo.kit.http.PageRequest;
import org.acuerdo.kit.http.Waits;
import org.acuerdo.kit.id.Ids;
import org.acuerdo.kit.json.Json;
import org.acuerdo.kit.problem.ProblemException;
import org.acuerdo.kit.security.Actor;
import org.acuerdo.kit.security.Role;

/** Reads of flights. */
@ApplicationScoped
class FlightReads {

    @Inject
    FlightRepository flights;

    @Inject
    FlightPages pages;

    @Inject
    FlightViews views;

    @Inject
    Parties parties;

    @Inject
    Audit audit;

    @Inject
    Waits waits;

    /**
     * One flight. With a wait it answers once the ETag differs from the known one, or, without a known one, once
     * agreements-service has answered the current round.
     */
    Uni<Response> get(String id, String known, Duration wait, Actor actor) {
        UUID flightId = Ids.parse(id).orElseThrow(ProblemException::notFound);
        // a look is a transaction: who may see the flight is part of each, rather than one before the first
        return waits.until(
                FlightChanges.key(flightId),
                wait,
                () -> look(flightId, known, wait.isZero(), actor),
                () -> look(flightId, known, true, actor).orElseThrow());
    }

    private Optional<Response> look(UUID id, String known, boolean last, Actor actor) {
        Flight flight = flights.findByIdOptional(id)
                .filter(f -> parties.sees(actor, f.key()))
                .orElseThrow(ProblemException::notFound);
        // what a deadline has decided changes what is shown before it changes the version
        boolean same =
                ETags.matches(known, flight.version) && views.standing(flight).status() == flight.status;
        boolean awaited = known == null ? answered(flight) : !same;
        if (!awaited && !last) {
            return Optional.empty();
        }
        if (same) {
            return Optional.of(Response.notModified()
                    .header("ETag", ETags.of(flight.version))
                    .build());
        }
        return Optional.of(Response.ok(Json.write(views.of(flight)))
                .header("ETag", ETags.of(flight.version))
                .build());
    }

    private static boolean answered(Flight flight) {
        return flight.status != FlightStatus.REQUESTED
                || flight.document().clearances().stream().allMatch(Clearance::answered);
    }

    Page<FlightView> list(FlightFilter filter, PageRequest page, Actor actor) {
        if (actor.roles().isEmpty()
                || (actor.state() == null && !actor.has(Role.AUDITOR) && !actor.has(Role.MONITOR))) {
            throw ProblemException.forbidden("Flights are for officers of the parties, monitors and auditors.");
        }
        return QuarkusTransaction.requiringNew().call(() -> {
            List<UUID> agreements = parties.visibleAgreements(actor);
            if (filter.agreement() != null) {
                agreements = agreements.contains(filter.agreement()) ? List.of(filter.agreement()) : List.of();
            }
            Page<Flight> found = Page.of(pages.find(filter, agreements, page), page, FlightPages::key);
            return new Page<>(views.of(found.items()), found.next());
        });
    }

    /** A status the flight was in. @param at clock time of the change */
    @RegisterForReflection
    record State(String status, String at, long version) {}

    @RegisterForReflection
    record History(List<State> states, List<AuditEntry> items, String next) {}

    /** All states, and a page of the audit entries. */
    Response history(String id, PageRequest page, Actor actor) {
        History history = QuarkusTransaction.requiringNew().call(() -> {
            UUID flightId = parties.visible(id, actor).id();
            Page<AuditEntry> entries = audit.page(flightId, page);
            return new History(states(audit.history(flightId)), entries.items(), entries.next());
        });
        return Response.ok(Json.write(history)).build();
    }

    private static List<State> states(List<AuditEntry> entries) {
        List<State> states = new ArrayList<>();
        for (AuditEntry entry : entries) {
            JsonNode status = entry.after() == null ? null : entry.after().get("status");
            JsonNode version = entry.after() == null ? null : entry.after().get("version");
            if (status != null
                    && version != null
                    && (states.isEmpty()
                            || !states.get(states.size() - 1).status().equals(status.asText()))) {
                states.add(new State(status.asText(), entry.at(), version.asLong()));
            }
        }
        return states;
    }
}
