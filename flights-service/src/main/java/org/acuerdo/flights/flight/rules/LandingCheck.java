package org.acuerdo.flights.flight.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.contracts.flight.FlightRequest;
import org.acuerdo.contracts.terms.Terms;
import org.acuerdo.contracts.terms.TermsVersion;

/**
 * What a policy looks at: one landing of a request, under its agreement's terms in force on the local arrival day.
 *
 * @param version     null where no terms are in force on that day
 * @param requestedAt clock time of the request; notice is counted to it
 */
public record LandingCheck(
        FlightRequest request,
        Landing landing,
        AgreementSnapshot agreement,
        TermsVersion version,
        Instant requestedAt) {

    static LandingCheck of(FlightRequest request, Landing landing, AgreementSnapshot agreement, Instant requestedAt) {
        return new LandingCheck(
                request,
                landing,
                agreement,
                agreement.termsOn(arrivalDay(landing, agreement)).orElse(null),
                requestedAt);
    }

    /** The local day in the receiving state on which a landing is scheduled. */
    public static LocalDate arrivalDay(Landing landing, AgreementSnapshot agreement) {
        return arrivalDay(landing.leg().arrival().toInstant(), agreement);
    }

    /** The local day of an instant in the agreement's zone. */
    public static LocalDate arrivalDay(Instant arrival, AgreementSnapshot agreement) {
        return LocalDate.ofInstant(arrival, agreement.zoneId());
    }

    public LocalDate arrivalDay() {
        return arrivalDay(landing, agreement);
    }

    Terms terms() {
        return version.terms();
    }

    ZoneId zone() {
        return agreement.zoneId();
    }

    /** First departure: notice is counted back from it. */
    OffsetDateTime departure() {
        return request.legs().get(0).departure();
    }

    String field(String name) {
        return "legs[" + landing.legIndex() + "]." + name;
    }

    String group(int index, String name) {
        return landing.groupsField() + "[" + index + "]." + name;
    }

    /** What a condition rests on, e.g. "terms 1, conditions.airports". */
    String clause(String condition) {
        return "terms " + version.version() + ", " + condition;
    }
}
