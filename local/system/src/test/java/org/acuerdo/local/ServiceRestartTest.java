package org.acuerdo.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.acuerdo.local.parts.Person;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * One service is restarted under load, told to or killed. Meanwhile the gateway says of it that it is away and when to come again, and nothing
 * else; the other service is read as ever; afterwards all works, and whatever was acknowledged is there.
 */
@TestInstance(Lifecycle.PER_CLASS)
class ServiceRestartTest {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int READERS = 3;

    private final SystemUnderTest acuerdo = SystemUnderTest.own();
    private Scene scene;
    private String flight;

    @BeforeAll
    void scene() {
        scene = Scene.of(acuerdo);
        flight = scene.ask(scene.dayAfter(20));
        acuerdo.answered(Person.of("planner", "US"), flight);
    }

    @AfterAll
    void end() {
        acuerdo.end();
    }

    /** What callers were told while the service was away and after it. */
    private static final class Told {
        private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
        private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
        private final AtomicInteger answered = new AtomicInteger();
        private final AtomicInteger away = new AtomicInteger();
        private final AtomicInteger otherAnswered = new AtomicInteger();
        private volatile boolean going = true;
    }

    @ParameterizedTest
    @CsvSource({"FLIGHTS,false", "FLIGHTS,true", "AGREEMENTS,false", "AGREEMENTS,true"})
    void onlyWhatIsAwayIsSaidToBeAway(Part part, boolean killed) throws Exception {
        Told told = new Told();
        ExecutorService callers = Executors.newFixedThreadPool(READERS + 2);
        try {
            for (int reader = 0; reader < READERS; reader++) {
                // several persons: what is refused at once is asked again at once, and each has a rate
                Person person = Person.of("planner", "US", "reader-" + reader);
                callers.submit(() -> repeat(told, () -> read(part, person, told)));
            }
            callers.submit(() -> repeat(told, () -> write(part, told)));
            callers.submit(() -> repeat(told, () -> readOther(part, told)));
            awaitMore(told.answered, 20);
            stop(part, killed);
            awaitMore(told.away, 20);
            awaitMore(told.otherAnswered, 20);
            assertFalse(acuerdo.system().up(Progress.silent()), "the others still ran");
            int known = told.acknowledged.size();
            Awaitility.await().atMost(PATIENCE).until(() -> told.acknowledged.size() >= known + 3);
            awaitMore(told.otherAnswered, 20);
        } finally {
            told.going = false;
            callers.shutdown();
        }
        callers.awaitTermination(3, TimeUnit.MINUTES);
        assertEquals(List.of(), List.copyOf(told.wrong));
        for (String path : told.acknowledged) {
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> acuerdo.as("planner", "US").get(path).statusCode() != 503);
            assertEquals(200, acuerdo.as("planner", "US").get(path).statusCode(), "acknowledged, then lost: " + path);
        }
    }

    private void stop(Part part, boolean killed) {
        if (killed) {
            acuerdo.system().kill(part);
            return;
        }
        ProcessHandle process = acuerdo.system().running().get(part);
        process.destroy();
        process.onExit().orTimeout(3, TimeUnit.MINUTES).join();
    }

    private static void awaitMore(AtomicInteger count, int more) {
        int enough = count.get() + more;
        Awaitility.await().atMost(PATIENCE).until(() -> count.get() >= enough);
    }

    private static void repeat(Told told, Runnable call) {
        while (told.going) {
            try {
                call.run();
            } catch (RuntimeException | AssertionError e) {
                told.wrong.add(e.toString());
            }
        }
    }

    private void read(Part part, Person person, Told told) {
        judge(told, 200, () -> acuerdo.as(person).get(part == Part.FLIGHTS ? flight : scene.path()));
    }

    private void readOther(Part part, Told told) {
        Response answer = acuerdo.as(Person.of("planner", "US", "other-reader"))
                .get(part == Part.FLIGHTS ? scene.path() : flight);
        if (answer.statusCode() != 200) {
            told.wrong.add("the other service answered " + answer.statusCode() + " " + answer.asString());
        }
        told.otherAnswered.incrementAndGet();
    }

    /** Each is a new one; where there is no room for a flight any more, that is an answer too. */
    private void write(Part part, Told told) {
        if (part == Part.FLIGHTS) {
            String path = Scene.API + "flights/" + Api.freshId();
            int ahead = 30 + told.answered.get() % 600;
            Response answer = judge(
                    told,
                    201,
                    () -> acuerdo.as("planner", "US")
                            .body(Bodies.flight(scene.agreement(), scene.dayAfter(ahead)))
                            .put(path));
            if (answer.statusCode() == 201) {
                told.acknowledged.add(path);
            }
            return;
        }
        Response answer = judge(
                told,
                201,
                () -> acuerdo.as("treaty-officer", "US")
                        .body(Bodies.AGREEMENT.replace("EXAMPLE-US-GT", "RESTART-" + Api.freshId()))
                        .post(Scene.API + "agreements"));
        if (answer.statusCode() == 201) {
            told.acknowledged.add(Scene.API + "agreements/" + answer.path("id"));
        }
    }

    private static Response judge(Told told, int good, Supplier<Response> call) {
        Response answer = call.get();
        told.answered.incrementAndGet();
        int status = answer.statusCode();
        if (status == 503) {
            told.away.incrementAndGet();
            boolean complete = answer.header("Retry-After") != null
                    && answer.contentType().startsWith("application/problem+json")
                    && "UNAVAILABLE".equals(answer.path("code"));
            if (!complete) {
                told.wrong.add("an incomplete 503: " + answer.headers() + " " + answer.asString());
            }
        } else if (status != good && status != 422 && status != 429) {
            told.wrong.add(status + " " + answer.asString());
        }
        return answer;
    }
}
