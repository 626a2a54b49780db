package org.acuerdo.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.acuerdo.local.Api;

/** One flight from request to arrival and onward, and one that is refused. */
final class Journey {

    private static final List<Map<String, Object>> PASSENGERS =
            List.of(group("NATIONAL", "GT", 20, 75, 4, 1), group("THIRD_COUNTRY_NATIONAL", "HN", 1, 2, 0, 0));

    private final Stage stage;
    private final String agreement;
    private final LocalDate day;
    private final String flight = "flights/" + Api.freshId();

    /**
     * @param day the flight's day, a working day at least two days ahead
     */
    Journey(Stage stage, String agreement, LocalDate day) {
        this.stage = stage;
        this.agreement = agreement;
        this.day = day;
    }

    void request() {
        stage.step("The sending state asks for a mixed flight: 100 Guatemalans, 3 Hondurans");
        Api.Answer asked = stage.put(Stage.PLANNER_US, flight, flightBody("RF101", day, "CHARTER", PASSENGERS));
        stage.say("status " + asked.text("status") + "; it holds " + reservations(asked.body()));
        Api.Answer waiting = stage.get(Stage.PLANNER_US, flight + "?wait=PT10S");
        for (int tries = 0;
                tries < 10 && !waiting.body().at("/clearance/decideBy").isTextual();
                tries++) {
            waiting = stage.get(Stage.PLANNER_US, flight + "?wait=PT10S");
        }
        JsonNode clearance = waiting.body().path("clearance");
        stage.say("clearance " + clearance.path("status").asText() + ", to be decided by "
                + clearance.path("decideBy").asText());
    }

    void clear() {
        stage.step("The receiving state's officer grants clearance, over messaging");
        stage.change(Stage.CLEARANCE_GT, "clearances/" + id(), "/decision", Map.of("outcome", "GRANTED"));
        Api.Answer now = stage.get(Stage.PLANNER_US, flight);
        for (int tries = 0; tries < 60 && !now.text("status").equals("CLEARED"); tries++) {
            now = stage.waitForChange(Stage.PLANNER_US, flight + "?wait=PT2S", now.etag());
        }
        stage.say("flight REQUESTED -> " + now.text("status"));
    }

    void attestAndConfirm() {
        stage.step("Safeguards are attested by counts, then the flight is confirmed");
        stage.change(
                Stage.SAFEGUARDS_US,
                flight,
                "/attestation",
                Map.of(
                        "assessed", 103,
                        "nationalityVerified", 103,
                        "fitToFly", 103,
                        "pendingRemedies", 0,
                        "bestInterestsDetermined", 1,
                        "thirdCountryRiskAssessed", 3,
                        "interpreter", true,
                        "monitorAboard", true,
                        "medicalAboard", 1));
        Api.Answer confirmed = stage.change(Stage.PLANNER_US, flight, "/confirmation", Map.of());
        stage.say("flight CLEARED -> " + confirmed.text("status"));
    }

    void fly() {
        stage.step("It departs and arrives");
        stage.until(Guatemala.at(day, 8, 15));
        Api.Answer departed = stage.change(
                Stage.PLANNER_US, flight, "/departure", Map.of("at", day + "T08:10:00-06:00", "aboard", PASSENGERS));
        stage.say("flight CONFIRMED -> " + departed.text("status"));
        stage.until(Guatemala.at(day, 12, 0));
        Api.Answer arrived = stage.change(
                Stage.CLEARANCE_GT, flight, "/arrival", Map.of("at", day + "T11:41:00-06:00", "received", PASSENGERS));
        stage.say("flight DEPARTED -> " + arrived.text("status") + "; now " + reservations(arrived.body()));
    }

    void onward() {
        stage.step("The three Hondurans are followed onward");
        Api.Answer cohorts = stage.get(Stage.CLEARANCE_GT, "onward-cohorts?agreement=" + agreement);
        JsonNode cohort = cohorts.body().path("items").path(0);
        stage.say("an onward cohort was opened: " + cohort.path("nationality").asText() + ", due "
                + cohort.path("dueOn").asText());
        stage.until(Guatemala.at(day.plusDays(1), 12, 0));
        String at = "onward-cohorts/" + cohort.path("id").asText() + "/outcomes";
        Api.Answer two = stage.changeAt(
                Stage.CLEARANCE_GT,
                at,
                "\"" + cohort.path("version").asText() + "\"",
                Map.of(
                        "on",
                        day.plusDays(1).toString(),
                        "outcome",
                        "ONWARD",
                        "count",
                        2,
                        "destination",
                        "HN",
                        "individuallyAssessed",
                        2));
        stage.say("two travelled on to Honduras: two shelter places are free again");
        stage.changeAt(
                Stage.CLEARANCE_GT,
                at,
                two.etag(),
                Map.of("on", day.plusDays(1).toString(), "outcome", "PROTECTION_CLAIM", "count", 1));
        stage.say("one asked for protection, and keeps the place in the shelter");
    }

    void refused() {
        stage.step("A flight that breaks clauses is refused with all of them at once; nothing of it is stored");
        LocalDate saturday = day.with(java.time.temporal.TemporalAdjusters.next(java.time.DayOfWeek.SATURDAY));
        var passengers = List.of(
                group("NATIONAL", "GT", 40, 90, 0, 0),
                group("THIRD_COUNTRY_NATIONAL", "CU", 2, 3, 0, 0),
                group("THIRD_COUNTRY_NATIONAL", "US", 0, 1, 0, 0));
        Api.Answer refused = stage.refused(
                Stage.PLANNER_US, "flights/" + Api.freshId(), flightBody("RF102", saturday, "SCHEDULED", passengers));
        for (JsonNode violation : refused.body().path("violations")) {
            stage.say(violation.path("code").asText() + ": "
                    + violation.path("detail").asText()
                    + (violation.path("clause").isTextual()
                            ? " (" + violation.path("clause").asText() + ")"
                            : ""));
        }
    }

    private String id() {
        return flight.substring("flights/".length());
    }

    private static String reservations(JsonNode flight) {
        var parts = new java.util.ArrayList<String>();
        for (JsonNode each : flight.path("reservations")) {
            parts.add(each.path("units").asText() + " of "
                    + each.path("limitId").asText() + " in "
                    + each.path("window").asText() + " " + each.path("state").asText());
        }
        return String.join(", ", parts);
    }

    private Map<String, Object> flightBody(
            String number, LocalDate on, String aircraft, List<Map<String, Object>> passengers) {
        var body = new LinkedHashMap<String, Object>();
        body.put("agreementId", agreement);
        body.put("number", number);
        body.put(
                "legs",
                List.of(Map.of(
                        "origin",
                        "KAEX",
                        "destination",
                        "MGGT",
                        "departure",
                        on + "T08:00:00-06:00",
                        "arrival",
                        on + "T11:30:00-06:00")));
        body.put("aircraft", Map.of("category", aircraft, "type", "B738", "seats", 135, "operator", "Example Air"));
        body.put("passengers", passengers);
        body.put("staff", Map.of("escorts", 14, "medical", 1, "monitors", 1, "interpreters", 1));
        return body;
    }

    private static Map<String, Object> group(
            String category, String nationality, int women, int men, int accompanied, int unaccompanied) {
        return Map.of(
                "category", category,
                "nationality", nationality,
                "women", women,
                "men", men,
                "accompaniedMinors", accompanied,
                "unaccompaniedMinors", unaccompanied);
    }
}
