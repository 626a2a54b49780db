package org.acuerdo.local;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.acuerdo.local.load.Loader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * The real agreements load and read back as their sources say: at first what had happened by 6 February 2025, later the rest. A
 * system of its own, for its clock goes on to 2026.
 */
@TestInstance(Lifecycle.PER_CLASS)
class LoadTest {

    private static final String API = Scene.API;

    private final SystemUnderTest acuerdo = SystemUnderTest.own();
    private String early;
    private String late;
    private String again;

    @BeforeAll
    void loadTwiceAndOnceMore() {
        early = load();
        acuerdo.until("2026-02-01T12:00:00Z");
        late = load();
        again = load();
    }

    @AfterAll
    void end() {
        acuerdo.end();
    }

    @Test
    void whatLiesAheadOfTheClockIsNotTakenAndSaidSo() {
        assertTrue(early.contains("not yet    signed on 2025-03-10 [the clock says 2025-02-06]"), early);
        assertTrue(early.contains("by loading the file again"), early);
        assertFalse(early.contains("refused"), early);
    }

    @Test
    void theReportSaysWhatWasTakenWhatIsAnnouncedAndWhatIsUnknown() {
        assertFalse(late.contains("refused"), late);
        assertFalse(late.contains("not yet"), late);
        assertTrue(early.contains("announced  population THIRD_COUNTRY_NATIONAL [in the terms]"), early);
        assertTrue(early.contains("unknown    the baseline, unit and period behind 40 percent"), early);
        assertTrue(early.contains("announced  Announced: 360 persons; 3 flights [as a statement]"), early);
        assertTrue(late.contains("left out   Assessments: by ICE (US)"), late);
    }

    @Test
    void loadedAgainNothingIsAdded() {
        assertTrue(again.contains("on record  the agreement [its reference exists"), again);
        for (String added : new String[] {"taken ", "announced ", "statement ", "refused ", "not yet "}) {
            assertFalse(again.contains("\n  " + added), again);
        }
    }

    @Test
    void guatemala() {
        agreement("GT")
                .body("reference", equalTo("US-GT-2025"))
                .body("title", equalTo("Return flights, United States to Guatemala"))
                .body("status", equalTo("IN_FORCE"))
                .body("facts.announcedOn", equalTo("2025-02-05"))
                .body("facts.inForceFrom", equalTo("2025-06-27"))
                .body("noticeDays.termination", is(30))
                .body("noticeDays.suspension", is(30))
                .body("cooperationAreas", contains("MIGRATION", "NARCOTRAFFICKING", "TRANSNATIONAL_CRIME", "TRADE"))
                .body("terms.certainty", equalTo("ANNOUNCED"))
                .body("terms.basis.scenario", is(true))
                .body("terms.provisionalUse", equalTo("BLOCKED"))
                .body("terms.limits.provisional", everyItem(is(true)))
                .body("terms.limits", hasSize(4))
                .body("terms.conditions.aircraft", containsInAnyOrder("CHARTER", "MILITARY"))
                .body("terms.conditions.blackoutDates", hasSize(5))
                .body("terms.safeguards.unaccompaniedMinorsPerWeek", is(150));
        below("GT", "baselines")
                .body("items.value", contains("14", "7.5", "10", "508"))
                .body("items.status", everyItem(equalTo("CLAIMED")));
        below("GT", "statements")
                .body("items.speaker", hasItems("Bernardo Arévalo", "Marco Rubio"))
                .body("items.summary", hasItem("Totals: year 2024; 508 flights; 61680 persons."))
                .body("items.find { it.speaker == 'Marco Rubio' }.supports", contains("increase", "aircraft"));
        below("GT", "terms/1")
                .body("origin.baselines.value", contains("14", "7.5", "10", "508"))
                .body("origin.statements.speaker", hasItems("Bernardo Arévalo", "Marco Rubio"));
        below("GT", "working-groups")
                .body("items.name", contains("Binational working group on return flights"))
                .body("items[0].members", empty());
        below("GT", "visits").body("items[0].level", equalTo("HIGH_LEVEL")).body("items[0].host", equalTo("US"));
        below("GT", "commitments")
                .body("items.kind", contains("PORT_INFRASTRUCTURE", "BORDER_SECURITY", "INFRASTRUCTURE"))
                .body("items.status", everyItem(equalTo("PLEDGED")))
                .body("items.certainty", everyItem(equalTo("ANNOUNCED")));
    }

