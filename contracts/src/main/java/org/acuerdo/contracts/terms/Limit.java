package org.acuerdo.contracts.terms;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.acuerdo.contracts.ExactNumber;

/**
 * A clause that caps flights or persons per period. A ceiling, never a target.
 *
 * @param id              stable name; keeps its unit and period for ever
 * @param volume          what one whole period gets
 * @param appliesTo       narrows the limit; null applies to all
 * @param rounding        default FLOOR
 * @param partialPeriod   default PRORATE
 * @param carryOver       null: none
 * @param criticalPercent default 90
 * @param rampUp          dated steps, ascending; null: none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Limit(
        @JsonProperty(required = true) String id,
        @JsonProperty(required = true) Unit unit,
        @JsonProperty(required = true) Period period,
        @JsonProperty(required = true) Volume volume,
        AppliesTo appliesTo,
        Rounding rounding,
        PartialPeriod partialPeriod,
        CarryOver carryOver,
        Integer criticalPercent,
        List<RampUpStep> rampUp) {

    public Limit {
        rounding = rounding == null ? Rounding.FLOOR : rounding;
        partialPeriod = partialPeriod == null ? PartialPeriod.PRORATE : partialPeriod;
        criticalPercent = criticalPercent == null ? 90 : criticalPercent;
    }

    public enum Unit {
        FLIGHT,
        PERSON
    }

    /** TERM is one window for the whole agreement, STANDING a stock that comes back as persons leave reception. */
    public enum Period {
        DAY,
        WEEK,
        MONTH,
        QUARTER,
        YEAR,
        TERM,
        STANDING
    }

    public enum Rounding {
        FLOOR,
        HALF_UP,
        CUMULATIVE_FLOOR
    }

    public enum PartialPeriod {
        PRORATE,
        FULL
    }

    /** Either {@code fixed}, or {@code baseline} with {@code increasePercent}. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Volume(Integer fixed, UUID baseline, ExactNumber increasePercent) {}

    /** From this day on the step's figure takes the place of the volume's own. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RampUpStep(
            @JsonProperty(required = true) LocalDate from, ExactNumber increasePercent, Integer fixed) {}

    /** Unused units carried on: at most so many percent of the window's own units, for the next {@code windows} windows. */
    public record CarryOver(
            @JsonProperty(required = true) ExactNumber maxPercent,
            @JsonProperty(required = true) Integer windows) {}

    /** Null lists narrow nothing. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AppliesTo(
            Set<PopulationCategory> categories,
            Nationalities nationalities,
            Set<AircraftCategory> aircraft,
            Set<String> airports) {}
}
