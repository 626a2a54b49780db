package org.acuerdo.flights.flight;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.acuerdo.contracts.Violation;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.contracts.flight.FlightRequest;
import org.acuerdo.contracts.flight.PassengerGroup;
import org.acuerdo.contracts.message.MessageTypes;
import org.acuerdo.contracts.terms.TermsVersion;
import org.acuerdo.flights.clearance.rules.Clearance;
import org.acuerdo.flights.flight.rules.Counts;
import org.acuerdo.flights.flight.rules.FlightShape;
import org.acuerdo.flights.flight.rules.FlightStatus;
import org.acuerdo.flights.flight.rules.Landing;
import org.acuerdo.flights.flight.rules.LandingCheck;
import org.acuerdo.flights.flight.rules.RequestRules;
import org.acuerdo.flights.hold.ActiveHold;
import org.acuerdo.flights.hold.Holds;
import org.acuerdo.flights.quota.QuotaLedger;
import org.acuerdo.kit.json.Json;
import org.acuerdo.kit.problem.ProblemException;
import org.acuerdo.kit.security.Actor;
import org.acuerdo.kit.time.AcuerdoClock;

/** Takes requests: every rule, all limits, one transaction. */
@ApplicationScoped
class FlightRequests {
    @Inject
    FlightRepository flights;

    @Inject
    Parties parties;

    @Inject
    Holds holds;

    @Inject
    QuotaLedger ledger;

    @Inject
    Asking asking;

    @Inject
    FlightChanges changes;

    @Inject
    AcuerdoClock clock;

    /**
     * Checks, reserves and stores a request, and asks for clearance; in the caller's transaction.
     *
     * @throws ProblemException 422 with all violations at once; 403 for a planner of the receiving state
     */
    Flight take(UUID id, FlightRequest request, Actor actor) {
        List<Landing> landings = Landing.of(request);
        List<ActiveHold> inForce = holds.keepAsTheyAre(
                id, landings.stream().map(Landing::agreementId).toList(), nationalities(landings));
        Map<UUID, AgreementSnapshot> agreements =
                own(parties.held(landings.stream().map(Landing::agreementId).toList()), actor);
        Instant now = clock.now().truncatedTo(ChronoUnit.MILLIS);
        List<Violation> violations =
                violations(request, agreements, now, units -> ledger.reserve(id, now, units), ledger::weigh);
        if (!violations.isEmpty()) {
            throw ProblemException.rules(violations);
        }
        Flight flight = flight(id, request, agreements, actor, now, inForce);
        asking.ask(flight);
        // an id that was taken meanwhile shows here
        flights.persistAndFlush(flight);
        changes.changed(flight, MessageTypes.FLIGHT_REQUESTED, actor, null);
        return flight;
    }

    /**
     * Of these agreements, those that the caller's state is party to.
     *
     * @throws ProblemException 403 for a planner of the receiving state
     */
    static Map<UUID, AgreementSnapshot> own(Map<UUID, AgreementSnapshot> held, Actor actor) {
        Map<UUID, AgreementSnapshot> own = new TreeMap<>(held);
        own.values().removeIf(a -> !a.party(actor.state()));
        if (own.values().stream().anyMatch(a -> !a.sendingState().equals(actor.state()))) {
            throw ProblemException.forbidden("A planner of the sending state asks for flights.");
        }
        return own;
    }

    /** Sets the columns that follow from what is asked for. */
    static void schedule(Flight flight, FlightRequest request, Map<UUID, AgreementSnapshot> agreements) {
        List<Landing> landings = Landing.of(request);
        Landing last = landings.get(landings.size() - 1);
        AgreementSnapshot receiver = agreements.get(last.agreementId());
        flight.number = request.number();
        flight.departsAt = request.legs().get(0).departure().toInstant();
        flight.arrivesAt = last.leg().arrival().toInstant();
        flight.arrivalDay = LandingCheck.arrivalDay(last, receiver);
        flight.termsVersion =
                receiver.termsOn(flight.arrivalDay).map(TermsVersion::version).orElseThrow();
        if (landings.size() > 1) {
            flight.document(
                    flight.document().with(flight.document().moreOf().with(termsVersions(landings, agreements))));
        }
        flight.alone = Counts.unaccompaniedMinors(flight.document().passengers());
    }

