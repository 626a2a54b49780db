package org.acuerdo.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.acuerdo.local.fuzz.Corpus;
import org.acuerdo.local.fuzz.Grounds;
import org.acuerdo.local.fuzz.Judge;
import org.acuerdo.local.fuzz.Malformed;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Malformed requests generated from the API's own document: each is refused with a code, none tells of what is inside. */
@TestInstance(Lifecycle.PER_CLASS)
class MalformedRequestsTest {
    private static final int REQUESTS = 1_500;
    private static final long SEED = 20250212;

    private final SystemUnderTest acuerdo = SystemUnderTest.shared();

    private final Judge judge = new Judge(acuerdo.system().url(), acuerdo.system()::token);
    private Corpus corpus;
    private String flight;

    @BeforeAll
    void corpus() {
        Map<String, String> ids = Grounds.of(acuerdo.system());
        flight = ids.get(Scene.API + "flights/");
        corpus = new Corpus(Api.read(acuerdo.anonymous().get("/openapi").asString()), ids, SEED);
        assertTrue(corpus.operations() > 40, "the document names operations: " + corpus.operations());
    }

    @Test
    void eachIsRefusedAndNoneTellsOfWhatIsInside() {
        refused(corpus.requests().limit(REQUESTS));
        // most get as far as what is wrong with them
        assertTrue(judge.byStatus().get(400).sum() > REQUESTS / 3, "answers by status: " + judge.byStatus());
        System.out.println("Malformed requests, answers by status: " + judge.byStatus());
        acuerdo.as("planner", "US").get(Scene.API + "flights/" + flight).then().statusCode(200);
    }

    /** Also what is asked for by its id: a parameter that is misspelt must not be taken for none. */
    @Test
    void noReadingTakesAParameterThatItDoesNotName() {
        refused(corpus.strangeReadings());
    }

    private void refused(Stream<Malformed> requests) {
        List<String> wrong = requests.toList().parallelStream()
                .flatMap(request -> judge.judge(request).stream())
                .toList();
        assertEquals(List.of(), wrong.stream().limit(20).toList(), wrong.size() + " wrong answers; the first");
    }
}
