package org.acuerdo.local;

/** An agreement in force with terms, through the gateway; the flights of other tests fly under it. */
final class Scene {

    static final String API = "/api/v1/";

    private final SystemUnderTest acuerdo;
    private final String agreement;

    private Scene(SystemUnderTest acuerdo, String agreement) {
        this.acuerdo = acuerdo;
        this.agreement = agreement;
    }

    /** Makes an agreement of its own. */
    static Scene of(SystemUnderTest acuerdo) {
        String agreement = acuerdo.as("treaty-officer", "US")
                .body(Bodies.AGREEMENT.replace("EXAMPLE-US-GT", "SCENE-" + Api.freshId()))
                .post(API + "agreements")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        var scene = new Scene(acuerdo, agreement);
        String baseline = acuerdo.as("treaty-officer", "US")
                .body(Bodies.BASELINE)
                .post(scene.path() + "/baselines")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        scene.change("/baselines/" + baseline + "/decision", Bodies.DECISION);
        scene.change("/terms", Bodies.terms(baseline));
        scene.change("/entry-into-force", Bodies.ENTRY_INTO_FORCE);
        return scene;
    }

    String agreement() {
        return agreement;
    }

    String path() {
        return API + "agreements/" + agreement;
    }

    String version() {
        return acuerdo.as("planner", "US")
                .get(path())
                .then()
                .extract()
                .path("version")
                .toString();
    }

    /** Asks for a flight on a day; answers its path. */
    String ask(String day) {
        String flight = API + "flights/" + Api.freshId();
        acuerdo.as("planner", "US")
                .header("X-Agreement-Version", version())
                .body(Bodies.flight(agreement, day))
                .put(flight)
                .then()
                .statusCode(201);
        return flight;
    }

    private void change(String below, String body) {
        String tag = acuerdo.as("treaty-officer", "US").get(path()).header("ETag");
        int status = acuerdo.as("treaty-officer", "US")
                .header("If-Match", tag)
                .body(body)
                .post(path() + below)
                .statusCode();
        if (status / 100 != 2) {
            throw new AssertionError(below + " answered " + status);
        }
    }
}
