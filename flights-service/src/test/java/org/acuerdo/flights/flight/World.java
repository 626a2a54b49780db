package org.acuerdo.flights.flight;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.acuerdo.contracts.agreement.AgreementFacts;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.contracts.message.ClearanceAnswer;
import org.acuerdo.contracts.message.MessageTypes;
import org.acuerdo.contracts.message.Topics;
import org.acuerdo.contracts.terms.ClearanceClause;
import org.acuerdo.contracts.terms.Limit;
import org.acuerdo.contracts.terms.Nationalities;
import org.acuerdo.contracts.terms.Population;
import org.acuerdo.contracts.terms.PopulationCategory;
import org.acuerdo.contracts.terms.Safeguards;
import org.acuerdo.contracts.terms.Terms;
import org.acuerdo.contracts.terms.TermsVersion;
import org.acuerdo.flights.flight.rules.Examples;
import org.acuerdo.kit.json.Json;
import org.acuerdo.kit.testing.TestClock;
import org.acuerdo.kit.testing.TestTopics;
import org.acuerdo.local.parts.TestParts;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What tests of flights do again and again: agreements as agreements-service publishes them, answers, calls. */
final class World implements AutoCloseable {
    static final String START = "2025-02-06T12:00:00Z";
    private static final Duration SOON = Duration.ofSeconds(60);

    final TestTopics topics = new TestTopics();
    private final Map<UUID, Long> versions = new LinkedHashMap<>();

    World() {
        TestClock.set(START);
    }

    // ---- agreements

    static Limit limit(String id, Limit.Unit unit, Limit.Period period, int fixed, Limit.AppliesTo appliesTo) {
        return new Limit(
                id, unit, period, new Limit.Volume(fixed, null, null), appliesTo, null, null, null, null, null);
    }

    static List<Limit> limits() {
        return List.of(
                limit("flights-week", Limit.Unit.FLIGHT, Limit.Period.WEEK, 19, null),
                limit("flights-day", Limit.Unit.FLIGHT, Limit.Period.DAY, 5, null),
                limit("shelter", Limit.Unit.PERSON, Limit.Period.STANDING, 120, thirdCountry()));
    }

    static Limit.AppliesTo thirdCountry() {
        return new Limit.AppliesTo(Set.of(PopulationCategory.THIRD_COUNTRY_NATIONAL), null, null, null);
    }

    static Terms terms(List<Limit> limits, Safeguards safeguards) {
        return new Terms(
                LocalDate.parse("2025-02-10"),
                Terms.Certainty.AGREED,
                null,
                null,
                limits,
                Examples.conditions(),
                List.of(
                        new Population(PopulationCategory.NATIONAL, null, null, null),
                        new Population(
                                PopulationCategory.THIRD_COUNTRY_NATIONAL,
                                new Nationalities(Set.of("HN", "SV", "NI"), null),
                                30,
                                null),
                        new Population(PopulationCategory.CUSTODY_TRANSFER, null, null, 10)),
                new ClearanceClause(ClearanceClause.Mode.MANUAL, 48, null, null),
                safeguards);
    }

    static Terms terms(List<Limit> limits) {
        return terms(limits, new Safeguards(true, 1, true, 150));
    }

    /** A fresh agreement between the United States and Guatemala, in force from 10 February 2025. */
    AgreementSnapshot agreement(Terms... terms) {
        return publish(snapshot(UUID.randomUUID(), 1, "US", "GT", Examples.inForce(), List.of(), terms));
    }

    AgreementSnapshot agreement() {
        return agreement(terms(limits()));
    }

    static AgreementSnapshot snapshot(
            UUID id,
            long version,
            String sending,
            String receiving,
            AgreementFacts facts,
            List<Map<String, Object>> bodies,
            Terms... terms) {
        List<TermsVersion> numbered = new ArrayList<>();
        for (Terms t : terms) {
            numbered.add(new TermsVersion(numbered.size() + 1, Instant.parse(START), null, t));
        }
        return new AgreementSnapshot(
                id,
                "TEST-" + id,
                "Return flights",
                "ARRANGEMENT",
                sending,
                receiving,
                "America/Guatemala",
                version,
                "EITHER",
                facts,
                numbered,
                List.of(),
                List.of(),
                bodies);
    }

    AgreementSnapshot publish(AgreementSnapshot a) {
        topics.send(
                Topics.AGREEMENTS,
                a.id().toString(),
                "org.acuerdo.agreement.created.v1",
                a.id().toString(),
                a.version(),
                a);
        versions.put(a.id(), a.version());
        return a;
    }

