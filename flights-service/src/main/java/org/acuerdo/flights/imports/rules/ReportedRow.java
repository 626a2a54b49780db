package org.acuerdo.flights.imports.rules;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.acuerdo.contracts.terms.AircraftCategory;

/**
 * One row of an import that is well formed. Null: not reported.
 *
 * @param day          local day of the arrival
 * @param flights      how many it reports
 * @param origin       airports as reported, joined by "+"
 * @param arrival      when it landed
 * @param destination  ICAO
 */
public record ReportedRow(
        LocalDate day,
        int flights,
        AircraftCategory aircraft,
        Integer persons,
        Integer nationals,
        Integer thirdCountry,
        String origin,
        String source,
        String remark,
        String number,
        OffsetDateTime arrival,
        String destination) {

    /** One flight with its counts; anything else is kept as a reported total (cases/README.md). */
    public boolean oneFlight() {
        return flights == 1 && persons != null && nationals != null && thirdCountry != null;
    }
}
