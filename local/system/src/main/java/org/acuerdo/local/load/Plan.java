package org.acuerdo.local.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is to be done with one agreement of a case file: each thing it says, with its place. Calls nobody. */
final class Plan {

    /** What other classes, or the creation of the agreement, take; everything else becomes a statement. */
    private static final Set<String> PLACED = Set.of(
            "reference",
            "title",
            "kind",
            "sendingState",
            "receivingState",
            "zone",
            "cooperationAreas",
            "source",
            "facts",
            "baselines",
            "statements",
            "workingGroups",
            "visits",
            "commitments",
            "offers",
            "announcedTerms",
            "limits",
            "populations",
            "onwardWithinDays",
            "arrivalNoticeHours",
            "airports",
            "blackoutDates",
            "reception",
            "legalHold");

    private final JsonNode agreement;
    private final Facts facts;
    private final Statements statements;
    private final Terms terms;

    Plan(JsonNode agreement) {
        this.agreement = agreement;
        this.facts = Facts.of(agreement);
        this.statements = new Statements(agreement);
        this.terms = new Terms(agreement, facts);
    }

    String text(String field) {
        return agreement.path(field).asText();
    }

    Facts facts() {
        return facts;
    }

    Terms terms() {
        return terms;
    }

    JsonNode legalHold() {
        return agreement.path("legalHold");
    }

    Optional<String> source(JsonNode item) {
        return statements.source(item);
    }

    /** What creates the agreement. */
    Map<String, Object> creation() {
        var body = new LinkedHashMap<String, Object>();
        for (String field : List.of("reference", "title", "kind", "sendingState", "receivingState", "zone")) {
            if (agreement.path(field).isTextual()) {
                body.put(field, text(field));
            }
        }
        facts.day(Fact.ANNOUNCED).ifPresent(day -> body.put(Fact.ANNOUNCED, day.toString()));
        if (agreement.path("cooperationAreas").isArray()) {
            body.put("cooperationAreas", agreement.path("cooperationAreas"));
        }
        for (JsonNode fact : agreement.path("facts")) {
            if (fact.path("fact").asText().equals("terminationNoticeDays")) {
                int days = fact.path("value").asInt();
                boolean both = fact.path("remark").asText().contains("suspend");
                body.put(
                        "noticeDays",
                        both ? Map.of("termination", days, "suspension", days) : Map.of("termination", days));
            }
        }
        return body;
    }

    /** The claims, in the order of the case: terms refer to them by it. */
    List<Item> baselines() {
        var items = new ArrayList<Item>();
        for (JsonNode claim : agreement.path("baselines")) {
            var body = fields(claim, "unit", "period", "value", "window");
            statements.source(claim).ifPresent(name -> body.put("source", Map.of("name", name)));
            String what = "baseline " + claim.path("value").asText() + " "
                    + claim.path("unit").asText() + " a " + claim.path("period").asText() + ", "
                    + claim.path("window").asText();
            items.add(new Item(
                    what,
                    Outcome.TAKEN,
                    "baselines",
                    body,
                    List.of("unit", "period", "value", "window"),
                    null,
                    "as a claim"));
        }
        return items;
    }

    /** Everything else that has its place below the agreement, statements last. */
    List<Item> items() {
        var items = new Undertakings(agreement, statements, facts).items();
        agreement.path("statements").forEach(each -> items.add(statements.quoted(each)));
        facts.known().stream()
                .filter(fact -> fact.name().equals(Fact.ANNOUNCED))
                .filter(fact -> statements.source(fact.item()).isPresent())
                .forEach(fact -> items.add(statements.kept("fact", fact.item())));
        facts.others().forEach(each -> items.add(statements.kept("fact", each)));
        items.addAll(supporting());
        for (Map.Entry<String, JsonNode> field : agreement.properties()) {
            if (!PLACED.contains(field.getKey())) {
                for (JsonNode each : field.getValue().isArray() ? field.getValue() : List.of(field.getValue())) {
                    items.add(
                            field.getKey().equals("announced")
                                    ? statements.announced(each)
                                    : statements.kept(field.getKey(), each));
                }
            }
        }
        if (legalHold().isObject()) {
            items.add(statements.kept("legalHold", legalHold()));
        }
        return items;
    }

