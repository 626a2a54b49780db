package org.acuerdo.agreements.monitoring;

import static org.acuerdo.agreements.Api.PATH;
import static org.acuerdo.agreements.Api.as;
import static org.acuerdo.agreements.Api.treatyOfficer;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

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
class MonitoringBodyResourceTest {

    @BeforeEach
    void clock() {
        TestClock.set("2025-02-06T12:00:00Z");
    }

    @Test
    void aRegisteredMonitorReadsThisAgreementAndNoOther() {
        String id = Api.agreement();
        String other = Api.agreement();
        String subject = "monitor-" + UUID.randomUUID();
        as("monitor", null, subject).get(PATH + "/" + id).then().statusCode(404);

        treatyOfficer("GT")
                .body("{\"name\": \"Procuraduría\", \"subjects\": [\"" + subject + "\"]}")
                .post(PATH + "/" + id + "/monitoring-bodies")
                .then()
                .statusCode(201)
                .header("ETag", "\"2\"")
                .body("name", equalTo("Procuraduría"))
                .body("subjects", contains(subject))
                .body("by", equalTo("GT"))
                .body("agreementVersion", equalTo(2));

        as("monitor", null, subject)
                .get(PATH + "/" + id)
                .then()
                .statusCode(200)
                .body("id", equalTo(id))
                .body("version", equalTo(2));
        as("monitor", null, subject).get(PATH).then().body("items.id", contains(id));
        as("monitor", null, subject)
                .get(PATH + "/" + id + "/monitoring-bodies")
                .then()
                .body("items.name", contains("Procuraduría"));
        as("monitor", null, subject).get(PATH + "/" + other).then().statusCode(404);
        as("monitor", null, subject + "-2").get(PATH + "/" + id).then().statusCode(404);
        as("monitor", null, subject + "-2").get(PATH).then().body("items", hasSize(0));
        // another role with the same subject is no monitor
        as("treaty-officer", "HN", subject).get(PATH + "/" + id).then().statusCode(404);
        as("monitor", null, subject)
                .body("{\"name\": \"Another\", \"subjects\": [\"x\"]}")
                .post(PATH + "/" + id + "/monitoring-bodies")
                .then()
                .statusCode(403);
    }

    @Test
    void aNameIsRegisteredOnceForAnAgreement() {
        String id = Api.agreement();
        String body = "{\"name\": \"Ombudsman\", \"subjects\": [\"m-1\", \"m-2\"]}";
        treatyOfficer("US")
                .body(body)
                .post(PATH + "/" + id + "/monitoring-bodies")
                .then()
                .statusCode(201);
        treatyOfficer("GT")
                .body(body)
                .post(PATH + "/" + id + "/monitoring-bodies")
                .then()
                .statusCode(409)
                .body("code", equalTo("ALREADY_REGISTERED"));
        treatyOfficer("GT")
                .body(body)
                .post(PATH + "/" + Api.agreement() + "/monitoring-bodies")
                .then()
                .statusCode(201);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        GT | {"name": "Body"}                                          | 400
        GT | {"name": "Body", "subjects": []}                          | 400
        GT | {"name": "Body", "subjects": ["a", "a"]}                  | 400
        GT | {"name": "Body", "subjects": [" a"]}                      | 400
        GT | {"name": " ", "subjects": ["a"]}                          | 400
        GT | {"name": "Body", "subjects": ["a"], "contact": "x"}       | 400
        GT | {"name": "call 5555 1234 567", "subjects": ["a"]}         | 422
        HN | {"name": "Body", "subjects": ["a"]}                       | 404
        """)
    void badRegistrationsAreRefusedAndNothingStored(String state, String body, int status) {
        String id = Api.agreement();
        treatyOfficer(state)
                .body(body)
                .post(PATH + "/" + id + "/monitoring-bodies")
                .then()
                .statusCode(status)
                .body("code", not(equalTo(null)));
        treatyOfficer("GT")
                .get(PATH + "/" + id + "/monitoring-bodies")
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
    }
}
