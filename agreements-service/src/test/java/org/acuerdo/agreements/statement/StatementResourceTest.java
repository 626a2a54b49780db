package org.acuerdo.agreements.statement;

import static org.acuerdo.agreements.Api.PATH;
import static org.acuerdo.agreements.Api.treatyOfficer;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.acuerdo.agreements.Api;
import org.acuerdo.agreements.Parts;
import org.acuerdo.kit.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@Parts
class StatementResourceTest {
    private static final String STATEMENT = """
            {"on": "2025-02-05", "speaker": "Bernardo Arévalo", "office": "President of Guatemala",
             "channel": "PRESS_CONFERENCE", "language": "es", "source": {"name": "seed article"},
             "supports": ["increase"], "summary": "Guatemala agrees to take 40 percent more return flights."}""";

    @BeforeEach
    void clock() {
        TestClock.set("2025-02-06T12:00:00Z");
    }

    @Test
    void aStatementIsRecordedReadAndReplacedAsAWhole() {
        String id = Api.agreement();
        String statements = PATH + "/" + id + "/statements";
        String sid = treatyOfficer("GT")
                .body(STATEMENT)
                .post(statements)
                .then()
                .statusCode(201)
                .header("ETag", "\"2\"")
                .body("speaker", equalTo("Bernardo Arévalo"))
                .extract()
                .path("id");
        treatyOfficer("US").get(statements).then().body("items.id", contains(sid));
        String replacement = STATEMENT.replace("40 percent", "forty percent");
        treatyOfficer("US").body(replacement).put(statements + "/" + sid).then().statusCode(428);
        treatyOfficer("US")
                .header("If-Match", "\"1\"")
                .body(replacement)
                .put(statements + "/" + sid)
                .then()
                .statusCode(412);
        treatyOfficer("US")
                .header("If-Match", "\"2\"")
                .body(replacement)
                .put(statements + "/" + sid)
                .then()
                .statusCode(200)
                .header("ETag", "\"3\"");
        treatyOfficer("US")
                .get(statements + "/" + sid)
                .then()
                .body("summary", equalTo("Guatemala agrees to take forty percent more return flights."));
        treatyOfficer("US")
                .header("If-Match", "\"3\"")
                .body(replacement)
                .put(statements + "/" + UUID.randomUUID())
                .then()
                .statusCode(404);
        treatyOfficer("HN").get(statements).then().statusCode(404);
    }

    @ParameterizedTest(name = "{1}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        "on": "2025-02-05" | "on": "2025-02-07"                    | 422
        "on": "2025-02-05" | "said": "2025-02-05"                  | 400
        "language": "es"   | "language": "Spanish"                 | 400
        "language": "es"   | "link": "javascript:alert(1)"         | 400
        40 percent         | DOB 04/11/1998                        | 422
        ["increase"]       | ["in crease"]                         | 400
        """)
    void badStatementsAreRefusedAndNothingStored(String good, String bad, int status) {
        String id = Api.agreement();
        treatyOfficer("GT")
                .body(STATEMENT.replace(good, bad))
                .post(PATH + "/" + id + "/statements")
                .then()
                .statusCode(status);
        treatyOfficer("GT").get(PATH + "/" + id + "/statements").then().body("items", hasSize(0));
    }
}
