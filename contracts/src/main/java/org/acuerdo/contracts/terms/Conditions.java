package org.acuerdo.contracts.terms;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;

/**
 * Flight conditions. Null means: not restricted.
 *
 * @param maxPersonsPerFlight all passengers, no staff
 * @param noticeHours         counted back from the departure
 * @param noticeWorkingDays   counted back from the departure in working days of the receiving state
 * @param blackoutDates       local dates of the receiving state on which nothing arrives
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Conditions(
        Set<AircraftCategory> aircraft,
        Integer maxPersonsPerFlight,
        Integer noticeHours,
        Integer noticeWorkingDays,
        WorkingCalendar calendar,
        List<Airport> airports,
        Set<LocalDate> blackoutDates) {

    /** An airport with its days and local hours; {@code zone} null: the agreement's. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Airport(
            @JsonProperty(required = true) String icao,
            Set<DayOfWeek> days,
            @JsonFormat(pattern = "HH:mm") LocalTime opens,
            @JsonFormat(pattern = "HH:mm") LocalTime closes,
            String zone) {}

    /** Weekend and holidays of the receiving state; both are part of the terms. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record WorkingCalendar(Set<DayOfWeek> weekend, Set<LocalDate> holidays) {}
}