    /** The next version of an agreement. */
    AgreementSnapshot amended(AgreementSnapshot a, AgreementFacts facts, Terms... terms) {
        return publish(snapshot(
                a.id(), a.version() + 1, a.sendingState(), a.receivingState(), facts, a.monitoringBodies(), terms));
    }

    // ---- flights

    static Map<String, Object> group(String category, String nationality, int women, int men, int minors, int alone) {
        Map<String, Object> group = new LinkedHashMap<>();
        group.put("category", category);
        if (nationality != null) {
            group.put("nationality", nationality);
        }
        group.put("women", women);
        group.put("men", men);
        group.put("accompaniedMinors", minors);
        group.put("unaccompaniedMinors", alone);
        return group;
    }

    static List<Map<String, Object>> passengers() {
        return List.of(group("NATIONAL", "GT", 20, 75, 4, 1), group("THIRD_COUNTRY_NATIONAL", "HN", 1, 2, 0, 0));
    }

    static Map<String, Object> body(UUID agreement) {
        return body(agreement, "2025-02-12T08:00:00-06:00", "2025-02-12T11:30:00-06:00", passengers());
    }

    static Map<String, Object> body(
            UUID agreement, String departure, String arrival, List<Map<String, Object>> passengers) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("agreementId", agreement.toString());
        body.put("number", "RF101");
        body.put(
                "legs",
                List.of(Map.of("origin", "KAEX", "destination", "MGGT", "departure", departure, "arrival", arrival)));
        body.put("aircraft", Map.of("category", "CHARTER", "type", "B738", "seats", 135, "operator", "an operator"));
        body.put("passengers", passengers);
        body.put("staff", Map.of("escorts", 14, "medical", 1, "monitors", 1, "interpreters", 1));
        return body;
    }

    RequestSpecification as(String role, String state) {
        return given().auth().oauth2(TestParts.shared().token(role, state)).contentType(ContentType.JSON);
    }

    RequestSpecification as(String role, String state, String subject) {
        return given().auth()
                .oauth2(TestParts.shared().token(role, state, subject))
                .contentType(ContentType.JSON);
    }

    RequestSpecification planner() {
        return as("planner", "US");
    }

    /** Asks for a flight once the agreement's version is known, however long that takes: the service waits some seconds only. */
    Response ask(UUID id, Map<String, Object> body) {
        Long version = versions.get(UUID.fromString((String) body.get("agreementId")));
        Response answer;
        int tries = 0;
        do {
            RequestSpecification as = version == null ? planner() : planner().header("X-Agreement-Version", version);
            answer = as.body(body).put("/api/v1/flights/" + id);
        } while (answer.statusCode() == 409 && "NOT_YET_APPLIED".equals(answer.path("code")) && ++tries < 20);
        return answer;
    }

    /** Waits until the latest version of an agreement that was published here is applied. */
    void known(UUID agreement) {
        Long version = versions.get(agreement);
        if (version != null) {
            await().atMost(SOON)
                    .until(() -> as("auditor", null)
                                    .get("/api/v1/quotas?agreement=" + agreement
                                            + "&from=2025-02-12&to=2025-02-12&wait=PT10S&agreementVersion=" + version)
                                    .statusCode()
                            == 200);
        }
    }

    UUID requested(UUID agreement) {
        return requested(body(agreement));
    }

    UUID requested(Map<String, Object> body) {
        UUID id = UUID.randomUUID();
        ask(id, body).then().statusCode(201);
        return id;
    }

    ValidatableResponse flight(UUID id) {
        return planner().get("/api/v1/flights/" + id).then().statusCode(200);
    }

    long version(UUID id) {
        return flight(id).extract().jsonPath().getLong("version");
    }

    String status(UUID id) {
        return flight(id).extract().path("status");
    }

    void awaitStatus(UUID id, String status) {
        await().atMost(SOON).until(() -> status(id).equals(status));
    }

    void awaitPath(UUID id, String path, Object value) {
        await().atMost(SOON).until(() -> value.equals(flight(id).extract().path(path)));
    }

    /** An act on the flight's present version: read again where the service itself changed it in between, such as marking it. */
    Response act(RequestSpecification as, UUID id, String act, Object body) {
        Response answer;
        int tries = 0;
        do {
            answer = given().spec(as)
                    .header("If-Match", "\"" + version(id) + "\"")
                    .body(body)
                    .post("/api/v1/flights/" + id + "/" + act);
        } while (answer.statusCode() == 412 && ++tries < 20);
        return answer;
    }

    // ---- answers of agreements-service

    void answer(String type, UUID flight, UUID agreement, int round, long version, Map<String, Object> more) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("flightId", flight);
        data.put("agreementId", agreement);
        data.put("round", round);
        data.put("clearanceVersion", version);
        data.put("at", TestClock.now());
        data.put("termsVersion", 1);
        data.put("agreementVersion", 1);
        data.putAll(more);
        ClearanceAnswer answer = Json.read(Json.write(data), ClearanceAnswer.class);
        topics.sendUnder(
                agreement.toString(), Topics.CLEARANCES, flight.toString(), type, flight.toString(), version, answer);
    }

    void pending(UUID flight, UUID agreement, String decideBy) {
        answer(
                MessageTypes.CLEARANCE_PENDING,
                flight,
                agreement,
                1,
                1,
                Map.of("decideBy", decideBy, "onSilence", "LAPSE"));
    }

    void granted(UUID flight, UUID agreement) {
        answer(MessageTypes.CLEARANCE_GRANTED, flight, agreement, 1, 2, Map.of("by", "clearance-officer-gt"));
        awaitStatus(flight, "CLEARED");
    }

    static final Map<String, Object> ATTESTATION = Map.of(
            "assessed", 103,
            "nationalityVerified", 103,
            "fitToFly", 103,
            "pendingRemedies", 0,
            "bestInterestsDetermined", 1,
            "thirdCountryRiskAssessed", 3,
            "interpreter", true,
            "monitorAboard", true,
            "medicalAboard", 1);

    static Map<String, Object> attestation(String field, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(ATTESTATION);
        changed.put(field, value);
        return changed;
    }

    Response attest(UUID id) {
        return act(as("safeguards-officer", "US"), id, "attestation", ATTESTATION);
    }

    Response confirm(UUID id) {
        return act(planner(), id, "confirmation", Map.of());
    }

    Response depart(UUID id, String at) {
        return act(planner(), id, "departure", Map.of("at", at, "aboard", passengers()));
    }

    Response arrive(UUID id, String at) {
        return act(as("clearance-officer", "GT"), id, "arrival", Map.of("at", at, "received", passengers()));
    }

    /** The receiving state counts anew who arrived. */
    void countedAgain(UUID id, Map<String, Object> group) {
        act(
                        as("clearance-officer", "GT"),
                        id,
                        "counts",
                        Map.of("source", "RECEIVER", "passengers", List.of(group), "reason", "counted again"))
                .then()
                .statusCode(200);
    }

    /** A series of two flights, a week apart. */
    Response twoWeeks(UUID agreement) {
        Response series = planner()
                .body(Map.of("flight", body(agreement), "rule", "FREQ=WEEKLY;COUNT=2", "mode", "ALL_OR_NOTHING"))
                .post("/api/v1/flight-series");
        series.then().statusCode(201);
        return series;
    }

    /** A flight that is confirmed, under a fresh agreement of the main path. */
    UUID confirmed(UUID agreement) {
        UUID id = requested(agreement);
        granted(id, agreement);
        attest(id).then().statusCode(200);
        confirm(id).then().statusCode(200);
        return id;
    }

    UUID departed(UUID agreement) {
        UUID id = confirmed(agreement);
        TestClock.set("2025-02-12T14:15:00Z");
        depart(id, "2025-02-12T08:10:00-06:00").then().statusCode(200);
        return id;
    }

    UUID arrived(UUID agreement) {
        UUID id = departed(agreement);
        TestClock.set("2025-02-12T18:00:00Z");
        arrive(id, "2025-02-12T11:41:00-06:00").then().statusCode(200);
        return id;
    }

    // ---- messages

    /** Messages about one subject, in order; waits until there are so many. */
    List<ConsumerRecord<String, byte[]>> messages(String topic, String subject, int atLeast) {
        List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
        await().atMost(SOON).until(() -> {
            found.clear();
            found.addAll(topics.read(topic, r -> subject.equals(TestTopics.header(r, "ce_subject"))));
            return found.size() >= atLeast;
        });
        return found;
    }

    List<String> types(String topic, UUID subject, int atLeast) {
        return messages(topic, subject.toString(), atLeast).stream()
                .map(r -> TestTopics.header(r, "ce_type"))
                .toList();
    }

    @Override
    public void close() {
        topics.close();
    }
}