    /** The source of each limit and condition: terms have one basis, so each source is a statement that supports its clause. */
    private List<Item> supporting() {
        var items = new ArrayList<Item>();
        agreement
                .path("limits")
                .forEach(limit -> items.add(
                        statements.kept("limit", limit, List.of(Terms.limitId(limit)), "the source of the limit")));
        agreement.path("announcedTerms").forEach(term -> announced(items, term));
        condition(items, "arrivalNoticeHours", "noticeHours", "there as notice before the departure, which is earlier");
        condition(items, "onwardWithinDays", "onwardWithinDays", "the source of the clause");
        condition(items, "blackoutDates", "blackoutDates", "the source of the clause");
        condition(items, "reception", "unaccompaniedMinorsPerWeek", "the source of the clause");
        agreement
                .path("airports")
                .forEach(airport ->
                        items.add(statements.kept("airport", airport, List.of("airports"), "the airport in full")));
        return items;
    }

    /** What was announced with the agreement was announced on its day; where it is quoted without more, the quotation is enough. */
    private void announced(List<Item> items, JsonNode term) {
        String name = term.path("term").asText();
        boolean quoted = Terms.stream(agreement.path("statements"))
                .anyMatch(each -> Words.strings(each.path("supports")).contains(name));
        if (quoted && !term.path("remark").isTextual()) {
            return;
        }
        ObjectNode dated = term.deepCopy();
        facts.known().stream()
                .filter(fact -> fact.name().equals(Fact.ANNOUNCED))
                .forEach(fact -> {
                    dated.put("on", fact.day().toString());
                    statements.source(fact.item()).ifPresent(source -> dated.put("source", source));
                });
        items.add(statements.kept("announcedTerm", dated, List.of(name), "the clause as it was announced"));
    }

    private void condition(List<Item> items, String field, String name, String remark) {
        if (!agreement.path(field).isMissingNode()) {
            items.add(statements.kept(field, agreement.path(field), List.of(name), remark));
        }
    }

    /** What no source says and somebody will look for. */
    List<String> unknown() {
        var unknown = new ArrayList<String>();
        if (facts.day("inForceFrom").isEmpty()) {
            unknown.add("whether and when it enters into force");
        }
        if (!terms.named()) {
            unknown.add("terms: limits, conditions, populations");
            return unknown;
        }
        terms.increase()
                .ifPresent(term -> unknown.add("the baseline, unit and period behind "
                        + term.path("percent").asText() + " percent: each of "
                        + agreement.path("baselines").size()
                        + " claims gives a limit that is blocked until one is decided"));
        unknown.add("from when the terms apply"
                + terms.effectiveFrom()
                        .map(day -> ": " + day + " is the example's")
                        .orElse(""));
        unknown.add("how and within what time flights are cleared: an officer, 48 hours, silence lapses, are the"
                + " example's");
        if (terms.populations().isEmpty()) {
            unknown.add("populations accepted: none is, until terms name them");
        }
        if (!agreement.path("airports").isEmpty()) {
            unknown.add("days, hours and daily reception at the airport");
        }
        if (!agreement.path("workingGroups").isEmpty()) {
            unknown.add("members and decisions of the working group");
        }
        return unknown;
    }

    static LinkedHashMap<String, Object> fields(JsonNode item, String... names) {
        var body = new LinkedHashMap<String, Object>();
        for (String name : names) {
            if (item.path(name).isValueNode() && !item.path(name).isNull()) {
                body.put(name, item.path(name).asText());
            }
        }
        return body;
    }

    /** The day an announcement was made, for what was announced with it and names no day. */
    static Optional<LocalDate> announcement(Facts facts) {
        return facts.day(Fact.ANNOUNCED);
    }
}
