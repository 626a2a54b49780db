package org.acuerdo.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.TimeoutError;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.acuerdo.local.parts.Person;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * Every page of the control room that the first page leads to, by role: it comes without JavaScript, its forms say what is
 * wrong and keep what was typed, and axe finds nothing on it in either language. Pages of one kind (the same address but for
 * ids, days and windows) count once, pages with other forms as another kind. What belongs to other tests is left alone.
 */
@TestInstance(Lifecycle.PER_CLASS)
class EveryPageTest {
    private static final Pattern LINK = Pattern.compile("<a [^>]*href=\"(/[^\"#]*)");
    private static final Pattern FORM = Pattern.compile("<form [^>]*id=\"([^\"]+)\"[^>]*method=\"post\"");
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern WINDOW =
            Pattern.compile("\\b\\d{4}(-W\\d\\d|-\\d\\d-\\d\\d|-\\d\\d|-Q\\d)?\\b|/standing\\b|/term\\b|\\b\\d+\\b");
    private static final Pattern ORDER = Pattern.compile("[?&][A-Za-z0-9-]+\\.(sort|find)=[^&]*");

    /** Pages that other tests make countless; one page of a kind is looked at for each of these roles. */
    private static final List<List<String>> READERS = List.of(
            List.of("treaty-officer", "CA"),
            List.of("planner", "CA"),
            List.of("safeguards-officer", "CA"),
            List.of("clearance-officer", "GT"),
            List.of("monitor", ""),
            List.of("auditor", ""));

    private static final int MOST_PAGES = 150;

    private final SystemUnderTest acuerdo = SystemUnderTest.shared();
    private final URI room = acuerdo.system().url();

    private Chromium chromium;
    private Set<String> own;

    /** What a reader can open, by kind: one address each. */
    private final Map<List<String>, Map<String, String>> pages = new LinkedHashMap<>();

    @BeforeAll
    void anAgreementAndAFlight() {
        chromium = new Chromium();
        Scene scene = Scene.of(acuerdo, "CA");
        String flight = scene.ask(scene.dayAfter(8)).replaceFirst(".*/", "");
        acuerdo.answered(Person.of("planner", "CA"), Scene.API + "flights/" + flight);
        record(
                scene,
                "/monitoring-bodies",
                "{\"name\": \"Observatory\", \"subjects\": [\""
                        + Person.of("monitor", null).subject() + "\"]}");
        String group = record(scene, "/working-groups", """
            {"name": "Return flights", "mandate": "settles the details", "members": [{"institution": "Migration", "state": "GT"}]}
            """);
        String visit = record(scene, "/visits", "{\"level\": \"TECHNICAL\", \"host\": \"GT\"}");
        own = Set.of(scene.agreement(), flight, group, visit);
        for (List<String> reader : READERS) {
            pages.put(reader, crawl(reader));
        }
    }

