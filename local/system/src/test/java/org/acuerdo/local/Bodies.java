package org.acuerdo.local;

/** The bodies of api.md, "The main path, to the letter"; A, B and F are filled in. */
final class Bodies {

    static final String AGREEMENT = """
            {"reference": "EXAMPLE-US-GT", "title": "Return flights, United States to Guatemala", "kind": "ARRANGEMENT",
             "sendingState": "US", "receivingState": "GT", "zone": "America/Guatemala", "announcedOn": "2025-02-05",
             "cooperationAreas": ["MIGRATION", "TRADE"]}
            """;

    static final String BASELINE = """
            {"unit": "FLIGHT", "period": "WEEK", "value": "14", "window": "2024", "source": {"name": "Reuters", "link": "https://www.reuters.com/"}}
            """;

    static final String DECISION = """
            {"outcome": "DECIDED", "decidedOn": "2025-02-06", "basis": {"kind": "WORKING_GROUP", "reference": "first meeting", "scenario": true}}
            """;

    static final String ENTRY_INTO_FORCE = """
            {"on": "2025-02-10", "source": {"name": "exchange of notes"}}
            """;

    static final String SUSPENSION = """
            {"from": "2025-03-07", "until": "2025-03-09", "by": "GT", "reason": "maintenance of the runway"}
            """;

    static final String PASSENGERS = """
            [{"category": "NATIONAL", "nationality": "GT", "women": 20, "men": 75, "accompaniedMinors": 4, "unaccompaniedMinors": 1},
             {"category": "THIRD_COUNTRY_NATIONAL", "nationality": "HN", "women": 1, "men": 2, "accompaniedMinors": 0, "unaccompaniedMinors": 0}]
            """;

    static final String ATTESTATION = """
            {"assessed": 103, "nationalityVerified": 103, "fitToFly": 103, "pendingRemedies": 0, "bestInterestsDetermined": 1, "thirdCountryRiskAssessed": 3,
             "interpreter": true, "monitorAboard": true, "medicalAboard": 1}
            """;

    static final String DEPARTURE = "{\"at\": \"2025-02-12T08:10:00-06:00\", \"aboard\": " + PASSENGERS + "}";

    static final String ARRIVAL = "{\"at\": \"2025-02-12T11:41:00-06:00\", \"received\": " + PASSENGERS + "}";

    static final String ONWARD = """
            {"on": "2025-02-13", "outcome": "ONWARD", "count": 3, "destination": "HN", "individuallyAssessed": 3}
            """;

    private Bodies() {}

    static String terms(String baseline) {
        return """
            {"effectiveFrom": "2025-02-10", "certainty": "AGREED", "basis": {"kind": "WORKING_GROUP", "reference": "first meeting"},
             "provisionalUse": "BLOCKED",
             "limits": [
              {"id": "flights-week", "unit": "FLIGHT", "period": "WEEK", "volume": {"baseline": "%s", "increasePercent": "40"},
               "rounding": "CUMULATIVE_FLOOR", "partialPeriod": "PRORATE", "criticalPercent": 90},
              {"id": "flights-day", "unit": "FLIGHT", "period": "DAY", "volume": {"fixed": 5}},
              {"id": "tcn-week", "unit": "PERSON", "period": "WEEK", "volume": {"fixed": 100},
               "appliesTo": {"categories": ["THIRD_COUNTRY_NATIONAL"], "nationalities": {"exclude": ["CU"]}},
               "carryOver": {"maxPercent": "20", "windows": 1}},
              {"id": "shelter", "unit": "PERSON", "period": "STANDING", "volume": {"fixed": 120}, "appliesTo": {"categories": ["THIRD_COUNTRY_NATIONAL"]}}],
             "conditions": {"aircraft": ["CHARTER", "MILITARY"], "maxPersonsPerFlight": 135, "noticeHours": 24,
              "airports": [{"icao": "MGGT", "days": ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY"], "opens": "06:00", "closes": "22:00"}],
              "blackoutDates": ["2025-12-24", "2025-12-25"]},
             "populations": [{"category": "NATIONAL"}, {"category": "THIRD_COUNTRY_NATIONAL", "nationalities": {"include": ["HN", "SV", "NI"]}, "onwardWithinDays": 30}],
             "clearance": {"mode": "MANUAL", "replyWithinHours": 48, "onSilence": "LAPSE"},
             "safeguards": {"monitorAboard": true, "medicalStaff": 1, "interpreter": true, "unaccompaniedMinorsPerWeek": 150}}
            """.formatted(baseline);
    }

    static String flight(String agreement) {
        return flight(agreement, "2025-02-12");
    }

    /** The same flight on another day. */
    static String flight(String agreement, String day) {
        return """
            {"agreementId": "%s", "number": "RF101",
             "legs": [{"origin": "KAEX", "destination": "MGGT", "departure": "%sT08:00:00-06:00", "arrival": "%sT11:30:00-06:00"}],
             "aircraft": {"category": "CHARTER", "type": "B738", "seats": 135, "operator": "Example Air"},
             "passengers": %s,
             "staff": {"escorts": 14, "medical": 1, "monitors": 1, "interpreters": 1}}
            """.formatted(agreement, day, day, PASSENGERS);
    }
}
