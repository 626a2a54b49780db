package org.acuerdo.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import org.acuerdo.local.Api;
import org.acuerdo.local.LocalSystem;

/**
 * Plays the Guatemala case on a running system with a clock. It can be played again: each time it makes an agreement of its own,
 * on the days that follow the clock's.
 */
public final class Demo {

    /** Where domain time starts if nothing ran before: the day after the announcement. */
    public static final Instant BEGINNING = Instant.parse("2025-02-06T12:00:00Z");

    private final Stage stage;
    private final Guatemala guatemala;

    public Demo(LocalSystem system, PrintStream out) {
        this.stage = new Stage(system, out);
        this.guatemala = new Guatemala(stage);
    }

    /** Plays all steps; each prints what it changed. */
    public void play() {
        String agreement = guatemala.announce();
        guatemala.statements(agreement);
        String baseline = guatemala.baselines(agreement);
        guatemala.decide(agreement, baseline);
        LocalDate inForce = guatemala.inForceFrom();
        guatemala.terms(agreement, baseline, inForce);
        guatemala.enterIntoForce(agreement, inForce);

        LocalDate monday = inForce.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        quotas(agreement, monday);
        var journey = new Journey(stage, agreement, flightDay(monday));
        journey.request();
        journey.clear();
        journey.attestAndConfirm();
        journey.fly();
        journey.onward();
        quotasAfter(agreement, monday);
        journey.refused();
    }

    /** A Wednesday on which airports are open: the case closes them around Christmas and New Year. */
    private static LocalDate flightDay(LocalDate monday) {
        LocalDate wednesday = monday.with(TemporalAdjusters.next(DayOfWeek.WEDNESDAY));
        boolean closed = wednesday.getMonthValue() == 12 && wednesday.getDayOfMonth() >= 24;
        return closed ? wednesday.plusWeeks(2) : wednesday;
    }

    private void quotas(String agreement, LocalDate monday) {
        stage.step("The first whole week's quotas, and how one of them comes about");
        String version = stage.get(Stage.PLANNER_US, "agreements/" + agreement).text("version");
        show(agreement, monday, "&agreementVersion=" + version + "&wait=PT30S");
        String week = weekLabel(monday);
        Api.Answer explained = stage.get(
                Stage.PLANNER_US, "quotas/explanation?agreement=" + agreement + "&limit=flights-week&window=" + week);
        for (JsonNode step : explained.body().path("steps")) {
            stage.say("  " + step.path("what").asText() + " = " + fraction(step.path("value")) + "  ["
                    + step.path("rule").asText() + "]");
        }
        stage.say(explained.body().path("sentence").path("en").asText());
        stage.say(explained.body().path("sentence").path("es").asText());
    }

    private void quotasAfter(String agreement, LocalDate monday) {
        stage.step("The same week's quotas afterwards");
        show(agreement, monday, "");
    }

    private void show(String agreement, LocalDate monday, String more) {
        Api.Answer quotas = stage.get(
                Stage.PLANNER_US,
                "quotas?agreement=" + agreement + "&from=" + monday + "&to=" + monday.plusDays(6) + more);
        for (JsonNode each : Stage.items(quotas.body())) {
            if (each.path("window").path("period").asText().equals("DAY")) {
                continue;
            }
            stage.say(String.format(
                    java.util.Locale.ROOT,
                    "%-13s %-9s entitlement %-7s allowance %3d, reserved %d, consumed %d, available %d, %s",
                    each.path("limitId").asText(),
                    each.path("window").path("label").asText(),
                    each.path("entitlement").path("fraction").asText(),
                    each.path("allowance").asLong(),
                    each.path("reserved").asLong(),
                    each.path("consumed").asLong(),
                    each.path("available").asLong(),
                    each.path("state").asText()));
        }
    }

    private static String fraction(JsonNode value) {
        return value.isObject() ? value.path("fraction").asText() : value.asText();
    }

    private static String weekLabel(LocalDate day) {
        return String.format(
                java.util.Locale.ROOT,
                "%d-W%02d",
                day.get(java.time.temporal.IsoFields.WEEK_BASED_YEAR),
                day.get(java.time.temporal.IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }
}
