package org.acuerdo.gateway.web.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.util.List;
import org.acuerdo.gateway.web.kit.Blocks.Step;
import org.acuerdo.gateway.web.kit.Say;
import org.junit.jupiter.api.Test;

/** What comes from other windows, in words. */
class DerivationTest {
    private static final String STEPS = """
        {"steps": [
          {"what": "running sum begins with 2025-W07", "rule": "the window in which the limit took effect with this rounding",
           "value": {"fraction": "0", "decimal": "0"}, "source": "terms 1, limit l", "inputs": []},
          {"what": "running sum of 2025-W07 to 2025-W09", "rule": "windows x entitlement",
           "value": {"fraction": "294/5", "decimal": "58.8"}, "source": "facts: SUSPENDED",
           "inputs": [{"name": "windows", "window": null, "value": {"fraction": "3", "decimal": "3"}},
            {"name": "entitlement", "window": null, "value": {"fraction": "98/5", "decimal": "19.6"}}]},
          {"what": "carried over from 2025-W09, usable through 2025-W11",
           "rule": "min(unused, floor(percent x own / 100)) - used since",
           "value": {"fraction": "1", "decimal": "1"}, "source": "terms 1, limit l",
           "inputs": [{"name": "own", "window": null, "value": {"fraction": "10", "decimal": "10"}},
            {"name": "used", "window": "2025-W10", "value": {"fraction": "1", "decimal": "1"}}]},
          {"what": "overshoot of 2025-W08", "rule": "min(consumed - allowance, never reserved there) - borne since",
           "value": {"fraction": "3", "decimal": "3"},
           "source": "ledger: units consumed there that were never reserved there",
           "inputs": [{"name": "borne", "window": "2025-W09", "value": {"fraction": "10", "decimal": "10"}},
            {"name": "height", "window": null, "value": {"fraction": "1", "decimal": "1"}}]}]}
        """;

    private static List<Step> steps(String language) {
        return Derivation.of(Say.in(language), new JsonObject(STEPS));
    }

    @Test
    void eachSourceHasItsSentenceAndItsNumbers() {
        List<Step> steps = steps("en");
        assertEquals("The running sum begins with 2025-W07", steps.get(0).what());
        assertTrue(steps.get(0).inputs().isEmpty());
        assertEquals("Running sum of 2025-W07 to 2025-W09", steps.get(1).what());
        assertEquals(
                List.of("Windows: 3", "Entitlement of each: 98/5"), steps.get(1).inputs());
        assertEquals(
                "Carried over from 2025-W09, usable through 2025-W11",
                steps.get(2).what());
        assertEquals(
                List.of("Its own units: 10", "Used in 2025-W10: 1"),
                steps.get(2).inputs());
        assertEquals("Overshoot of 2025-W08, not yet deducted", steps.get(3).what());
    }

    @Test
    void inSpanishAsWellAndWhatIsNotKnownStandsAsItCame() {
        List<Step> steps = steps("es");
        assertEquals(
                "Trasladado de 2025-W09, utilizable hasta 2025-W11",
                steps.get(2).what());
        assertEquals(
                List.of("Descontado en 2025-W09: 10", "height: 1"), steps.get(3).inputs());
        steps.forEach(step -> assertTrue(step.rule().endsWith("."), step.rule()));
    }
}
