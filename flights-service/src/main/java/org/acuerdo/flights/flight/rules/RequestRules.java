package org.acuerdo.flights.flight.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.acuerdo.contracts.Violation;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.contracts.flight.FlightRequest;
import org.acuerdo.contracts.flight.Leg;

/**
 * All rules a request is checked against, except what the ledger says: every broken one at once, each with its clause.
 * Terms are those in force on the local arrival day of the landing.
 */
public final class RequestRules {
    /** Windows are published that far ahead. */
    private static final int YEARS_AHEAD = 3;

    private static final List<LandingPolicy> GUARDS =
            List.of(PopulationPolicies::sendingStateNational, PopulationPolicies::categoryMismatch);

    private static final List<LandingPolicy> UNDER_TERMS = List.of(
            ConditionPolicies::aircraft,
            ConditionPolicies::airport,
            ConditionPolicies::hours,
            ConditionPolicies::blackout,
            ConditionPolicies::noticeHours,
            ConditionPolicies::noticeWorkingDays,
            ConditionPolicies::replyTime,
            ConditionPolicies::persons,
            PopulationPolicies::population,
            PopulationPolicies::nationality);

    private RequestRules() {}

    /** The request in itself: times and seats. */
    public static List<Violation> flight(FlightRequest request, Instant now) {
        List<Violation> found = new ArrayList<>(departureInThePast(request, now));
        found.addAll(times(request));
        found.addAll(outOfRange(request, now));
        int aboard = Landing.of(request).stream().mapToInt(Landing::persons).sum()
                + request.staff().total();
        if (aboard > request.aircraft().seats()) {
            found.add(Violation.of(
                    "MORE_PERSONS_THAN_SEATS",
                    "aircraft.seats",
                    request.aircraft().seats() + " seats, " + aboard + " passengers and staff",
                    "domain rules, section 4"));
        }
        return found;
    }

    /**
     * Each landing under its agreement.
     *
     * @param agreements  by id; an id that is not in it is unknown
     * @param requestedAt what notice and reply time are counted from
     */
    public static List<Violation> landings(
            FlightRequest request, Map<UUID, AgreementSnapshot> agreements, Instant requestedAt) {
        return Landing.of(request).stream()
                .flatMap(landing -> landing(request, landing, agreements.get(landing.agreementId()), requestedAt))
                .toList();
    }

    private static Stream<Violation> landing(
            FlightRequest request, Landing landing, AgreementSnapshot agreement, Instant requestedAt) {
        if (agreement == null) {
            return Stream.of(unknown(landing.agreementField()));
        }
        LandingCheck check = LandingCheck.of(request, landing, agreement, requestedAt);
        return Stream.of(notOperative(check), all(GUARDS, check), terms(check)).flatMap(s -> s);
    }

    /**
     * The landings of which it can be told, whatever else is wrong, which windows they take units of: on a day on which their
     * agreement, which is known, is operative, and for which windows are published.
     */
    public static List<Landing> withWindows(
            FlightRequest request, Map<UUID, AgreementSnapshot> agreements, Instant now) {
        return Landing.of(request).stream()
                .filter(landing -> !beyond(landing.leg(), now))
                .filter(landing -> agreements.containsKey(landing.agreementId()))
                .filter(landing ->
                        operative(LandingCheck.of(request, landing, agreements.get(landing.agreementId()), now)))
                .toList();
    }

    /** No agreement of this id that the caller's state is party to. */
    public static Violation unknown(String field) {
        return Violation.of(
                "AGREEMENT_UNKNOWN",
                field,
                "no agreement of this id that your state is party to",
                "domain rules, section 4");
    }

    private static boolean operative(LandingCheck check) {
        return check.agreement().facts().operativeOn(check.arrivalDay()) && check.version() != null;
    }

    private static Stream<Violation> notOperative(LandingCheck check) {
        return operative(check)
                ? Stream.empty()
                : Stream.of(notOperative(check.agreement(), check.arrivalDay(), check.field("arrival")));
    }

    /** AGREEMENT_NOT_OPERATIVE where an arrival day is not: neither confirmation nor departure goes on. */
    public static List<Violation> operativeOn(AgreementSnapshot agreement, LocalDate day) {
        return agreement.facts().operativeOn(day) ? List.of() : List.of(notOperative(agreement, day, null));
    }

    private static Violation notOperative(AgreementSnapshot agreement, LocalDate day, String field) {
        var status = agreement.facts().statusOn(day);
        return Violation.of(
                "AGREEMENT_NOT_OPERATIVE",
                field,
                "on the arrival day " + day + " the agreement is "
                        + (agreement.facts().operativeOn(day) ? "without terms in force" : status),
                "facts of " + agreement.reference());
    }

    private static Stream<Violation> terms(LandingCheck check) {
        return check.version() == null ? Stream.empty() : all(UNDER_TERMS, check);
    }

    private static Stream<Violation> all(List<LandingPolicy> policies, LandingCheck check) {
        return policies.stream().flatMap(policy -> policy.check(check));
    }

    private static List<Violation> departureInThePast(FlightRequest request, Instant now) {
        return request.legs().get(0).departure().toInstant().isAfter(now)
                ? List.of()
                : List.of(Violation.of(
                        "DEPARTURE_IN_THE_PAST",
                        "legs[0].departure",
                        "a departure after " + now,
                        "domain rules, section 4"));
    }

    /** Each leg arrives after it departs, and departs not before the leg before it arrived. */
    private static List<Violation> times(FlightRequest request) {
        List<Violation> found = new ArrayList<>();
        Leg before = null;
        for (int i = 0; i < request.legs().size(); i++) {
            Leg leg = request.legs().get(i);
            if (!leg.arrival().toInstant().isAfter(leg.departure().toInstant())) {
                found.add(arrivalBeforeDeparture("legs[" + i + "].arrival", "an arrival after the leg's departure"));
            }
            if (before != null
                    && leg.departure().toInstant().isBefore(before.arrival().toInstant())) {
                found.add(arrivalBeforeDeparture(
                        "legs[" + i + "].departure", "a departure not before the arrival of the leg before"));
            }
            before = leg;
        }
        return found;
    }

    private static Violation arrivalBeforeDeparture(String field, String detail) {
        return Violation.of("ARRIVAL_BEFORE_DEPARTURE", field, detail, "domain rules, section 4");
    }

    private static List<Violation> outOfRange(FlightRequest request, Instant now) {
        Leg last = request.legs().get(request.legs().size() - 1);
        return beyond(last, now)
                ? List.of(Violation.of(
                        "OUT_OF_RANGE",
                        "legs[" + (request.legs().size() - 1) + "].arrival",
                        "an arrival at most " + YEARS_AHEAD + " years ahead",
                        "domain rules, section 6"))
                : List.of();
    }

    /** Lands after the last windows that are published. */
    private static boolean beyond(Leg leg, Instant now) {
        Instant end = now.atOffset(ZoneOffset.UTC).plusYears(YEARS_AHEAD).toInstant();
        return leg.arrival().toInstant().isAfter(end);
    }
}
