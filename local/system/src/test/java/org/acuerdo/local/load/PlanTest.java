package org.acuerdo.local.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each thing a case says has its place, and what no source says is not made up. */
class PlanTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> CLAIMS = List.of("b0", "b1", "b2", "b3");

    /** Names of what an item is: its place says so. */
    private static final Set<String> SAID_BY_PLACE = Set.of("fact", "term", "status");

    static Stream<JsonNode> agreements() {
        return Stream.concat(Cases.guatemala().agreements().stream(), Cases.region().agreements().stream());
    }

    @ParameterizedTest
    @MethodSource("agreements")
    void nothingThatTheCaseSaysIsLost(JsonNode agreement) {
        String sent = sent(new Plan(agreement));
        var leaves = new ArrayList<String>();
        leaves(agreement, leaves);
        for (String leaf : leaves) {
            assertTrue(sent.contains(leaf), () -> "'" + leaf + "' of " + agreement.path("reference") + " in " + sent);
        }
    }

    @ParameterizedTest
    @MethodSource("agreements")
    void everyTermThatNeedsAnAddedDateIsMarkedAsScenario(JsonNode agreement) {
        var plan = new Plan(agreement);
        if (plan.terms().named()) {
            assertTrue(terms(plan).path("basis").path("scenario").asBoolean());
        }
        assertFalse(plan.unknown().isEmpty());
    }

    @Test
    void theIncreaseRestsOnEachClaimAndOnNoneInParticular() {
        JsonNode terms = terms(Cases.plan("US-GT-2025"));
        assertEquals("ANNOUNCED", terms.path("certainty").asText());
        assertEquals("BLOCKED", terms.path("provisionalUse").asText());
        assertEquals(
                List.of("increase-week-14", "increase-week-7.5", "increase-week-10", "increase-year-508"),
                terms.path("limits").findValuesAsText("id"));
        assertEquals(CLAIMS, terms.path("limits").findValuesAsText("baseline"));
        assertEquals(List.of("40", "40", "40", "40"), terms.path("limits").findValuesAsText("increasePercent"));
        assertEquals(
                "[\"CHARTER\",\"MILITARY\"]", terms.at("/conditions/aircraft").toString());
        assertEquals(150, terms.at("/safeguards/unaccompaniedMinorsPerWeek").asInt());
    }

    @Test
    void ofTwoDatesForOneFactTheLaterOneIsTheFact() {
        Plan honduras = Cases.plan("US-HN-2025");
        assertEquals(
                LocalDate.of(2025, 7, 8), honduras.facts().day("inForceFrom").orElseThrow());
        List<String> said = said(honduras);
        assertTrue(said.contains("In force from: 2025-06-25; per HN."), said.toString());
        assertFalse(said.toString().contains("2025-07-08"), said.toString());
    }

    @Test
    void hondurasHasTwoLimitsAndNoPopulationThatASourceNames() {
        JsonNode terms = terms(Cases.plan("US-HN-2025"));
        assertEquals(
                List.of("persons-month", "persons-term"), terms.path("limits").findValuesAsText("id"));
        assertEquals(List.of("10", "240"), terms.path("limits").findValuesAsText("fixed"));
        assertEquals("AGREED", terms.path("certainty").asText());
        assertTrue(terms.path("populations").isEmpty());
    }

    @Test
    void elSalvadorTakesCustodyTransfersAndItsOfferIsAnOffer() {
        Plan elSalvador = Cases.plan("US-SV-2025");
        JsonNode terms = terms(elSalvador);
        assertEquals(
                "CUSTODY_TRANSFER", terms.at("/limits/0/appliesTo/categories/0").asText());
        assertEquals(300, terms.at("/limits/0/volume/fixed").asInt());
        assertEquals(24, terms.at("/conditions/noticeHours").asInt());
        assertEquals(
                List.of("NATIONAL", "THIRD_COUNTRY_NATIONAL", "CUSTODY_TRANSFER"),
                terms.path("populations").findValuesAsText("category"));
        assertEquals(1, placed(elSalvador, "offers").size());
        assertEquals("2025-02-03", placed(elSalvador, "offers").get(0).body().get("on"));
    }

    @Test
    void ofTwoFiguresForOnePaymentOneIsTheAmountAndBothAreOnRecord() {
        Plan elSalvador = Cases.plan("US-SV-2025");
        List<Item> commitments = placed(elSalvador, "commitments");
        assertEquals(1, commitments.size());
        assertEquals(
                "{\"value\":\"4670000\",\"currency\":\"USD\"}",
                commitments.get(0).body().get("amount").toString());
        assertTrue(said(elSalvador).toString().contains("4760000"));
    }

    @Test
    void costaRicaHasAClockForOnwardJourneysAndAHold() {
        Plan costaRica = Cases.plan("US-CR-2025");
        JsonNode terms = terms(costaRica);
        assertEquals(30, terms.at("/populations/0/onwardWithinDays").asInt());
        assertEquals("2025-02-20", terms.path("effectiveFrom").asText());
        assertTrue(costaRica.legalHold().isObject());
    }

    @Test
    void whatIsOnlyNegotiatedHasNoTerms() {
        for (String reference : List.of("US-MX-2025", "US-PA-2025", "US-CO-2025")) {
            assertFalse(Cases.plan(reference).terms().named(), reference);
        }
    }

    private static List<Item> placed(Plan plan, String place) {
        return plan.items().stream().filter(item -> item.place().equals(place)).toList();
    }

    private static List<String> said(Plan plan) {
        return placed(plan, "statements").stream()
                .map(item -> item.body().get("summary").toString())
                .toList();
    }

    private static JsonNode terms(Plan plan) {
        return JSON.valueToTree(
                plan.terms().body(CLAIMS, plan.terms().effectiveFrom().orElseThrow()));
    }

    /** All that the API gets of a case, as one text. */
    private static String sent(Plan plan) {
        var sent = new StringBuilder(JSON.valueToTree(plan.creation()).toString());
        plan.facts().known().forEach(fact -> sent.append(fact.day()).append(plan.source(fact.item())));
        plan.baselines().forEach(item -> sent.append(JSON.<JsonNode>valueToTree(item.body())));
        plan.items().forEach(item -> sent.append(JSON.<JsonNode>valueToTree(item.body())));
        if (plan.terms().named()) {
            sent.append(terms(plan));
        }
        return sent.toString();
    }

    private static void leaves(JsonNode node, List<String> leaves) {
        if (node.isObject()) {
            node.properties().forEach(field -> {
                if (!SAID_BY_PLACE.contains(field.getKey())) {
                    leaves(field.getValue(), leaves);
                }
            });
        } else if (node.isArray()) {
            node.forEach(each -> leaves(each, leaves));
        } else {
            leaves.add(node.asText());
        }
    }
}
