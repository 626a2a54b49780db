package org.acuerdo.local;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.acuerdo.local.parts.Person;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Pages of agreements in a real browser: new terms with what they would change, facts by forms, and what is shown as it happens. */
@TestInstance(Lifecycle.PER_CLASS)
class AgreementPagesTest {
    private final SystemUnderTest acuerdo = SystemUnderTest.shared();
    private final URI room = acuerdo.system().url();
    private Chromium chromium;

    @BeforeAll
    void theBrowserComes() {
        chromium = new Chromium();
    }

    @AfterAll
    void theBrowserGoes() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void newTermsAreLookedAtBeforeTheyAreRecorded() {
        Scene scene = Scene.of(acuerdo);
        // known to the quota ledger once its windows are
        acuerdo.as("planner", "US")
                .queryParam("agreement", scene.agreement())
                .queryParam("from", scene.dayAfter(20))
                .queryParam("to", scene.dayAfter(20))
                .queryParam("agreementVersion", scene.version())
                .queryParam("wait", "PT20S")
                .get(Scene.API + "quotas")
                .then()
                .statusCode(200);
        Page page = chromium.signedIn(room, "es", "treaty-officer", "US");
        page.navigate("/room/agreements/" + scene.agreement());
        page.click("a[href$='/terms/new']");
        assertEquals("40", page.inputValue("[name='limits[0].volume.increasePercent']"));
        page.fill("[name='effectiveFrom']", scene.dayAfter(20));
        page.fill("[name='limits[0].volume.increasePercent']", "100");
        page.fill("[name='limits[1].id']", "");
        page.fill("[name='conditions.airports[1].opens']", "06:00");
        page.click("button[name=look]");
        // a row that is begun needs its name; what was typed is kept
        assertTrue(page.textContent(".govuk-error-summary").contains("Complete"), page.textContent("form#terms"));
        assertEquals("100", page.inputValue("[name='limits[0].volume.increasePercent']"));
        page.fill("[name='conditions.airports[1].opens']", "");
        page.click("button[name=look]");
        page.waitForSelector("#preview");
        Locator preview = page.locator("section:has(#preview)");
        assertTrue(preview.locator("svg.acuerdo-drawing").count() > 0, page.textContent("main"));
        assertTrue(preview.textContent().contains("28"), "twice 14 a week: " + preview.textContent());
        assertTrue(preview.textContent().contains("Ningún vuelo quedaría por encima"), preview.textContent());
        acuerdo.as("treaty-officer", "US").get(scene.path() + "/terms").then().body("items", hasSize(1));

        page.fill("[name='basis.reference']", "segunda reunión");
        page.selectOption("[name='basis.kind']", "WORKING_GROUP");
        page.click("#terms button[type=submit]:not([name])");
        assertTrue(page.textContent(".govuk-notification-banner--success").contains("registrados"));
        acuerdo.as("treaty-officer", "US")
                .get(scene.path() + "/terms")
                .then()
                .body("items", hasSize(2))
                .body("items[1].limits[0].volume.increasePercent", equalTo("100"))
                .body("items[1].limits.id.contains('flights-day')", equalTo(false))
                .body("items[1].limits.find { it.id == 'tcn-week' }.appliesTo.nationalities.exclude[0]", equalTo("CU"))
                .body("items[1].conditions.airports[0].icao", equalTo("MGGT"));
        page.context().close();
    }

    @Test
    void whatNeedsTwoIsProposedByOneAndCountersignedByTheOther() {
        String agreement = acuerdo.as("treaty-officer", "US")
                .body(Map.of(
                        "reference", "TWO-" + Api.freshId(),
                        "title", "Two signatures",
                        "kind", "ARRANGEMENT",
                        "sendingState", "US",
                        "receivingState", "GT",
                        "zone", "America/Guatemala",
                        "announcedOn", "2025-02-05",
                        "recording", "COUNTERSIGNED"))
                .post(Scene.API + "agreements")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String today = LocalDate.ofInstant(acuerdo.system().now(), ZoneOffset.UTC)
                .plusDays(30)
                .toString();
        Page sender = chromium.signedIn(room, "en", "treaty-officer", "US");
        sender.navigate("/room/agreements/" + agreement + "/record");
        sender.click("a[href$='/record/entry-into-force']");
        sender.waitForSelector("[name=on]");
        assertTrue(sender.textContent("main").contains("until the other party countersigns"));
        sender.fill("[name=on]", today);
        sender.fill("[name='source.name']", "exchange of notes");
        sender.click("form.acuerdo-form button[type=submit]");
        assertTrue(sender.textContent(".govuk-notification-banner--success").contains("countersigns it"));
        assertTrue(sender.textContent("#main").contains("Entry into force"), "the pending act is shown");
        sender.context().close();

        Page receiver = chromium.signedIn(room, "es", "treaty-officer", "GT");
        receiver.navigate("/room/agreements/" + agreement);
        receiver.click("form[id^='countersignature'] button[type=submit]");
        assertTrue(receiver.textContent(".govuk-notification-banner--success").contains("refrendado"));
        acuerdo.as("treaty-officer", "GT")
                .get(Scene.API + "agreements/" + agreement)
                .then()
                .body("facts.inForceFrom", equalTo(today));
        receiver.context().close();
    }

    @Test
    void anOpenPageShowsWhatHappensAndLeavesAFormAlone() {
        Scene scene = Scene.of(acuerdo);
        Page desk = listening(chromium.signedIn(room, "en", "clearance-officer", "GT"), "/room/clearances");
        String flight = scene.ask(scene.dayAfter(10)).replaceFirst(".*/", "");
        desk.waitForSelector("a[href='/room/clearances/" + flight + "/" + scene.agreement() + "']");
        acuerdo.answered(Person.of("planner", "US"), Scene.API + "flights/" + flight);
        assertTrue(desk.textContent("#watch").startsWith("Updated at"), "said politely");
        desk.context().close();

        Page page = listening(chromium.signedIn(room, "en", "planner", "US"), "/room/flights/" + flight);
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
        Locator reason = page.locator("form[id^=cancellation] [name=reason]");
        reason.fill("half a reas");
        grant(flight);
        page.waitForSelector(".acuerdo-life__station--now:has-text('cleared')");
        assertEquals("half a reas", reason.inputValue());
        assertEquals("reason", page.evaluate("document.activeElement.name"));
        page.context().close();
    }

    /** A page at an address, once it hears what happens. */
    private static Page listening(Page page, String path) {
        page.navigate(path);
        page.waitForSelector(
                "#watch[data-open]", new Page.WaitForSelectorOptions().setState(WaitForSelectorState.ATTACHED));
        return page;
    }

    private void grant(String flight) {
        acuerdo.act(
                        Person.of("clearance-officer", "GT"),
                        Scene.API + "clearances/" + flight,
                        "/decision",
                        Map.of("outcome", "GRANTED"))
                .then()
                .statusCode(200);
    }
}
