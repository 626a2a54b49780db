package org.acuerdo.gateway.web.page;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.acuerdo.gateway.web.kit.Block;
import org.acuerdo.gateway.web.kit.Blocks.Section;
import org.acuerdo.gateway.web.kit.Blocks.Text;
import org.acuerdo.gateway.web.kit.Cell;
import org.acuerdo.gateway.web.kit.Json;
import org.acuerdo.gateway.web.kit.Say;
import org.acuerdo.gateway.web.kit.Table;
import org.acuerdo.gateway.web.kit.Tables;
import org.acuerdo.gateway.web.kit.Times;
import org.acuerdo.gateway.web.kit.Visit;

/** Each source's counts beside the others, where they differ, and all that was ever reported: nothing is overwritten. */
final class CountView {
    private final Visit visit;
    private final Say say;
    private final JsonObject flight;
    private final JsonObject counts;
    private final ZoneId zone;

    CountView(Visit visit, JsonObject flight, ZoneId zone) {
        this.visit = visit;
        this.say = visit.say();
        this.flight = flight;
        this.counts = Json.object(flight, "counts");
        this.zone = zone;
    }

    Section section() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(sideBySide());
        JsonObject arrival = Json.object(flight, "arrival");
        for (JsonObject missing : Json.objects(arrival, "notReceived")) {
            blocks.add(Text.of(
                    say.the("flight.notReceivedLine", Json.number(missing, "count"), Json.text(missing, "reason"))));
        }
        if (!arrival.isEmpty() && !counts.isEmpty()) {
            blocks.add(Text.of(say.the(Json.flag(counts, "agree") ? "counts.agree" : "counts.differ")));
            long unaccounted = Json.number(counts, "unaccounted");
            if (unaccounted != 0) {
                blocks.add(Text.of(
                        unaccounted > 0 ? say.the("counts.lost", unaccounted) : say.the("counts.added", -unaccounted)));
            }
        }
        if (!Json.objects(counts, "differences").isEmpty()) {
            blocks.add(differences());
        }
        JsonObject reconciled = Json.object(flight, "reconciliation");
        if (!reconciled.isEmpty()) {
            blocks.add(Text.of(say.the(
                    "counts.reconciled",
                    Json.text(reconciled, "state"),
                    Times.line(reconciled.getString("at"), zone))));
            if (!Json.text(reconciled, "explanation").isEmpty()) {
                blocks.add(Text.of(say.the("counts.explained", Json.text(reconciled, "explanation"))));
            }
        }
        if (!Json.objects(counts, "reports").isEmpty()) {
            blocks.add(record());
        }
        return new Section("count", say.the("flight.counts"), blocks);
    }

    private Table sideBySide() {
        Map<String, List<JsonObject>> sources = new LinkedHashMap<>();
        sources.put("requested", Flights.landing(flight));
        sources.put("sender", Json.objects(counts, "sender"));
        sources.put("receiver", Json.objects(counts, "receiver"));
        sources.put("monitor", Json.objects(counts, "monitor"));
        sources.entrySet().removeIf(e -> e.getValue().isEmpty() && !reported(e.getKey()));
        Tables table = Tables.named(visit, "counts", say.the("flight.counts")).columns("group");
        sources.keySet().forEach(source -> table.titled(source, say.the("counts.of." + source), true));
        Map<String, String> groups = new LinkedHashMap<>();
        sources.values().forEach(all -> all.forEach(g -> groups.putIfAbsent(key(g), Flights.group(say, g))));
        groups.forEach((key, name) -> {
            List<Cell> cells = new ArrayList<>();
            cells.add(Cell.of(name));
            sources.values().forEach(all -> cells.add(count(all, key)));
            table.row(cells);
        });
        List<Cell> all = new ArrayList<>();
        all.add(Cell.of(say.the("flight.all")));
        sources.values().forEach(of -> all.add(Cell.of(Flights.persons(of))));
        table.row(all);
        return table.table();
    }

    /** Nobody counted is a count too. */
    private boolean reported(String source) {
        return counts.getValue(source) instanceof JsonArray;
    }

    private Cell count(List<JsonObject> groups, String key) {
        List<JsonObject> of = groups.stream().filter(g -> key(g).equals(key)).toList();
        Cell cell = Cell.of(Flights.persons(of));
        for (String c : Flights.CLASSES) {
            long persons = of.stream().mapToLong(g -> Json.number(g, c)).sum();
            if (persons > 0) {
                cell = cell.hint(say.the("col." + c) + ": " + persons);
            }
        }
        return cell;
    }

    private static String key(JsonObject group) {
        return Json.text(group, "category") + Json.text(group, "nationality") + Json.text(group, "leg");
    }

    private Table differences() {
        Tables table = Tables.named(visit, "differences", say.the("counts.differences"))
                .columns("group", "counted", "first", "second");
        for (JsonObject d : Json.objects(counts, "differences")) {
            table.row(
                    Cell.of(Flights.group(say, d)),
                    Cell.of(say.the("col." + Json.text(d, "counted"))),
                    Cell.of(say.code("source", Json.text(d, "of")) + ": " + Json.number(d, "first")),
                    Cell.of(say.code("source", Json.text(d, "against")) + ": " + Json.number(d, "second")));
        }
        return table.table();
    }

    /** Every count and correction, oldest first. */
    private Table record() {
        Tables table = Tables.named(visit, "record", say.the("counts.record"))
                .columns("when", "what")
                .numbers("persons")
                .columns("reason");
        List<JsonObject> all = new ArrayList<>(Json.objects(counts, "reports"));
        all.addAll(Json.objects(counts, "corrections"));
        all.sort(java.util.Comparator.comparing(e -> Json.text(e, "at")));
        for (JsonObject entry : all) {
            boolean report = entry.containsKey("source");
            table.row(
                    Times.cell(entry.getString("at"), zone),
                    report ? Cell.of(say.code("source", Json.text(entry, "source"))) : corrected(entry),
                    report ? Cell.of(Json.number(entry, "persons")) : persons(entry),
                    Cell.of(Json.text(entry, "reason")));
        }
        return table.table();
    }

    private Cell corrected(JsonObject correction) {
        Cell cell = Cell.of(say.the("counts.corrected", say.code("fact", Json.text(correction, "field"))));
        return groups(correction, "value")
                ? cell
                : cell.hint(
                        say.the("counts.was", line(correction.getValue("was")), line(correction.getValue("value"))));
    }

    /** Of a corrected count: the persons before and since. */
    private Cell persons(JsonObject correction) {
        return groups(correction, "value")
                ? Cell.of(Flights.persons(Json.objects(correction, "was")) + " → "
                        + Flights.persons(Json.objects(correction, "value")))
                : Cell.EMPTY;
    }

    private static boolean groups(JsonObject of, String name) {
        List<JsonObject> rows = Json.objects(of, name);
        return !rows.isEmpty() && rows.get(0).containsKey("category");
    }

    private String line(Object value) {
        String text = Json.line(value);
        String time = Times.line(text, zone);
        return text.isEmpty() ? "-" : time.isEmpty() ? text : time;
    }
}
