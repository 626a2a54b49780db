package org.acuerdo.gateway.web.page;

import io.vertx.core.json.JsonObject;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.acuerdo.gateway.web.kit.Block;
import org.acuerdo.gateway.web.kit.Blocks.Card;
import org.acuerdo.gateway.web.kit.Blocks.Cards;
import org.acuerdo.gateway.web.kit.Blocks.Link;
import org.acuerdo.gateway.web.kit.Blocks.Section;
import org.acuerdo.gateway.web.kit.Blocks.Text;
import org.acuerdo.gateway.web.kit.Drawing;
import org.acuerdo.gateway.web.kit.Json;
import org.acuerdo.gateway.web.kit.Say;
import org.acuerdo.gateway.web.kit.Times;

/**
 * The windows of an agreement as small pictures, limit by limit, all of one limit on one scale. They show what a ceiling
 * leaves and what is taken; nothing marks how well it is filled.
 */
final class Calendar {
    private static final int WIDTH = 210;
    private static final int BAR = 24;
    private static final int DAY = WIDTH / 7;

    private final Say say;
    private final String agreement;
    private final Days days;
    private final LocalDate today;
    private final List<JsonObject> flights;

    /** @param flights that land in the days shown */
    Calendar(Say say, String agreement, Days days, LocalDate today, List<JsonObject> flights) {
        this.say = say;
        this.agreement = agreement;
        this.days = days;
        this.today = today;
        this.flights = flights;
    }

    List<Block> limits(List<JsonObject> windows) {
        Map<String, List<JsonObject>> byLimit = new LinkedHashMap<>();
        windows.forEach(w -> byLimit.computeIfAbsent(Json.text(w, "limitId"), id -> new ArrayList<>())
                .add(w));
        List<Block> sections = new ArrayList<>();
        byLimit.forEach((limit, of) -> sections.add(section(limit, of)));
        return sections;
    }

    private Section section(String limit, List<JsonObject> windows) {
        JsonObject first = windows.get(0);
        String period = Json.text(Json.object(first, "window"), "period");
        String title =
                say.the("quota.limit", limit, say.code("unit", Json.text(first, "unit")), say.code("period", period));
        long scale = Math.max(1, windows.stream().mapToLong(Windows::size).max().orElse(1));
        List<Card> cards = period.equals("DAY")
                ? weeksOfDays(limit, windows, scale)
                : windows.stream().map(w -> card(limit, w, scale)).toList();
        List<Block> within = new ArrayList<>();
        if (windows.stream().anyMatch(w -> Json.flag(w, "provisional"))) {
            within.add(Text.hint(say.the("quota.provisional")));
        }
        within.add(new Cards(title, cards));
        return new Section("limit-" + limit, title, within);
    }

    private Card card(String limit, JsonObject w, long scale) {
        JsonObject window = Json.object(w, "window");
        String label = Json.text(window, "label");
        LocalDate start = Times.day(window.getString("start"), null);
        LocalDate end = Times.day(window.getString("end"), null);
        boolean week = Json.text(window, "period").equals("WEEK") && start != null;
        String figures = figures(w);
        String name = Windows.name(say, label);
        Drawing drawing = Drawing.of(name + ": " + figures, WIDTH, week ? BAR + 26 : BAR + 2);
        Windows.bar(drawing, 0, WIDTH, BAR, w, scale);
        if (week) {
            strip(drawing, start);
        }
        boolean now = start != null && !today.isBefore(start) && (end == null || !today.isAfter(end));
        return new Card(
                name,
                explanation(limit, label),
                drawing,
                figures,
                note(w, start, end),
                Json.text(w, "unit").equals("FLIGHT") && start != null && end != null ? landing(start, end) : List.of(),
                now);
    }

