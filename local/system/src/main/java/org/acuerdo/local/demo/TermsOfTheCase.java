package org.acuerdo.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The case's terms as the API takes them: what was announced, and beside it a scenario of what working groups would settle. */
final class TermsOfTheCase {

    private TermsOfTheCase() {}

    static Map<String, Object> body(JsonNode facts, String baseline, LocalDate from) {
        var terms = new LinkedHashMap<String, Object>();
        terms.put("effectiveFrom", from.toString());
        terms.put("certainty", "AGREED");
        terms.put("basis", Guatemala.basis());
        terms.put("provisionalUse", "BLOCKED");
        terms.put("limits", limits(baseline));
        terms.put(
                "conditions",
                Map.of(
                        "aircraft", List.of("CHARTER", "MILITARY"),
                        "maxPersonsPerFlight", 135,
                        "noticeHours", 24,
                        "airports",
                                List.of(Map.of(
                                        "icao",
                                        facts.path("airports")
                                                .path(0)
                                                .path("icao")
                                                .asText(),
                                        "days",
                                        List.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY"),
                                        "opens",
                                        "06:00",
                                        "closes",
                                        "22:00")),
                        "blackoutDates",
                                Guatemala.strings(facts.path("blackoutDates").path("dates"))));
        terms.put(
                "populations",
                List.of(
                        Map.of("category", "NATIONAL"),
                        Map.of(
                                "category",
                                "THIRD_COUNTRY_NATIONAL",
                                "nationalities",
                                Map.of("include", List.of("HN", "SV", "NI")),
                                "onwardWithinDays",
                                30)));
        terms.put("clearance", Map.of("mode", "MANUAL", "replyWithinHours", 48, "onSilence", "LAPSE"));
        terms.put(
                "safeguards",
                Map.of(
                        "monitorAboard",
                        true,
                        "medicalStaff",
                        1,
                        "interpreter",
                        true,
                        "unaccompaniedMinorsPerWeek",
                        facts.path("reception")
                                .path("unaccompaniedMinorsPerWeek")
                                .asInt()));
        return terms;
    }

    private static List<Map<String, Object>> limits(String baseline) {
        var thirdCountry = List.of("THIRD_COUNTRY_NATIONAL");
        return List.of(
                Map.of(
                        "id", "flights-week",
                        "unit", "FLIGHT",
                        "period", "WEEK",
                        "volume", Map.of("baseline", baseline, "increasePercent", "40"),
                        "rounding", "CUMULATIVE_FLOOR",
                        "partialPeriod", "PRORATE",
                        "criticalPercent", 90),
                Map.of("id", "flights-day", "unit", "FLIGHT", "period", "DAY", "volume", Map.of("fixed", 5)),
                Map.of(
                        "id",
                        "tcn-week",
                        "unit",
                        "PERSON",
                        "period",
                        "WEEK",
                        "volume",
                        Map.of("fixed", 100),
                        "appliesTo",
                        Map.of("categories", thirdCountry, "nationalities", Map.of("exclude", List.of("CU"))),
                        "carryOver",
                        Map.of("maxPercent", "20", "windows", 1)),
                Map.of(
                        "id", "shelter",
                        "unit", "PERSON",
                        "period", "STANDING",
                        "volume", Map.of("fixed", 120),
                        "appliesTo", Map.of("categories", thirdCountry)));
    }
}
