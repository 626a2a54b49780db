package org.acuerdo.local;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The installed Chromium, and people who are signed in with it. */
final class Chromium implements AutoCloseable {
    private static final List<Path> PLACES = List.of(
            Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"), Path.of("/usr/bin/google-chrome"));
    private static final double PATIENCE_MILLIS = 90_000;

    private final Playwright playwright;
    private final Browser browser;

    Chromium() {
        Path program = PLACES.stream()
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        "the tests of the pages need Chromium, and it is not installed: apt-get install chromium"));
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program)
                        .setChromiumSandbox(false)
                        .setTimeout(2 * PATIENCE_MILLIS));
    }

    /** A browser of its own without anybody signed in. @param language such as {@code es-GT} */
    Page stranger(URI room, String language) {
        return stranger(room, language, true);
    }

    private Page stranger(URI room, String language, boolean scripts) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setLocale(language)
                .setJavaScriptEnabled(scripts)
                .setBaseURL(room.toString()));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        return context.newPage();
    }

    /** The same, signed in at the issuer as a person does it; shows the first page. */
    Page signedIn(URI room, String language, String role, String state) {
        return signedIn(stranger(room, language), role, state);
    }

    /** The same in a browser that runs no script of a page. */
    Page withoutScripts(URI room, String language, String role, String state) {
        return signedIn(stranger(room, language, false), role, state);
    }

    private static Page signedIn(Page page, String role, String state) {
        page.navigate("/");
        page.check("#" + role);
        if (!state.isEmpty()) {
            page.fill("#person_state", state);
        }
        page.click("button[type=submit]");
        page.waitForSelector(".acuerdo-header__user");
        return page;
    }

    /** What axe finds on a page, one line each. */
    static List<?> findings(Page page) {
        page.evaluate(axe());
        return (List<?>) page.evaluate("""
            async () => (await axe.run()).violations.map(v => v.id + ': ' + v.help + ' at ' + v.nodes.map(n => n.target + ' '
              + n.failureSummary).join(' | '))
            """);
    }

    /** What axe finds on pages, and those that are wider than a screen of 320; each is left there as a picture where asked for. */
    static List<String> looked(Page page, String language, List<String> paths) {
        List<String> found = new ArrayList<>();
        for (String path : paths) {
            page.setViewportSize(1200, 900);
            Response answer = page.navigate(path);
            if (answer.status() != 200) {
                found.add(path + " answered " + answer.status());
            }
            if (!language.equals(page.getAttribute("html", "lang"))) {
                found.add(path + " is not in " + language);
            }
            page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
            findings(page).forEach(f -> found.add(path + " in " + language + ": " + f));
            picture(page, path + "-" + language);
            page.setViewportSize(320, 800);
            int width = (Integer) page.evaluate("document.documentElement.scrollWidth");
            if (width > 320) {
                found.add(path + " in " + language + " is " + width + " wide on a screen of 320");
            }
            picture(page, path + "-" + language + "-narrow");
        }
        page.context().close();
        return found;
    }

    /** The whole page, where {@code -Dacuerdo.looks=FOLDER} names a folder. */
    static void picture(Page page, String name) {
        String folder = System.getProperty("acuerdo.looks");
        if (folder != null) {
            String file = name.replaceAll("[^A-Za-z0-9]+", "-")
                    .replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "ID");
            page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of(folder, file + ".png")));
        }
    }

    private static String axe() {
        try (InputStream in = Chromium.class.getResourceAsStream("/axe.min.js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
