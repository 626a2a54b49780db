package org.acuerdo.local.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the parties do and owe beside flights: working groups, visits, commitments, offers. */
final class Undertakings {

    private final JsonNode agreement;
    private final Statements statements;
    private final Facts facts;

    Undertakings(JsonNode agreement, Statements statements, Facts facts) {
        this.agreement = agreement;
        this.statements = statements;
        this.facts = facts;
    }

    List<Item> items() {
        var items = new ArrayList<Item>();
        agreement.path("workingGroups").forEach(each -> items.add(group(each)));
        agreement.path("visits").forEach(each -> items.add(visit(each)));
        agreement.path("commitments").forEach(each -> commitment(items, each));
        agreement.path("offers").forEach(each -> items.add(offer(each)));
        return items;
    }

    private static Item group(JsonNode group) {
        Map<String, Object> body = Plan.fields(group, "name", "mandate");
        body.put("members", group.path("members"));
        return new Item(
                "working group: " + group.path("name").asText(),
                Outcome.TAKEN,
                "working-groups",
                body,
                List.of("name"),
                null,
                "");
    }

    private Item visit(JsonNode visit) {
        Map<String, Object> body = Plan.fields(visit, "level", "host", "place");
        if (visit.path("window").isTextual()) {
            body.put("period", visit.path("window").asText());
        }
        if (visit.path("delegation").isTextual()) {
            body.put(
                    "participants",
                    List.of(Map.of("institution", visit.path("delegation").asText(), "sector", "PUBLIC")));
        }
        if (visit.path("expected").isTextual()) {
            body.put("expectedOutcomes", List.of(visit.path("expected").asText()));
        }
        sourced(body, visit);
        return new Item(
                "visit to " + visit.path("place").asText(visit.path("host").asText()),
                Outcome.ANNOUNCED,
                "visits",
                body,
                List.of("level", "host", "place"),
                null,
                "");
    }

    /** Of two figures for one commitment the later paper's is the amount, and each figure stays as a statement: never a sum. */
    private void commitment(List<Item> items, JsonNode commitment) {
        Map<String, Object> body = Plan.fields(commitment, "debtor", "kind", "certainty");
        String kind =
                Words.capital(Words.spaced(commitment.path("kind").asText().replace('_', ' ')));
        String remark = commitment.path("remark").asText();
        body.put("description", commitment.path("description").asText(remark.isEmpty() ? kind : kind + ": " + remark));
        JsonNode amounts = commitment.path("amounts");
        if (!amounts.isEmpty()) {
            body.put("amount", amounts.get(amounts.size() - 1));
        }
        sourced(body, commitment);
        items.add(new Item(
                "commitment of " + commitment.path("debtor").asText() + ": "
                        + commitment.path("description").asText(kind),
                commitment.path("certainty").asText().equals("ANNOUNCED") ? Outcome.ANNOUNCED : Outcome.TAKEN,
                "commitments",
                body,
                List.of("debtor", "kind", "description"),
                null,
                amounts.size() > 1 ? "with the later paper's figure; the figures are never added" : ""));
        if (amounts.size() > 1) {
            items.add(statements.kept("commitment", commitment));
        }
    }

    private Item offer(JsonNode offer) {
        Map<String, Object> body = new LinkedHashMap<>(Plan.fields(offer, "by"));
        body.put("description", Words.sentence("offer", offer));
        LocalDate day = Days.last(offer).or(() -> Plan.announcement(facts)).orElse(null);
        if (day != null) {
            body.put("on", day.toString());
        }
        sourced(body, offer);
        return new Item(
                "offer of " + offer.path("by").asText() + ": "
                        + offer.path("what").asText(),
                Outcome.TAKEN,
                "offers",
                body,
                List.of("by", "description"),
                day,
                "an offer, which nothing executes");
    }

    private void sourced(Map<String, Object> body, JsonNode item) {
        statements.source(item).ifPresent(name -> body.put("source", Map.of("name", name)));
    }
}
