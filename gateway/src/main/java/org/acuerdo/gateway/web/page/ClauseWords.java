package org.acuerdo.gateway.web.page;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.acuerdo.gateway.web.kit.Json;
import org.acuerdo.gateway.web.kit.Say;

/** Clauses of terms in the reader's words. */
final class ClauseWords {
    private final Say say;

    ClauseWords(Say say) {
        this.say = say;
    }

    /** What a statement supports: a limit, a condition, the increase, populations, clearance. */
    String name(String supported) {
        return switch (supported) {
            case "increase" -> say.the("record.increase");
            case "populations" -> say.the("clause.populations");
            case "clearance" -> say.the("clause.clearance");
            default ->
                say.has("condition." + supported)
                        ? say.code("condition", supported)
                        : say.the("clause.limit", supported);
        };
    }

    /** Airports of the conditions, each with its days and hours. */
    List<String> airports(JsonObject conditions) {
        return Json.objects(conditions, "airports").stream().map(this::airport).toList();
    }

    private String airport(JsonObject airport) {
        List<String> parts = new ArrayList<>(List.of(Json.text(airport, "icao")));
        parts.add(codes("weekday", Json.texts(airport, "days")));
        parts.add(Json.text(airport, "opens") + " – " + Json.text(airport, "closes"));
        parts.add(Json.text(airport, "zone"));
        return parts.stream().filter(p -> !p.isEmpty() && !p.equals(" – ")).collect(Collectors.joining("; "));
    }

    String population(JsonObject population) {
        JsonObject nationalities = Json.object(population, "nationalities");
        List<String> parts = new ArrayList<>(List.of(say.code("category", Json.text(population, "category"))));
        part(parts, "terms.include", String.join(", ", Json.texts(nationalities, "include")));
        part(parts, "terms.exclude", String.join(", ", Json.texts(nationalities, "exclude")));
        part(parts, "terms.onwardWithinDays", Json.text(population, "onwardWithinDays"));
        part(parts, "terms.reviewWithinDays", Json.text(population, "reviewWithinDays"));
        return String.join("; ", parts);
    }

    List<String> clearance(JsonObject clearance) {
        List<String> parts = new ArrayList<>();
        part(parts, "terms.mode", say.code("mode", Json.text(clearance, "mode")));
        part(parts, "terms.replyWithinHours", Json.text(clearance, "replyWithinHours"));
        part(parts, "terms.replyWithinWorkingDays", Json.text(clearance, "replyWithinWorkingDays"));
        if (Json.text(clearance, "mode").equals("MANUAL")) {
            part(parts, "terms.onSilence", say.code("onSilence", Json.text(clearance, "onSilence")));
        }
        return parts;
    }

    private void part(List<String> parts, String words, String value) {
        if (!value.isEmpty()) {
            parts.add(say.the(words) + ": " + value);
        }
    }

    private String codes(String group, List<String> codes) {
        return codes.stream().map(c -> say.code(group, c)).collect(Collectors.joining(", "));
    }
}
