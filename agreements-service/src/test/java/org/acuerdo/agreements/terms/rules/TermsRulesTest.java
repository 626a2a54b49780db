package org.acuerdo.agreements.terms.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.acuerdo.agreements.agreement.rules.Verdict;
import org.acuerdo.contracts.ExactNumber;
import org.acuerdo.contracts.agreement.AgreementFacts;
import org.acuerdo.contracts.agreement.Baseline;
import org.acuerdo.contracts.terms.Limit;
import org.acuerdo.contracts.terms.Terms;
import org.acuerdo.contracts.terms.TermsVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The terms of the main path are legal; each change of one field below breaks one rule. */
class TermsRulesTest {
    private static final ObjectMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();
    private static final UUID WEEKLY = UUID.fromString("0194e000-0000-7000-8000-0000000000b1");
    private static final UUID YEARLY = UUID.fromString("0194e000-0000-7000-8000-0000000000b2");
    private static final UUID REJECTED = UUID.fromString("0194e000-0000-7000-8000-0000000000b3");
    private static final String MAIN_PATH = """
            {"effectiveFrom": "2025-02-10", "certainty": "AGREED",
             "basis": {"kind": "WORKING_GROUP", "reference": "first meeting"}, "provisionalUse": "BLOCKED",
             "limits": [
              {"id": "flights-week", "unit": "FLIGHT", "period": "WEEK",
               "volume": {"baseline": "0194e000-0000-7000-8000-0000000000b1", "increasePercent": "40"},
               "rounding": "CUMULATIVE_FLOOR", "partialPeriod": "PRORATE", "criticalPercent": 90},
              {"id": "flights-day", "unit": "FLIGHT", "period": "DAY", "volume": {"fixed": 5}},
              {"id": "tcn-week", "unit": "PERSON", "period": "WEEK", "volume": {"fixed": 100},
               "appliesTo": {"categories": ["THIRD_COUNTRY_NATIONAL"], "nationalities": {"exclude": ["CU"]}},
               "carryOver": {"maxPercent": "20", "windows": 1}},
              {"id": "shelter", "unit": "PERSON", "period": "STANDING", "volume": {"fixed": 120},
               "appliesTo": {"categories": ["THIRD_COUNTRY_NATIONAL"]}}],
             "conditions": {"aircraft": ["CHARTER", "MILITARY"], "maxPersonsPerFlight": 135, "noticeHours": 24,
              "airports": [{"icao": "MGGT", "days": ["MONDAY"], "opens": "06:00", "closes": "22:00"}],
              "blackoutDates": ["2025-12-24", "2025-12-25"]},
             "populations": [{"category": "NATIONAL"}, {"category": "THIRD_COUNTRY_NATIONAL",
               "nationalities": {"include": ["HN", "SV", "NI"]}, "onwardWithinDays": 30}],
             "clearance": {"mode": "MANUAL", "replyWithinHours": 48, "onSilence": "LAPSE"},
             "safeguards": {"monitorAboard": true, "medicalStaff": 1, "interpreter": true,
              "unaccompaniedMinorsPerWeek": 150}}""";

    @Test
    void theMainPathIsLegal() throws IOException {
        assertEquals(Verdict.LEGAL, TermsRules.check(context(AgreementFacts.none()), terms(JSON.readTree(MAIN_PATH))));
    }

