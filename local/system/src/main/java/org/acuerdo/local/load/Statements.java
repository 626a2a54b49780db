package org.acuerdo.local.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Statements: what the case quotes, and what the interface has no other place for. */
final class Statements {

    static final String PLACE = "statements";

    private final JsonNode agreement;

    Statements(JsonNode agreement) {
        this.agreement = agreement;
    }

    /** What somebody in office said. */
    Item quoted(JsonNode said) {
        var body = new LinkedHashMap<String, Object>();
        for (String field :
                List.of("summary", "speaker", "office", "channel", "language", "text", "translation", "link")) {
            if (said.path(field).isTextual()) {
                body.put(field, said.path(field).asText());
            }
        }
        if (said.path("supports").isArray()) {
            body.put("supports", Words.strings(said.path("supports")));
        }
        String remark =
                said.path("remark").isTextual() ? " (" + said.path("remark").asText() + ")" : "";
        source(said).ifPresent(name -> body.put("source", Map.of("name", name + remark)));
        LocalDate day = Days.last(said).orElse(null);
        return item("said by " + said.path("speaker").asText("somebody not named"), Outcome.TAKEN, body, day, "");
    }

    /** What has no place of its own. */
    Item kept(String name, JsonNode item) {
        return kept(name, item, List.of(), "");
    }

    /** Figures that were announced and that nothing executes. */
    Item announced(JsonNode item) {
        Item kept = kept("announced", item);
        String remark = kept.remark().isEmpty() ? "as a statement" : "as a statement; " + kept.remark();
        return new Item(kept.what(), Outcome.ANNOUNCED, PLACE, kept.body(), kept.keys(), kept.day(), remark);
    }

    /**
     * @param supports the limit or condition that rests on it
     * @param remark for the report
     */
    Item kept(String name, JsonNode item, List<String> supports, String remark) {
        var body = new LinkedHashMap<String, Object>();
        Optional<LocalDate> day = Days.last(item);
        String sentence = Words.sentence(name, item) + ".";
        body.put("summary", day.isPresent() ? sentence : sentence + " The source names no day.");
        if (!supports.isEmpty()) {
            body.put("supports", supports);
        }
        source(item).ifPresent(source -> body.put("source", Map.of("name", source)));
        String told = body.containsKey("source")
                ? remark
                : remark + (remark.isEmpty() ? "" : "; ") + "the case names no source";
        return item(Words.sentence(name, item), Outcome.STATEMENT, body, day.orElse(null), told);
    }

    /** The item's own source, else that of the whole agreement. */
    Optional<String> source(JsonNode item) {
        JsonNode own = item.path("source");
        JsonNode source = own.isTextual() ? own : agreement.path("source");
        return source.isTextual() ? Optional.of(source.asText()) : Optional.empty();
    }

    private static Item item(String what, Outcome outcome, Map<String, Object> body, LocalDate day, String remark) {
        if (day != null) {
            body.put("on", day.toString());
        }
        return new Item(what, outcome, PLACE, body, List.of("summary"), day, remark);
    }
}
