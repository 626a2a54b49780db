package org.acuerdo.kit.probe;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.acuerdo.contracts.message.AuditSealed;
import org.acuerdo.contracts.message.MessageTypes;
import org.acuerdo.contracts.message.Topics;
import org.acuerdo.kit.audit.Sealer;
import org.acuerdo.kit.audit.rules.Hashes;
import org.acuerdo.kit.json.Json;
import org.acuerdo.kit.testing.PartsResource;
import org.acuerdo.kit.testing.TestTopics;
import org.acuerdo.local.parts.TestParts;
import org.junit.jupiter.api.Test;

/** Somebody with the database in hand changes the trail: each way shows, and where. */
@QuarkusTest
@QuarkusTestResource(PartsResource.class)
class AuditSealsTest {
    private static final String AUDIT = "/api/v1/audit/kit-test/";

    @Inject
    DataSource dataSource;

    @Inject
    Sealer sealer;

    private static RequestSpecification as(String role, String state) {
        return given().auth().oauth2(TestParts.shared().token(role, state)).contentType(ContentType.JSON);
    }

    /** A chain of three sealed entries. */
    private String chain() {
        String id = as("planner", "US")
                .body(Map.of("by", 0))
                .post("/probes")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        for (int version = 1; version <= 2; version++) {
            as("planner", "US")
                    .header("If-Match", "\"" + version + "\"")
                    .body(Map.of("by", 1))
                    .post("/probes/" + id + "/steps")
                    .then()
                    .statusCode(200);
        }
        sealed(id, 3);
        return id;
    }

