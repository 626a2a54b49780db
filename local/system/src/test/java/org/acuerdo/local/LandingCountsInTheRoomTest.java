package org.acuerdo.local;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;

/** Counts of a flight with two landings in the control room: each receiver its own, the sender and a monitor all, leg by leg. */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LandingCountsInTheRoomTest {
    private final SystemUnderTest acuerdo = SystemUnderTest.shared();
    private final URI room = acuerdo.system().url();
    private final Life life = new Life(acuerdo);
    private Chromium chromium;
    private TwoLandings two;

    @BeforeAll
    void itIsInTheAir() {
        chromium = new Chromium();
        two = TwoLandings.departed(acuerdo);
    }

    @AfterAll
    void theBrowserGoes() {
        if (chromium != null) {
            chromium.close();
        }
    }

    private Page opened(String role, String state) {
        Page page = chromium.withoutScripts(room, "en", role, state);
        page.navigate("/room/flights/" + two.id());
        return page;
    }

    @Test
    @Order(1)
    void eachReceiverReportsItsOwnLanding() {
        Page guatemala = opened("clearance-officer", "GT");
        assertFalse(guatemala.textContent("#arrival").contains("landing with leg 2"), "not who lands elsewhere");
        guatemala.fill("#f-arrival-at", two.day() + "T11:41");
        guatemala.fill("#f-arrival-received-0-men", "74");
        guatemala.click("#arrival button[type=submit]");
        assertTrue(guatemala.textContent(".govuk-notification-banner--success").contains("RF201"));
        assertEquals(0, guatemala.locator("#arrival").count(), "it has landed there");
        assertEquals(0, revocations(guatemala, 1), "what it landed with was used");
        Page honduras = opened("clearance-officer", "HN");
        assertEquals(1, revocations(honduras, 2), "it has yet to land there");
        honduras.navigate("/room/flights/" + two.id());
        honduras.fill("#f-arrival-at", two.day() + "T13:35");
        honduras.click("#arrival button[type=submit]");
        assertTrue(honduras.textContent(".govuk-notification-banner--success").contains("RF201"));
        life.shown(two.flight()).body("status", equalTo("ARRIVED")).body("landings.leg", contains(1, 2));
        guatemala.navigate("/room/flights/" + two.id());
        guatemala.click("summary:has-text('Report the receiver')");
        guatemala.fill("#f-counts-RECEIVER-passengers-0-men", "75");
        guatemala.fill("#f-counts-RECEIVER-reason", "counted again at the gate");
        guatemala.click("#counts-RECEIVER button[type=submit]");
        assertTrue(guatemala.textContent(".govuk-notification-banner--success").contains("receiver's count"));
        life.shown(two.flight()).body("counts.agree", equalTo(true));
        guatemala.context().close();
        honduras.context().close();
    }

    /** Forms by which the clearance of a landing can be revoked. */
    private int revocations(Page page, int leg) {
        String agreement = life.shown(two.flight()).extract().path("legs[" + (leg - 1) + "].agreementId");
        page.navigate("/room/clearances/" + two.id() + "/" + agreement);
        return page.locator("#revoke").count();
    }

    /** A group that nobody expected left with one of the legs: the form asks with which. */
    @Test
    @Order(2)
    void theSenderAndTheMonitorAddAGroupWithItsLeg() {
        acuerdo.as("treaty-officer", "US")
                .body("{\"name\": \"Observatory\", \"subjects\": [\"monitor\"]}")
                .post(Scene.API + "agreements/" + agreement() + "/monitoring-bodies")
                .then()
                .statusCode(201);
        add(opened("planner", "US"), "sender", "SENDER", "passengers", "counts");
        life.shown(two.flight()).body("counts.sender.leg", hasItems(1, 2));
        // one row further: what the sender added is known by now
        Page monitor = opened("monitor", "");
        monitor.click("summary:has-text('monitor')");
        monitor.selectOption("#f-counts-MONITOR-passengers-4-leg", "2");
        monitor.selectOption("#f-counts-MONITOR-passengers-4-category", "STATELESS");
        monitor.fill("#f-counts-MONITOR-passengers-4-women", "1");
        monitor.fill("#f-counts-MONITOR-reason", "seen at the steps");
        monitor.click("#counts-MONITOR button[type=submit]");
        assertTrue(monitor.textContent(".govuk-notification-banner--success").contains("monitor's count"));
        monitor.context().close();
    }

    private void add(Page planner, String side, String source, String list, String act) {
        planner.click("summary:has-text('" + side + "')");
        String at = "#f-" + act + "-" + source + "-" + list + "-3-";
        planner.selectOption(at + "category", "STATELESS");
        planner.fill(at + "men", "2");
        planner.fill("#f-" + act + "-" + source + "-reason", "two more came aboard");
        planner.click("#" + act + "-" + source + " button[type=submit]");
        assertTrue(planner.textContent("#" + act + "-" + source).contains("leg"), "it says that the leg is missing");
        assertEquals("2", planner.inputValue(at + "men"), "what was typed stays");
        planner.selectOption(at + "leg", "2");
        planner.click("#" + act + "-" + source + " button[type=submit]");
        assertTrue(planner.textContent(".govuk-notification-banner--success").contains("count"));
        planner.context().close();
    }

    private String agreement() {
        return life.shown(two.flight()).extract().path("legs[0].agreementId");
    }

    @Test
    @Order(3)
    void axeFindsNothingInEitherLanguage() {
        for (String language : List.of("en", "es")) {
            for (List<String> who : List.of(List.of("planner", "US"), List.of("clearance-officer", "HN"))) {
                assertEquals(
                        List.of(),
                        Chromium.looked(
                                chromium.signedIn(room, language, who.get(0), who.get(1)),
                                language,
                                List.of("/room/flights/" + two.id())));
            }
        }
    }
}
