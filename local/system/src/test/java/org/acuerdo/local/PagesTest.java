package org.acuerdo.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import org.acuerdo.local.parts.Person;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** The control room in a real browser, against the whole system. */
@TestInstance(Lifecycle.PER_CLASS)
class PagesTest {
    /** What nobody may see is a page too. */
    private static final String NOWHERE = "/room/flights/00000000-0000-7000-8000-000000000000";

    private static final ZoneId GUATEMALA = ZoneId.of("America/Guatemala");

    private final SystemUnderTest acuerdo = SystemUnderTest.shared();
    private final URI room = acuerdo.system().url();

    private Chromium chromium;
    private String agreement;
    private String flight;
    private String week;
    private LocalDate wednesday;

    /** An agreement in force, and a flight in a coming week of 19. */
    @BeforeAll
    void aFlightIsAskedFor() {
        chromium = new Chromium();
        Scene scene = Scene.of(acuerdo);
        agreement = scene.agreement();
        Instant now = acuerdo.system().now();
        LocalDate from = LocalDate.ofInstant(now, GUATEMALA).plusDays(3);
        List<String> weeks = acuerdo.as("planner", "US")
                .queryParam("agreement", agreement)
                .queryParam(
                        "from",
                        from.with(TemporalAdjusters.next(DayOfWeek.MONDAY)).toString())
                .queryParam("to", from.plusWeeks(8).toString())
                .queryParam("limit", "flights-week")
                .queryParam("agreementVersion", scene.version())
                .queryParam("wait", "PT30S")
                .get(Scene.API + "quotas")
                .then()
                .statusCode(200)
                .extract()
                .path("items.findAll { it.allowance == 19 && it.window.start >= '" + from + "' }.window.start");
        wednesday = LocalDate.parse(weeks.get(0)).plusDays(2);
        week = "%s-W%02d"
                .formatted(
                        wednesday.get(java.time.temporal.IsoFields.WEEK_BASED_YEAR),
                        wednesday.get(java.time.temporal.IsoFields.WEEK_OF_WEEK_BASED_YEAR));
        flight = scene.ask(wednesday.toString()).replaceFirst(".*/", "");
        // once the receiving state has it and has set its deadline, nothing changes the flight behind a form
        acuerdo.answered(Person.of("planner", "US"), Scene.API + "flights/" + flight);
    }

    @AfterAll
    void theBrowserGoes() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void axeFindsNothingInEitherLanguageAndNothingOverflows() {
        List<String> found = new ArrayList<>();
        for (String language : List.of("en", "es")) {
            look(chromium.signedIn(room, language, "clearance-officer", "GT"), language, officerPages(), found);
            look(chromium.signedIn(room, language, "planner", "US"), language, plannerPages(), found);
            look(chromium.signedIn(room, language, "safeguards-officer", "US"), language, safeguardPages(), found);
            look(chromium.stranger(room, language), language, List.of("/signed-out", "/public/statistics"), found);
        }
        assertEquals(List.of(), found);
    }

    private List<String> officerPages() {
        String at = "/room/agreements/" + agreement;
        return List.of(
                "/",
                "/room/agreements",
                at,
                at + "/terms/compare",
                at + "/quotas?from=" + wednesday,
                at + "/quotas/flights-week/" + week,
                "/room/clearances",
                "/room/clearances/" + flight + "/" + agreement,
                "/room/onward",
                "/room/monitoring",
                "/room/countries",
                NOWHERE);
    }

    private List<String> plannerPages() {
        return List.of("/room/flights", "/room/flights/" + flight, "/room/requests/" + agreement);
    }

    private List<String> safeguardPages() {
        return List.of("/room/safeguards", "/room/flights/" + flight);
    }

    private static void look(Page page, String language, List<String> paths, List<String> found) {
        for (String path : paths) {
            page.setViewportSize(1200, 900);
            Response answer = page.navigate(path);
            if (answer.status() != 200 && !path.equals(NOWHERE)) {
                found.add(path + " answered " + answer.status());
            }
            if (!language.equals(page.getAttribute("html", "lang"))) {
                found.add(path + " is not in " + language);
            }
            Chromium.findings(page).forEach(f -> found.add(path + " in " + language + ": " + f));
            page.setViewportSize(320, 800);
            int width = (Integer) page.evaluate("document.documentElement.scrollWidth");
            if (width > 320) {
                found.add(path + " in " + language + " is " + width + " wide on a screen of 320");
            }
        }
        page.context().close();
    }

