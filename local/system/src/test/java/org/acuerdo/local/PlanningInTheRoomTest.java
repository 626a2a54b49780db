package org.acuerdo.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** What a planner lays out in the control room: series, several landings, past flights, and the calendar's special days. */
@TestInstance(Lifecycle.PER_CLASS)
class PlanningInTheRoomTest {
    private static final String CSV = """
        receivingState,localDate,flights,aircraft,persons,nationals,thirdCountry,origin,source,remark
        GT,2025-01-24,1,MILITARY,79,79,0,,telemetro.com,first report
        GT,2025-01-02,4,CHARTER,522,522,0,AEX+LRD+ELP+TUS,latronadora.com,total of four flights
        CO,2025-01-26,2,MILITARY,160,160,0,,devdiscourse.com,never landed
        """;

    private final SystemUnderTest acuerdo = SystemUnderTest.shared();
    private final URI room = acuerdo.system().url();
    private Chromium chromium;
    private Scene scene;
    private Scene other;
    private LocalDate tuesday;

    @BeforeAll
    void twoAgreementsAndASuspension() {
        chromium = new Chromium();
        scene = Scene.of(acuerdo);
        other = Scene.of(acuerdo);
        tuesday = LocalDate.ofInstant(acuerdo.system().now(), ZoneOffset.UTC)
                .plusDays(20)
                .with(TemporalAdjusters.next(DayOfWeek.TUESDAY));
        LocalDate friday = tuesday.plusDays(10);
        acuerdo.as("treaty-officer", "GT")
                .header(
                        "If-Match",
                        acuerdo.as("treaty-officer", "GT").get(scene.path()).header("ETag"))
                .body(Bodies.SUSPENSION
                        .replace("2025-03-07", friday.toString())
                        .replace("2025-03-09", friday.plusDays(2).toString()))
                .post(scene.path() + "/suspensions")
                .then()
                .statusCode(201);
        acuerdo.as("planner", "US")
                .get(Scene.API + "quotas?agreement=" + scene.agreement() + "&from=" + tuesday + "&to=" + tuesday
                        + "&agreementVersion=" + scene.version() + "&wait=PT20S")
                .then()
                .statusCode(200);
    }

    @AfterAll
    void theBrowserGoes() {
        if (chromium != null) {
            chromium.close();
        }
    }

    private void fillFlight(Page page, String at) {
        page.fill("[name='" + at + "number']", "RF500");
        page.fill("[name='" + at + "legs[0].origin']", "KAEX");
        page.fill("[name='" + at + "legs[0].destination']", "MGGT");
        page.fill("[name='" + at + "legs[0].departure']", tuesday + "T08:00");
        page.fill("[name='" + at + "legs[0].arrival']", tuesday + "T11:30");
        page.fill("[name='" + at + "aircraft.seats']", "135");
        page.selectOption("[name='" + at + "passengers[0].category']", "NATIONAL");
        page.fill("[name='" + at + "passengers[0].nationality']", "GT");
        page.fill("[name='" + at + "passengers[0].men']", "20");
        page.fill("[name='" + at + "staff.monitors']", "1");
    }

    @Test
    void aSeriesIsAskedForAndSaysWhatBecameOfEachDay() {
        Page page = chromium.withoutScripts(room, "es", "planner", "US");
        page.navigate("/room/series/new/" + scene.agreement());
        fillFlight(page, "flight.");
        page.click("#series button[type=submit]");
        assertTrue(page.textContent("#series").contains("Elija al menos un día"), "what is missing");
        assertEquals("RF500", page.inputValue("[name='flight.number']"));
        page.check("[name='rule.TU']");
        page.check("[name='rule.FR']");
        page.fill("[name='rule.count']", "5");
        page.fill("[name='except']", tuesday.plusDays(7).toString());
        page.click("#series button[type=submit]");
        String main = page.textContent("#main");
        assertTrue(main.contains("Se solicitó la serie"), main);
        assertEquals(5, page.locator("table:has(#occurrences) tbody tr").count());
        assertTrue(main.contains("omitido") && main.contains("rechazado"), "a day left out, and one suspended");
        assertTrue(main.contains("no es operativo") || main.contains("no está operativo"), main);
        page.context().close();
    }

