package org.acuerdo.local;

import io.restassured.RestAssured;
import io.restassured.config.HttpClientConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.acuerdo.local.parts.Checkout;
import org.acuerdo.local.parts.Person;
import org.acuerdo.local.parts.SafeFiles;
import org.awaitility.Awaitility;

/**
 * What the whole-system tests call: a system of their own, started once per test run, or one that runs already:
 * {@code -Dacuerdo.target=http://localhost:8080 -Dacuerdo.data=/path/to/.acuerdo} (its key signs the tokens, its clock is moved).
 */
final class SystemUnderTest {

    static final Instant BEGINNING = Instant.parse("2025-02-06T12:00:00Z");

    private static SystemUnderTest shared;

    private final LocalSystem system;
    private final URI url;

    private SystemUnderTest(LocalSystem system, URI url) {
        this.system = system;
        this.url = url;
    }

    /** The one that the tests of this run share. */
    static synchronized SystemUnderTest shared() {
        if (shared == null) {
            String target = System.getProperty("acuerdo.target");
            shared = target == null ? own() : running(URI.create(target));
        }
        return shared;
    }

    /** One that is started for the caller alone, and ends with the test run. */
    static SystemUnderTest own() {
        try {
            Path data = Files.createTempDirectory("acuerdo-test");
            var system = new LocalSystem(SystemOptions.defaults(Checkout.root())
                    .withData(data)
                    .withPort(FreePorts.base())
                    .withClock(BEGINNING));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                system.down(Progress.silent());
                SafeFiles.deleteTree(data);
            }));
            system.up(Progress.printing());
            return new SystemUnderTest(system, system.url());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SystemUnderTest running(URI target) {
        Path root = Checkout.root();
        Path data = Path.of(
                System.getProperty("acuerdo.data", root.resolve(".acuerdo").toString()));
        return new SystemUnderTest(new LocalSystem(SystemOptions.defaults(root).withData(data)), target);
    }

    /** Whether others may have used it before. */
    static boolean isForeign() {
        return System.getProperty("acuerdo.target") != null;
    }

    LocalSystem system() {
        return system;
    }

    /** A request by the fixed person of a role and state. */
    RequestSpecification as(String role, String state) {
        return as(Person.of(role, state));
    }

    RequestSpecification as(Person person) {
        return anonymous().header("Authorization", "Bearer " + system.token(person));
    }

    /** A request by nobody. */
    RequestSpecification anonymous() {
        // a redirect would hide what the gateway itself answered
        var config = RestAssuredConfig.config()
                .redirect(io.restassured.config.RedirectConfig.redirectConfig().followRedirects(false))
                .httpClient(HttpClientConfig.httpClientConfig()
                        .setParam("http.connection.timeout", (int)
                                Duration.ofSeconds(60).toMillis())
                        .setParam("http.socket.timeout", (int)
                                Duration.ofMinutes(5).toMillis()));
        return RestAssured.given().config(config).baseUri(url.toString()).contentType(ContentType.JSON);
    }

    /**
     * An act on what lies at a path, with its present ETag; read again where it changed in between, as any client would: what one
     * service tells another may arrive at any time.
     */
    Response act(Person person, String path, String below, Object body) {
        Response answer;
        int tries = 0;
        do {
            String tag = as(person).get(path).then().statusCode(200).extract().header("ETag");
            answer = as(person).header("If-Match", tag).body(body).post(path + below);
        } while (answer.statusCode() == 412 && ++tries < 20);
        return answer;
    }

    /** Waits until agreements-service has answered for a flight (a deadline is set), and so will not change it again by itself. */
    Response answered(Person person, String flight) {
        Response[] seen = new Response[1];
        Awaitility.await().atMost(Duration.ofMinutes(3)).until(() -> {
            seen[0] = as(person).get(flight);
            return seen[0].statusCode() == 200 && seen[0].path("clearance.decideBy") != null;
        });
        return seen[0];
    }

    /** Stops a system that was started for the caller alone: two of them at once are much for a small machine. */
    void end() {
        system.down(Progress.silent());
    }

    /** Moves domain time forward; where it is later already, nothing moves. */
    void until(String instant) {
        Instant to = Instant.parse(instant);
        if (to.isAfter(system.now())) {
            system.clock().moveTo(to);
        }
    }
}