    @Test
    void anOfficialReadsWhyTheWeekHas19AndClearsAFlight() {
        Page page = chromium.signedIn(room, "es-GT", "clearance-officer", "GT");
        assertTrue(page.textContent("h1").contains("Sala de control"));
        page.navigate("/room/agreements/" + agreement + "/quotas?from=" + wednesday);
        Locator card = page.locator(".acuerdo-card")
                .filter(new Locator.FilterOptions().setHasText(week))
                .first();
        assertTrue(card.textContent().contains("19 permitidos"), card.textContent());
        card.locator("a.acuerdo-card__title").click();
        page.waitForURL(url -> url.contains("/quotas/flights-week/"));
        String why = page.textContent("main");
        assertTrue(why.contains("Como máximo 19 vuelos pueden llegar en " + week), why);
        assertTrue(why.contains("La línea base aumentada en 40 por ciento") && why.contains("98/5"), why);

        page.click("nav.acuerdo-nav >> text=Autorizaciones");
        page.locator("a[href$='/" + flight + "/" + agreement + "']").first().click();
        page.waitForURL(url -> url.contains("/room/clearances/" + flight));
        assertTrue(page.textContent("main").contains("3 nacionales de terceros países")
                || page.textContent("main").contains("nacionales de terceros países, Honduras"));
        page.click("#grant button[type=submit]");
        assertTrue(page.textContent(".govuk-notification-banner--success").contains("Se concedió la autorización"));
        page.click("text=Verlo en el calendario de cupos");
        Locator after = page.locator(".acuerdo-card")
                .filter(new Locator.FilterOptions().setHasText(week))
                .first();
        assertTrue(after.textContent().contains("RF101"), after.textContent());
        after.locator("a[href='/room/flights/" + flight + "']").click();
        page.waitForURL(url -> url.endsWith("/room/flights/" + flight));
        page.waitForCondition(() -> {
            page.reload();
            return page.textContent(".acuerdo-life__station--now").contains("autorizado");
        });
        page.context().close();
    }

    @Test
    void aRefusedRequestKeepsWhatWasTypedAndSaysWhyInSpanish() {
        Page page = chromium.signedIn(room, "es", "planner", "US");
        page.navigate("/room/requests/" + agreement);
        page.fill("[name='number']", "RF777");
        page.fill("[name='legs[0].origin']", "KAEX");
        page.fill("[name='legs[0].destination']", "MGGT");
        page.fill("[name='legs[0].departure']", wednesday + "T20:00");
        page.fill("[name='legs[0].arrival']", wednesday + "T23:30");
        page.fill("[name='aircraft.seats']", "135");
        page.selectOption("[name='passengers[1].category']", "NATIONAL");
        page.fill("[name='passengers[1].nationality']", "US");
        page.fill("[name='passengers[1].men']", "20");
        // while typing: one more flight in the week's room
        page.waitForSelector("#limits td:has-text('hay lugar')");
        page.click("#request button[type=submit]:not([name])");
        assertTrue(page.textContent("#f-request-legs-0-arrival-error").contains("no recibe ese día y a esa hora"));
        assertTrue(page.textContent("#f-request-passengers-1-nationality-error").contains("nunca son pasajeros"));
        assertEquals("RF777", page.inputValue("[name='number']"));
        assertEquals("US", page.inputValue("[name='passengers[1].nationality']"));
        page.context().close();
    }

    @Test
    void theKeyboardAloneDoesIt() {
        Page page = chromium.signedIn(room, "en", "safeguards-officer", "US");
        page.navigate("/room/flights/" + flight);
        page.keyboard().press("Tab");
        assertEquals("Skip to main content", page.evaluate("document.activeElement.textContent"));
        page.keyboard().press("Enter");
        tabTo(page, "assessed");
        for (String value : List.of("103", "103", "103", "0", "1", "3", "1")) {
            page.keyboard().type(value);
            page.keyboard().press("Tab");
        }
        page.keyboard().press("Space");
        page.keyboard().press("Tab");
        page.keyboard().press("Space");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        page.waitForSelector(".govuk-notification-banner--success");
        assertTrue(page.textContent("#main").contains("The attestation is complete."));
        page.context().close();
    }

    private static void tabTo(Page page, String name) {
        for (int i = 0; i < 60 && !name.equals(page.evaluate("document.activeElement.name")); i++) {
            page.keyboard().press("Tab");
        }
        assertEquals(name, page.evaluate("document.activeElement.name"));
    }

    @Test
    void nothingComesFromElsewhereAndNoPolicyIsBroken() {
        Page page = chromium.signedIn(room, "en", "planner", "US");
        List<String> foreign = new ArrayList<>();
        List<String> complaints = new ArrayList<>();
        page.onRequest(r -> {
            if (!r.url().startsWith(room.toString())) {
                foreign.add(r.url());
            }
        });
        page.onConsoleMessage(m -> complaints.add(m.text()));
        for (String path : List.of("/", "/room/agreements/" + agreement + "/quotas", "/room/requests/" + agreement)) {
            page.navigate(path);
            assertFalse(page.content().contains(" style=\""), path);
        }
        assertEquals(List.of(), foreign);
        assertEquals(List.of(), complaints);
        page.context().close();
    }
}
