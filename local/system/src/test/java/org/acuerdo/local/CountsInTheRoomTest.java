package org.acuerdo.local;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.acuerdo.local.parts.Person;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Counts of a flight in the control room: 80 aboard, 79 received as first counted, 80 as corrected, and reconciled. */
@TestInstance(Lifecycle.PER_CLASS)
class CountsInTheRoomTest {
    private static final String API = Scene.API;
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String EIGHTY = """
        [{"category": "NATIONAL", "nationality": "GT", "women": 31, "men": 48, "accompaniedMinors": 0, "unaccompaniedMinors": 1}]\
        """;
    private static final String ATTESTATION = """
        {"assessed": 80, "nationalityVerified": 80, "fitToFly": 80, "pendingRemedies": 0, "bestInterestsDetermined": 1,
         "thirdCountryRiskAssessed": 0, "interpreter": true, "monitorAboard": true, "medicalAboard": 1}\
        """;

    private final SystemUnderTest acuerdo = SystemUnderTest.shared();
    private final URI room = acuerdo.system().url();
    private Chromium chromium;
    private Scene scene;
    private String day;
    private String byKeyboard;
    private String withoutScripts;
    private String diverted;

    /** Three flights in the air, and the clock past their landing. */
    @BeforeAll
    void threeFlightsAreInTheAir() {
        chromium = new Chromium();
        scene = Scene.of(acuerdo);
        acuerdo.as("treaty-officer", "GT")
                .body("{\"name\": \"Observatory\", \"subjects\": [\""
                        + Person.of("monitor", null).subject() + "\"]}")
                .post(scene.path() + "/monitoring-bodies")
                .then()
                .statusCode(201);
        day = scene.dayAfter(3);
        byKeyboard = confirmed();
        withoutScripts = confirmed();
        diverted = confirmed();
        acuerdo.until(day + "T14:15:00Z");
        for (String flight : List.of(byKeyboard, withoutScripts, diverted)) {
            change(
                    "planner",
                    "US",
                    flight,
                    "departure",
                    "{\"at\": \"" + day + "T08:10:00-06:00\", \"aboard\": " + EIGHTY + "}");
        }
        acuerdo.until(day + "T18:00:00Z");
    }

    @AfterAll
    void theBrowserGoes() {
        if (chromium != null) {
            chromium.close();
        }
    }

    private String confirmed() {
        String id = Api.freshId().toString();
        acuerdo.as("planner", "US")
                .header("X-Agreement-Version", scene.version())
                .body(Bodies.flight(scene.agreement(), day).replace(Bodies.PASSENGERS, EIGHTY))
                .put(API + "flights/" + id)
                .then()
                .statusCode(201);
        acuerdo.answered(Person.of("planner", "US"), API + "flights/" + id);
        String clearance = API + "clearances/" + id;
        acuerdo.act(Person.of("clearance-officer", "GT"), clearance, "/decision", "{\"outcome\": \"GRANTED\"}")
                .then()
                .statusCode(200);
        Awaitility.await()
                .atMost(SOON)
                .untilAsserted(() -> acuerdo.as("planner", "US")
                        .get(API + "flights/" + id)
                        .then()
                        .body("status", equalTo("CLEARED"))
                        .body("clearance.status", equalTo("GRANTED")));
        change("safeguards-officer", "US", id, "attestation", ATTESTATION);
        change("planner", "US", id, "confirmation", "{}");
        return id;
    }

    private void change(String role, String state, String id, String act, String body) {
        acuerdo.act(Person.of(role, state), API + "flights/" + id, "/" + act, body)
                .then()
                .statusCode(200);
    }