    /** Days of one week side by side in one picture, each day a bar of its own and a link below. */
    private List<Card> weeksOfDays(String limit, List<JsonObject> windows, long scale) {
        Map<String, List<JsonObject>> weeks = new LinkedHashMap<>();
        windows.forEach(w -> weeks.computeIfAbsent(
                        Times.week(LocalDate.parse(Json.text(Json.object(w, "window"), "label"))),
                        k -> new ArrayList<>())
                .add(w));
        List<Card> cards = new ArrayList<>();
        weeks.forEach((week, of) -> {
            Drawing drawing = Drawing.of(say.the("quota.days", week), WIDTH, 62);
            List<Link> links = new ArrayList<>();
            for (JsonObject w : of) {
                LocalDate day = LocalDate.parse(Json.text(Json.object(w, "window"), "label"));
                int x = (day.getDayOfWeek().getValue() - 1) * DAY;
                column(drawing, x + 2, DAY - 4, w, scale);
                dayCell(drawing, x, 44, day);
                links.add(new Link(
                        say.the(
                                "quota.day",
                                day,
                                say.code("weekday", day.getDayOfWeek().name()),
                                Json.number(w, "available"),
                                Json.number(w, "allowance")),
                        explanation(limit, day.toString())));
            }
            LocalDate first = LocalDate.parse(Json.text(Json.object(of.get(0), "window"), "label"));
            cards.add(new Card(
                    week,
                    "/room/agreements/" + agreement + "/quotas?from=" + first.with(DayOfWeek.MONDAY) + "&weeks=1",
                    drawing,
                    say.the("quota.byDay"),
                    null,
                    links,
                    Times.week(today).equals(week)));
        });
        return cards;
    }

    private void column(Drawing drawing, int x, int width, JsonObject w, long scale) {
        long taken = Json.number(w, "reserved") + Json.number(w, "consumed");
        long within = Math.max(0, taken - Json.number(w, "excess"));
        int bottom = 42;
        int[] heights = {
            Windows.part(Math.min(within, Json.number(w, "consumed")), 40, scale),
            Windows.part(Math.max(0, within - Json.number(w, "consumed")), 40, scale),
            Windows.part(Json.number(w, "available"), 40, scale),
            Windows.part(Json.number(w, "excess"), 40, scale)
        };
        String[] css = {"d-consumed", "d-reserved", "d-available", "d-excess"};
        for (int i = 0; i < heights.length; i++) {
            bottom -= heights[i];
            drawing.rect(x, bottom, width, heights[i], css[i], null);
        }
    }

    private void strip(Drawing drawing, LocalDate monday) {
        for (int i = 0; i < 7; i++) {
            dayCell(drawing, i * DAY, BAR + 8, monday.plusDays(i));
        }
    }

    private void dayCell(Drawing drawing, int x, int y, LocalDate day) {
        Days.Kind kind = days.of(day);
        String css = switch (kind) {
            case OPERATIVE -> "d-day";
            case NOT_IN_FORCE -> "d-none";
            case SUSPENDED, BLACKOUT -> "d-hatched";
        };
        drawing.rect(x + 1, y, DAY - 2, 14, css, day + ": " + say.code("day", kind.name()));
        if (day.equals(today)) {
            drawing.rect(x + 1, y + 15, DAY - 2, 3, "d-today", say.the("quota.today"));
        }
    }

    private String figures(JsonObject w) {
        return say.the(
                "quota.figures",
                Json.number(w, "allowance"),
                Json.number(w, "consumed"),
                Json.number(w, "reserved"),
                Json.number(w, "available"),
                Json.number(w, "excess"));
    }

    private String note(JsonObject w, LocalDate start, LocalDate end) {
        List<String> notes = new ArrayList<>();
        notes.add(say.code("windowState", Json.text(w, "state")));
        if (start != null && end != null && end.toEpochDay() - start.toEpochDay() < 400) {
            Map<Days.Kind, Long> special = new LinkedHashMap<>();
            start.datesUntil(end.plusDays(1)).map(days::of).forEach(k -> special.merge(k, 1L, Long::sum));
            special.remove(Days.Kind.OPERATIVE);
            special.forEach((kind, count) -> notes.add(say.the("quota.special", count, say.code("day", kind.name()))));
        }
        return String.join("; ", notes);
    }

    private List<Link> landing(LocalDate start, LocalDate end) {
        return flights.stream()
                .filter(f -> {
                    LocalDate day = Times.day(f.getString("arrivalDay"), null);
                    return day != null && !day.isBefore(start) && !day.isAfter(end);
                })
                .map(f -> new Link(
                        Json.text(f, "number") + ", " + Json.text(f, "arrivalDay") + ", "
                                + say.code("flightStatus", Json.text(f, "status")),
                        "/room/flights/" + Json.text(f, "id")))
                .toList();
    }

    private String explanation(String limit, String label) {
        return "/room/agreements/" + agreement + "/quotas/" + limit + "/" + label;
    }
}
