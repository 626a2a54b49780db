package org.acuerdo.local.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The terms of a case, as far as its sources say. What the API needs and no source says is the example's, and the basis is
 * marked as scenario: the day from which they apply, and how clearances are decided.
 *
 * <p>An announced increase names no baseline. Each claim on record gives a limit of its own, provisional and blocked: no claim
 * is preferred, and nothing flies on a figure that nobody decided.
 */
final class Terms {

    private static final Map<String, Object> CLEARANCE =
            Map.of("mode", "MANUAL", "replyWithinHours", 48, "onSilence", "LAPSE");

    private final JsonNode agreement;
    private final Facts facts;

    Terms(JsonNode agreement, Facts facts) {
        this.agreement = agreement;
        this.facts = facts;
    }

    /** Whether any source says something that terms hold. */
    boolean named() {
        return agreement.path("limits").isArray()
                || agreement.path("announcedTerms").isArray();
    }

    /** AGREED where the agreement is signed or in force and nothing says otherwise, else ANNOUNCED. */
    String certainty() {
        for (JsonNode term : agreement.path("announcedTerms")) {
            return term.path("certainty").asText("ANNOUNCED");
        }
        boolean bound =
                facts.day("signedOn").isPresent() || facts.day("inForceFrom").isPresent();
        return bound ? "AGREED" : "ANNOUNCED";
    }

    /** Entry into force, else the first arrival, else the last dated fact: no source names a day of its own. */
    Optional<LocalDate> effectiveFrom() {
        Optional<LocalDate> arrival = stream(agreement.path("arrived"))
                .flatMap(each -> Days.last(each).stream())
                .min(LocalDate::compareTo);
        return facts.day("inForceFrom").or(() -> arrival).or(facts::last);
    }

    /** @param baselines the ids of the case's baselines, in its order; null where one is not on record */
    Map<String, Object> body(List<String> baselines, LocalDate effectiveFrom) {
        var body = new LinkedHashMap<String, Object>();
        body.put("effectiveFrom", effectiveFrom.toString());
        body.put("certainty", certainty());
        body.put("basis", Map.of("kind", "STATEMENT", "reference", reference(), "scenario", true));
        body.put("provisionalUse", "BLOCKED");
        var limits = new ArrayList<Map<String, Object>>();
        agreement.path("limits").forEach(limit -> limits.add(limit(limit)));
        increase().ifPresent(term -> limits.addAll(increased(term, baselines)));
        body.put("limits", limits);
        Map<String, Object> conditions = conditions();
        if (!conditions.isEmpty()) {
            body.put("conditions", conditions);
        }
        body.put("populations", populations());
        body.put("clearance", CLEARANCE);
        if (minors().isInt()) {
            body.put("safeguards", Map.of("unaccompaniedMinorsPerWeek", minors().asInt()));
        }
        return body;
    }

    /** The announced increase, if any. */
    Optional<JsonNode> increase() {
        return stream(agreement.path("announcedTerms"))
                .filter(term -> term.path("percent").isNumber())
                .findFirst();
    }

    static String limitId(JsonNode limit) {
        return (limit.path("unit").asText().equals("FLIGHT") ? "flights" : "persons") + "-"
                + limit.path("period").asText().toLowerCase(Locale.ROOT);
    }

    private static Map<String, Object> limit(JsonNode limit) {
        var body = new LinkedHashMap<String, Object>();
        body.put("id", limitId(limit));
        body.put("unit", limit.path("unit").asText());
        body.put("period", limit.path("period").asText());
        body.put("volume", Map.of("fixed", limit.path("fixed").asInt()));
        if (limit.path("appliesTo").isObject()) {
            body.put("appliesTo", limit.path("appliesTo"));
        }
        return body;
    }

    private List<Map<String, Object>> increased(JsonNode term, List<String> baselines) {
        var limits = new ArrayList<Map<String, Object>>();
        int number = 0;
        for (JsonNode claim : agreement.path("baselines")) {
            String baseline = baselines.get(number++);
            if (baseline != null && claim.path("unit").equals(term.path("unit"))) {
                String period = claim.path("period").asText();
                limits.add(Map.of(
                        "id",
                        "increase-" + period.toLowerCase(Locale.ROOT) + "-"
                                + claim.path("value").asText(),
                        "unit",
                        claim.path("unit").asText(),
                        "period",
                        period,
                        "volume",
                        Map.of(
                                "baseline",
                                baseline,
                                "increasePercent",
                                term.path("percent").asText())));
            }
        }
        return limits;
    }

    private Map<String, Object> conditions() {
        var conditions = new LinkedHashMap<String, Object>();
        for (JsonNode term : agreement.path("announcedTerms")) {
            if (term.path("accepted").isArray()) {
                conditions.put("aircraft", term.path("accepted"));
            }
        }
        if (agreement.path("arrivalNoticeHours").isInt()) {
            conditions.put("noticeHours", agreement.path("arrivalNoticeHours").asInt());
        }
        List<Map<String, Object>> airports = stream(agreement.path("airports"))
                .map(airport -> Map.<String, Object>of(
                        "icao",
                        airport.path("icao").asText(),
                        "zone",
                        airport.path("zone").asText()))
                .toList();
        if (!airports.isEmpty()) {
            conditions.put("airports", airports);
        }
        if (agreement.path("blackoutDates").path("dates").isArray()) {
            conditions.put("blackoutDates", agreement.path("blackoutDates").path("dates"));
        }
        return conditions;
    }

    /** Those that are named, with the clock of third-country nationals; where none is, none is accepted yet. */
    List<Map<String, Object>> populations() {
        var categories = new LinkedHashSet<String>(Words.strings(agreement.path("populations")));
        increase().ifPresent(term -> categories.addAll(Words.strings(term.path("populations"))));
        agreement
                .path("limits")
                .forEach(limit ->
                        categories.addAll(Words.strings(limit.path("appliesTo").path("categories"))));
        var populations = new ArrayList<Map<String, Object>>();
        for (String category : categories) {
            boolean clock = category.equals("THIRD_COUNTRY_NATIONAL")
                    && agreement.path("onwardWithinDays").isInt();
            populations.add(
                    clock
                            ? Map.of(
                                    "category",
                                    category,
                                    "onwardWithinDays",
                                    agreement.path("onwardWithinDays").asInt())
                            : Map.of("category", category));
        }
        return populations;
    }

    private JsonNode minors() {
        return agreement.path("reception").path("unaccompaniedMinorsPerWeek");
    }

    /** The sources that the terms rest on, each once; statements on record say which says what. */
    private String reference() {
        var sources = new LinkedHashSet<String>();
        facts.known().stream()
                .filter(f -> f.name().equals(Fact.ANNOUNCED))
                .forEach(f -> sources.add(f.item().path("source").asText()));
        agreement
                .path("limits")
                .forEach(limit -> sources.add(limit.path("source").asText()));
        sources.add(agreement.path("source").asText());
        sources.remove("");
        return sources.isEmpty() ? "the case on file" : String.join("; ", sources);
    }

    static Stream<JsonNode> stream(JsonNode array) {
        return java.util.stream.StreamSupport.stream(array.spliterator(), false);
    }
}
