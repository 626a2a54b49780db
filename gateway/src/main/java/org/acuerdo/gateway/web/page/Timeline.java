package org.acuerdo.gateway.web.page;

import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.acuerdo.gateway.web.kit.Cell;
import org.acuerdo.gateway.web.kit.Drawing;
import org.acuerdo.gateway.web.kit.Json;
import org.acuerdo.gateway.web.kit.Say;
import org.acuerdo.gateway.web.kit.Table;
import org.acuerdo.gateway.web.kit.Tables;
import org.acuerdo.gateway.web.kit.Times;
import org.acuerdo.gateway.web.kit.Visit;

/** The dated facts of an agreement and its versions of terms, drawn to scale, and as a table. */
final class Timeline {
    private static final List<String> SINGLE =
            List.of("announcedOn", "negotiatingSince", "signedOn", "inForceFrom", "expiresOn", "abandonedOn");
    private static final int WIDTH = 900;
    private static final int LEFT = 190;
    private static final int ROW = 24;

    /** @param until null: a day; the last day otherwise, {@code LocalDate.MAX} where open */
    private record Fact(String what, LocalDate from, LocalDate until, String note) {}

    private final Say say;
    private final LocalDate today;
    private final List<Fact> facts = new ArrayList<>();

    Timeline(Say say, JsonObject agreement, List<JsonObject> terms, LocalDate today) {
        this.say = say;
        this.today = today;
        JsonObject of = Json.object(agreement, "facts");
        SINGLE.forEach(name -> add(say.the("fact." + name), of.getString(name), null, ""));
        if (of.getString("provisionalFrom") != null) {
            add(
                    say.the("fact.provisional"),
                    of.getString("provisionalFrom"),
                    open(of.getString("provisionalUntil")),
                    "");
        }
        for (JsonObject s : Json.objects(of, "suspensions")) {
            String flag = Json.flag(s, "shortNotice") ? ", " + say.the("fact.shortNotice") : "";
            add(
                    say.the("fact.suspension"),
                    s.getString("from"),
                    open(s.getString("until")),
                    Json.text(s, "by") + ", " + Json.text(s, "reason") + flag);
        }
        JsonObject notice = Json.object(of, "terminationNotice");
        add(say.the("fact.noticeGiven"), notice.getString("givenOn"), null, Json.text(notice, "by"));
        add(say.the("fact.noticeEffective"), notice.getString("effectiveOn"), null, Json.text(notice, "by"));
        for (JsonObject version : terms) {
            if (version.getString("withdrawnAt") == null) {
                add(
                        say.the("fact.terms", Json.text(version, "version")),
                        version.getString("effectiveFrom"),
                        null,
                        say.code("certainty", Json.text(version, "certainty")));
            }
        }
        facts.sort(Comparator.comparing(Fact::from));
    }

    private void add(String what, String from, LocalDate until, String note) {
        LocalDate day = Times.day(from, null);
        if (day != null) {
            facts.add(new Fact(what, day, until, note));
        }
    }

    private static LocalDate open(String until) {
        return Times.day(until, LocalDate.MAX);
    }

    Drawing drawing() {
        LocalDate first = today;
        LocalDate last = today;
        for (Fact fact : facts) {
            first = fact.from().isBefore(first) ? fact.from() : first;
            last = fact.from().isAfter(last) ? fact.from() : last;
            if (fact.until() != null
                    && fact.until() != LocalDate.MAX
                    && fact.until().isAfter(last)) {
                last = fact.until();
            }
        }
        long start = first.toEpochDay() - 7;
        long days = Math.max(28, last.toEpochDay() + 14 - start);
        int height = facts.size() * ROW + 36;
        Drawing drawing = Drawing.wide(say.the("agreement.timeline"), WIDTH, height);
        months(drawing, start, days, height);
        int now = x(today.toEpochDay(), start, days);
        // before the words, which then stay readable across it
        drawing.line(now, 0, 0, height - 26, "d-now").text(now - 14, height - 4, say.the("quota.today"), "d-text");
        for (int i = 0; i < facts.size(); i++) {
            Fact fact = facts.get(i);
            int y = i * ROW + 8;
            int x = x(fact.from().toEpochDay(), start, days);
            String words = fact.what() + " " + fact.from();
            drawing.text(0, y + 11, fact.what(), "d-text");
            if (fact.until() == null) {
                drawing.rect(x - 5, y, 10, 14, "d-mark", words);
                drawing.text(x + 9, y + 11, fact.from().toString(), "d-text");
            } else {
                long end = fact.until() == LocalDate.MAX
                        ? start + days
                        : fact.until().toEpochDay() + 1;
                drawing.rect(x, y, Math.max(4, x(end, start, days) - x), 14, "d-span", words);
                drawing.text(x(end, start, days) + 4, y + 11, fact.from().toString(), "d-text");
            }
        }
        return drawing;
    }

    private static void months(Drawing drawing, long start, long days, int height) {
        drawing.line(LEFT, height - 26, WIDTH - LEFT - 80, 0, "d-axis");
        LocalDate month = LocalDate.ofEpochDay(start).withDayOfMonth(1).plusMonths(1);
        int step = (int) Math.max(1, days / 240);
        for (; month.toEpochDay() < start + days; month = month.plusMonths(step)) {
            int x = x(month.toEpochDay(), start, days);
            drawing.line(x, height - 30, 0, 8, "d-axis")
                    .text(x, height - 14, month.toString().substring(0, 7), "d-text");
        }
    }

    private static int x(long day, long start, long days) {
        return LEFT + (int) ((day - start) * (WIDTH - LEFT - 80) / days);
    }

    Table table(Visit visit) {
        Tables table =
                Tables.named(visit, "facts", say.the("agreement.facts")).columns("what", "from", "until", "note");
        for (Fact fact : facts) {
            table.row(
                    Cell.of(fact.what()),
                    Cell.of(fact.from().toString()),
                    Cell.of(
                            fact.until() == null
                                    ? ""
                                    : fact.until() == LocalDate.MAX
                                            ? say.the("fact.open")
                                            : fact.until().toString()),
                    Cell.of(fact.note()));
        }
        return table.table();
    }
}
