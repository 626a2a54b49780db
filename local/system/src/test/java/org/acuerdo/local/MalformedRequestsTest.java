package org.acuerdo.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.acuerdo.local.fuzz.Corpus;
import org.acuerdo.local.fuzz.Judge;
import org.acuerdo.local.fuzz.Malformed;
import org.junit.jupiter.api.Test;

/** Malformed requests generated from the API's own document: each is refused with a code, none tells of what is inside. */
class MalformedRequestsTest {
    private static final int REQUESTS = 1_500;
    private static final long SEED = 20250212;

    private final SystemUnderTest acuerdo = SystemUnderTest.shared();

    @Test
    void eachIsRefusedAndNoneTellsOfWhatIsInside() {
        Scene scene = Scene.of(acuerdo);
        String flight = scene.ask("2025-03-04").replace(Scene.API + "flights/", "");
        var document = Api.read(acuerdo.anonymous().get("/openapi").asString());
        Corpus corpus = new Corpus(
                document,
                Map.of(
                        "/api/v1/agreements/", scene.agreement(),
                        "/api/v1/flights/", flight,
                        "/api/v1/clearances/", flight),
                SEED);
        assertTrue(corpus.operations() > 40, "the document names operations: " + corpus.operations());
        Judge judge = new Judge(acuerdo.system().url(), acuerdo.system()::token);
        List<Malformed> requests = corpus.requests().limit(REQUESTS).toList();
        List<String> wrong = requests.parallelStream()
                .flatMap(request -> judge.judge(request).stream())
                .toList();
        assertEquals(List.of(), wrong.stream().limit(20).toList(), wrong.size() + " wrong answers; the first");
        // most get as far as what is wrong with them
        assertTrue(judge.byStatus().get(400).sum() > REQUESTS / 3, "answers by status: " + judge.byStatus());
        System.out.println("Malformed requests, answers by status: " + judge.byStatus());
        acuerdo.as("planner", "US").get(Scene.API + "flights/" + flight).then().statusCode(200);
    }
}
