package org.acuerdo.local;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.acuerdo.local.parts.Person;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nothing that was answered is lost: over a stop, and over a kill of any process. */
@TestInstance(Lifecycle.PER_CLASS)
class RestartTest {

    private final SystemUnderTest acuerdo = SystemUnderTest.own();
    private Scene scene;
    private String kept;

    @BeforeAll
    void scene() {
        scene = Scene.of(acuerdo);
        kept = scene.ask("2025-02-12");
        awaitPending(kept);
    }

    @AfterAll
    void end() {
        acuerdo.end();
    }

    @Test
    void downAndUpAgainLosesNothing() {
        String agreementBefore = read(scene.path());
        String flightBefore = read(kept);
        String quotasBefore = read(quotas());
        Instant clockBefore = acuerdo.system().now();

        acuerdo.system().down(Progress.silent());
        assertTrue(acuerdo.system().running().isEmpty());
        assertTrue(acuerdo.system().up(Progress.silent()));

        assertEquals(agreementBefore, read(scene.path()));
        assertEquals(flightBefore, read(kept));
        assertEquals(quotasBefore, read(quotas()));
        assertFalse(acuerdo.system().now().isBefore(clockBefore));
    }

    @ParameterizedTest
    @EnumSource(Part.class)
    void aKilledProcessIsRevivedAndTheConversationGoesOn(Part killed) {
        String flight = scene.ask("2025-02-13");
        Set<Part> all = Set.copyOf(acuerdo.system().running().keySet());
        var before = acuerdo.system().running();

        acuerdo.system().kill(killed);
        assertFalse(acuerdo.system().up(Progress.silent()), "others still ran");

        var after = acuerdo.system().running();
        assertEquals(all, after.keySet());
        for (Part part : all) {
            assertEquals(
                    part != killed, before.get(part).pid() == after.get(part).pid(), part.label());
        }
        awaitPending(flight);
        // connections that were lost with the process are found out one by one
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> acuerdo.as("planner", "US").get(kept).statusCode() == 200);
    }

    @Test
    void aRequestTakenWhileKafkaIsAwayIsAnsweredOnceItIsBack() {
        acuerdo.system().kill(Part.PARTS);
        String flight = scene.ask("2025-02-14");
        acuerdo.system().up(Progress.silent());
        awaitPending(flight);
    }

    /** The conversation about its clearance took place: its deadline is known. */
    private void awaitPending(String flight) {
        acuerdo.answered(Person.of("planner", "US"), flight).then().body("clearance.status", equalTo("PENDING"));
    }

    private String quotas() {
        return Scene.API + "quotas?agreement=" + scene.agreement() + "&from=2025-02-10&to=2025-02-16";
    }

    private String read(String path) {
        return acuerdo.as("planner", "US")
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }
}
