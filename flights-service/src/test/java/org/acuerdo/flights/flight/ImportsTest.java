package org.acuerdo.flights.flight;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.acuerdo.contracts.message.MessageTypes;
import org.acuerdo.contracts.message.Topics;
import org.acuerdo.kit.testing.PartsResource;
import org.acuerdo.kit.testing.TestClock;
import org.acuerdo.local.parts.TestParts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Past flights from CSV: row by row, each once, whatever the file is like. */
@QuarkusTest
@QuarkusTestResource(value = PartsResource.class, initArgs = @ResourceArg(name = "schema", value = "flights"))
class ImportsTest {
    private static final String HEADER =
            "receivingState,localDate,flights,aircraft,persons,nationals,thirdCountry,origin,source,remark\n";
    private static final RestAssuredConfig AS_IT_IS = RestAssuredConfig.config()
            .encoderConfig(EncoderConfig.encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false));

    private final World world = new World();

    @AfterEach
    void close() {
        world.close();
    }

    private UUID agreement() {
        UUID agreement = world.agreement().id();
        // answers once the agreement's version is applied
        world.ask(
                        UUID.randomUUID(),
                        World.body(
                                agreement,
                                "2020-02-12T08:00:00-06:00",
                                "2020-02-12T11:30:00-06:00",
                                World.passengers()))
                .then()
                .statusCode(422);
        TestClock.set("2026-01-05T12:00:00Z");
        return agreement;
    }

    private static RequestSpecification as(String role, String state) {
        return given().config(AS_IT_IS)
                .auth()
                .oauth2(TestParts.shared().token(role, state))
                .contentType("text/csv");
    }

    private static Response take(UUID agreement, String csv) {
        return take(agreement, csv.getBytes(StandardCharsets.UTF_8));
    }

    private static Response take(UUID agreement, byte[] csv) {
        return as("planner", "US").body(csv).post("/api/v1/flight-imports?agreement=" + agreement);
    }

    private Response rows(Response taken, String query) {
        return world.planner().get(taken.header("Location") + "/rows?" + query);
    }

    private List<Map<String, Object>> flights(UUID agreement) {
        return world.planner()
                .get("/api/v1/flights?limit=200&agreement=" + agreement)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items");
    }

    private static byte[] arrivals() throws IOException {
        try (var in = ImportsTest.class.getResourceAsStream("/cases/arrivals.csv")) {
            return in.readAllBytes();
        }
    }

    @Test
    void theRealCaseIsTakenOnce() throws IOException {
        UUID agreement = agreement();
        Response taken = take(agreement, arrivals());
        taken.then()
                .statusCode(201)
                .body("state", equalTo("DONE"))
                .body("rowsRead", equalTo(17))
                .body("taken", equalTo(13))
                .body("flights", equalTo(6))
                .body("totals", equalTo(7))
                .body("known", equalTo(0))
                .body("refused", equalTo(4));
        assertEquals(6, flights(agreement).size());
        world.planner().get(taken.header("Location")).then().statusCode(200).body("rowsRead", equalTo(17));
        rows(taken, "limit=200")
                .then()
                .body("items", hasSize(17))
                .body("items.line", hasItem(18))
                .body("items[0].outcome", equalTo("TOTAL"))
                .body("items[0].total.flights", equalTo(4))
                .body("items[0].total.persons", equalTo(522));
        rows(taken, "outcome=REFUSED")
                .then()
                .body("items.line", contains(15, 16, 17, 18))
                .body("items.violations.field.flatten()", everyItem(equalTo("receivingState")));
        // the same file again, with another order of columns or quotes, changes nothing
        Response again = take(agreement, arrivals());
        again.then()
                .statusCode(201)
                .body("taken", equalTo(0))
                .body("known", equalTo(13))
                .body("refused", equalTo(4));
        take(
                        agreement,
                        "remark,receivingState,localDate,flights,aircraft,persons,nationals,thirdCountry,origin,source\r\n"
                                + "\"first report\",GT,2025-01-24,1,MILITARY,79,79,0,,\"telemetro.com\"\r\n")
                .then()
                .body("known", equalTo(1));
        assertEquals(6, flights(agreement).size());
        rows(again, "outcome=KNOWN&limit=1")
                .then()
                .body("items[0].knownFrom.importId", equalTo(taken.path("id")))
                .body("items[0].knownFrom.line", equalTo(2))
                .body("next", notNullValue());
    }

    @Test
    void anImportedFlightHasArrivedAndHoldsNothing() {
        UUID agreement = agreement();
        Response taken = take(
                agreement,
                "number,arrival,destination," + HEADER
                        + "RF7,2025-10-10T21:05:00-06:00,MGGT,GT,2025-10-10,1,CHARTER,59,56,3,DAL,swissinfo.ch (EFE),\"one aircraft,"
                        + " 3 Hondurans\"\n,,,GT,2025-10-11,1,CHARTER,59,59,0,KDAL,swissinfo.ch,\n");
        taken.then().statusCode(201).body("flights", equalTo(2));
        Map<String, Object> first = flights(agreement).get(0);
        UUID id = UUID.fromString((String) first.get("id"));
        world.flight(id)
                .body("status", equalTo("ARRIVED"))
                .body("imported", equalTo(true))
                .body("number", equalTo("RF7"))
                .body("arrivalDay", equalTo("2025-10-10"))
                .body("arrival.at", equalTo("2025-10-10T21:05:00-06:00"))
                .body("arrival.airport", equalTo("MGGT"))
                .body("arrival.received.unspecified", contains(56, 3))
                .body("reported.source", equalTo("swissinfo.ch (EFE)"))
                .body("reported.line", equalTo(2))
                .body("reported.timeKnown", equalTo(true))
                .body("clearance", nullValue())
                .body("reservations", hasSize(0));
        world.flight(UUID.fromString((String) flights(agreement).get(1).get("id")))
                .body("number", equalTo("UNNUMBERED"))
                .body("legs[0].origin", equalTo("KDAL"))
                .body("reported.timeKnown", equalTo(false));
        world.planner()
                .get("/api/v1/onward-cohorts?agreement=" + agreement)
                .then()
                .body("items", hasSize(0));
        world.planner()
                .get("/api/v1/quotas?agreement=" + agreement + "&from=2025-10-10&to=2025-10-10&limit=flights-day")
                .then()
                .body("items[0].consumed", equalTo(0));
        world.planner()
                .get("/api/v1/flights/" + id + "/history")
                .then()
                .statusCode(200)
                .body("states.status", contains("ARRIVED"))
                .body("items[0].action", equalTo("IMPORTED"));
        world.planner()
                .get("/api/v1/flights?status=ARRIVED&from=2025-10-10&to=2025-10-10&agreement=" + agreement)
                .then()
                .body("items", hasSize(1));
        UUID importId = UUID.fromString(taken.path("id"));
        assertEquals(List.of(MessageTypes.IMPORT_ENDED), world.types(Topics.FLIGHTS, importId, 1));
    }

    @Test
    void aBrokenRowCostsNoOther() {
        UUID agreement = agreement();
        String good = "GT,2025-01-27,1,MILITARY,64,64,0,ELP,channelnewsasia.com,";
        Response taken = take(
                agreement,
                "\uFEFF" + HEADER.replace("\n", "\r\n")
                        + good + "\r\n"
                        + good + "lone \" quote\n"
                        + good + ",one,too,many\n"
                        + good + "\u0000\n"
                        + good + "\"never closed\n"
                        + good + "Removed A123456789 from the list\n"
                        + "GT,2025-01-27,1\n"
                        + good + "\n"
                        + good + "\"a comma, and a \"\"quote\"\"\"\n");
        taken.then()
                .statusCode(201)
                .body("rowsRead", equalTo(9))
                .body("flights", equalTo(2))
                .body("known", equalTo(1))
                .body("refused", equalTo(6));
        rows(taken, "outcome=REFUSED")
                .then()
                .body("items.line", contains(3, 4, 5, 6, 7, 8))
                .body("items.violations.detail.flatten()", everyItem(notNullValue()))
                .body("items[4].violations[0].code", equalTo("LOOKS_LIKE_PERSONAL_DATA"))
                .body("items[4].violations[0].field", equalTo("remark"));
        rows(taken, "outcome=KNOWN").then().body("items[0].knownFrom.line", equalTo(2));
    }

    @Test
    void anotherEncodingCostsOnlyItsRows() {
        UUID agreement = agreement();
        byte[] latin = (HEADER + "GT,2025-01-27,1,MILITARY,64,64,0,ELP,x,Resoluci\u00f3n\n"
                        + "GT,2025-01-27,1,MILITARY,64,64,0,ELP,x,plain\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        take(agreement, latin).then().body("flights", equalTo(1)).body("refused", equalTo(1));
        // with its byte order mark and without
        for (var wide : List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE)) {
            take(agreement, (HEADER + "GT,2025-01-27,1,MILITARY,64,64,0,ELP,x,plain\n").getBytes(wide))
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("MALFORMED"))
                    .body("violations[0].field", equalTo("header"));
        }
        as("planner", "US")
                .contentType("text/csv; charset=ISO-8859-1")
                .body(latin)
                .post("/api/v1/flight-imports?agreement=" + agreement)
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("Content-Type"));
    }

    @Test
    void aHeaderWithoutRowsIsAnImportOfNone() {
        take(agreement(), HEADER)
                .then()
                .statusCode(201)
                .body("state", equalTo("DONE"))
                .body("rowsRead", equalTo(0));
    }

    /** What no spreadsheet writes on one line costs this line alone, in a header the file. */
    @Test
    void aLineBeyondAllBoundsIsOneRow() {
        UUID agreement = agreement();
        String good = "GT,2025-01-27,1,MILITARY,64,64,0,ELP,channelnewsasia.com,";
        Response taken = take(agreement, HEADER + good + "\"" + "x".repeat(100_000) + "\n" + good + "\n");
        taken.then().statusCode(201).body("flights", equalTo(1)).body("refused", equalTo(1));
        rows(taken, "outcome=REFUSED")
                .then()
                .body("items.line", contains(2))
                .body("items[0].violations[0].detail", equalTo("accepted: at most 16384 bytes in a line"));
        take(agreement, "x".repeat(100_000) + HEADER + good + "\n").then().statusCode(400);
    }

    /** What stands in a text for COPY's own signs is stored as it came. */
    @Test
    void signsOfTheDatabaseAreText() {
        UUID agreement = agreement();
        String remark = "a\\tb \\\\ \\N \\.\tc \\";
        take(agreement, HEADER + "GT,2025-01-27,1,MILITARY,64,64,0,ELP,\\N," + remark + "\n")
                .then()
                .statusCode(201)
                .body("flights", equalTo(1));
        String flight = "/api/v1/flights/" + flights(agreement).get(0).get("id");
        world.planner()
                .get(flight)
                .then()
                .body("reported.remark", equalTo(remark))
                .body("reported.source", equalTo("\\N"));
        world.planner()
                .get(flight + "/history")
                .then()
                .body("items[0].action", equalTo("IMPORTED"))
                .body("items[0].after.reported.remark", equalTo(remark));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n\n",
                "receivingState;localDate;flights;aircraft;persons;nationals;thirdCountry;origin;source;remark\nGT;2025\n",
                "receivingState,localDate\nGT,2025-01-01\n",
                "receivingState,localDate,flights,aircraft,persons,nationals,thirdCountry,origin,source,remark,name\n",
                "receivingState,localDate,flights,aircraft,persons,nationals,thirdCountry,origin,source,remark,remark\n",
                "\"receivingState,localDate\n",
            })
    void aFileWithoutTheHeaderIsMalformed(String csv) {
        UUID agreement = agreement();
        take(agreement, csv)
                .then()
                .statusCode(400)
                .body("code", equalTo("MALFORMED"))
                .body("violations[0].field", equalTo("header"));
        world.planner()
                .get("/api/v1/flight-imports?agreement=" + agreement)
                .then()
                .body("items", hasSize(0));
    }

    @Test
    void onlyTheSendingPlannerImports() {
        UUID agreement = agreement();
        String uri = "/api/v1/flight-imports?agreement=" + agreement;
        given().config(AS_IT_IS)
                .contentType("text/csv")
                .body(HEADER.getBytes(StandardCharsets.UTF_8))
                .post(uri)
                .then()
                .statusCode(401);
        as("planner", "GT")
                .body(HEADER.getBytes(StandardCharsets.UTF_8))
                .post(uri)
                .then()
                .statusCode(403);
        as("auditor", null)
                .body(HEADER.getBytes(StandardCharsets.UTF_8))
                .post(uri)
                .then()
                .statusCode(403);
        as("planner", "HN")
                .body(HEADER.getBytes(StandardCharsets.UTF_8))
                .post(uri)
                .then()
                .statusCode(404);
        as("planner", "US")
                .body(HEADER.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/flight-imports")
                .then()
                .statusCode(400);
        world.planner()
                .contentType(ContentType.JSON)
                .body("{}")
                .post(uri)
                .then()
                .statusCode(415);
        Response none = take(agreement, HEADER);
        none.then().statusCode(201).body("rowsRead", equalTo(0));
        world.as("planner", "HN").get(none.header("Location")).then().statusCode(404);
        world.as("clearance-officer", "GT").get(none.header("Location")).then().statusCode(200);
        rows(none, "outcome=LOST").then().statusCode(400);
        rows(none, "cursor=eA").then().statusCode(400);
    }

    @Test
    void aRetryGetsTheFirstAnswer() {
        UUID agreement = agreement();
        String key = UUID.randomUUID().toString();
        String csv = HEADER + "GT,2025-01-27,1,MILITARY,64,64,0,ELP,channelnewsasia.com,\n";
        Response first = keyed(agreement, key, csv);
        first.then().statusCode(201).body("flights", equalTo(1));
        keyed(agreement, key, csv)
                .then()
                .statusCode(201)
                .body("id", equalTo(first.path("id")))
                .body("flights", equalTo(1));
        keyed(agreement, key, csv + "\n").then().statusCode(409).body("code", equalTo("ID_REUSED"));
        keyed(agreement, "not a key", csv).then().statusCode(400);
    }

    /** The same file for another agreement is another request: it is not answered with what it never did. */
    @Test
    void aKeyIsOfOneAgreement() {
        UUID one = agreement();
        UUID other = agreement();
        String key = UUID.randomUUID().toString();
        String csv = HEADER + "GT,2025-01-27,1,MILITARY,64,64,0,ELP,channelnewsasia.com,\n";
        Response first = keyed(one, key, csv);
        first.then().statusCode(201).body("flights", equalTo(1));
        keyed(other, key, csv).then().statusCode(409).body("code", equalTo("ID_REUSED"));
        assertEquals(List.of(), flights(other));
        keyed(one, key, csv).then().statusCode(201).body("id", equalTo(first.path("id")));
        keyed(other, UUID.randomUUID().toString(), csv)
                .then()
                .statusCode(201)
                .body("agreementId", equalTo(other.toString()))
                .body("flights", equalTo(1));
    }

    @Test
    void aKeyIsForOneActWhateverItsKind() {
        UUID agreement = agreement();
        String key = UUID.randomUUID().toString();
        String csv = HEADER + "GT,2025-01-27,1,MILITARY,64,64,0,ELP,channelnewsasia.com,\n";
        keyed(agreement, key, csv).then().statusCode(201);
        TestClock.set(World.START);
        world.planner()
                .header("Idempotency-Key", key)
                .body(World.body(agreement))
                .post("/api/v1/flights")
                .then()
                .statusCode(409)
                .body("code", equalTo("ID_REUSED"));
        String used = UUID.randomUUID().toString();
        world.planner()
                .header("Idempotency-Key", used)
                .body(World.body(agreement))
                .post("/api/v1/flights")
                .then()
                .statusCode(201);
        keyed(agreement, used, csv).then().statusCode(409).body("code", equalTo("ID_REUSED"));
        assertEquals(2, flights(agreement).size());
    }

    private static Response keyed(UUID agreement, String key, String csv) {
        return as("planner", "US")
                .header("Idempotency-Key", key)
                .body(csv.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/flight-imports?agreement=" + agreement);
    }

    @Test
    void manyRowsAreTakenInBatches() {
        UUID agreement = agreement();
        StringBuilder csv = new StringBuilder(HEADER);
        for (int i = 0; i < 15_000; i++) {
            csv.append("GT,2025-0")
                    .append(1 + i % 9)
                    .append("-1")
                    .append(i % 10)
                    .append(",1,CHARTER,")
                    .append(100 + i % 20)
                    .append(',')
                    .append(100 + i % 20)
                    .append(",0,AEX,a source,row ")
                    .append(i)
                    .append('\n');
        }
        Response taken = take(agreement, csv.toString());
        taken.then().statusCode(201).body("flights", equalTo(15_000)).body("rowsRead", equalTo(15_000));
        take(agreement, csv.toString()).then().body("known", equalTo(15_000)).body("taken", equalTo(0));
        String cursor = rows(taken, "limit=200").path("next");
        rows(taken, "limit=200&cursor=" + cursor).then().body("items[0].line", equalTo(202));
        assertTrue(flights(agreement).stream().allMatch(f -> Boolean.TRUE.equals(f.get("imported"))));
    }

    /** Only imports may be large. */
    @Test
    void otherBodiesKeepTheirLimit() {
        UUID agreement = agreement();
        String large = " ".repeat(1_100_000);
        world.planner()
                .body(large + "{}")
                .post("/api/v1/flights")
                .then()
                .statusCode(413)
                .body("code", equalTo("BODY_TOO_LARGE"));
        take(agreement, HEADER + "\n".repeat(1_200_000)).then().statusCode(201);
    }

    @Test
    void aRequestTellsItsClasses() {
        UUID agreement = agreement();
        TestClock.set(World.START);
        Map<String, Object> group = World.group("NATIONAL", "GT", 0, 0, 0, 0);
        group.put("unspecified", 10);
        world.ask(
                        UUID.randomUUID(),
                        World.body(agreement, "2025-02-12T08:00:00-06:00", "2025-02-12T11:30:00-06:00", List.of(group)))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("passengers[0].unspecified"));
    }
}