    @Test
    void anOfficialOfGuatemalaSettlesTheCountsByKeyboardAloneInSpanish() {
        Page page = chromium.signedIn(room, "es", "clearance-officer", "GT");
        page.navigate("/room/flights/" + byKeyboard);
        tabTo(page, "f-arrival-at");
        moment(page, "#f-arrival-at", day, "11", "41");
        tabTo(page, "f-arrival-received-0-men");
        page.keyboard().type("47");
        submit(page, "arrival");
        assertTrue(page.textContent("#count ~ *, .acuerdo-section").contains("no coinciden"), "79 of 80");

        tabTo(page, "f-reconciliation-explanation");
        submit(page, "reconciliation");
        assertTrue(
                page.textContent("#f-reconciliation-explanation-error").contains("difieren"),
                "it says what is missing");
        assertEquals("es", page.getAttribute("html", "lang"));

        unfold(page, "Corregir quién fue recibido");
        tabTo(page, "f-corrections-received-value-0-men");
        page.keyboard().press("Control+A");
        page.keyboard().type("48");
        tabTo(page, "f-corrections-received-reason");
        page.keyboard().type("contados de nuevo: 48 hombres");
        submit(page, "corrections-received");
        assertTrue(page.textContent("#main").contains("79 → 80"), "both stay");

        submit(page, "reconciliation");
        assertTrue(page.textContent(".govuk-notification-banner--success").contains("está conciliado"));
        assertTrue(page.textContent("#main").contains("Conciliado por GT"));
        Chromium.picture(page, "reconciled");
        page.context().close();
        acuerdo.as("planner", "US")
                .get(API + "flights/" + byKeyboard)
                .then()
                .body("status", equalTo("RECONCILED"))
                .body("counts.persons.receiver", equalTo(80))
                .body("counts.corrections.field", contains("received"));
    }

    @Test
    void theSameFormsWorkWithScriptsSwitchedOff() {
        Page officer = chromium.withoutScripts(room, "en", "clearance-officer", "GT");
        officer.navigate("/room/flights/" + withoutScripts);
        officer.fill("#f-arrival-at", day + "T11:41");
        officer.fill("#f-arrival-received-0-men", "47");
        officer.click("#arrival button[type=submit]");
        assertTrue(officer.textContent("#main").contains("The counts do not agree."));
        officer.click("summary:has-text('Report the receiver')");
        officer.fill("#f-counts-RECEIVER-passengers-0-men", "forty");
        officer.fill("#f-counts-RECEIVER-reason", "counted again at the gate");
        officer.click("#counts-RECEIVER button[type=submit]");
        assertTrue(
                officer.textContent("#f-counts-RECEIVER-passengers-0-men-error").contains("whole number"));
        assertEquals("counted again at the gate", officer.inputValue("#f-counts-RECEIVER-reason"));
        officer.fill("#f-counts-RECEIVER-passengers-0-men", "48");
        officer.click("#counts-RECEIVER button[type=submit]");
        assertTrue(officer.textContent(".govuk-notification-banner--success").contains("receiver's count"));

        Page monitor = chromium.withoutScripts(room, "en", "monitor", "");
        monitor.navigate("/room/flights/" + withoutScripts);
        assertEquals(
                0,
                monitor.locator("#reconciliation, #counts-RECEIVER, #cancellation")
                        .count());
        monitor.click("summary:has-text('monitor')");
        monitor.fill("#f-counts-MONITOR-passengers-0-women", "31");
        monitor.fill("#f-counts-MONITOR-passengers-0-men", "48");
        monitor.fill("#f-counts-MONITOR-passengers-0-unaccompaniedMinors", "1");
        monitor.fill("#f-counts-MONITOR-reason", "seen at the steps");
        monitor.click("#counts-MONITOR button[type=submit]");
        assertTrue(monitor.textContent(".govuk-notification-banner--success").contains("monitor's count"));

        monitor.click("a:has-text('File a report')");
        assertEquals(withoutScripts, monitor.inputValue("#f-report-flight"));
        monitor.selectOption("#f-report-observations-0-category", "USE_OF_RESTRAINT");
        monitor.fill("#f-report-observations-0-count", "1");
        monitor.click("#report button[type=submit]");
        assertTrue(monitor.textContent("#f-report-complaints-error").contains("Fill this in"));
        monitor.fill("#f-report-complaints", "0");
        monitor.click("#report button[type=submit]");
        assertTrue(monitor.textContent(".govuk-notification-banner--success").contains("filed"));

        Page planner = chromium.withoutScripts(room, "en", "planner", "US");
        planner.navigate("/room/flights/" + withoutScripts);
        planner.click("summary:has-text('unused seats')");
        planner.fill("#f-unused-capacity-seats", "12");
        planner.selectOption("#f-unused-capacity-reasons-0-code", "REMOVED_FROM_LIST");
        planner.fill("#f-unused-capacity-reasons-0-count", "5");
        planner.click("#unused-capacity button[type=submit]");
        assertTrue(planner.textContent("#main").contains("5: removed from the list"));
        planner.click("#reconciliation button[type=submit]");
        assertTrue(planner.textContent("#main").contains("Reconciled by US"));
        for (Page page : List.of(officer, monitor, planner)) {
            page.context().close();
        }
    }

