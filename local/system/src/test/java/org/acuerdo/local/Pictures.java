package org.acuerdo.local;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Takes the pictures of the documentation from a demo that runs, for {@code ./acuerdo pictures}; no test, hence its name. It
 * looks and changes nothing.
 */
class Pictures {
    private static final int WIDTH = 1200;
    private static final int HEIGHT = 900;

    private final SystemUnderTest acuerdo = SystemUnderTest.shared();
    private final URI room = URI.create(System.getProperty("acuerdo.target"));
    private final Path folder = Path.of(System.getProperty("acuerdo.pictures"));

    @Test
    void ofTheControlRoom() {
        Map<String, Object> agreement = acuerdo.as("treaty-officer", "GT")
                .get(Scene.API + "agreements?operativeOn="
                        + LocalDate.ofInstant(acuerdo.system().now(), ZoneId.of("UTC")))
                .then()
                .statusCode(200)
                .extract()
                .path("items.find { it.reference.startsWith('US-GT') && it.title != null }");
        if (agreement == null) {
            throw new AssertionError("the demo has not been played here: ./acuerdo demo");
        }
        String at = "/room/agreements/" + agreement.get("id");
        String flight = acuerdo.as("clearance-officer", "GT")
                .get(Scene.API + "flights?agreement=" + agreement.get("id"))
                .path("items[0].id");
        try (Chromium chromium = new Chromium()) {
            Page page = chromium.signedIn(room, "en", "treaty-officer", "US");
            page.setViewportSize(WIDTH, HEIGHT);
            take(page, "control-room");
            page.navigate(at);
            take(page, "room-agreement");
            preview(page, at);
            page.context().close();
            page = chromium.signedIn(room, "es-GT", "clearance-officer", "GT");
            page.setViewportSize(WIDTH, HEIGHT);
            page.navigate(at + "/quotas");
            take(page, "room-calendar");
            page.locator("section:has(h2[id='limit-flights-week']) a.acuerdo-card__title")
                    .nth(1)
                    .click();
            page.waitForSelector(".acuerdo-steps");
            take(page, "room-derivation");
            page.navigate("/room/clearances/" + flight + "/" + agreement.get("id"));
            take(page, "room-clearance");
            page.navigate("/");
            page.setViewportSize(320, HEIGHT);
            take(page, "room-small");
            page.context().close();
        }
    }

    /** Half as much again in five weeks' time. */
    private void preview(Page page, String at) {
        page.navigate(at + "/terms/new");
        page.fill(
                "[name='effectiveFrom']",
                LocalDate.ofInstant(acuerdo.system().now(), ZoneId.of("UTC"))
                        .plusWeeks(5)
                        .toString());
        page.fill("[name='limits[0].volume.increasePercent']", "90");
        page.click("button[name=look]");
        page.waitForSelector("#preview");
        take(page, "room-preview");
    }

    private void take(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(folder.resolve(name + ".png")));
    }
}
