package org.acuerdo.kit.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.validation.Validation;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.acuerdo.contracts.flight.FlightRequest;
import org.acuerdo.contracts.terms.Terms;
import org.acuerdo.kit.problem.ProblemException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodiesTest {
    private static final String FLIGHT = """
            {"agreementId": "01890000-0000-7000-8000-000000000001", "number": "RF101",
             "legs": [{"origin": "KAEX", "destination": "MGGT", "departure": "2025-02-12T08:00:00-06:00", "arrival": "2025-02-12T11:30:00-06:00"}],
             "aircraft": {"category": "CHARTER", "type": "B738", "seats": 135},
             "passengers": [{"category": "NATIONAL", "nationality": "GT", "women": 20, "men": 75, "accompaniedMinors": 4, "unaccompaniedMinors": 1}],
             "staff": {"escorts": 14, "medical": 1, "monitors": 1, "interpreters": 1}}""";

    private final Bodies bodies = new Bodies();

    @BeforeEach
    void setUp() {
        bodies.validator = Validation.buildDefaultValidatorFactory().getValidator();
    }

    @Test
    void readsAWellFormedFlight() {
        FlightRequest flight = bodies.parse(FLIGHT.getBytes(StandardCharsets.UTF_8), FlightRequest.class);

        assertEquals(
                "-06:00", flight.legs().get(0).departure().getOffset().getId(), "the offset is what the client said");
        assertEquals(100, flight.passengers().get(0).persons());
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                Arguments.of(
                        "\"number\": \"RF101\"", "\"number\": \"RF101\", \"passengerNames\": []", "passengerNames"),
                Arguments.of("\"women\": 20", "\"women\": 20, \"names\": [\"x\"]", "passengers[0].names"),
                Arguments.of("\"women\": 20", "\"women\": 20.5", "passengers[0].women"),
                Arguments.of("\"women\": 20", "\"women\": \"20\"", "passengers[0].women"),
                Arguments.of("\"women\": 20", "\"women\": null", "passengers[0].women"),
                Arguments.of("\"women\": 20", "\"women\": 99999999999", "passengers[0].women"),
                Arguments.of("\"women\": 20, ", "", "passengers[0].women"),
                Arguments.of("\"number\": \"RF101\"", "\"number\": 101", "number"),
                Arguments.of("\"number\": \"RF101\"", "\"number\": null", "number"),
                Arguments.of("\"number\": \"RF101\"", "\"number\": \"RF\\u0000101\"", "number"),
                Arguments.of("\"number\": \"RF101\"", "\"number\": \"RF\\ud800101\"", "number"),
                Arguments.of("\"NATIONAL\"", "\"ALIEN\"", "passengers[0].category"),
                Arguments.of("\"NATIONAL\"", "0", "passengers[0].category"),
                Arguments.of("2025-02-12T08:00:00-06:00", "2025-02-30T08:00:00-06:00", "legs[0].departure"),
                Arguments.of("2025-02-12T08:00:00-06:00", "2025-02-12T08:00:00", "legs[0].departure"),
                Arguments.of("\"2025-02-12T08:00:00-06:00\"", "1739368800", "legs[0].departure"),
                Arguments.of("2025-02-12T08:00:00-06:00", "-9999-01-01T00:00:00Z", "legs[0].departure"),
                Arguments.of("2025-02-12T08:00:00-06:00", "0000-01-01T00:00:00Z", "legs[0].departure"),
                Arguments.of("2025-02-12T11:30:00-06:00", "+999999999-12-31T23:30:00-18:00", "legs[0].arrival"),
                Arguments.of("2025-02-12T11:30:00-06:00", "9999-12-31T23:30:00-18:00", "legs[0].arrival"),
                Arguments.of("01890000-0000-7000-8000-000000000001", "A", "agreementId"),
                Arguments.of("\"legs\": [{", "\"legs\": [null, {", "legs[0]"));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void saysWhichFieldIsMalformed(String from, String to, String field) {
        assertFalse(FLIGHT.replace(from, to).equals(FLIGHT), "the case changes the body");

        ProblemException problem = assertThrows(
                ProblemException.class,
                () -> bodies.parse(FLIGHT.replace(from, to).getBytes(StandardCharsets.UTF_8), FlightRequest.class));

        assertEquals(400, problem.status());
        assertEquals(field, problem.violations().get(0).field());
    }

    static Stream<byte[]> noJson() {
        return Stream.of(
                new byte[0],
                "{".getBytes(StandardCharsets.UTF_8),
                "null".getBytes(StandardCharsets.UTF_8),
                "[]".getBytes(StandardCharsets.UTF_8),
                "\"x\"".getBytes(StandardCharsets.UTF_8),
                (FLIGHT + " {}").getBytes(StandardCharsets.UTF_8),
                FLIGHT.replace("\"number\": \"RF101\"", "\"number\": \"A\", \"number\": \"B\"")
                        .getBytes(StandardCharsets.UTF_8),
                "[".repeat(5000).getBytes(StandardCharsets.UTF_8),
                new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'});
    }

    @ParameterizedTest
    @MethodSource("noJson")
    void refusesWhatIsNoJsonObject(byte[] raw) {
        ProblemException problem = assertThrows(ProblemException.class, () -> bodies.parse(raw, FlightRequest.class));

        assertEquals(400, problem.status());
        assertEquals("MALFORMED", problem.code());
    }

    /** RFC 3339 has years of four digits. */
    @ParameterizedTest
    @ValueSource(strings = {"-9999-01-01", "0000-01-01", "+99999999-12-31", "+999999999-12-31"})
    void refusesDaysOfOtherYears(String day) {
        byte[] terms = """
                {"effectiveFrom": "%s", "certainty": "AGREED", "populations": [], "clearance": {"mode": "AUTOMATIC"}, "limits": []}""".formatted(day).getBytes(StandardCharsets.UTF_8);

        ProblemException problem = assertThrows(ProblemException.class, () -> bodies.parse(terms, Terms.class));

        assertEquals("effectiveFrom", problem.violations().get(0).field());
        assertEquals(
                "accepted: a local date such as 2025-02-05",
                problem.violations().get(0).detail());
    }

    @Test
    void takesPercentagesAsDecimalStringsOnly() {
        String terms = """
                {"effectiveFrom": "2025-02-10", "certainty": "AGREED", "populations": [], "clearance": {"mode": "AUTOMATIC"},
                 "limits": [{"id": "w", "unit": "FLIGHT", "period": "WEEK",
                   "volume": {"baseline": "01890000-0000-7000-8000-000000000001", "increasePercent": %s}}]}""";

        Terms read = bodies.parse(terms.formatted("\"40\"").getBytes(StandardCharsets.UTF_8), Terms.class);

        assertEquals("40", read.limits().get(0).volume().increasePercent().toString());
        for (String wrong : new String[] {"40", "40.0", "\"4e1\"", "\"forty\"", "\"\"", "true"}) {
            ProblemException problem = assertThrows(
                    ProblemException.class,
                    () -> bodies.parse(terms.formatted(wrong).getBytes(StandardCharsets.UTF_8), Terms.class),
                    wrong);
            assertEquals(
                    "limits[0].volume.increasePercent",
                    problem.violations().get(0).field());
        }
    }
}