    @Test
    void aDiversionIsReportedAndItsLandingElsewhere() {
        Page page = chromium.signedIn(room, "en", "planner", "US");
        page.navigate("/room/flights/" + diverted);
        page.click("summary:has-text('diversion')");
        page.fill("#f-diversion-at", day + "T10:30");
        page.fill("#f-diversion-airport", "MHTG");
        page.click("#diversion button[type=submit]");
        assertTrue(page.textContent("#main").contains("Diverted to"));
        page.click("summary:has-text('outside the receiving state')");
        page.fill("#f-arrival-elsewhere-at", day + "T10:50");
        page.click("#arrival-elsewhere button[type=submit]");
        assertTrue(page.textContent(".acuerdo-life__station--end").contains("landed elsewhere"));
        page.context().close();
    }

    @Test
    void axeFindsNothingWhereFormsAreUnfolded() {
        List<String> found = new ArrayList<>();
        List<String> paths = List.of("/room/flights/" + byKeyboard, "/room/flights/" + withoutScripts);
        for (String language : List.of("en", "es")) {
            found.addAll(
                    Chromium.looked(chromium.signedIn(room, language, "clearance-officer", "GT"), language, paths));
            found.addAll(Chromium.looked(chromium.signedIn(room, language, "planner", "US"), language, paths));
            found.addAll(Chromium.looked(chromium.signedIn(room, language, "monitor", ""), language, paths));
        }
        assertEquals(List.of(), found);
    }

    private static void tabTo(Page page, String id) {
        for (int i = 0; i < 200 && !id.equals(page.evaluate("document.activeElement.id")); i++) {
            page.keyboard().press("Tab");
        }
        assertEquals(id, page.evaluate("document.activeElement.id"));
    }

    /** From a field of a form to its first button, and through it. */
    private static void submit(Page page, String form) {
        String focused =
                "document.activeElement.type === 'submit' && document.activeElement.form.id === '" + form + "'";
        for (int i = 0; i < 100 && !Boolean.TRUE.equals(page.evaluate(focused)); i++) {
            page.keyboard().press("Tab");
        }
        page.waitForNavigation(() -> page.keyboard().press("Enter"));
    }

    private static void unfold(Page page, String title) {
        String focused =
                "document.activeElement.tagName === 'SUMMARY' && document.activeElement.textContent.trim() === '"
                        + title + "'";
        for (int i = 0; i < 200 && !Boolean.TRUE.equals(page.evaluate(focused)); i++) {
            page.keyboard().press("Tab");
        }
        page.keyboard().press("Enter");
    }

    /** Types a date and time; in which order depends on the browser. */
    private static void moment(Page page, String field, String day, String hour, String minute) {
        String[] date = day.split("-");
        for (String order : List.of(date[2] + date[1], date[1] + date[2])) {
            page.keyboard().type(order + date[0]);
            page.keyboard().press("ArrowRight");
            page.keyboard().type(hour + minute + "a");
            if (page.inputValue(field).equals(day + "T" + hour + ":" + minute)) {
                return;
            }
            for (int i = 0; i < 6; i++) {
                page.keyboard().press("ArrowLeft");
            }
        }
        assertEquals(day + "T" + hour + ":" + minute, page.inputValue(field));
    }
}