    private String record(Scene scene, String below, String body) {
        return acuerdo.as("treaty-officer", "CA")
                .body(body)
                .post(scene.path() + below)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    @AfterAll
    void theBrowserGoes() {
        if (chromium != null) {
            chromium.close();
        }
    }

    /** From the first page along all links, without JavaScript; each must answer. */
    private Map<String, String> crawl(List<String> reader) {
        Page page = chromium.withoutScripts(room, "en", reader.get(0), reader.get(1));
        Map<String, String> found = new LinkedHashMap<>();
        Set<String> seen = new LinkedHashSet<>(List.of("/"));
        Deque<String> open = new ArrayDeque<>(List.of("/"));
        while (!open.isEmpty()) {
            String path = open.poll();
            Response answer = page.navigate(path);
            assertEquals(200, answer.status(), path + " for " + reader);
            String html = answer.text();
            if (!html.contains("<html")) {
                continue;
            }
            assertTrue(html.contains("<h1"), path);
            found.putIfAbsent(kind(path) + forms(html), path);
            Matcher link = LINK.matcher(html);
            while (link.find()) {
                String to = link.group(1).replace("&amp;", "&");
                if (wanted(to) && seen.add(kind(to))) {
                    open.add(to);
                }
            }
            assertTrue(found.size() < MOST_PAGES, "kinds of pages without end: " + found.keySet());
        }
        page.context().close();
        return found;
    }

    private boolean wanted(String path) {
        Matcher id = UUID.matcher(path);
        return !path.startsWith("/docs")
                && !path.contains("lang=")
                && !path.contains("csv=")
                && !ORDER.matcher(path).find()
                && (!id.find() || own.contains(id.group()));
    }

    private static String kind(String path) {
        return WINDOW.matcher(UUID.matcher(path).replaceAll("ID")).replaceAll("N");
    }

    private static Set<String> forms(String html) {
        Set<String> forms = new TreeSet<>();
        FORM.matcher(html).results().forEach(f -> forms.add(kind(f.group(1))));
        return forms;
    }

    @Test
    void theFirstPageLeadsEverywhere() {
        Set<String> kinds = new TreeSet<>();
        pages.values().forEach(found -> found.values().forEach(path -> kinds.add(kind(path))));
        for (String wanted : List.of(
                "/",
                "/room/agreements",
                "/room/agreements/ID",
                "/room/agreements/ID/quotas",
                "/room/agreements/ID/terms/compare",
                "/room/agreements/ID/terms/new",
                "/room/agreements/ID/terms/new?group=ID",
                "/room/agreements/ID/visits",
                "/room/agreements/ID/visits/ID",
                "/room/agreements/ID/visits/new",
                "/room/agreements/ID/working-groups",
                "/room/agreements/ID/working-groups/ID",
                "/room/agreements/ID/working-groups/new",
                "/room/agreements/ID/record",
                "/room/agreements/ID/record/statements",
                "/room/agreements/ID/record/entry-into-force",
                "/room/clearances",
                "/room/clearances/ID/ID",
                "/room/countries",
                "/room/flights",
                "/room/flights/ID",
                "/room/irregular",
                "/room/irregular/new/ID",
                "/room/irregular/new/ID?flight=ID",
                "/room/monitoring",
                "/room/onward",
                "/room/requests/ID",
                "/room/safeguards",
                "/room/statistics")) {
            assertTrue(kinds.contains(wanted), wanted + " is not among " + kinds);
        }
    }

    @Test
    void axeFindsNothingOnAnyPageInEitherLanguage() {
        List<String> findings = new ArrayList<>();
        for (String language : List.of("en", "es")) {
            Set<String> looked = new LinkedHashSet<>();
            pages.forEach((reader, found) -> {
                Page page = chromium.signedIn(room, language, reader.get(0), reader.get(1));
                found.forEach((kind, path) -> {
                    if (looked.add(kind)) {
                        page.navigate(path);
                        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
                        Chromium.findings(page).forEach(f -> findings.add(path + " in " + language + ": " + f));
                        page.setViewportSize(320, 800);
                        int width = (Integer) page.evaluate("document.documentElement.scrollWidth");
                        if (width > 320) {
                            findings.add(path + " in " + language + " is " + width + " wide on a screen of 320");
                        }
                        page.setViewportSize(1200, 900);
                    }
                });
                page.context().close();
            });
        }
        assertEquals(List.of(), findings);
    }

    /** No page says how well seats were filled, presses for filling them, or labels a country; nor do the names in it. */
    @Test
    void noPageRanksOrLabelsInEitherLanguage() {
        List<String> findings = new ArrayList<>();
        for (String language : List.of("en", "es")) {
            Set<String> read = new LinkedHashSet<>();
            pages.forEach((reader, found) -> {
                Page page = chromium.withoutScripts(room, language, reader.get(0), reader.get(1));
                found.forEach((kind, path) -> {
                    if (read.add(kind)) {
                        String html = page.navigate(path).text();
                        assertTrue(html.contains("lang=\"" + language + "\""), path + " is not in " + language);
                        findings.addAll(NeutralLanguage.findings(path + " in " + language, html));
                    }
                });
                page.context().close();
            });
            assertTrue(read.size() > 20, "pages: " + read);
        }
        assertEquals(List.of(), findings);
    }

    /**
     * Each form is sent with nothing but one text in it. One without any text would be done: it is sent as if by strangers, and
     * must say so.
     */
    @Test
    void withoutScriptsEveryFormSaysWhatIsWrongAndKeepsWhatWasTyped() {
        List<String> wrong = new ArrayList<>();
        Set<String> sent = new LinkedHashSet<>();
        pages.forEach((reader, found) -> {
            Page page = chromium.withoutScripts(room, "es", reader.get(0), reader.get(1));
            found.values().forEach(path -> {
                page.navigate(path);
                for (String id : ids(page)) {
                    if (sent.add(kind(path) + " " + kind(id))) {
                        page.navigate(path);
                        send(page, path, id, wrong);
                    }
                }
            });
            page.context().close();
        });
        assertEquals(List.of(), wrong);
        assertTrue(sent.size() > 20, "forms: " + sent);
    }

    private static List<String> ids(Page page) {
        return FORM.matcher(page.content()).results().map(f -> f.group(1)).toList();
    }

    private static void send(Page page, String path, String id, List<String> wrong) {
        Locator form = page.locator("form[id='" + id + "']");
        Locator folded = form.locator("xpath=ancestor::details[not(@open)]/summary");
        if (folded.count() > 0) {
            folded.first().click();
        }
        Locator texts = form.locator("input[type=text], textarea");
        boolean nothingToType = texts.count() == 0;
        if (nothingToType) {
            form.locator("[name=token]").evaluate("token => token.value = 'of strangers'");
        }
        String name = null;
        for (int i = texts.count() - 1; i >= 0; i--) {
            Locator text = texts.nth(i);
            // the last one, which alone says too little; one text alone may be all that a form asks for: it is sent
            // empty
            if (name == null && texts.count() > 1 && text.isVisible()) {
                name = text.getAttribute("name");
                text.fill("?!");
            } else if (text.isVisible()) {
                text.fill("");
            }
        }
        Response answer = page.waitForResponse(
                r -> r.request().method().equals("POST"),
                () -> form.locator("button[type=submit]").first().click());
        String at = path + " " + id;
        if (nothingToType ? answer.status() != 403 : answer.status() / 100 != 4) {
            wrong.add(at + " answered " + answer.status());
            return;
        }
        try {
            page.waitForSelector("form[id='" + id + "'] [role=alert]");
        } catch (TimeoutError e) {
            wrong.add(at + " does not say what is wrong");
            return;
        }
        Locator again = page.locator("form[id='" + id + "']");
        if (name != null
                && !again.locator("[name='" + name + "']").first().inputValue().equals("?!")) {
            wrong.add(at + " does not keep what was typed into " + name);
        }
        again.locator(".govuk-error-summary [lang=en]")
                .allTextContents()
                .forEach(t -> wrong.add(at + " in English: " + t));
    }
}
