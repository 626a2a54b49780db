package org.acuerdo.local;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.restassured.response.Response;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.acuerdo.local.parts.Person;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each reason for which a flight is refused, through the gateway: alone, with the clause it breaks and what would be accepted,
 * and all of them in one answer. Nothing is stored or reserved.
 */
@TestInstance(Lifecycle.PER_CLASS)
class ViolationsTest {
    private static final String API = Scene.API;
    private static final String RULES = "domain rules, section 4";
    private static final String HONDURANS = "\"THIRD_COUNTRY_NATIONAL\", \"nationality\": \"HN\"";

    private final SystemUnderTest acuerdo = SystemUnderTest.shared();
    private final String unknown = Api.freshId().toString();

    private Scene scene;
    private Scene another;
    /** The terms of {@link #blackoutBefore} ask for a day's notice, those of {@link #today} for none, the later ones for 20 days. */
    private LocalDate blackoutBefore;

    private LocalDate today;
    private LocalDate soon;
    private LocalDate accepted;
    private LocalDate blackout;
    private LocalDate suspended;

    @BeforeAll
    void scene() {
        LocalDate now = acuerdo.system().now().atZone(ZoneOffset.UTC).toLocalDate();
        LocalDate first = LocalDate.of(2025, 2, 12);
        today = workingDay(now.isBefore(first) ? first : now);
        blackoutBefore = today.minusDays(today.getDayOfWeek() == DayOfWeek.MONDAY ? 3 : 1);
        soon = workingDay(today.plusDays(12));
        accepted = workingDay(today.plusDays(30));
        blackout = workingDay(accepted.plusDays(1));
        suspended = workingDay(blackout.plusDays(1));
        scene = Scene.of(acuerdo);
        another = Scene.ofHonduras(acuerdo);
        terms(LocalDate.of(2025, 2, 10), "\"noticeHours\": 24, ");
        terms(today, "");
        terms(today.plusDays(10), "\"noticeHours\": 480, ");
        suspend(scene, "GT");
        suspend(another, "HN");
        scene.known();
        another.known();
        acuerdo.until(today + "T20:00:00Z");
    }

    private static LocalDate workingDay(LocalDate from) {
        LocalDate day = from;
        while (day.getDayOfWeek().getValue() > 5) {
            day = day.plusDays(1);
        }
        return day;
    }

    /** Of El Salvador two a day; whoever is held on arrival, of any state. */
    private void terms(LocalDate from, String notice) {
        scene.amended(terms -> terms.replace("\"effectiveFrom\": \"2025-02-10\"", "\"effectiveFrom\": \"" + from + "\"")
                .replace("\"noticeHours\": 24,", notice)
                .replace("[\"2025-12-24\", \"2025-12-25\"]", "[\"" + blackoutBefore + "\", \"" + blackout + "\"]")
                .replace("\"limits\": [", """
                    "limits": [{"id": "salvadorans-day", "unit": "PERSON", "period": "DAY", "volume": {"fixed": 2},
                                "appliesTo": {"nationalities": {"include": ["SV"]}}},""")
                .replace(
                        "\"populations\": [",
                        "\"populations\": [{\"category\": \"CUSTODY_TRANSFER\", \"reviewWithinDays\": 10}, "));
    }

    private void suspend(Scene one, String by) {
        String body =
                "{\"from\": \"%1$s\", \"until\": \"%1$s\", \"by\": \"%2$s\", \"reason\": \"maintenance of the runway\"}";
        acuerdo.act(Person.of("treaty-officer", by), one.path(), "/suspensions", body.formatted(suspended, by))
                .then()
                .statusCode(201);
    }

    private String flight(LocalDate day) {
        return Bodies.flight(scene.agreement(), day.toString());
    }

    private Arguments of(String code, String field, String clause, String says, String body) {
        return arguments(code, field, clause, says, body);
    }

