package org.acuerdo.local;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Which agreements accept a nationality. Brazil sends in no other test, so these are its only agreements. */
class RoutingOptionsTest {

    private final SystemUnderTest acuerdo = SystemUnderTest.shared();

    @Test
    void agreementsThatAcceptANationalityAndTheReasonsOfTheOthers() {
        Scene guatemala = Scene.of(acuerdo, "BR");
        String honduras = acuerdo.as("treaty-officer", "BR")
                .body("""
                    {"reference": "ROUTE-%s", "sendingState": "BR", "receivingState": "HN",
                     "zone": "America/Tegucigalpa", "announcedOn": "2025-02-05"}\
                    """.formatted(Api.freshId()))
                .post(Scene.API + "agreements")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String options = Scene.API + "routing-options?from=" + guatemala.dayAfter(30) + "&nationality=";
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> acuerdo.as("planner", "BR")
                        .get(options + "HN")
                        .then()
                        .statusCode(200)
                        .body("accepting.agreementId", contains(guatemala.agreement()))
                        .body("others.agreementId", contains(honduras)));
        acuerdo.as("planner", "BR")
                .get(options + "HN")
                .then()
                .body("accepting[0].as", equalTo("THIRD_COUNTRY_NATIONAL"))
                .body("accepting[0].onward.withinDays", is(30))
                .body("accepting[0].windows.find { it.limitId == 'tcn-week' }.available", notNullValue())
                .body("accepting[0].holds", hasSize(0))
                .body("accepting[0].overdueCohorts", is(0))
                .body("accepting[0].reception.standing[0].limitId", equalTo("shelter"))
                .body("others[0].reasons[0].code", equalTo("AGREEMENT_NOT_OPERATIVE"));
        acuerdo.as("planner", "BR").get(options + "GT").then().body("accepting[0].as", equalTo("NATIONAL"));
        acuerdo.as("planner", "BR")
                .get(options + "VE")
                .then()
                .body("accepting", hasSize(0))
                .body("others.find { it.receivingState == 'GT' }.reasons[0].code", equalTo("NATIONALITY_NOT_ACCEPTED"));
        acuerdo.as("planner", "BR").get(options + "venezuela").then().statusCode(400);
    }
}
