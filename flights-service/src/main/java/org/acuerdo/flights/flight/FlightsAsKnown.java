package org.acuerdo.flights.flight;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.acuerdo.contracts.flight.FlightRequest;
import org.acuerdo.contracts.flight.NotReceived;
import org.acuerdo.contracts.message.FlightEvent;
import org.acuerdo.flights.agreement.AgreementCopies;
import org.acuerdo.flights.flight.FlightDocument.Arrived;
import org.acuerdo.flights.flight.FlightDocument.Attested;
import org.acuerdo.flights.flight.FlightDocument.Landed;
import org.acuerdo.flights.flight.rules.FlightStatus;
import org.acuerdo.flights.flight.rules.Landing;
import org.acuerdo.flights.flight.rules.LandingCheck;
import org.acuerdo.flights.quota.AsKnown;
import org.acuerdo.flights.quota.QuotaLedger;
import org.acuerdo.flights.quota.ReservationView;
import org.acuerdo.flights.reconciliation.CountsView;
import org.acuerdo.flights.reconciliation.rules.CountSource;
import org.acuerdo.flights.reconciliation.rules.CountsRecord;
import org.acuerdo.kit.audit.Audit;
import org.acuerdo.kit.audit.AuditEntry;
import org.acuerdo.kit.http.Queries;
import org.acuerdo.kit.json.Json;
import org.acuerdo.kit.problem.ProblemException;
import org.acuerdo.kit.security.Actor;
import org.acuerdo.kit.time.AcuerdoClock;

/**
 * Flights as they were on record at an instant. The audit trail holds each state that a flight was in, the record of counts
 * and the ledger's rows are only appended to: nothing is kept twice to answer this.
 */
@ApplicationScoped
class FlightsAsKnown {

    @Inject
    FlightRepository flights;

    @Inject
    AgreementCopies agreements;

    @Inject
    QuotaLedger ledger;

    @Inject
    FlightViews views;

    @Inject
    Audit audit;

    @Inject
    Parties parties;

    @Inject
    AcuerdoClock clock;

    /** One flight as it was on record at {@code ?asKnownAt=}. @throws ProblemException 404 also before it was on record */
    Response get(String id, UriInfo uri, Actor actor) {
        FlightView view = QuarkusTransaction.requiringNew().call(() -> {
            UUID flightId = parties.visible(id, actor).id();
            if (Queries.text(uri, "wait").isPresent()) {
                throw ProblemException.malformed("wait", "left out: what was known does not change");
            }
            Instant asked = Queries.instant(uri, "asKnownAt").orElseThrow();
            return at(flightId, AsKnown.at(asked, clock.now()));
        });
        return Response.ok(Json.write(view)).build();
    }

    /** A flight's counts as they were on record, beside the plan of that time. @throws ProblemException 404 before it was */
    CountsView counts(UUID id, Instant at) {
        return FlightCounts.asKnown(known(id, at).then());
    }

    /** @param then the flight as it was */
    private record Known(Flight present, Flight then) {}

    private Known known(UUID id, Instant at) {
        Flight present = flights.findByIdOptional(id).orElseThrow(ProblemException::notFound);
        List<AuditEntry> all =
                audit.history(id).stream().filter(FlightsAsKnown::tellsAState).toList();
        List<AuditEntry> known =
                all.stream().filter(e -> !Instant.parse(e.at()).isAfter(at)).toList();
        if (known.isEmpty()) {
            throw ProblemException.notFound();
        }
        FlightEvent event = event(present, known.get(known.size() - 1), all.subList(known.size(), all.size()));
        return new Known(present, then(present, event, known, at));
    }

    private FlightView at(UUID id, Instant at) {
        Known known = known(id, at);
        Flight then = known.then();
        List<UUID> holders = new ArrayList<>(takenOverSince(known));
        holders.add(id);
        List<ReservationView> units = ledger.reservationsAt(holders, at);
        return views.asKnown(then, units, at);
    }

    /** The irregular flights that hold since what it held then. */
    private List<UUID> takenOverSince(Known known) {
        if (!known.then().status.beforeDeparture()) {
            return List.of();
        }
        List<FlightDocument.Flown> flown = known.present().document().moreOf().flown();
        if (flown.isEmpty() && known.present().status == FlightStatus.LAPSED) {
            // recorded before flights kept which it was
            return flights.takenOverBy(known.present().id).stream().toList();
        }
        return flown.stream()
                .filter(f -> f.version() > known.then().version)
                .map(FlightDocument.Flown::by)
                .toList();
    }

    private static boolean tellsAState(AuditEntry entry) {
        return entry.after() != null
                && entry.after().has("status")
                && entry.after().has("version");
    }

    /** Imports tell less than a whole state: the next entry tells what it was before, or it is still as it was. */
    private static FlightEvent event(Flight present, AuditEntry last, List<AuditEntry> later) {
        if (last.after().has("flightId")) {
            return Json.MAPPER.convertValue(last.after(), FlightEvent.class);
        }
        return later.isEmpty()
                ? FlightEvents.of(present, Instant.parse(last.at()))
                : Json.MAPPER.convertValue(later.get(0).before(), FlightEvent.class);
    }

