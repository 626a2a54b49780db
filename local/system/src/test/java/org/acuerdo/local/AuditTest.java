package org.acuerdo.local;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.path.json.JsonPath;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.acuerdo.local.audit.SealList;
import org.acuerdo.local.audit.Verify;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Line 8: the trail of both services, its seals, and what shows where somebody changed it in the database. */
class AuditTest {
    private final SystemUnderTest acuerdo = SystemUnderTest.shared();

    @Test
    void historyTellsBeforeAndAfterToThePartiesAndTheAuditor() {
        Scene scene = Scene.of(acuerdo);
        acuerdo.as("planner", "GT")
                .get(scene.path() + "/history")
                .then()
                .statusCode(200)
                .body("items.action", hasItems("created", "baseline-claimed", "terms-recorded", "entered-into-force"))
                .body("items[0].before", nullValue())
                .body("items[0].by.subject", equalTo("treaty-officer-us"))
                .body("items.find { it.action == 'entered-into-force' }.before.inForceFrom", nullValue())
                .body("items.find { it.action == 'entered-into-force' }.after.inForceFrom", notNullValue())
                .body("items.requestId", everyItem(notNullValue()))
                .body("next", nullValue());
        String next = acuerdo.as("auditor", null)
                .get(scene.path() + "/history?limit=2")
                .then()
                .statusCode(200)
                .body("items.sequence", equalTo(List.of(1, 2)))
                .extract()
                .path("next");
        acuerdo.as("auditor", null)
                .get(scene.path() + "/history?limit=2&cursor=" + next)
                .then()
                .body("items[0].sequence", equalTo(3));
        acuerdo.as("treaty-officer", "MX").get(scene.path() + "/history").then().statusCode(404);
    }

    @Test
    void whatIsCutOffInTheDatabaseIsFoundAlsoBySealsKeptElsewhere(@TempDir Path folder) throws Exception {
        Scene scene = Scene.of(acuerdo);
        String id = scene.agreement();
        Api api = new Api(acuerdo.system().url(), acuerdo.system()::token);
        // sealed within the minute
        await().atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofSeconds(2))
                .until(() -> seals(api).contains("\"id\":\"" + id + "\",\"entry\":5"));
        Path kept = Files.writeString(folder.resolve("seals.jsonl"), seals(api));

        acuerdo.as("auditor", null)
                .get(Scene.API + "audit/verification")
                .then()
                .statusCode(200)
                .body("services.service", equalTo(List.of("agreements-service", "flights-service")))
                .body("intact", not(is(false)));
        assertEquals(List.of(), findings());
        acuerdo.as("planner", "US").get(Scene.API + "audit/verification").then().statusCode(403);
        acuerdo.anonymous().get(Scene.API + "audit/verification").then().statusCode(401);
        assertTrue(verify(api, null).endsWith("The audit trail holds.\n"));
        assertTrue(verify(api, kept).contains("kept seals"));

        Database database = acuerdo.system().database("agreements");
        try (Connection connection =
                DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password())) {
            connection.createStatement().execute("set search_path to agreements");
            connection
                    .createStatement()
                    .execute("create table taken as select * from audit_entry where aggregate_id = '" + id
                            + "' order by seq desc limit 1");
            connection
                    .createStatement()
                    .execute("delete from audit_entry e using taken t where"
                            + " e.aggregate_id = t.aggregate_id and e.seq = t.seq");
            try {
                assertTrue(
                        findings().stream()
                                .anyMatch(f -> id.equals(f.get("aggregateId"))
                                        && "CUT_OFF".equals(f.get("kind"))
                                        && "agreements-service".equals(f.get("service"))),
                        findings().toString());
                String told = verify(api, kept);
                assertTrue(told.contains("agreements-service: CUT_OFF agreement " + id + " entry 5"), told);
                assertFalse(told.contains("holds."), told);
            } finally {
                connection.createStatement().execute("insert into audit_entry select * from taken");
                connection.createStatement().execute("drop table taken");
            }
        }
        assertTrue(verify(api, kept).endsWith("The audit trail holds.\n"));
    }

    /** What is found in all parts: a slow machine, or a long trail, is checked in several. */
    private List<Map<String, Object>> findings() {
        List<Map<String, Object>> found = new ArrayList<>();
        JsonPath first = acuerdo.as("auditor", null)
                .get(Scene.API + "audit/verification")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        found.addAll(first.getList("findings"));
        for (String next : first.<String>getList("services.nextHref")) {
            while (next != null) {
                JsonPath part = acuerdo.as("auditor", null)
                        .get(next)
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath();
                found.addAll(part.getList("findings"));
                String cursor = part.getString("next");
                next = cursor == null ? null : next.replaceFirst("cursor=.*", "cursor=" + cursor);
            }
        }
        return found;
    }

    private static String seals(Api api) {
        var out = new ByteArrayOutputStream();
        new SealList(api).print(new PrintStream(out, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String verify(Api api, Path kept) {
        var out = new ByteArrayOutputStream();
        var print = new PrintStream(out, true, StandardCharsets.UTF_8);
        new Verify(api, print, print).run(kept);
        return out.toString(StandardCharsets.UTF_8);
    }
}
