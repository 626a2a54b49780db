package org.acuerdo.flights.flight.rules;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.acuerdo.contracts.agreement.AgreementFacts;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.contracts.flight.Aircraft;
import org.acuerdo.contracts.flight.FlightRequest;
import org.acuerdo.contracts.flight.Leg;
import org.acuerdo.contracts.flight.PassengerGroup;
import org.acuerdo.contracts.flight.Staff;
import org.acuerdo.contracts.terms.AircraftCategory;
import org.acuerdo.contracts.terms.ClearanceClause;
import org.acuerdo.contracts.terms.Conditions;
import org.acuerdo.contracts.terms.Nationalities;
import org.acuerdo.contracts.terms.Population;
import org.acuerdo.contracts.terms.PopulationCategory;
import org.acuerdo.contracts.terms.Safeguards;
import org.acuerdo.contracts.terms.Terms;
import org.acuerdo.contracts.terms.TermsVersion;

/** The main path's agreement and flight, for rules. */
public final class Examples {
    public static final UUID AGREEMENT = UUID.fromString("01950000-0000-7000-8000-00000000000a");
    public static final Instant NOW = Instant.parse("2025-02-06T12:00:00Z");

    private Examples() {}

    public static PassengerGroup group(
            PopulationCategory category, String nationality, int women, int men, int minors, int alone) {
        return new PassengerGroup(category, nationality, women, men, minors, alone, null);
    }

    public static List<PassengerGroup> passengers() {
        return List.of(
                group(PopulationCategory.NATIONAL, "GT", 20, 75, 4, 1),
                group(PopulationCategory.THIRD_COUNTRY_NATIONAL, "HN", 1, 2, 0, 0));
    }

    public static FlightRequest request() {
        return request("MGGT", "2025-02-12T08:00:00-06:00", "2025-02-12T11:30:00-06:00", passengers());
    }

    public static FlightRequest request(
            String destination, String departure, String arrival, List<PassengerGroup> passengers) {
        return new FlightRequest(
                AGREEMENT,
                "RF101",
                List.of(new Leg(
                        "KAEX",
                        destination,
                        OffsetDateTime.parse(departure),
                        OffsetDateTime.parse(arrival),
                        null,
                        null)),
                new Aircraft(AircraftCategory.CHARTER, "B738", 135, "an operator"),
                passengers,
                new Staff(14, 1, 1, 1));
    }

    public static FlightRequest with(FlightRequest r, Aircraft aircraft) {
        return new FlightRequest(r.agreementId(), r.number(), r.legs(), aircraft, r.passengers(), r.staff());
    }

    public static FlightRequest with(FlightRequest r, Staff staff) {
        return new FlightRequest(r.agreementId(), r.number(), r.legs(), r.aircraft(), r.passengers(), staff);
    }

    public static FlightRequest with(FlightRequest r, List<PassengerGroup> passengers) {
        return new FlightRequest(r.agreementId(), r.number(), r.legs(), r.aircraft(), passengers, r.staff());
    }

    public static FlightRequest under(FlightRequest r, UUID agreement) {
        return new FlightRequest(agreement, r.number(), r.legs(), r.aircraft(), r.passengers(), r.staff());
    }

    public static FlightRequest numbered(FlightRequest r, String number) {
        return new FlightRequest(r.agreementId(), number, r.legs(), r.aircraft(), r.passengers(), r.staff());
    }

    public static Conditions conditions() {
        return new Conditions(
                Set.of(AircraftCategory.CHARTER, AircraftCategory.MILITARY),
                135,
                24,
                null,
                null,
                List.of(new Conditions.Airport(
                        "MGGT",
                        EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                        LocalTime.of(6, 0),
                        LocalTime.of(22, 0),
                        null)),
                Set.of(LocalDate.parse("2025-12-24"), LocalDate.parse("2025-12-25")));
    }

    public static List<Population> populations() {
        return List.of(
                new Population(PopulationCategory.NATIONAL, null, null, null),
                new Population(
                        PopulationCategory.THIRD_COUNTRY_NATIONAL,
                        new Nationalities(Set.of("HN", "SV", "NI"), null),
                        30,
                        null));
    }

    public static ClearanceClause manual() {
        return new ClearanceClause(ClearanceClause.Mode.MANUAL, 48, null, ClearanceClause.OnSilence.LAPSE);
    }

    public static Terms terms(Conditions conditions, ClearanceClause clearance) {
        return new Terms(
                LocalDate.parse("2025-02-10"),
                Terms.Certainty.AGREED,
                null,
                Terms.ProvisionalUse.BLOCKED,
                List.of(),
                conditions,
                populations(),
                clearance,
                new Safeguards(true, 1, true, 150));
    }

    public static AgreementFacts inForce() {
        return new AgreementFacts(
                LocalDate.parse("2025-02-05"),
                null,
                null,
                null,
                null,
                LocalDate.parse("2025-02-10"),
                null,
                null,
                null,
                null);
    }

    public static AgreementSnapshot agreement(AgreementFacts facts, Terms... versions) {
        List<TermsVersion> terms = new ArrayList<>();
        for (Terms version : versions) {
            terms.add(new TermsVersion(terms.size() + 1, NOW, null, version));
        }
        return new AgreementSnapshot(
                AGREEMENT,
                "EXAMPLE-US-GT",
                "Return flights, United States to Guatemala",
                "ARRANGEMENT",
                "US",
                "GT",
                "America/Guatemala",
                7,
                "EITHER",
                facts,
                terms,
                List.of(),
                List.of(),
                List.of());
    }

    public static AgreementSnapshot agreement(Conditions conditions) {
        return agreement(inForce(), terms(conditions, manual()));
    }

    public static AgreementSnapshot agreement() {
        return agreement(conditions());
    }

    public static Map<UUID, AgreementSnapshot> known(AgreementSnapshot agreement) {
        return Map.of(agreement.id(), agreement);
    }
}
