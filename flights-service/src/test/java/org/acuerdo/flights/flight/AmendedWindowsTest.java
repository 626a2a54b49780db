package org.acuerdo.flights.flight;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.contracts.message.MessageTypes;
import org.acuerdo.contracts.message.QuotaChanged;
import org.acuerdo.contracts.message.Topics;
import org.acuerdo.contracts.terms.AircraftCategory;
import org.acuerdo.contracts.terms.Conditions;
import org.acuerdo.contracts.terms.Limit;
import org.acuerdo.contracts.terms.Terms;
import org.acuerdo.kit.json.Json;
import org.acuerdo.kit.testing.PartsResource;
import org.acuerdo.kit.testing.TestTopics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What an amendment tells of windows: the lines between how they were and how they are once flights are matched anew. Windows
 * are reckoned anew before flights are; what lies between never was.
 */
@QuarkusTest
@QuarkusTestResource(value = PartsResource.class, initArgs = @ResourceArg(name = "schema", value = "flights"))
class AmendedWindowsTest {
    private static final Limit DAY = World.limit("flights-day", Limit.Unit.FLIGHT, Limit.Period.DAY, 5, null);

    private final World world = new World();

    @AfterEach
    void close() {
        world.close();
    }

    private static Limit week(int volume) {
        return World.limit("flights-week", Limit.Unit.FLIGHT, Limit.Period.WEEK, volume, null);
    }

    @Test
    void aLimitThatGivesWayToAnotherNeverHadExcess() {
        Terms before = World.terms(List.of(DAY));
        AgreementSnapshot agreement = world.agreement(before);
        UUID id = world.requested(agreement.id());
        Terms after = World.terms(List.of(week(19)));
        amend(agreement, before, after);
        world.flight(id).body("reservations.find { it.limitId == 'flights-day' }.state", equalTo("RELEASED"));
        assertEquals(
                Map.of("flights-day/2025-02-12", List.of("recomputed", "critical", "exhausted")),
                told(agreement, before, after));
    }

    @Test
    void aLimitThatIsNarrowedIsNotExhaustedByThoseItNoLongerCovers() {
        Terms before = World.terms(
                List.of(week(19), World.limit("persons-week", Limit.Unit.PERSON, Limit.Period.WEEK, 110, null)));
        AgreementSnapshot agreement = world.agreement(before);
        // 103 of 110 are aboard
        world.requested(agreement.id());
        Terms after = World.terms(List.of(
                week(19), World.limit("persons-week", Limit.Unit.PERSON, Limit.Period.WEEK, 50, World.thirdCountry())));
        amend(agreement, before, after);
        assertEquals(
                Map.of("persons-week/2025-W07", List.of("critical", "recomputed")), told(agreement, before, after));
    }

    @Test
    void whatDoesNotFitAnyLongerIsToldOnce() {
        Terms before = World.terms(List.of(week(19), DAY));
        AgreementSnapshot agreement = world.agreement(before);
        UUID first = world.requested(agreement.id());
        UUID second = world.requested(agreement.id());
        Terms after = World.terms(
                List.of(week(19), World.limit("flights-day", Limit.Unit.FLIGHT, Limit.Period.DAY, 1, null)));
        amend(agreement, before, after);
        world.awaitPath(second, "overLimit", true);
        world.flight(first).body("overLimit", equalTo(false));
        assertEquals(
                Map.of("flights-day/2025-02-12", List.of("recomputed", "critical", "exhausted", "excess")),
                told(agreement, before, after));
    }

    @Test
    void aFlightThatTheNewTermsRefuseLeavesNoExcess() {
        Terms before = World.terms(List.of(week(19), DAY));
        AgreementSnapshot agreement = world.agreement(before);
        UUID id = world.requested(agreement.id());
        world.answer(
                MessageTypes.CLEARANCE_TERMS_OUTDATED,
                id,
                agreement.id(),
                1,
                2,
                Map.of("termsVersion", 2, "agreementVersion", 2));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> world.planner()
                        .get("/api/v1/flights/" + id + "/history")
                        .then()
                        .extract()
                        .<List<String>>path("items.action")
                        .contains("TERMS_OUTDATED"));
        Terms after = new Terms(
                before.effectiveFrom(),
                before.certainty(),
                null,
                null,
                List.of(week(19), World.limit("flights-day", Limit.Unit.FLIGHT, Limit.Period.DAY, 0, null)),
                new Conditions(Set.of(AircraftCategory.MILITARY), null, null, null, null, null, null),
                before.populations(),
                before.clearance(),
                before.safeguards());
        amend(agreement, before, after);
        world.awaitStatus(id, "REFUSED");
        assertEquals(
                Map.of("flights-day/2025-02-12", List.of("recomputed", "critical", "exhausted")),
                told(agreement, before, after));
    }

    private AgreementSnapshot amend(AgreementSnapshot agreement, Terms... terms) {
        AgreementSnapshot amended = world.amended(agreement, agreement.facts(), terms);
        world.known(agreement.id());
        return amended;
    }

    /** Types by window, in their order. A further version, with one flight less a week, shows that all have come. */
    private Map<String, List<String>> told(AgreementSnapshot agreement, Terms before, Terms after) {
        Terms last = World.terms(List.of(week(18)));
        AgreementSnapshot amended = World.snapshot(
                agreement.id(),
                agreement.version() + 1,
                agreement.sendingState(),
                agreement.receivingState(),
                agreement.facts(),
                List.of(),
                before,
                after);
        amend(amended, before, after, last);
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            records.clear();
            records.addAll(world.topics.read(
                    Topics.QUOTAS, r -> agreement.id().toString().equals(r.key())));
            return records.stream().anyMatch(AmendedWindowsTest::lastVersion);
        });
        Map<String, List<String>> told = new TreeMap<>();
        records.stream()
                .takeWhile(r -> !lastVersion(r))
                .forEach(r -> told.computeIfAbsent(
                                TestTopics.header(r, "ce_subject").substring(37), subject -> new ArrayList<>())
                        .add(TestTopics.header(r, "ce_type").replaceAll("org.acuerdo.quota.|.v1", "")));
        return told;
    }

    private static boolean lastVersion(ConsumerRecord<String, byte[]> record) {
        return Json.read(record.value(), QuotaChanged.class).agreementVersion() == 3;
    }
}
