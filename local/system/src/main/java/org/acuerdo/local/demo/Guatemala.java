package org.acuerdo.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.acuerdo.local.Api;

/**
 * The agreement between the United States and Guatemala of February 2025, from the announcement to its quotas. Figures and
 * sources come from {@code cases/guatemala.json}; which baseline was decided is not public: here it is a scenario, and marked so.
 */
final class Guatemala {

    static final ZoneId ZONE = ZoneId.of("America/Guatemala");

    private final Stage stage;
    private final JsonNode facts = caseFile();

    Guatemala(Stage stage) {
        this.stage = stage;
    }

    static JsonNode caseFile() {
        try (InputStream in = Guatemala.class.getResourceAsStream("/cases/guatemala.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Creates the agreement; an earlier demo's keeps its reference, this one gets the next number. */
    String announce() {
        stage.step("An agreement is announced");
        JsonNode agreement = facts.path("agreement");
        String reference = agreement.path("reference").asText();
        var body = new LinkedHashMap<String, Object>();
        body.put("reference", reference);
        body.put("title", agreement.path("title").asText());
        body.put("kind", "ARRANGEMENT");
        body.put("sendingState", "US");
        body.put("receivingState", "GT");
        body.put("zone", ZONE.getId());
        body.put("announcedOn", fact("announcedOn").path("date").asText());
        body.put("cooperationAreas", strings(facts.path("cooperationAreas")));
        Api.Answer created = stage.attempt(Stage.TREATY_US, "agreements", body);
        for (int number = 2; created.status() == 409 && number < 1000; number++) {
            body.put("reference", reference + "-" + number);
            created = stage.attempt(Stage.TREATY_US, "agreements", body);
        }
        if (created.status() != 201) {
            throw new org.acuerdo.local.UserError("The demo cannot create an agreement: " + created);
        }
        stage.say(body.get("reference") + ": status " + created.text("status") + ", operative "
                + created.text("operative"));
        return created.text("id");
    }

    /** Records what was said, and by whom. */
    void statements(String agreement) {
        stage.step("What was said is recorded with its source");
        for (JsonNode said : facts.path("statements")) {
            var body = new LinkedHashMap<String, Object>();
            for (String field : List.of("on", "summary", "speaker", "office", "channel", "language")) {
                body.put(field, said.path(field).asText());
            }
            body.put("source", source(said.path("source").asText()));
            body.put("supports", List.of("increase"));
            stage.post(Stage.TREATY_US, "agreements/" + agreement + "/statements", body);
            stage.say(said.path("speaker").asText() + ", " + said.path("office").asText() + ", "
                    + said.path("on").asText());
        }
    }

    /**
     * Claims the four rival baselines.
     *
     * @return the id of the first, 14 flights a week
     */
    String baselines(String agreement) {
        stage.step("\"40 percent more\" than what? Four sources, four baselines");
        var ids = new ArrayList<String>();
        for (JsonNode claim : facts.path("baselines")) {
            var body = new LinkedHashMap<String, Object>();
            for (String field : List.of("unit", "period", "value", "window")) {
                body.put(field, claim.path(field).asText());
            }
            body.put("source", source(claim.path("source").asText()));
            Api.Answer answer = stage.post(Stage.TREATY_US, "agreements/" + agreement + "/baselines", body);
            ids.add(answer.text("id"));
            BigDecimal value = new BigDecimal(claim.path("value").asText());
            String more =
                    value.multiply(new BigDecimal("1.40")).stripTrailingZeros().toPlainString();
            stage.say(value.toPlainString() + " a "
                    + claim.path("period").asText().toLowerCase(java.util.Locale.ROOT) + " ("
                    + claim.path("source").asText() + "): 40 percent more is " + more);
        }
        return ids.get(0);
    }

    /** Decides one of them; that it was this one is assumed. */
    void decide(String agreement, String baseline) {
        stage.step("The working group decides one of them (a scenario, and marked as one)");
        String at = "agreements/" + agreement;
        Api.Answer decided = stage.change(
                Stage.TREATY_US,
                at,
                "/baselines/" + baseline + "/decision",
                Map.of(
                        "outcome", "DECIDED",
                        "decidedOn", today().toString(),
                        "basis", basis()));
        stage.say("14 flights a week is " + status(decided, baseline) + "; the other three stay on record as claims");
    }

    /** Adopts terms. */
    void terms(String agreement, String baseline, LocalDate from) {
        stage.step("Terms: 40 percent more, with limits, conditions and safeguards");
        Api.Answer adopted = stage.change(
                Stage.TREATY_US, "agreements/" + agreement, "/terms", TermsOfTheCase.body(facts, baseline, from));
        stage.say("version " + adopted.body().path("version").asText("1") + ", effective from " + from);
        stage.say(
                "limits: 14 a week + 40 percent; 5 flights a day; 100 third-country nationals a week; 120 shelter places");
    }

    /** Brings it into force. */
    void enterIntoForce(String agreement, LocalDate on) {
        stage.step("Entry into force");
        JsonNode fact = fact("inForceFrom");
        Api.Answer inForce = stage.change(
                Stage.TREATY_US,
                "agreements/" + agreement,
                "/entry-into-force",
                Map.of("on", on.toString(), "source", source(fact.path("source").asText())));
        stage.say("in force from " + on + "; today its status is " + inForce.text("status"));
        stage.until(on.atTime(6, 0).atZone(ZONE).toInstant());
        Api.Answer now = stage.get(Stage.TREATY_US, "agreements/" + agreement);
        stage.say("status " + now.text("status") + ", operative " + now.text("operative"));
    }

    /** The day on which it enters into force: the real one, or today where the clock is past it. */
    LocalDate inForceFrom() {
        LocalDate real = LocalDate.parse(fact("inForceFrom").path("date").asText());
        return real.isBefore(today()) ? today() : real;
    }

    LocalDate today() {
        return stage.now().atZone(ZONE).toLocalDate();
    }

    static Instant at(LocalDate day, int hour, int minute) {
        return day.atTime(hour, minute).atZone(ZONE).toInstant();
    }

    static Map<String, Object> basis() {
        return Map.of("kind", "WORKING_GROUP", "reference", "first meeting", "scenario", true);
    }

    private static String status(Api.Answer decided, String baseline) {
        for (JsonNode each : decided.body().path("baselines")) {
            if (each.path("id").asText().equals(baseline)) {
                return each.path("status").asText();
            }
        }
        return decided.body().path("status").asText("DECIDED");
    }

    private JsonNode fact(String name) {
        for (JsonNode fact : facts.path("agreement").path("facts")) {
            if (fact.path("fact").asText().equals(name)) {
                return fact;
            }
        }
        throw new IllegalStateException("The case has no fact " + name);
    }

    private static Map<String, String> source(String name) {
        return Map.of("name", name);
    }

    static List<String> strings(JsonNode array) {
        var all = new ArrayList<String>();
        array.forEach(each -> all.add(each.asText()));
        return all;
    }
}
