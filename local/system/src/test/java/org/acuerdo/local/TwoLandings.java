package org.acuerdo.local;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import org.acuerdo.local.parts.Person;

/**
 * A flight that lands in Guatemala and then in Honduras, each under an agreement of its own, and has departed.
 *
 * @param flight its path
 */
record TwoLandings(String flight, String day) {
    static final Person HONDURAS = Person.of("clearance-officer", "HN");

    /** Who goes on to Honduras; the others leave in Guatemala. */
    static final String HONDURANS = """
        [{"category": "NATIONAL", "nationality": "HN", "women": 0, "men": 10, "accompaniedMinors": 0, "unaccompaniedMinors": 0}]\
        """;

    /** Cleared by both, attested, confirmed and gone; the clock stands after both landings. */
    static TwoLandings departed(SystemUnderTest acuerdo) {
        Life life = new Life(acuerdo);
        Scene guatemala = Scene.of(acuerdo);
        Scene honduras = Scene.ofHonduras(acuerdo);
        guatemala.known();
        honduras.known();
        String day = guatemala.dayAfter(3);
        String flight = Scene.API + "flights/" + Api.freshId();
        acuerdo.as(Life.PLANNER)
                .body("""
                    {"number": "RF201",
                     "legs": [{"origin": "KAEX", "destination": "MGGT", "departure": "%1$sT08:00:00-06:00",
                               "arrival": "%1$sT11:30:00-06:00", "agreementId": "%2$s", "passengers": %4$s},
                              {"origin": "MGGT", "destination": "MHTG", "departure": "%1$sT12:30:00-06:00",
                               "arrival": "%1$sT13:30:00-06:00", "agreementId": "%3$s", "passengers": %5$s}],
                     "aircraft": {"category": "CHARTER", "type": "B738", "seats": 135, "operator": "Example Air"},
                     "staff": {"escorts": 14, "medical": 1, "monitors": 1, "interpreters": 1}}
                    """.formatted(day, guatemala.agreement(), honduras.agreement(), Bodies.PASSENGERS, HONDURANS))
                .put(flight)
                .then()
                .statusCode(201)
                .body("clearances.agreementId", contains(guatemala.agreement(), honduras.agreement()));
        life.granted(Life.OFFICER, flight, guatemala.agreement());
        life.shown(flight).body("status", equalTo("REQUESTED"));
        life.granted(HONDURAS, flight, honduras.agreement());
        life.becomes(flight, "CLEARED");
        life.done(Life.SAFEGUARDS, flight, "attestation", Bodies.ATTESTATION.replace("103", "113"));
        life.done(Life.PLANNER, flight, "confirmation", "{}");
        life.departed(flight, day, both(withLeg(Bodies.PASSENGERS, 1), withLeg(HONDURANS, 2)));
        acuerdo.until(day + "T20:00:00Z");
        return new TwoLandings(flight, day);
    }

    private static String withLeg(String groups, int leg) {
        return groups.replace("\"category\"", "\"leg\": " + leg + ", \"category\"");
    }

    private static String both(String groups, String more) {
        return groups.strip().replaceAll("]$", "") + ", " + more.strip().substring(1);
    }

    String id() {
        return flight.substring(flight.lastIndexOf('/') + 1);
    }
}