    /** Each receiver's, in force on the day of the landing there. */
    static Map<UUID, Integer> termsVersions(List<Landing> landings, Map<UUID, AgreementSnapshot> agreements) {
        Map<UUID, Integer> versions = new TreeMap<>();
        for (Landing landing : landings) {
            AgreementSnapshot agreement = agreements.get(landing.agreementId());
            agreement
                    .termsOn(LandingCheck.arrivalDay(landing, agreement))
                    .ifPresent(v -> versions.put(agreement.id(), v.version()));
        }
        return versions;
    }

    /** The same content gives the same hash, however it was written. */
    static String hash(FlightRequest request) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(Json.write(request).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Which limits bind landings. @param several the request has several: each violation names its agreement */
    interface Weighing {
        List<Violation> weigh(List<org.acuerdo.flights.quota.Landing> landings, boolean several);
    }

    /**
     * Every rule and every limit.
     *
     * @param take takes the units of all landings, or says which limits bind
     * @param weigh says which limits bind those landings whose windows can be told; asked where a rule is broken
     */
    List<Violation> violations(
            FlightRequest request,
            Map<UUID, AgreementSnapshot> agreements,
            Instant now,
            Function<List<org.acuerdo.flights.quota.Landing>, List<Violation>> take,
            Weighing weigh) {
        List<Violation> broken = broken(request, agreements, now, weigh);
        return broken.isEmpty() ? take.apply(Landings.asRequested(request)) : broken;
    }

    /** As {@link #violations} where any rule is broken; else empty, and no limit was asked. Nothing is taken. */
    List<Violation> broken(FlightRequest request, Map<UUID, AgreementSnapshot> agreements, Instant now) {
        return broken(request, agreements, now, ledger::weigh);
    }

    private static List<Violation> broken(
            FlightRequest request, Map<UUID, AgreementSnapshot> agreements, Instant now, Weighing weigh) {
        List<Violation> found = new ArrayList<>(rules(request, agreements, now));
        if (!found.isEmpty()) {
            found.addAll(weigh.weigh(
                    Landings.withWindows(request, agreements, now),
                    Landing.of(request).size() > 1));
        }
        return found;
    }

    /** Every rule but the limits. */
    static List<Violation> rules(FlightRequest request, Map<UUID, AgreementSnapshot> agreements, Instant now) {
        List<Violation> found = new ArrayList<>(FlightShape.texts(request));
        List<Landing> landings = Landing.of(request);
        if (landings.stream().map(Landing::agreementId).distinct().count() < landings.size()) {
            found.add(Violation.of(
                    "SEVERAL_LANDINGS",
                    "legs",
                    "one landing under each agreement; who lands elsewhere in the same state flies with another flight",
                    "domain rules, section 4"));
        }
        found.addAll(RequestRules.flight(request, now));
        found.addAll(RequestRules.landings(request, agreements, now));
        return found;
    }

    /** @param holds in force; those that cover it put it on hold from the first */
    static Flight flight(
            UUID id,
            FlightRequest request,
            Map<UUID, AgreementSnapshot> agreements,
            Actor actor,
            Instant now,
            List<ActiveHold> holds) {
        List<Landing> landings = Landing.of(request);
        Flight flight = new Flight();
        flight.id = id;
        flight.version = 1;
        flight.status = FlightStatus.REQUESTED;
        flight.sendingState = actor.state();
        flight.agreementIds = landings.stream().map(Landing::agreementId).toArray(UUID[]::new);
        flight.receivingStates = landings.stream()
                .map(l -> agreements.get(l.agreementId()).receivingState())
                .toArray(String[]::new);
        flight.requestedAt = now;
        flight.requestedBy = actor.subject();
        flight.requestHash = hash(request);
        flight.document(FlightDocument.requested(
                request,
                landings.stream()
                        .map(l -> Clearance.asked(l.agreementId(), 1, now, 0))
                        .toList()));
        schedule(flight, request, agreements);
        flight.held = holds.stream().anyMatch(hold -> hold.covers(flight.covered()));
        return flight;
    }

    /** Of all who are to land. */
    static List<String> nationalities(List<Landing> landings) {
        return landings.stream()
                .flatMap(l -> l.groups().stream())
                .map(PassengerGroup::nationality)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }
}
