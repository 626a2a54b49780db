package org.acuerdo.agreements;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import org.acuerdo.local.parts.TestParts;

/** The service as officers of both states use it, and an agreement of theirs. */
public final class Api {
    public static final String PATH = "/api/v1/agreements";

    private Api() {}

    public static RequestSpecification as(String role, String state) {
        return given().auth().oauth2(TestParts.shared().token(role, state)).contentType(ContentType.JSON);
    }

    public static RequestSpecification as(String role, String state, String subject) {
        return given().auth()
                .oauth2(TestParts.shared().token(role, state, subject))
                .contentType(ContentType.JSON);
    }

    public static RequestSpecification treatyOfficer(String state) {
        return as("treaty-officer", state);
    }

    /** A fresh agreement of US and GT, announced on 5 February 2025; the answer has its id. */
    public static String agreement() {
        return agreement("");
    }

    /** @param more further fields, each with a comma before it */
    public static String agreement(String more) {
        return treatyOfficer("US")
                .body(newAgreement("T-" + UUID.randomUUID(), more))
                .post(PATH)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    public static String newAgreement(String reference, String more) {
        return """
                {"reference": "%s", "title": "Return flights, United States to Guatemala", "kind": "ARRANGEMENT",
                 "sendingState": "US", "receivingState": "GT", "zone": "America/Guatemala", "announcedOn": "2025-02-05",
                 "cooperationAreas": ["MIGRATION", "TRADE"]%s}""".formatted(reference, more);
    }

    public static long version(String id) {
        return as("auditor", null)
                .get(PATH + "/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getLong("version");
    }

    /** An act on an agreement with its present ETag. */
    public static Response act(String state, String id, String path, String body) {
        return treatyOfficer(state)
                .header("If-Match", "\"" + version(id) + "\"")
                .body(body)
                .post(PATH + "/" + id + path);
    }

    /** The claim of 14 flights a week; the answer is its id. */
    public static String claim(String id) {
        return treatyOfficer("US")
                .body("""
                        {"unit": "FLIGHT", "period": "WEEK", "value": "14", "window": "2024",
                         "source": {"name": "Reuters", "link": "https://www.reuters.com/"}}""")
                .post(PATH + "/" + id + "/baselines")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    public static Response decide(String id, String baseline, String outcome) {
        return act("GT", id, "/baselines/" + baseline + "/decision", """
                {"outcome": "%s", "decidedOn": "2025-02-06",
                 "basis": {"kind": "WORKING_GROUP", "reference": "first meeting", "scenario": true}}""".formatted(outcome));
    }

    /** Terms as the main path has them, with another clearance clause and other limits. */
    public static String terms(String effectiveFrom, String limits, String clearance) {
        return """
                {"effectiveFrom": "%s", "certainty": "AGREED",
                 "basis": {"kind": "WORKING_GROUP", "reference": "first meeting"}, "provisionalUse": "BLOCKED",
                 "limits": [%s],
                 "conditions": {"aircraft": ["CHARTER", "MILITARY"], "maxPersonsPerFlight": 135, "noticeHours": 24,
                  "airports": [{"icao": "MGGT", "days": ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY"],
                    "opens": "06:00", "closes": "22:00"}],
                  "blackoutDates": ["2025-12-24", "2025-12-25"]},
                 "populations": [{"category": "NATIONAL"}, {"category": "THIRD_COUNTRY_NATIONAL",
                   "nationalities": {"include": ["HN", "SV", "NI"]}, "onwardWithinDays": 30}],
                 "clearance": %s,
                 "safeguards": {"monitorAboard": true, "medicalStaff": 1, "interpreter": true,
                  "unaccompaniedMinorsPerWeek": 150}}""".formatted(effectiveFrom, limits, clearance);
    }

    public static String mainPathLimits(String baseline) {
        return """
                {"id": "flights-week", "unit": "FLIGHT", "period": "WEEK",
                 "volume": {"baseline": "%s", "increasePercent": "40"},
                 "rounding": "CUMULATIVE_FLOOR", "partialPeriod": "PRORATE", "criticalPercent": 90},
                {"id": "flights-day", "unit": "FLIGHT", "period": "DAY", "volume": {"fixed": 5}},
                {"id": "tcn-week", "unit": "PERSON", "period": "WEEK", "volume": {"fixed": 100},
                 "appliesTo": {"categories": ["THIRD_COUNTRY_NATIONAL"], "nationalities": {"exclude": ["CU"]}},
                 "carryOver": {"maxPercent": "20", "windows": 1}},
                {"id": "shelter", "unit": "PERSON", "period": "STANDING", "volume": {"fixed": 120},
                 "appliesTo": {"categories": ["THIRD_COUNTRY_NATIONAL"]}}""".formatted(baseline);
    }

    public static final String MANUAL = "{\"mode\": \"MANUAL\", \"replyWithinHours\": 48, \"onSilence\": \"LAPSE\"}";
    public static final String DAILY =
            "{\"id\": \"flights-day\", \"unit\": \"FLIGHT\", \"period\": \"DAY\", \"volume\": {\"fixed\": 5}}";
}
