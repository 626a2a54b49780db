package org.acuerdo.local;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.acuerdo.local.parts.Person;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** What officials put on record in the control room, all of it with scripts switched off: what flew against a guard, terms with dated steps, groups and visits. */
@TestInstance(Lifecycle.PER_CLASS)
class RecordsInTheRoomTest {
    private static final String DONE = ".govuk-notification-banner--success";

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

    private static void submit(Page page, String form) {
        page.click("form[id='" + form + "'] button[type=submit]:not([name])");
    }

    @Test
    void whatFlewAgainstAGuardIsOnRecordAndWhoLeftReceptionToo() {
        Scene scene = Scene.of(acuerdo);
        String day = scene.dayAfter(2);
        String flight = new Life(acuerdo).cleared(scene.ask(day)).replaceFirst(".*/", "");
        acuerdo.until(day + "T20:00:00Z");
        Page page = chromium.withoutScripts(room, "es", "clearance-officer", "GT");
        page.navigate("/room/flights/" + flight);
        page.click("a:has-text('Voló de todos modos')");
        assertEquals("RF101", page.inputValue("[name=number]"));
        assertTrue(page.textContent("main").contains("Ocupa el lugar de RF101"));
        page.fill("[name=at]", day + "T06:00");
        page.check("[name=guards][value=G2]");
        submit(page, "irregular");
        assertTrue(page.locator("#f-irregular-at-error").count() > 0, "it landed before it left: " + page.url());
        assertEquals(day + "T06:00", page.inputValue("[name=at]"));
        assertTrue(page.isChecked("[name=guards][value=G2]"), "what was chosen is kept");
        page.fill("[name=at]", day + "T11:40");
        submit(page, "irregular");
        assertTrue(page.textContent(DONE).contains("consta como irregular"));
        assertTrue(page.textContent("main").contains("no autorizado"), page.textContent("main"));
        String irregular = page.url().replaceFirst("[?].*", "").replaceFirst(".*/", "");
        acuerdo.as("planner", "US")
                .get(Scene.API + "flights/" + irregular)
                .then()
                .body("irregular", equalTo(true))
                .body("guards", hasItem("G2"));
        acuerdo.as("planner", "US").get(Scene.API + "flights/" + flight).then().body("status", equalTo("LAPSED"));
        page.navigate("/room/irregular?agreement=" + scene.agreement());
        assertEquals(
                1, page.locator("a[href='/room/flights/" + irregular + "']").count());

        String cohort = acuerdo.as("clearance-officer", "GT")
                .get(Scene.API + "onward-cohorts?agreement=" + scene.agreement())
                .then()
                .body("items", hasSize(1))
                .body("items[0].inReception", equalTo(3))
                .extract()
                .path("items[0].id");
        page.navigate("/room/onward/" + cohort);
        page.fill("#f-outcome-on", day);
        page.selectOption("#f-outcome-outcome", "PROTECTION_CLAIM");
        page.fill("#f-outcome-count", "2");
        page.check("#f-outcome-leftReception");
        submit(page, "outcome");
        assertTrue(page.textContent("#main").contains("salieron de la acogida"), page.textContent("#main"));
        acuerdo.as("clearance-officer", "GT")
                .get(Scene.API + "onward-cohorts/" + cohort)
                .then()
                .body("inReception", equalTo(1))
                .body("open", equalTo(1));
        page.context().close();
    }

