package org.acuerdo.gateway;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The first page, as a person's browser meets it. */
@QuarkusTest
@WithTestResource(PageSurroundings.class)
class ControlRoomTest {
    @TestHTTPResource
    URI root;

    @Test
    void withoutSignInThereIsNothingOfIt() {
        given().redirects()
                .follow(false)
                .get("/")
                .then()
                .statusCode(302)
                .header("Location", startsWith(Tokens.issuer() + "/authorize?"))
                .header("Location", containsString("code_challenge_method=S256"))
                .header("Location", containsString("client_id=acuerdo-web"))
                .body(not(containsString("EXAMPLE-US-GT")));
        // an API token is no session
        given().redirects()
                .follow(false)
                .header("Authorization", "Bearer " + Tokens.of("planner-us"))
                .get("/")
                .then()
                .statusCode(302);
        given().redirects()
                .follow(false)
                .cookie("q_session_web", "made-up")
                .get("/")
                .then()
                .statusCode(302);
    }

    @Test
    void whoSignsInSeesTheWeek() {
        HttpResponse<String> page = new Browser("en").signIn(root.resolve("/"), "treaty-officer", "GT");
        assertEquals(200, page.statusCode());
        assertEquals("/", page.uri().getPath());
        String html = page.body();
        assertTrue(html.contains("<html lang=\"en\""), html);
        assertTrue(html.contains("treaty-officer-gt") && html.contains("treaty officer"), "who is signed in");
        assertTrue(html.contains("Return flights &amp; &lt;more&gt;"), "texts are escaped");
        assertTrue(html.contains("EXAMPLE-US-HN") && html.contains("announced"));
        assertTrue(html.contains("week 2025-W07") && html.contains("19.6") && html.contains("America/Guatemala"));
        assertTrue(html.contains("5 consumed, 3 reserved, 11 available, 0 excess"), "the bar in words");
        assertTrue(
                html.contains("RF101") && html.contains("2025-02-12 11:30") && html.contains("2025-02-12T17:30:00Z"));
        assertTrue(html.contains("100 own nationals") && html.contains("3 third-country nationals"));
        assertTrue(html.contains("over the limit") && html.contains("on hold"));
        assertTrue(html.contains("answer due 2025-02-12 00:00"), "in the receiving state's time");
        assertFalse(html.contains("can't be reached"));
        assertFalse(html.contains("<script>") || html.contains("style=\""), "no inline script, no inline style");
    }

    @Test
    void itIsInSpanishForWhoeverReadsSpanish() {
        Browser browser = new Browser("es-GT,es;q=0.9,en;q=0.5");
        String html =
                browser.signIn(root.resolve("/"), "clearance-officer", "GT").body();
        assertTrue(html.contains("<html lang=\"es\"") && html.contains("Cupos de esta semana"), html);
        assertTrue(html.contains("nacionales de terceros países") && html.contains("por encima del límite"));
        // the switch is remembered
        assertTrue(browser.get(root.resolve("/?lang=en")).body().contains("Quotas this week"));
        assertTrue(browser.get(root.resolve("/")).body().contains("Quotas this week"));
        assertTrue(browser.get(root.resolve("/?lang=xx")).body().contains("Quotas this week"));
    }

    @Test
    void theSessionIsTheBrowsersOwnAndEnds() {
        Browser browser = new Browser("en");
        HttpResponse<String> page = browser.signIn(root.resolve("/"), "auditor", "");
        String policy = page.headers().firstValue("Content-Security-Policy").orElseThrow();
        assertTrue(policy.startsWith("default-src 'none'") && !policy.contains("unsafe"), policy);
        assertEquals("no-store", page.headers().firstValue("Cache-Control").orElseThrow());
        for (HttpCookie cookie : browser.cookies.getCookieStore().getCookies()) {
            if (cookie.getName().startsWith("q_session")) {
                assertTrue(cookie.isHttpOnly(), cookie.getName());
                assertFalse(cookie.getValue().contains("eyJhbGciOiJSUzI1NiI"), "tokens are encrypted");
            }
        }
        assertTrue(browser.cookies.getCookieStore().getCookies().stream()
                .anyMatch(c -> c.getName().startsWith("q_session")));
        HttpResponse<String> out = browser.post(root.resolve("/sign-out"), Map.of());
        assertEquals(200, out.statusCode());
        assertEquals("/signed-out", out.uri().getPath());
        assertTrue(out.body().contains("You are signed out."));
        assertEquals("/authorize", browser.get(root.resolve("/")).uri().getPath());
    }

    @Test
    void theFirstViewIsLight() {
        Browser browser = new Browser("en");
        String html = browser.signIn(root.resolve("/"), "auditor", "").body();
        long weight = browser.weight(root.resolve("/"));
        Matcher files = Pattern.compile("(?:src|href)=\"(/assets/[^\"]+)\"").matcher(html);
        while (files.find()) {
            weight += browser.weight(root.resolve(files.group(1)));
        }
        assertTrue(weight < 100_000, weight + " bytes");
        assertTrue(html.length() > 5_000, "the whole page");
    }

    @Test
    void aRefusedSignInSaysSo() {
        given().get("/signed-out?error=access_denied")
                .then()
                .statusCode(200)
                .body(containsString("Signing in did not work"));
        given().header("Accept-Language", "es")
                .get("/signed-out")
                .then()
                .body(containsString("Ha cerrado la sesión"))
                .header("Content-Language", equalTo("es"));
    }

    @Test
    void thePagesBelowAreBehindSignInAndTheStatisticsAreNot() {
        given().redirects()
                .follow(false)
                .get("/room/agreements")
                .then()
                .statusCode(302)
                .header("Location", startsWith(Tokens.issuer() + "/authorize?"));
        given().get("/public/statistics").then().statusCode(200).body(containsString("Public statistics"));
        Browser browser = new Browser("en");
        browser.signIn(root.resolve("/"), "clearance-officer", "GT");
        HttpResponse<String> list = browser.get(root.resolve("/room/agreements"));
        assertEquals(200, list.statusCode());
        assertTrue(list.body().contains("EXAMPLE-US-HN"), list.body());
        assertTrue(browser.get(root.resolve("/room/agreements?lang=es")).body().contains("<html lang=\"es\""));
        HttpResponse<String> csv = browser.get(root.resolve("/room/agreements?csv=agreements&lang=en"));
        assertTrue(csv.headers().firstValue("Content-Type").orElse("").startsWith("text/csv"));
        assertTrue(csv.body().startsWith("Reference,Title,"), csv.body());
        HttpResponse<String> strange =
                browser.post(root.resolve("/room/safeguards/holds/of/flight"), Map.of("scope", "FLIGHT"));
        assertEquals(403, strange.statusCode(), "a form of another site");
        assertTrue(strange.body().contains("too old to be sent"));
    }
}
