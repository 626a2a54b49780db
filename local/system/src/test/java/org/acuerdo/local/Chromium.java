package org.acuerdo.local;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
        BrowserContext context = browser.newContext(
                new Browser.NewContextOptions().setLocale(language).setBaseURL(room.toString()));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        return context.newPage();
    }

    /** The same, signed in at the issuer as a person does it; shows the first page. */
    Page signedIn(URI room, String language, String role, String state) {
        Page page = stranger(room, language);
        signIn(page, role, state);
        return page;
    }

    private static void signIn(Page page, String role, String state) {
        page.navigate("/");
        page.check("#" + role);
        if (!state.isEmpty()) {
            page.fill("#person_state", state);
        }
        page.click("button[type=submit]");
        page.waitForSelector(".acuerdo-header__user");
    }

    /** The same in a browser that runs no script of a page. */
    Page withoutScripts(URI room, String language, String role, String state) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setLocale(language)
                .setBaseURL(room.toString())
                .setJavaScriptEnabled(false));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        Page page = context.newPage();
        signIn(page, role, state);
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
