package org.acuerdo.local;

import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.UnaryOperator;
import org.acuerdo.local.parts.Person;
import org.awaitility.Awaitility;

/** An agreement in force with terms, through the gateway; the flights of other tests fly under it. */
final class Scene {

    static final String API = "/api/v1/";
    private static final LocalDate FIRST_DAY = LocalDate.of(2025, 2, 10);

    private final SystemUnderTest acuerdo;
    private final String sender;
    private final String agreement;

    private Scene(SystemUnderTest acuerdo, String sender, String agreement) {
        this.acuerdo = acuerdo;
        this.sender = sender;
        this.agreement = agreement;
    }

    /** Makes an agreement of its own. */
    static Scene of(SystemUnderTest acuerdo) {
        return of(acuerdo, "US");
    }

    /** As above, with another sending state: for what is counted by states. */
    static Scene of(SystemUnderTest acuerdo, String sender) {
        return of(acuerdo, sender, body -> body);
    }

    /** Received by Honduras, at Tegucigalpa. */
    static Scene ofHonduras(SystemUnderTest acuerdo) {
        return of(
                acuerdo,
                "US",
                body -> body.replace("\"GT\"", "\"HN\"")
                        .replace("America/Guatemala", "America/Tegucigalpa")
                        .replace("MGGT", "MHTG")
                        .replace("\"HN\", \"SV\", \"NI\"", "\"SV\", \"NI\""));
    }

    /** Received by Colombia, at Bogotá. */
    static Scene ofColombia(SystemUnderTest acuerdo) {
        return of(
                acuerdo,
                "US",
                body -> body.replace("\"GT\"", "\"CO\"")
                        .replace("to Guatemala", "to Colombia")
                        .replace("America/Guatemala", "America/Bogota")
                        .replace("MGGT", "SKBO"));
    }

    private static Scene of(SystemUnderTest acuerdo, String sender, UnaryOperator<String> other) {
        String agreement = acuerdo.as("treaty-officer", sender)
                .body(other.apply(Bodies.AGREEMENT
                        .replace("EXAMPLE-US-GT", "SCENE-" + Api.freshId())
                        .replace("\"US\"", "\"" + sender + "\"")))
                .post(API + "agreements")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        var scene = new Scene(acuerdo, sender, agreement);
        String baseline = acuerdo.as("treaty-officer", sender)
                .body(Bodies.BASELINE)
                .post(scene.path() + "/baselines")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        scene.change("/baselines/" + baseline + "/decision", Bodies.DECISION);
        scene.change("/terms", other.apply(Bodies.terms(baseline)));
        scene.change("/entry-into-force", Bodies.ENTRY_INTO_FORCE);
        return scene;
    }

    /** An agreement that a test made itself. */
    static Scene at(SystemUnderTest acuerdo, String agreement) {
        return new Scene(acuerdo, "US", agreement);
    }

    String agreement() {
        return agreement;
    }

    String path() {
        return API + "agreements/" + agreement;
    }

    String version() {
        return acuerdo.as("planner", sender)
                .get(path())
                .then()
                .statusCode(200)
                .extract()
                .path("version")
                .toString();
    }

    /** Asks for a flight on a day; answers its path. */
    String ask(String day) {
        return asked(Bodies.flight(agreement, day));
    }

    /**
     * Asks for a flight of this body under the agreement; answers its path. Asked again where the service says so: flights-service does not know the
     * agreement yet, or a part is just coming back.
     */
    String asked(String body) {
        String flight = API + "flights/" + Api.freshId();
        Awaitility.await().atMost(Duration.ofMinutes(3)).until(() -> {
            Response present = acuerdo.as("planner", sender).get(path());
            if (present.statusCode() == 503) {
                return false;
            }
            present.then().statusCode(200);
            Response asked = acuerdo.as("planner", sender)
                    .header("X-Agreement-Version", present.path("version").toString())
                    .body(body)
                    .put(flight);
            if (asked.statusCode() == 503
                    || asked.statusCode() == 409 && "NOT_YET_APPLIED".equals(asked.path("code"))) {
                return false;
            }
            asked.then().statusCode(anyOf(equalTo(201), equalTo(200)));
            return true;
        });
        return flight;
    }

    /** A working day of the terms, so many days or a little more after the system's present one. */
    String dayAfter(int days) {
        LocalDate day =
                LocalDate.ofInstant(acuerdo.system().now(), ZoneOffset.UTC).plusDays(days);
        while (day.getDayOfWeek().getValue() > 5 || day.getMonthValue() == 12 || day.isBefore(FIRST_DAY)) {
            day = day.plusDays(1);
        }
        return day.toString();
    }

    /** Waits until flights-service knows the agreement as it is now. */
    void known() {
        String quotas = API + "quotas?agreement=" + agreement
                + "&from=2025-02-10&to=2025-02-16&wait=PT20S&agreementVersion=" + version();
        Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .until(() -> acuerdo.as("planner", sender).get(quotas).statusCode() == 200);
    }

    /** The baseline that its terms rest on. */
    String baseline() {
        return acuerdo.as("treaty-officer", sender)
                .get(path() + "/baselines")
                .then()
                .statusCode(200)
                .extract()
                .path("items[0].id");
    }

    /** New terms: the first ones, changed so. */
    void amended(UnaryOperator<String> change) {
        acuerdo.act(Person.of("treaty-officer", sender), path(), "/terms", change.apply(Bodies.terms(baseline())))
                .then()
                .statusCode(201);
    }

    private void change(String below, String body) {
        int status = acuerdo.act(Person.of("treaty-officer", sender), path(), below, body)
                .statusCode();
        if (status / 100 != 2) {
            throw new AssertionError(below + " answered " + status);
        }
    }
}