    private Flight then(Flight present, FlightEvent e, List<AuditEntry> known, Instant at) {
        Flight then = new Flight();
        then.id = present.id;
        then.version = e.version();
        then.number = e.number();
        then.status = FlightStatus.valueOf(e.heldStatus() == null ? e.status() : e.heldStatus());
        then.held = e.heldStatus() != null || Boolean.TRUE.equals(e.heldInFlight());
        then.overLimit = e.overLimit();
        then.irregular = present.irregular;
        then.sendingState = present.sendingState;
        then.agreementIds = present.agreementIds;
        then.receivingStates = present.receivingStates;
        then.requestedAt = present.requestedAt;
        then.requestedBy = present.requestedBy;
        then.termsVersion = e.termsVersion();
        then.reported = present.reported;
        Instant lastAt = Instant.parse(known.get(known.size() - 1).at());
        then.counts(FlightCounts.record(present).asKnownAt(lastAt));
        then.document(document(then, present, e, known, at, lastAt));
        then.departsAt = present.reported != null
                ? present.departsAt
                : (e.departedAt() == null ? e.legs().get(0).departure() : e.departedAt()).toInstant();
        Landing last = lastLanding(then.document());
        then.arrivalDay = LandingCheck.arrivalDay(
                (e.arrivedAt() == null ? last.leg().arrival() : e.arrivedAt()).toInstant(),
                agreements.find(last.agreementId()).orElseThrow());
        return then;
    }

    private FlightDocument document(
            Flight then, Flight present, FlightEvent e, List<AuditEntry> known, Instant at, Instant lastAt) {
        FlightDocument now = present.document();
        FlightRequest request = new FlightRequest(
                e.passengers() == null ? null : present.agreementIds[0],
                e.number(),
                e.legs(),
                e.aircraft(),
                e.passengers(),
                e.staff());
        FlightDocument document = new FlightDocument(
                request,
                new ClearancesAsKnown(present, agreements, known).of(e),
                e.attestation() == null ? null : attested(now.attestation(), e, known, at),
                confirmedAt(now.confirmedAt(), known, at),
                e.departedAt() == null ? null : new FlightDocument.Departed(e.departedAt(), e.aboard()),
                null,
                // what has ended stays as it ended
                e.endedBecause() == null ? null : now.ended(),
                null,
                new FlightDocument.More(
                        now.moreOf().termsVersions(),
                        e.landings() == null
                                ? List.of()
                                : e.landings().stream()
                                        .map(l -> landed(l, e, then.counts()))
                                        .toList(),
                        e.diversion() == null
                                ? null
                                : new FlightDocument.Diverted(
                                        e.diversion().at(), e.diversion().airport()),
                        now.moreOf().irregular(),
                        e.unusedCapacity(),
                        null,
                        null));
        if (e.arrivedAt() == null) {
            return document;
        }
        return document.with(
                present.agreementIds.length > 1
                        ? LandedTogether.arrival(
                                document, LandedTogether.last(document).orElseThrow())
                        : new Arrived(e.arrivedAt(), airport(present, lastAt), e.received(), e.notReceived(), null)
                                .against(e.aboard()));
    }

    private static Landed landed(FlightEvent.Landed l, FlightEvent e, CountsRecord record) {
        List<NotReceived> missing = record.last(CountSource.RECEIVER, l.leg())
                .map(CountsRecord.Count::notReceived)
                .orElse(List.of());
        return new Landed(
                l.agreementId(),
                l.leg(),
                new Arrived(l.at(), l.airport(), l.received(), missing, null)
                        .against(FlightDocument.ofLeg(e.aboard(), l.leg())));
    }

    /** As it stands, unless it was corrected since. */
    private static String airport(Flight present, Instant at) {
        return present.counts().corrections().stream()
                .filter(c -> c.field().equals("arrival.airport") && c.at().isAfter(at))
                .map(c -> (String) c.was())
                .findFirst()
                .orElse(present.document().arrival().airport());
    }

    private static Attested attested(Attested now, FlightEvent e, List<AuditEntry> known, Instant at) {
        if (now != null && !now.at().isAfter(at)) {
            return now;
        }
        AuditEntry entry = last(known, "ATTESTED");
        return new Attested(
                e.attestation(),
                entry.by().path("subject").asText(null),
                entry.by().path("state").asText(null),
                millis(entry));
    }

    /** Null before it was confirmed, and again after it was rescheduled. */
    private static Instant confirmedAt(Instant now, List<AuditEntry> known, Instant at) {
        AuditEntry confirmed = last(known, "CONFIRMED");
        AuditEntry rescheduled = last(known, "RESCHEDULED");
        if (confirmed == null || (rescheduled != null && rescheduled.sequence() > confirmed.sequence())) {
            return null;
        }
        return now != null && !now.isAfter(at) ? now : millis(confirmed);
    }

    private static AuditEntry last(List<AuditEntry> known, String action) {
        return known.stream()
                .filter(e -> e.action().equals(action))
                .reduce((first, second) -> second)
                .orElse(null);
    }

    private static Instant millis(AuditEntry entry) {
        return Instant.parse(entry.at()).truncatedTo(ChronoUnit.MILLIS);
    }

    private static Landing lastLanding(FlightDocument document) {
        List<Landing> landings = Landing.of(document.request());
        return LandedTogether.last(document)
                .flatMap(last -> landings.stream()
                        .filter(l -> l.agreementId().equals(last.agreementId()))
                        .findFirst())
                .orElse(landings.get(landings.size() - 1));
    }
}
