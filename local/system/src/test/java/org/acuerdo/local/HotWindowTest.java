package org.acuerdo.local;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Many requests for one day at once, through the gateway: each gets its own answer, and nothing goes beyond the allowance. */
class HotWindowTest {
    private static final int REQUESTS = 200;
    private static final int ALLOWANCE = 5;

    private final SystemUnderTest acuerdo = SystemUnderTest.shared();
    private final Life life = new Life(acuerdo);

    @Test
    void asManyAsFitAreTakenAndEachOtherIsToldWhichLimitBound() throws Exception {
        Scene scene = Scene.of(acuerdo);
        String day = scene.dayAfter(12);
        // the agreement is known from now on
        String first = scene.ask(day);
        List<Future<Response>> asked = new ArrayList<>();
        ExecutorService many = Executors.newFixedThreadPool(24);
        try {
            for (int i = 0; i < REQUESTS; i++) {
                asked.add(many.submit(() -> acuerdo.as(Life.PLANNER)
                        .body(Bodies.flight(scene.agreement(), day))
                        .put(Scene.API + "flights/" + Api.freshId())));
            }
            int taken = 1;
            for (Future<Response> each : asked) {
                Response answer = each.get();
                if (answer.statusCode() == 201) {
                    taken++;
                } else {
                    answer.then()
                            .statusCode(422)
                            .body("violations.size()", is(1))
                            .body("violations[0].code", equalTo("LIMIT_REACHED"))
                            .body("violations[0].limitId", equalTo("flights-day"))
                            .body("violations[0].available", is(0));
                }
            }
            assertEquals(ALLOWANCE, taken);
        } finally {
            many.shutdownNow();
        }
        life.quota(scene.agreement(), "flights-day", day)
                .body("items[0].reserved", is(ALLOWANCE))
                .body("items[0].available", is(0))
                .body("items[0].state", equalTo("EXHAUSTED"));
        life.quota(scene.agreement(), "tcn-week", day).body("items[0].reserved", is(3 * ALLOWANCE));
        acuerdo.answered(Life.PLANNER, first);
        life.done(Life.PLANNER, first, "cancellation", "{\"by\": \"US\", \"reason\": \"weather\"}");
        life.quota(scene.agreement(), "flights-day", day).body("items[0].available", is(1));
        scene.ask(day);
    }
}