    @Test
    void termsWithDatedStepsAndAllThatNarrowsALimitAreReadInWords() {
        Scene scene = Scene.of(acuerdo);
        String from = scene.dayAfter(30);
        Page page = chromium.withoutScripts(room, "en", "treaty-officer", "US");
        page.navigate("/room/agreements/" + scene.agreement() + "/terms/new");
        page.fill("[name=effectiveFrom]", from);
        page.fill("[name='limits[0].rampUp[0].increasePercent']", "50");
        page.check("[name='limits[0].appliesTo.aircraft'][value=CHARTER]");
        page.fill("[name='limits[0].appliesTo.airports']", "MGGT");
        page.fill("[name='limits[2].appliesTo.nationalities.exclude']", "CU, VE");
        page.check("[name='conditions.calendar.weekend'][value=SATURDAY]");
        page.check("[name='conditions.calendar.weekend'][value=SUNDAY]");
        page.fill("[name='conditions.calendar.holidays']", "2025-09-15");
        page.fill("[name='conditions.airports[0].zone']", "America/Guatemala");
        submit(page, "terms");
        String step = "#f-terms-limits-0-rampUp-0-from";
        assertTrue(page.textContent(step + "-error").contains("Fill this in"), "a step needs its day");
        assertEquals("50", page.inputValue("[name='limits[0].rampUp[0].increasePercent']"));
        page.fill(step, LocalDate.parse(from).plusDays(60).toString());
        page.fill(
                "#f-terms-limits-0-rampUp-1-from",
                LocalDate.parse(from).plusDays(30).toString());
        page.fill("[name='limits[0].rampUp[1].increasePercent']", "60");
        submit(page, "terms");
        assertTrue(
                page.textContent("form#terms .govuk-error-summary").contains("step before"),
                page.textContent("form#terms .govuk-error-summary"));
        page.fill(
                "#f-terms-limits-0-rampUp-1-from",
                LocalDate.parse(from).plusDays(90).toString());
        submit(page, "terms");
        assertTrue(page.textContent(DONE).contains("recorded"));
        acuerdo.as("treaty-officer", "US")
                .get(scene.path() + "/terms/2")
                .then()
                .body("limits[0].rampUp", hasSize(2))
                .body("limits[0].rampUp[0].increasePercent", equalTo("50"))
                .body("limits[0].appliesTo.aircraft", equalTo(List.of("CHARTER")))
                .body("limits[0].appliesTo.airports", equalTo(List.of("MGGT")))
                .body("limits.find { it.id == 'tcn-week' }.appliesTo.nationalities.exclude", hasSize(2))
                .body("conditions.calendar.weekend", hasSize(2))
                .body("conditions.calendar.holidays", equalTo(List.of("2025-09-15")))
                .body("conditions.airports[0].zone", equalTo("America/Guatemala"));

        page.navigate("/room/agreements/" + scene.agreement() + "/terms/compare?left=1&right=2&lang=es");
        String difference = page.textContent("main");
        assertTrue(difference.contains("Límite flights-week, solo estas aeronaves"), difference);
        assertTrue(difference.contains("Fin de semana del calendario hábil"), difference);
        assertTrue(difference.contains("50 %"), difference);
        assertTrue(!difference.contains("limits.") && !difference.contains("conditions."), difference);
        page.context().close();
    }

    @Test
    void whatIsProposedIsShownClauseByClauseBeforeItIsCountersigned() {
        String agreement = acuerdo.as("treaty-officer", "US")
                .body(Bodies.AGREEMENT
                        .replace("EXAMPLE-US-GT", "CLAUSES-" + Api.freshId())
                        .replace("\"announcedOn\"", "\"recording\": \"COUNTERSIGNED\", \"announcedOn\""))
                .post(Scene.API + "agreements")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String path = Scene.API + "agreements/" + agreement;
        String baseline = acuerdo.as("treaty-officer", "US")
                .body(Bodies.BASELINE)
                .post(path + "/baselines")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        acuerdo.act(Person.of("treaty-officer", "US"), path, "/terms", Bodies.terms(baseline))
                .then()
                .statusCode(202);
        Page page = chromium.withoutScripts(room, "es", "treaty-officer", "GT");
        page.locator("a[href='/room/agreements/" + agreement + "#pending']")
                .first()
                .click();
        String proposed = page.locator("section:has(#pending)").textContent();
        assertTrue(proposed.contains("Límite flights-week, aumento") && proposed.contains("40 %"), proposed);
        assertTrue(
                proposed.contains("14 vuelos") && !proposed.contains(baseline), "a baseline by its words: " + proposed);
        assertTrue(proposed.contains("Máximo de menores no acompañados"), "all of it: " + proposed);
        page.context().close();
    }