    @Test
    void aSecondLandingIsAddedWithoutScriptsAndWhatWasTypedStays() {
        Page page = chromium.withoutScripts(room, "en", "planner", "US");
        page.navigate("/room/requests/" + scene.agreement());
        fillFlight(page, "");
        page.selectOption("[name='next']", other.agreement());
        page.click("button[name='step'][value='add']");
        assertEquals("RF500", page.inputValue("[name='number']"));
        assertEquals("20", page.inputValue("[name='legs[0].passengers[0].men']"));
        assertEquals("MGGT", page.inputValue("[name='legs[1].origin']"));
        page.fill("[name='legs[1].destination']", "MGPB");
        page.fill("[name='legs[1].departure']", tuesday + "T12:30");
        page.fill("[name='legs[1].arrival']", tuesday + "T13:10");
        page.click("#request button[type=submit]:not([name])");
        assertTrue(page.textContent("#request").contains("At least one group"), "nobody lands second");
        page.selectOption("[name='legs[1].passengers[0].category']", "NATIONAL");
        page.fill("[name='legs[1].passengers[0].nationality']", "GT");
        page.fill("[name='legs[1].passengers[0].women']", "5");
        page.click("button[name='look']");
        assertEquals(2, page.locator("#limits table").count());
        page.click("#request button[type=submit]:not([name])");
        // the terms name one airport only, and say so beside the second landing
        assertTrue(page.locator("#request .govuk-form-group--error").count() > 0, page.textContent("#request"));
        page.click("button[name='step'][value='less']");
        assertEquals("20", page.inputValue("[name='passengers[0].men']"));
        page.context().close();
    }

    @Test
    void pastFlightsAreImportedFromAFileRowByRow() {
        Page page = chromium.withoutScripts(room, "en", "planner", "US");
        page.navigate("/room/imports");
        page.selectOption("[name='agreement']", scene.agreement());
        page.click("#import button[type=submit]");
        assertTrue(page.textContent("#import").contains("Choose a file"), "a file is needed");
        page.setInputFiles(
                "[name='file']", new FilePayload("arrivals.csv", "text/csv", CSV.getBytes(StandardCharsets.UTF_8)));
        page.click("#import button[type=submit]");
        String main = page.textContent("#main");
        assertTrue(main.contains("reported total") && main.contains("refused"), main);
        page.context().close();
    }

    @Test
    void suspendedAndBlackoutDaysAreHatched() {
        Page page = chromium.signedIn(room, "en", "planner", "US");
        String quotas = "/room/agreements/" + scene.agreement() + "/quotas?from=";
        page.navigate(quotas + tuesday + "&limit=flights-week");
        assertEquals(
                3, page.locator("rect.d-hatched:has(title:text('suspended'))").count());
        Chromium.picture(page, "calendar-suspended");
        page.navigate(quotas + "2025-12-22&weeks=1&limit=flights-week");
        assertEquals(2, page.locator("rect.d-hatched").count());
        assertTrue(page.textContent("#main").contains("2 days blackout date"), "said in words too");
        Chromium.picture(page, "calendar-blackout");
        page.context().close();
    }

    @Test
    void axeFindsNothingInEitherLanguageAndNothingOverflows() {
        List<String> found = new ArrayList<>();
        for (String language : List.of("en", "es")) {
            found.addAll(Chromium.looked(
                    chromium.signedIn(room, language, "planner", "US"),
                    language,
                    List.of(
                            "/room/flights",
                            "/room/series",
                            "/room/series/new/" + scene.agreement(),
                            "/room/imports",
                            "/room/requests/" + scene.agreement() + "?with=" + other.agreement())));
            found.addAll(Chromium.looked(
                    chromium.signedIn(room, language, "monitor", ""), language, List.of("/room/monitoring")));
        }
        assertEquals(List.of(), found);
    }
}