    Stream<Arguments> reasons() {
        String flight = flight(accepted);
        return Stream.of(
                of(
                        "AGREEMENT_UNKNOWN",
                        "agreementId",
                        RULES,
                        "your state is party to",
                        flight.replace(scene.agreement(), unknown)),
                of(
                        "AGREEMENT_NOT_OPERATIVE",
                        "legs[0].arrival",
                        "facts of SCENE-",
                        "on the arrival day " + suspended + " the agreement is SUSPENDED",
                        flight(suspended)),
                of(
                        "LIMIT_REACHED",
                        null,
                        "terms 4, limit salvadorans-day",
                        "has 2 left in " + accepted + ", 3 asked for",
                        flight.replace("\"HN\"", "\"SV\"")),
                of(
                        "AIRCRAFT_NOT_ACCEPTED",
                        "aircraft.category",
                        "terms 4, conditions.aircraft",
                        "[CHARTER, MILITARY]",
                        flight.replace("\"CHARTER\"", "\"STATE\"")),
                of(
                        "AIRPORT_NOT_ACCEPTED",
                        "legs[0].destination",
                        "terms 4, conditions.airports",
                        "[MGGT]",
                        flight.replace("MGGT", "MGPB")),
                of(
                        "OUTSIDE_HOURS",
                        "legs[0].arrival",
                        "terms 4, conditions.airports",
                        "06:00 to 22:00",
                        flight.replace("T11:30:00", "T22:01:00")),
                of(
                        "BLACKOUT_DATE",
                        "legs[0].arrival",
                        "terms 4, conditions.blackoutDates",
                        "nothing arrives on " + blackout,
                        flight(blackout)),
                of(
                        "NOTICE_TOO_SHORT",
                        "legs[0].departure",
                        "terms 4, conditions.noticeHours",
                        "notice of 480 hours before departure: it had to be asked for by " + soon.minusDays(20),
                        flight(soon)),
                of(
                        "TOO_MANY_PERSONS",
                        "passengers",
                        "terms 4, conditions.maxPersonsPerFlight",
                        "at most 135 passengers per flight, 136 asked for",
                        flight.replace("\"men\": 75", "\"men\": 108").replace("\"seats\": 135", "\"seats\": 200")),
                of(
                        "MORE_PERSONS_THAN_SEATS",
                        "aircraft.seats",
                        RULES,
                        "119 seats, 120 passengers and staff",
                        flight.replace("\"seats\": 135", "\"seats\": 119")),
                of(
                        "POPULATION_NOT_ACCEPTED",
                        "passengers[1].category",
                        "terms 4, populations",
                        "THIRD_COUNTRY_NATIONAL",
                        flight.replace(HONDURANS, "\"STATELESS\"")),
                of(
                        "NATIONALITY_NOT_ACCEPTED",
                        "passengers[1].nationality",
                        "terms 4, populations",
                        "this nationality in this category",
                        flight.replace("\"HN\"", "\"VE\"")),
                of(
                        "SENDING_STATE_NATIONAL",
                        "passengers[1].nationality",
                        "guard G1",
                        "never passengers",
                        flight.replace(HONDURANS, "\"CUSTODY_TRANSFER\", \"nationality\": \"US\"")),
                of(
                        "CATEGORY_MISMATCH",
                        "passengers[0].category",
                        "domain rules, section 1",
                        "NATIONAL is a national of GT",
                        flight.replace("\"GT\"", "\"NI\"")),
                of("DEPARTURE_IN_THE_PAST", "legs[0].departure", RULES, "a departure after " + today, flight(today)),
                of(
                        "ARRIVAL_BEFORE_DEPARTURE",
                        "legs[0].arrival",
                        RULES,
                        "after the leg's departure",
                        flight.replace("T11:30:00", "T07:30:00")),
                of(
                        "LOOKS_LIKE_PERSONAL_DATA",
                        "aircraft.operator",
                        "domain rules, section 5",
                        "leave it out",
                        flight.replace("Example Air", "call +502 5555 0123 for details")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("reasons")
    void alone(String code, String field, String clause, String says, String body) {
        List<List<Object>> before = quotas();
        Response refused = refused(body);
        refused.then()
                .body("code", equalTo(code))
                .body("violations.code", contains(code))
                .body("violations[0].field", equalTo(field))
                .body("violations[0].clause", startsWith(clause))
                .body("violations[0].detail", containsString(says));
        if (code.equals("LIMIT_REACHED")) {
            refused.then()
                    .body("violations[0].limitId", equalTo("salvadorans-day"))
                    .body("violations[0].window", equalTo(accepted.toString()))
                    .body("violations[0].available", equalTo(2))
                    .body("violations[0].asked", equalTo(3));
        }
        assertEquals(before, quotas());
    }

    /** Three landings: into the past and against all the terms, at the wrong airport on a suspended day, under no agreement. */
    @Test
    void allTogether() {
        String body = """
            {"number": "RF101",
             "legs": [{"origin": "KAEX", "destination": "MGGT", "departure": "%1$sT08:00:00-06:00", "arrival": "%2$sT23:00:00-06:00",
                       "agreementId": "%4$s", "passengers": [%7$s, %8$s, %9$s, %10$s, %11$s]},
                      {"origin": "MGGT", "destination": "MHSC", "departure": "%3$sT08:00:00-06:00", "arrival": "%3$sT09:00:00-06:00",
                       "agreementId": "%5$s", "passengers": [%12$s]},
                      {"origin": "MHSC", "destination": "MSLP", "departure": "%3$sT10:00:00-06:00", "arrival": "%3$sT11:00:00-06:00",
                       "agreementId": "%6$s", "passengers": [%9$s]}],
             "aircraft": {"category": "STATE", "type": "B738", "seats": 135, "operator": "write to someone@example.org"},
             "staff": {"escorts": 14, "medical": 1, "monitors": 1, "interpreters": 1}}
            """.formatted(
                        today,
                        blackoutBefore,
                        suspended,
                        scene.agreement(),
                        another.agreement(),
                        unknown,
                        group("\"NATIONAL\", \"nationality\": \"NI\"", 1),
                        group("\"CUSTODY_TRANSFER\", \"nationality\": \"US\"", 1),
                        group("\"THIRD_COUNTRY_NATIONAL\", \"nationality\": \"SV\"", 130),
                        group("\"THIRD_COUNTRY_NATIONAL\", \"nationality\": \"VE\"", 1),
                        group("\"STATELESS\"", 1),
                        group("\"NATIONAL\", \"nationality\": \"HN\"", 1));
        Set<String> codes =
                reasons().map(reason -> (String) reason.get()[0]).collect(Collectors.toCollection(TreeSet::new));
        List<List<Object>> before = quotas();
        Response refused = refused(body);
        refused.then().body("violations.clause", everyItem(notNullValue()));
        assertEquals(17, codes.size());
        assertEquals(codes, new TreeSet<>(refused.jsonPath().getList("violations.code", String.class)));
        List<Map<String, Object>> violations = refused.jsonPath().getList("violations");
        assertEquals(violations.size(), Set.copyOf(violations).size(), "each is told once");
        assertEquals(before, quotas());
    }

    private static String group(String who, int men) {
        return "{\"category\": " + who + ", \"women\": 0, \"men\": " + men
                + ", \"accompaniedMinors\": 0, \"unaccompaniedMinors\": 0}";
    }

    /** The answer to a request that is refused; what it asked for is nowhere. */
    private Response refused(String body) {
        String flight = API + "flights/" + Api.freshId();
        Response answer = acuerdo.as(Life.PLANNER).body(body).put(flight);
        answer.then().statusCode(422).contentType("application/problem+json");
        acuerdo.as(Life.PLANNER).get(flight).then().statusCode(404);
        return answer;
    }

    /** What every window of the days in question has and holds. */
    private List<List<Object>> quotas() {
        return Stream.of(scene, another)
                .flatMap(one -> {
                    Response windows = acuerdo.as(Life.PLANNER)
                            .get(API + "quotas?agreement=" + one.agreement() + "&from=" + blackoutBefore + "&to="
                                    + suspended);
                    windows.then().statusCode(200).body("next", equalTo(null));
                    return windows.jsonPath().<Map<String, Object>>getList("items").stream();
                })
                .map(w -> List.of(
                        w.get("agreementId"),
                        w.get("limitId"),
                        ((Map<?, ?>) w.get("window")).get("label"),
                        w.get("allowance"),
                        w.get("reserved"),
                        w.get("consumed"),
                        w.get("available")))
                .toList();
    }
}
