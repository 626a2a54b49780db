package org.acuerdo.flights.flight;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyOrNullString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.acuerdo.kit.testing.PartsResource;
import org.acuerdo.kit.testing.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Public statistics: closed months, suppressed, frozen, for everybody. */
@QuarkusTest
@QuarkusTestResource(value = PartsResource.class, initArgs = @ResourceArg(name = "schema", value = "flights"))
class StatisticsTest {
    private static final String STATISTICS = "/api/v1/statistics";
    private final World world = new World();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aMonthIsPublishedOnceItIsOverAndStaysAsItIs() {
        UUID agreement = world.agreement().id();
        UUID flight = world.arrived(agreement);
        given().get(STATISTICS + "?agreement=" + agreement)
                .then()
                .statusCode(200)
                .body("rows", hasSize(0));
        TestClock.set("2025-03-01T06:00:05Z");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> given().get(STATISTICS + "?agreement=" + agreement)
                                .jsonPath()
                                .getList("rows")
                                .size()
                        == 4);
        published(agreement);
        world.act(
                        world.as("clearance-officer", "GT"),
                        flight,
                        "counts",
                        Map.of(
                                "source",
                                "RECEIVER",
                                "passengers",
                                List.of(World.group("NATIONAL", "GT", 20, 76, 4, 1)),
                                "reason",
                                "counted again"))
                .then()
                .statusCode(200);
        published(agreement);
    }

    private static void published(UUID agreement) {
        given().get(STATISTICS + "?agreement=" + agreement + "&from=2025-02&to=2025-12")
                .then()
                .statusCode(200)
                .body("rows.find { it.category == 'NATIONAL' }.persons", equalTo(100))
                .body("rows.find { it.category == 'NATIONAL' }.month", equalTo("2025-02"))
                .body("rows.find { it.category == 'THIRD_COUNTRY_NATIONAL' }.persons", nullValue())
                .body("rows.find { it.category == 'THIRD_COUNTRY_NATIONAL' }.suppressed", equalTo(true))
                .body("flights[0].flights", equalTo(1))
                .body("totals.find { it.month == '2025-02' }.persons", nullValue())
                .body("totals.find { it.category == 'NATIONAL' }.persons", equalTo(100))
                .body("agreements.find { it.agreementId == '" + agreement + "' }.receivingState", equalTo("GT"))
                .body("agreements.find { it.agreementId == '" + agreement + "' }.reference", not(emptyOrNullString()));
        given().accept("text/csv")
                .get(STATISTICS + "?agreement=" + agreement + "&category=NATIONAL")
                .then()
                .statusCode(200)
                .contentType(containsString("text/csv"))
                .body(containsString("row,2025-02," + agreement + ",NATIONAL,100,,false"));
        given().get(STATISTICS + "?agreement=" + agreement + "&from=2025-03")
                .then()
                .body("rows", hasSize(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from=2025",
                "from=2025-13",
                "to=x",
                "from=2025-03&to=2025-02",
                "agreement=1",
                "nationality=HN",
                "category=MEN"
            })
    void badQuestions(String query) {
        given().get(STATISTICS + "?" + query).then().statusCode(400);
    }
}