    @Test
    void elSalvadorTakesCustodyTransfersAndItsOfferIsOnRecordOnly() {
        agreement("SV")
                .body("status", equalTo("ANNOUNCED"))
                .body("operative", is(false))
                .body("terms.limits", hasSize(1))
                .body("terms.limits[0].unit", equalTo("PERSON"))
                .body("terms.limits[0].period", equalTo("TERM"))
                .body("terms.limits[0].volume.fixed", is(300))
                .body("terms.limits[0].appliesTo.categories", contains("CUSTODY_TRANSFER"))
                .body(
                        "terms.populations.category",
                        containsInAnyOrder("NATIONAL", "THIRD_COUNTRY_NATIONAL", "CUSTODY_TRANSFER"));
        below("SV", "offers").body("items.by", contains("SV")).body("items[0].on", equalTo("2025-02-03"));
        below("SV", "commitments").body("items.amount.value", contains("4670000"));
        below("SV", "statements").body("items.summary", hasItem(containsString("4760000 USD, 4670000 USD")));
    }

    @Test
    void mexicoPanamaAndColombiaHaveNoTerms() {
        for (String state : new String[] {"MX", "PA"}) {
            agreement(state)
                    .body("status", equalTo("NEGOTIATING"))
                    .body("facts.negotiatingSince", equalTo("2025-02-05"))
                    .body("terms", nullValue());
        }
        below("PA", "statements").body("items.summary", hasItem(containsString("299 persons")));
        agreement("CO").body("operative", is(false)).body("terms", nullValue());
        below("CO", "statements")
                .body("items.find { it.on == '2025-01-26' }.summary", containsString("all clearances were revoked"))
                .body("items.find { it.on == '2025-01-26' }.source.name", equalTo("devdiscourse.com"));
    }

    @Test
    void hondurasIsInForceFromTheLaterOfTwoDates() {
        agreement("HN")
                .body("status", equalTo("IN_FORCE"))
                .body("facts.signedOn", equalTo("2025-03-10"))
                .body("facts.inForceFrom", equalTo("2025-07-08"))
                .body("terms.limits.period", contains("MONTH", "TERM"))
                .body("terms.limits.volume.fixed", contains(10, 240))
                .body("terms.populations", empty());
        below("HN", "statements").body("items.summary", hasItem("In force from: 2025-06-25; per HN."));
    }

    @Test
    void costaRicaHasItsLimitItsClockAndItsHold() {
        agreement("CR")
                .body("terms.limits[0].volume.fixed", is(200))
                .body("terms.populations[0].onwardWithinDays", is(30));
        String id = agreement("CR").extract().path("id");
        acuerdo.as("safeguards-officer", "CR")
                .get(API + "holds?scope=AGREEMENT&target=" + id)
                .then()
                .body("items.authority", contains("Sala Constitucional"))
                .body("items.reason", contains(containsString("2025-19485")));
    }

    @Test
    void noCountryIsLabelled() {
        for (String state : new String[] {"GT", "SV", "MX", "PA", "CO", "HN", "CR"}) {
            below(state, "statements").body("items.summary", everyItem(not(containsString("recalcitrant"))));
        }
    }

    private String load() {
        var bytes = new ByteArrayOutputStream();
        try (var out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            for (String name : new String[] {"guatemala.json", "region.json"}) {
                new Loader(acuerdo.system(), out).load(file(name));
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static Path file(String name) {
        try {
            return Path.of(LoadTest.class.getResource("/cases/" + name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private ValidatableResponse agreement(String state) {
        return acuerdo.as("treaty-officer", state)
                .get(API + "agreements/" + id(state))
                .then()
                .statusCode(200);
    }

    private ValidatableResponse below(String state, String collection) {
        return acuerdo.as("treaty-officer", state)
                .get(API + "agreements/" + id(state) + "/" + collection)
                .then()
                .statusCode(200);
    }

    private String id(String state) {
        return acuerdo.as("treaty-officer", state)
                .get(API + "agreements?sendingState=US&receivingState=" + state)
                .then()
                .body("items", hasSize(1))
                .extract()
                .path("items[0].id");
    }
}