    @ParameterizedTest(name = "{0} = {1}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        /effectiveFrom                          | "0025-02-10"                       | DATE_IMPLAUSIBLE
        /limits/1/id                            | "flights-week"                     | LIMIT_ID_TWICE
        /limits/1/id                            | "no spaces"                        | LIMIT_ID_INVALID
        /limits/1/id                            | "old-limit"                        | LIMIT_KIND_FIXED
        /limits/0/volume                        | {"fixed": 5, "increasePercent": "4"} | VOLUME_AMBIGUOUS
        /limits/0/volume                        | {}                                 | VOLUME_AMBIGUOUS
        /limits/0/volume/increasePercent        | null                               | VOLUME_AMBIGUOUS
        /limits/0/volume/increasePercent        | "1000.1"                           | PERCENT_OUT_OF_RANGE
        /limits/0/volume/increasePercent        | "-1"                               | PERCENT_OUT_OF_RANGE
        /limits/0/volume/increasePercent        | "40/1"                             | DECIMAL_EXPECTED
        /limits/0/volume/baseline               | "0194e000-0000-7000-8000-0000000000ff" | BASELINE_UNKNOWN
        /limits/0/volume/baseline               | "0194e000-0000-7000-8000-0000000000b2" | BASELINE_MISMATCH
        /limits/0/volume/baseline               | "0194e000-0000-7000-8000-0000000000b3" | BASELINE_REJECTED
        /limits/0/rampUp                        | [{"from": "2025-03-01", "increasePercent": "1"}, {"from": "2025-03-01", "increasePercent": "2"}] | RAMP_UP_OUT_OF_ORDER
        /limits/0/rampUp                        | [{"from": "2025-03-01", "fixed": 3}] | RAMP_UP_MISMATCH
        /limits/1/rampUp                        | [{"from": "2025-03-01", "increasePercent": "3"}] | RAMP_UP_MISMATCH
        /limits/1/rampUp                        | []                                 | EMPTY_LIST
        /limits/0/criticalPercent               | 0                                  | NUMBER_OUT_OF_RANGE
        /limits/0/criticalPercent               | 101                                | NUMBER_OUT_OF_RANGE
        /limits/1/volume/fixed                  | -1                                 | NUMBER_OUT_OF_RANGE
        /limits/1/volume/fixed                  | 10000001                           | NUMBER_OUT_OF_RANGE
        /limits/2/carryOver/maxPercent          | "100.5"                            | PERCENT_OUT_OF_RANGE
        /limits/2/carryOver/windows             | 0                                  | NUMBER_OUT_OF_RANGE
        /limits/3/carryOver                     | {"maxPercent": "20", "windows": 1} | CARRY_OVER_NOT_POSSIBLE
        /limits/3/appliesTo/categories          | ["NATIONAL"]                       | STANDING_NOT_POSSIBLE
        /limits/3/appliesTo                     | null                               | STANDING_NOT_POSSIBLE
        /limits/3/unit                          | "FLIGHT"                           | STANDING_NOT_POSSIBLE
        /limits/2/appliesTo/categories          | []                                 | EMPTY_LIST
        /limits/2/appliesTo/nationalities       | {"include": ["HN"], "exclude": ["CU"]} | NATIONALITIES_AMBIGUOUS
        /limits/2/appliesTo/nationalities       | {}                                 | NATIONALITIES_AMBIGUOUS
        /limits/2/appliesTo/nationalities       | {"include": ["US"]}                | SENDING_STATE_NATIONAL
        /limits/2/appliesTo/nationalities       | {"exclude": ["XX"]}                | STATE_UNKNOWN
        /limits/2/appliesTo/airports            | ["GUA"]                            | AIRPORT_UNKNOWN
        /conditions/aircraft                    | []                                 | EMPTY_LIST
        /conditions/maxPersonsPerFlight         | 0                                  | NUMBER_OUT_OF_RANGE
        /conditions/noticeHours                 | -24                                | NUMBER_OUT_OF_RANGE
        /conditions/noticeWorkingDays           | 2                                  | NOTICE_AMBIGUOUS
        /conditions/calendar                    | {"weekend": ["MONDAY","TUESDAY","WEDNESDAY","THURSDAY","FRIDAY","SATURDAY","SUNDAY"]} | NO_WORKING_DAY
        /conditions/airports/0/icao             | "mggt"                             | AIRPORT_UNKNOWN
        /conditions/airports/0/closes           | "06:00"                            | HOURS_REVERSED
        /conditions/airports/0/closes           | null                               | HOURS_INCOMPLETE
        /conditions/airports/0/zone             | "Mars/Olympus"                     | ZONE_UNKNOWN
        /conditions/airports/0/days             | []                                 | EMPTY_LIST
        /conditions/blackoutDates               | ["9999-12-31"]                     | DATE_IMPLAUSIBLE
        /populations/0/category                 | "THIRD_COUNTRY_NATIONAL"           | POPULATION_TWICE
        /populations/0/onwardWithinDays         | 5                                  | CATEGORY_MISMATCH
        /populations/1/reviewWithinDays         | 5                                  | CATEGORY_MISMATCH
        /populations/1/onwardWithinDays         | 0                                  | NUMBER_OUT_OF_RANGE
        /populations/1/nationalities/include    | ["HN", "US"]                       | SENDING_STATE_NATIONAL
        /populations/1/nationalities/include    | ["HN", "GT"]                       | CATEGORY_MISMATCH
        /clearance/replyWithinHours             | null                               | REPLY_TIME_NEEDED
        /clearance/replyWithinWorkingDays       | 2                                  | REPLY_TIME_NEEDED
        /clearance/replyWithinHours             | 0                                  | NUMBER_OUT_OF_RANGE
        /clearance/mode                         | "AUTOMATIC"                        | CLEARANCE_CONTRADICTION
        /safeguards/medicalStaff                | -1                                 | NUMBER_OUT_OF_RANGE
        """)
    void oneRuleBroken(String pointer, String value, String code) throws IOException {
        JsonNode document = JSON.readTree(MAIN_PATH);
        String parent = pointer.substring(0, pointer.lastIndexOf('/'));
        ((ObjectNode) document.at(parent)).set(pointer.substring(pointer.lastIndexOf('/') + 1), JSON.readTree(value));
        Verdict verdict = TermsRules.check(context(AgreementFacts.none()), terms(document));
        assertTrue(
                verdict.broken().stream().anyMatch(v -> v.code().equals(code))
                        || verdict.malformed().stream().anyMatch(v -> v.code().equals(code)),
                () -> "expected " + code + " in " + verdict);
    }

    @Test
    void allThatIsBrokenIsSaidAtOnce() throws IOException {
        ObjectNode document = (ObjectNode) JSON.readTree(MAIN_PATH);
        ((ObjectNode) document.at("/limits/0")).put("criticalPercent", 0);
        ((ObjectNode) document.at("/conditions")).put("noticeHours", -1);
        ((ObjectNode) document.at("/clearance")).putNull("replyWithinHours");
        assertEquals(
                3,
                TermsRules.check(context(AgreementFacts.none()), terms(document))
                        .broken()
                        .size());
    }

    @Test
    void nothingFollowsAnEnding() throws IOException {
        AgreementFacts abandoned = new AgreementFacts(
                null, null, null, null, null, null, List.of(), null, null, java.time.LocalDate.parse("2025-02-01"));
        Verdict verdict = TermsRules.check(context(abandoned), terms(JSON.readTree(MAIN_PATH)));
        assertEquals("ENDED", verdict.conflicts().get(0).code());
    }

    @Test
    void automaticAndDeemedClearanceNeedTheReceivingState() throws IOException {
        ObjectNode document = (ObjectNode) JSON.readTree(MAIN_PATH);
        assertFalse(TermsRules.needsReceivingState(terms(document)));
        ((ObjectNode) document.at("/clearance")).put("onSilence", "DEEMED_GRANTED");
        assertTrue(TermsRules.needsReceivingState(terms(document)));
        document.set("clearance", JSON.readTree("{\"mode\": \"AUTOMATIC\"}"));
        assertTrue(TermsRules.needsReceivingState(terms(document)));
    }

    private static TermsRules.Context context(AgreementFacts facts) throws IOException {
        ObjectNode old = (ObjectNode) JSON.readTree(MAIN_PATH);
        old.set(
                "limits",
                JSON.readTree(
                        "[{\"id\":\"old-limit\",\"unit\":\"PERSON\",\"period\":\"DAY\",\"volume\":{\"fixed\":1}}]"));
        TermsVersion first = new TermsVersion(1, Instant.EPOCH, null, terms(old));
        return new TermsRules.Context(
                "US",
                "GT",
                facts,
                List.of(first),
                List.of(
                        baseline(WEEKLY, Limit.Period.WEEK, Baseline.Status.CLAIMED),
                        baseline(YEARLY, Limit.Period.YEAR, Baseline.Status.DECIDED),
                        baseline(REJECTED, Limit.Period.WEEK, Baseline.Status.REJECTED)));
    }

    private static Baseline baseline(UUID id, Limit.Period period, Baseline.Status status) {
        return new Baseline(
                id,
                Limit.Unit.FLIGHT,
                period,
                ExactNumber.of("14"),
                "2024",
                null,
                status,
                null,
                null,
                Instant.EPOCH,
                null);
    }

    private static Terms terms(JsonNode document) throws IOException {
        return JSON.treeToValue(document, Terms.class);
    }
}