    /** The scheduled sealing may be at it just now: then it seals. */
    private void sealed(String id, long entry) {
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            sealer.seal();
            return kept().stream()
                    .flatMap(s -> s.heads().stream())
                    .anyMatch(h -> h.id().toString().equals(id) && h.entry() == entry);
        });
    }

    /** All findings on one chain, as kind, first and last entry. */
    private static List<String> found(String id) {
        return lines(findings(), id);
    }

    /** All findings: a slow machine checks in several parts. */
    private static List<Map<String, Object>> findings() {
        List<Map<String, Object>> found = new ArrayList<>();
        String cursor = null;
        do {
            var part = as("auditor", null)
                    .queryParams(cursor == null ? Map.of() : Map.of("cursor", cursor))
                    .get(AUDIT + "verification")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            found.addAll(part.getList("findings"));
            cursor = part.getString("next");
        } while (cursor != null);
        return found;
    }

    private static List<String> lines(List<Map<String, Object>> findings, String id) {
        return findings.stream()
                .filter(f -> id.equals(f.get("aggregateId")))
                .map(f -> f.get("kind") + " " + f.get("entry") + "-" + f.get("toEntry"))
                .toList();
    }

    private static List<AuditSealed> kept() {
        List<AuditSealed> all = new ArrayList<>();
        String cursor = null;
        do {
            var page = as("auditor", null)
                    .queryParams(cursor == null ? Map.of() : Map.of("cursor", cursor))
                    .get(AUDIT + "seals?limit=200")
                    .then()
                    .statusCode(200)
                    .extract();
            Stream.of(Json.read(Json.write(page.path("items")), AuditSealed[].class))
                    .forEach(all::add);
            cursor = page.path("next");
        } while (cursor != null);
        return all;
    }

    /** The seals that speak of this chain, as somebody kept them. */
    private static List<AuditSealed> keptOf(String id) {
        return kept().stream()
                .filter(s -> s.heads().stream().anyMatch(h -> h.id().toString().equals(id)))
                .toList();
    }

    private static io.restassured.response.ValidatableResponse compare(List<AuditSealed> seals) {
        return as("auditor", null)
                .body(Json.write(Map.of("seals", seals)))
                .post(AUDIT + "verification")
                .then();
    }

    private void change(String sql, Object... values) throws Exception {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    @Test
    void whatIsLeftAloneHolds() {
        String id = chain();
        assertEquals(List.of(), found(id));
        compare(keptOf(id)).statusCode(200).body("findings.size()", equalTo(0));
    }

    @Test
    void sealsAreChainedAndSentOnce() throws Exception {
        String id = chain();
        // several replicas at once
        CompletableFuture.allOf(
                        CompletableFuture.runAsync(sealer::seal),
                        CompletableFuture.runAsync(sealer::seal),
                        CompletableFuture.runAsync(sealer::seal))
                .join();
        String previous = null;
        for (AuditSealed seal : kept()) {
            if (previous != null) {
                assertEquals(previous, seal.previous(), "seal " + seal.number());
            }
            previous = seal.hash();
        }
        AuditSealed mine = keptOf(id).get(0);
        assertEquals(mine.hash(), Hashes.seal(mine));
        try (TestTopics topics = new TestTopics()) {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> topics.read(
                                            Topics.AUDIT_SEALS,
                                            r -> r.key().equals("kit-test")
                                                    && MessageTypes.AUDIT_SEALED.equals(TestTopics.header(r, "ce_type"))
                                                    && Json.read(r.value(), AuditSealed.class)
                                                            .equals(mine))
                                    .size()
                            == 1);
        }
    }

    /** As after an import: many more chains than one look takes in, all of one instant or of many. */
    @Test
    void everyChainIsSealedHoweverManyGrewAtOnce() throws Exception {
        sealer.seal();
        List<UUID> chains = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            chains.add(UUID.randomUUID());
            change(
                    "insert into audit_entry(aggregate_type, aggregate_id, seq, at, recorded_at, action, content, prev_hash, hash)"
                            + " values ('probe', ?, 1, now(), now() - make_interval(secs => ?), 'IMPORTED', '{}', '',"
                            + " sha256(convert_to('1' || chr(10) || '{}', 'UTF8')))",
                    chains.get(i),
                    i % 4 == 0 ? 1.0 : 0.001 * i);
        }
        for (UUID chain : chains) {
            sealed(chain.toString(), 1);
        }
        Map<UUID, Long> seals = new HashMap<>();
        kept().forEach(seal -> seal.heads().forEach(h -> seals.merge(h.id(), 1L, Long::sum)));
        chains.forEach(chain -> assertEquals(1L, seals.get(chain), "each is sealed once"));
        assertEquals(0, sealer.seal(), "nothing is left, and it ends");
    }

    @Test
    void aDeletedLastEntryIsCutOff() throws Exception {
        String id = chain();
        change("delete from audit_entry where aggregate_id = ? and seq = 3", UUID.fromString(id));
        assertEquals(List.of("CUT_OFF 3-3"), found(id));
        assertEquals(
                List.of("CUT_OFF 3-3"),
                lines(compare(keptOf(id)).statusCode(200).extract().path("findings"), id));
    }

    @Test
    void aDeletedEntryAndAWholeDeletedChainAreRemoved() throws Exception {
        String id = chain();
        change("delete from audit_entry where aggregate_id = ? and seq = 2", UUID.fromString(id));
        assertEquals(List.of("REMOVED 2-2"), found(id));
        change("delete from audit_entry where aggregate_id = ?", UUID.fromString(id));
        assertEquals(List.of("REMOVED 1-3"), found(id));
    }

    @Test
    void anAlteredTextAndEntriesInAnotherOrderShow() throws Exception {
        String id = chain();
        change(
                "update audit_entry set content = replace(content, 'planner-us', 'planner-gt')"
                        + " where aggregate_id = ? and seq = 2",
                UUID.fromString(id));
        assertEquals(List.of("ALTERED 2-2"), found(id));

        String other = chain();
        UUID key = UUID.fromString(other);
        change("update audit_entry set seq = 100 where aggregate_id = ? and seq = 1", key);
        change("update audit_entry set seq = 1 where aggregate_id = ? and seq = 2", key);
        change("update audit_entry set seq = 2 where aggregate_id = ? and seq = 100", key);
        assertEquals(List.of("REORDERED 1-1", "REORDERED 2-2"), found(other));
    }

    /** Whoever reckons everything anew, seals included, is caught by the seals kept elsewhere. */
    @Test
    void aChainReckonedAnewIsCaughtByTheSeals() throws Exception {
        String id = chain();
        UUID key = UUID.fromString(id);
        List<AuditSealed> kept = keptOf(id);
        byte[] previous = new byte[0];
        for (long seq = 1; seq <= 3; seq++) {
            String content = "{\"at\":\"2025-02-06T12:00:00Z\",\"action\":\"FORGED\"}";
            byte[] hash = Hashes.entry(previous, seq, content);
            change(
                    "update audit_entry set content = ?, prev_hash = ?, hash = ? where aggregate_id = ? and seq = ?",
                    content,
                    previous,
                    hash,
                    key,
                    seq);
            previous = hash;
        }
        assertTrue(found(id).get(0).startsWith("ALTERED 1-"), found(id).toString());

        // and the head as the database keeps it
        change(
                "update audit_seal_head set hash = ? where aggregate_id = ? and seq = 3",
                HexFormat.of().formatHex(previous),
                key);
        assertTrue(lines(compare(kept).statusCode(200).extract().path("findings"), id)
                .get(0)
                .startsWith("ALTERED 1-"));
        long number = kept.get(kept.size() - 1).number();
        assertTrue(findings().stream()
                .anyMatch(f -> f.get("seal") instanceof Number seal
                        && seal.longValue() == number
                        && f.get("entry") == null
                        && "ALTERED".equals(f.get("kind"))));
    }

    @Test
    void aKeptSealThatWasChangedIsToldFromTheTrail() {
        String id = chain();
        AuditSealed seal = keptOf(id).get(0);
        AuditSealed changed = new AuditSealed(
                seal.service(), seal.number(), "2025-01-01T00:00:00Z", seal.previous(), seal.heads(), seal.hash());
        compare(List.of(changed)).statusCode(422).body("code", equalTo("SEAL_DAMAGED"));
        // one that was sealed later than any on record: the end of the seals was cut off
        AuditSealed open = new AuditSealed("kit-test", 1_000_000, seal.sealedAt(), seal.hash(), seal.heads(), "");
        AuditSealed later = new AuditSealed(
                open.service(), open.number(), open.sealedAt(), open.previous(), open.heads(), Hashes.seal(open));
        compare(List.of(later)).statusCode(200).body("findings[0].kind", equalTo("CUT_OFF"));
    }

    @Test
    void onlyAuditorsCheckAndOnlyOfficersAndAuditorsKeep() {
        given().get(AUDIT + "verification").then().statusCode(401);
        as("treaty-officer", "US").get(AUDIT + "verification").then().statusCode(403);
        as("treaty-officer", "US").get(AUDIT + "seals").then().statusCode(200);
        as("monitor", null).get(AUDIT + "seals").then().statusCode(403);
        as("auditor", null)
                .get("/api/v1/audit/other-service/verification")
                .then()
                .statusCode(404);
        as("auditor", null)
                .get(AUDIT + "verification?cursor=eA")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("cursor"));
        as("auditor", null)
                .body("{\"seals\": [{}]}")
                .post(AUDIT + "verification")
                .then()
                .statusCode(400);
    }
}
