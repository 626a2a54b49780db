package org.acuerdo.gateway.web.page;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.acuerdo.gateway.web.kit.Blocks.Step;
import org.acuerdo.gateway.web.kit.Json;
import org.acuerdo.gateway.web.kit.Say;

/**
 * The steps of an explanation in words that a lawyer reads. The API gives each step's subject, rule and source as terse
 * English; each of their forms has its sentence in both languages here, and a form that is not known stands as it came.
 */
final class Derivation {
    private static final List<Map.Entry<Pattern, String>> SUBJECTS = List.of(
            form("baseline per (.+)", "step.baseline"),
            form("baseline increased by (.+) percent", "step.increased"),
            form("fixed volume per (.+)", "step.fixed"),
            form("entitlement, (\\d+) of (\\d+) days operative", "step.entitlement.partly"),
            form("entitlement", "step.entitlement"),
            form("(\\d+) of (\\d+) days, (\\S+) to (\\S+)", "step.days"),
            form("(\\d+) of (\\d+) days, (\\S+)", "step.day"),
            form("not operative (\\S+) to (\\S+)", "step.idle"),
            form("not operative (\\S+)", "step.idle.day"),
            form("no such limit (.+)", "step.none"),
            form("running sum begins with (.+)", "step.begins"),
            form("running sum of (\\S+) to (\\S+)", "step.run"),
            form("running sum of (\\S+)", "step.run.one"),
            form("running sum before this window", "step.before"),
            form("running sum with this window", "step.with"),
            form("rounded entitlement", "step.rounded"),
            form("carried over from closed windows", "step.carried"),
            form("carried over from (\\S+), usable through (\\S+)", "step.lot"),
            form("overshoot of (\\S+)", "step.overshoot"),
            form("deducted overshoot of closed windows", "step.deducted"),
            form("allowance of (.+)", "step.allowance"));

    private static final List<Map.Entry<Pattern, String>> RULES = List.of(
            form("(?:last rampUp step begun: )?baseline\\.value", "rule.baseline"),
            form("baseline x \\(100 \\+ increasePercent\\) / 100", "rule.increase"),
            form("last rampUp step begun: baseline x .+", "rule.increase.step"),
            form("fixed", "rule.fixed"),
            form("last rampUp step begun: fixed", "rule.fixed.step"),
            form("volume x days / days\\(window\\)", "rule.share"),
            form("volume\\(day\\) = 0", "rule.idle"),
            form("volume\\(day\\) = 0 where the terms lack the id", "rule.none"),
            form("sum over days of volume\\(day\\) / days\\(window\\)", "rule.sum"),
            form("whole volume of (.+)", "rule.whole"),
            form("FULL: whole volume of the last operative day", "rule.full"),
            form("sum of entitlements since the limit took effect with this rounding", "rule.running"),
            form("the window in which the limit took effect with this rounding", "rule.begins"),
            form("windows x entitlement", "rule.run"),
            form("running sum \\+ entitlement", "rule.running.with"),
            form("CUMULATIVE_FLOOR: .+", "rule.cumulative"),
            form("FLOOR", "rule.floor"),
            form("HALF_UP", "rule.halfUp"),
            form("unused own units, at most the carry-over's percent, oldest first", "rule.carried"),
            form("min\\(unused, floor\\(percent x own / 100\\)\\) - used since", "rule.lot"),
            form("min\\(consumed - allowance, never reserved there\\) - borne since", "rule.overshoot"),
            form("one for one, down to 0", "rule.deducted"),
            form("round\\(entitlement\\) \\+ carried over - deducted overshoot", "rule.allowance"),
            form("0 in a window without an operative day", "rule.allowance.none"));

    private static final List<Map.Entry<Pattern, String>> SOURCES = List.of(
            form("terms (\\d+), limit (.+)", "source.limit"),
            form("terms (\\d+)", "source.terms"),
            form("no terms in force", "source.none"),
            form("facts: (.+)", "source.facts"),
            form("ledger: units consumed there that were never reserved there", "source.ledger"),
            form("baseline \\S+, not on record", "source.unknown"),
            form("baseline \\S+, (.+), DECIDED (\\S+) by (.+)", "source.decided"),
            form("baseline \\S+, (.+), CLAIMED", "source.claimed"),
            form("baseline \\S+, (.+), REJECTED.*", "source.rejected"));

    private Derivation() {}

    static List<Step> of(Say say, JsonObject explanation) {
        return Json.objects(explanation, "steps").stream()
                .map(s -> step(say, s))
                .toList();
    }

    private static Step step(Say say, JsonObject step) {
        JsonObject value = Json.object(step, "value");
        String exact = Json.text(value, "fraction");
        String decimal = Json.text(value, "decimal");
        return new Step(
                words(say, SUBJECTS, Json.text(step, "what")),
                words(say, RULES, Json.text(step, "rule")),
                exact,
                exact.equals(decimal) || decimal.isEmpty() ? null : decimal,
                words(say, SOURCES, Json.text(step, "source")),
                Json.objects(step, "inputs").stream().map(i -> input(say, i)).toList());
    }

    /** A number that a step is reckoned from, with its window where it is another than the step's. */
    private static String input(Say say, JsonObject input) {
        String window = Json.text(input, "window");
        String exact = Json.text(Json.object(input, "value"), "fraction");
        String name = "input." + Json.text(input, "name");
        if (!say.has(name)) {
            return Json.text(input, "name") + ": " + exact;
        }
        return window.isEmpty() ? say.the(name, exact) : say.the(name, exact, window);
    }

    private static String words(Say say, List<Map.Entry<Pattern, String>> forms, String text) {
        for (Map.Entry<Pattern, String> form : forms) {
            Matcher found = form.getKey().matcher(text);
            if (found.matches()) {
                Object[] values = new Object[found.groupCount()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = say.code("word", found.group(i + 1));
                }
                return say.the(form.getValue(), values);
            }
        }
        return text;
    }

    private static Map.Entry<Pattern, String> form(String pattern, String key) {
        return Map.entry(Pattern.compile(pattern), key);
    }
}