    @Test
    void aWorkingGroupMeetsAndDecidesAndAVisitIsOnRecord() {
        Scene scene = Scene.of(acuerdo);
        String today = LocalDate.ofInstant(acuerdo.system().now(), ZoneOffset.UTC)
                .minusDays(1)
                .toString();
        acuerdo.as("treaty-officer", "US")
                .body("{\"unit\": \"PERSON\", \"period\": \"MONTH\", \"value\": \"45\", \"window\": \"2024\","
                        + " \"source\": {\"name\": \"statistics\", \"scenario\": true}}")
                .post(scene.path() + "/baselines")
                .then()
                .statusCode(201);
        Page page = chromium.withoutScripts(room, "en", "treaty-officer", "GT");
        page.navigate("/room/agreements/" + scene.agreement());
        page.click("a:has-text('Working groups')");
        page.click("a:has-text('Record a working group')");
        page.fill("#f-group-name", "Return flights");
        page.fill("#f-group-mandate", "settles the details");
        page.fill("#f-group-members-1-institution", "Instituto Guatemalteco de Migración");
        page.selectOption("#f-group-members-1-state", "GT");
        page.fill("[name='agenda[1]']", "airports, hours and days");
        submit(page, "group");
        assertTrue(page.textContent("#f-group-members-0-institution-error").contains("Fill this in"));
        assertEquals("GT", page.inputValue("#f-group-members-1-state"));
        page.fill("#f-group-members-0-institution", "Department of Homeland Security");
        page.selectOption("#f-group-members-0-state", "US");
        submit(page, "group");
        assertTrue(page.textContent("#main").contains("airports, hours and days"));
        page.click("summary:has-text('Record a meeting')");
        page.fill("#f-meeting-on", today);
        page.fill("#f-meeting-place", "Guatemala City");
        submit(page, "meeting");
        assertTrue(page.textContent("#main").contains("Guatemala City"));
        page.click("summary:has-text('decision on a baseline')");
        page.fill("#f-outcomeDecision-on", today);
        page.fill("#f-outcomeDecision-reference", "first meeting");
        submit(page, "outcomeDecision");
        assertTrue(page.textContent(DONE).contains("recorded"));
        page.click("a:has-text('terms that the group adopted')");
        page.fill("[name=on]", today);
        page.fill("[name=reference]", "first meeting");
        page.fill("[name=effectiveFrom]", scene.dayAfter(40));
        page.fill("[name='limits[1].volume.fixed']", "-1");
        submit(page, "terms");
        assertTrue(page.locator("#f-terms-limits-1-volume-fixed-error").count() > 0, page.textContent("form#terms"));
        page.fill("[name='limits[1].volume.fixed']", "6");
        submit(page, "terms");
        assertTrue(page.textContent(DONE).contains("recorded"));
        acuerdo.as("treaty-officer", "GT")
                .get(scene.path() + "/terms/2")
                .then()
                .body("basis.kind", equalTo("WORKING_GROUP"))
                .body("basis.reference", equalTo("first meeting"));

        page.navigate("/room/agreements/" + scene.agreement() + "/visits/new?lang=es");
        page.selectOption("#f-visit-level", "MINISTERIAL");
        page.fill("#f-visit-host", "GT");
        page.fill("#f-visit-participants-0-institution", "Department of State");
        page.selectOption("#f-visit-participants-0-sector", "PUBLIC");
        page.fill("#visit [name='expectedOutcomes[0]']", "dos aeropuertos, quizá tres");
        submit(page, "visit");
        assertTrue(page.textContent("h1").contains("ministros"), page.textContent("h1"));
        assertTrue(page.textContent("#main").contains("dos aeropuertos, quizá tres"));
        page.click("summary:has-text('Registrar lo que resultó')");
        page.fill("#f-visitOutcome-on", today);
        page.fill("#f-visitOutcome-summary", "un aeropuerto");
        submit(page, "visitOutcome");
        assertTrue(page.textContent("#main").contains("un aeropuerto"));
        page.click("summary:has-text('Registrar de nuevo la visita')");
        page.fill("#f-visitAnew-place", "Ciudad de Guatemala");
        submit(page, "visitAnew");
        assertTrue(page.textContent("#main").contains("Ciudad de Guatemala"));
        assertTrue(page.textContent("#main").contains("un aeropuerto"), "its outcomes stay");
        page.context().close();
    }
}
