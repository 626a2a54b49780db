package org.acuerdo.flights.flight;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.acuerdo.contracts.Violation;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.contracts.flight.PassengerGroup;
import org.acuerdo.contracts.message.FlightEvent;
import org.acuerdo.contracts.message.MessageTypes;
import org.acuerdo.contracts.terms.TermsVersion;
import org.acuerdo.flights.agreement.AgreementCopies;
import org.acuerdo.flights.flight.rules.Counts;
import org.acuerdo.flights.flight.rules.DepartureRules;
import org.acuerdo.flights.flight.rules.FlightAct;
import org.acuerdo.flights.flight.rules.FlightStatus;
import org.acuerdo.flights.flight.rules.Landing;
import org.acuerdo.flights.flight.rules.LandingCheck;
import org.acuerdo.flights.flight.rules.RequestRules;
import org.acuerdo.flights.flight.rules.TimeRules;
import org.acuerdo.flights.hold.rules.HoldRules;
import org.acuerdo.flights.quota.QuotaLedger;
import org.acuerdo.flights.safeguard.rules.AttestationRules;
import org.acuerdo.flights.safeguard.rules.ReceptionRules;
import org.acuerdo.kit.problem.ProblemException;
import org.acuerdo.kit.security.Actor;
import org.acuerdo.kit.time.AcuerdoClock;

/** Confirmation and departure: what the guards G2 and G3, the limits and the arrival day stop. */
@ApplicationScoped
class Flying {

    @Inject
    AgreementCopies agreements;

    @Inject
    FlightRepository flights;

    @Inject
    SeveralLandings severalLandings;

    @Inject
    FlightDuties duties;

    @Inject
    QuotaLedger ledger;

    @Inject
    OverLimit overLimit;

    @Inject
    Standings standings;

    @Inject
    FlightChanges changes;

    @Inject
    AcuerdoClock clock;

    Flight confirm(Flight flight, Actor actor) {
        FlightEvent before = changes.before(flight);
        standings.take(flight, FlightAct.CONFIRM);
        FlightDocument document = flight.document();
        List<Violation> violations = new ArrayList<>(AttestationRules.missing(
                document.attestation() == null ? null : document.attestation().counts(), duties.of(flight)));
        List<Landing> landings = Landing.of(document.request());
        landings.stream()
                // weeks are locked in one order, whichever landing comes first
                .sorted(Comparator.comparing(Landing::agreementId))
                .forEach(landing -> violations.addAll(reception(flight, landing, landings.size() > 1)));
        violations.addAll(stopped(flight, landings));
        refuse(violations);
        flight.status = FlightStatus.CONFIRMED;
        flight.document(document.confirmed(clock.now().truncatedTo(ChronoUnit.MILLIS)));
        changes.changed(flight, MessageTypes.FLIGHT_CONFIRMED, actor, before);
        return flight;
    }

    Flight depart(Flight flight, OffsetDateTime at, List<PassengerGroup> aboard, Actor actor) {
        FlightEvent before = changes.before(flight);
        standings.take(flight, FlightAct.DEPART);
        FlightDocument document = flight.document();
        var attested =
                document.attestation() == null ? null : document.attestation().counts();
        List<Violation> violations = new ArrayList<>();
        TimeRules.happened("at", at.toInstant(), clock.now()).ifPresent(violations::add);
        List<Landing> landings = Landing.of(document.request());
        violations.addAll(DepartureRules.time(
                document.request(),
                at.toInstant(),
                landing -> agreement(landing).zoneId()));
        violations.addAll(
                DepartureRules.aboardByLanding(landings, aboard, attested == null ? null : attested.fitToFly()));
        violations.addAll(AttestationRules.missingAtDeparture(attested, duties.of(flight)));
        violations.addAll(stopped(flight, landings));
        refuse(violations);
        flight.status = FlightStatus.DEPARTED;
        flight.departsAt = at.toInstant();
        flight.document(document.with(new FlightDocument.Departed(at, aboard)));
        flight.alone = Counts.unaccompaniedMinors(aboard);
        changes.changed(flight, MessageTypes.FLIGHT_DEPARTED, actor, before);
        return flight;
    }

    /** What stops both: a hold, an arrival day that is not operative, a limit it is over. */
    private List<Violation> stopped(Flight flight, List<Landing> landings) {
        List<Violation> found = new ArrayList<>(HoldRules.stopped(flight.held));
        landings.forEach(landing -> found.addAll(
                RequestRules.operativeOn(agreement(landing), LandingCheck.arrivalDay(landing, agreement(landing)))));
        // an act may have made an excess whose marks are yet to be set
        if (flight.overLimit || overLimit.over(flight)) {
            found.addAll(limits(flight, landings));
        }
        return found;
    }

    /** Each limit under the terms in force on the day of its landing now: new ones may have matched the flight anew. */
    private List<Violation> limits(Flight flight, List<Landing> landings) {
        List<Violation> limits = new ArrayList<>();
        for (Landing landing : landings) {
            if (flight.acceptedUnder(landing.agreementId())) {
                continue;
            }
            int version = version(landing);
            ledger.excessHoldings(landing.agreementId()).stream()
                    .filter(h -> h.flightId().equals(flight.id))
                    .map(h -> Violation.limitReached(h.limitId(), h.window(), 0, h.units(), version))
                    .map(v -> landings.size() > 1 ? v.withAgreement(landing.agreementId()) : v)
                    .forEach(limits::add);
        }
        return limits.isEmpty()
                // it fits again, and its mark is about to go
                ? List.of(Violation.of(
                        "LIMIT_REACHED",
                        null,
                        "it is among the latest requested that no longer fit a limit",
                        "terms " + version(landings.get(landings.size() - 1))))
                : limits;
    }

    private int version(Landing landing) {
        AgreementSnapshot agreement = agreement(landing);
        return agreement
                .termsOn(LandingCheck.arrivalDay(landing, agreement))
                .map(TermsVersion::version)
                .orElse(0);
    }

    /** Under a lock on the week, so that two confirmations do not both take the last place. */
    private List<Violation> reception(Flight flight, Landing landing, boolean several) {
        AgreementSnapshot agreement = agreement(landing);
        ZoneId zone = agreement.zoneId();
        LocalDate day = LandingCheck.arrivalDay(landing, agreement);
        LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        String week = String.format(
                Locale.ROOT,
                "%d-W%02d",
                day.get(IsoFields.WEEK_BASED_YEAR),
                day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
        flights.serialize("reception:" + agreement.id() + ":" + week);
        Instant from = monday.atStartOfDay(zone).toInstant();
        Instant until = monday.plusWeeks(1).atStartOfDay(zone).toInstant();
        return FlightDuties.required(landing, agreement, several)
                .map(required -> ReceptionRules.capacity(
                        Counts.unaccompaniedMinors(landing.groups()),
                        flights.alone(agreement.id(), from, until, flight.id)
                                + severalLandings.alone(agreement.id(), from, until, flight.id),
                        week,
                        required))
                .orElse(List.of());
    }

    /** The agreement of a landing; its copy is held. */
    private AgreementSnapshot agreement(Landing landing) {
        return agreements.lockShared(landing.agreementId()).orElseThrow();
    }

    private static void refuse(List<Violation> violations) {
        if (!violations.isEmpty()) {
            throw ProblemException.rules(violations);
        }
    }
}
