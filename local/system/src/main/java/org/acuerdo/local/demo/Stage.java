package org.acuerdo.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.time.Instant;
import org.acuerdo.local.Api;
import org.acuerdo.local.LocalSystem;
import org.acuerdo.local.UserError;
import org.acuerdo.local.parts.Person;

/** What the demo plays on: calls that must succeed, the clock, and lines that say what changed. */
final class Stage {

    static final Person TREATY_US = Person.of("treaty-officer", "US");
    static final Person PLANNER_US = Person.of("planner", "US");
    static final Person SAFEGUARDS_US = Person.of("safeguards-officer", "US");
    static final Person CLEARANCE_GT = Person.of("clearance-officer", "GT");

    /** The ETag is not the present one. */
    private static final int STALE = 412;

    private final LocalSystem system;
    private final Api api;
    private final PrintStream out;
    private int step;

    Stage(LocalSystem system, PrintStream out) {
        this.system = system;
        this.api = new Api(system.url(), system::token);
        this.out = out;
    }

    void step(String title) {
        step++;
        out.println();
        out.println(step + ". " + title);
    }

    void say(String line) {
        out.println("   " + line);
    }

    /** Shows a call that was made. */
    private void called(String method, String path, Person person, int status) {
        out.println("   " + method + " /api/v1/" + path + " as " + person.subject() + " -> " + status);
    }

    Api.Answer get(Person person, String path) {
        return expect("GET", path, person, api.get(person, path));
    }

    Api.Answer post(Person person, String path, Object body) {
        Api.Answer answer = expect("POST", path, person, api.post(person, path, body));
        called("POST", path, person, answer.status());
        return answer;
    }

    Api.Answer put(Person person, String path, Object body) {
        Api.Answer answer = expect("PUT", path, person, api.put(person, path, body));
        called("PUT", path, person, answer.status());
        return answer;
    }

    /**
     * Changes what exists; its present ETag is read from {@code resource} first, and again where a message of the other service
     * changed it in between.
     */
    Api.Answer change(Person person, String resource, String below, Object body) {
        Api.Answer answer;
        int tries = 0;
        do {
            answer = api.change(person, resource + below, get(person, resource).etag(), body);
        } while (answer.status() == STALE && ++tries < 10);
        expect("POST", resource + below, person, answer);
        called("POST", resource + below, person, answer.status());
        return answer;
    }

    Api.Answer changeAt(Person person, String path, String etag, Object body) {
        Api.Answer answer = expect("POST", path, person, api.change(person, path, etag, body));
        called("POST", path, person, answer.status());
        return answer;
    }

    /** A call that is to be refused. */
    Api.Answer refused(Person person, String path, Object body) {
        Api.Answer answer = api.put(person, path, body);
        called("PUT", path, person, answer.status());
        if (answer.status() != 422) {
            throw new UserError("The demo expected a refusal (422), the answer was " + answer);
        }
        return answer;
    }

    /** Answer of whatever status. */
    Api.Answer attempt(Person person, String path, Object body) {
        return api.post(person, path, body);
    }

    /** Reads once something changed, or the wait named in the path is over. */
    Api.Answer waitForChange(Person person, String path, String etag) {
        Api.Answer answer = api.getChanged(person, path, etag);
        return answer.status() == 304
                ? get(person, path.substring(0, path.indexOf('?')))
                : expect("GET", path, person, answer);
    }

    Instant now() {
        return system.now();
    }

    /** Moves domain time forward; where it is later already, nothing moves. */
    void until(Instant instant) {
        if (instant.isAfter(now())) {
            say("clock moves to " + system.clock().moveTo(instant));
        }
    }

    static Iterable<JsonNode> items(JsonNode list) {
        return list.path("items");
    }

    private static Api.Answer expect(String method, String path, Person person, Api.Answer answer) {
        if (answer.status() / 100 != 2) {
            throw new UserError("The demo stopped: " + method + " /api/v1/" + path + " as " + person.subject()
                    + " answered " + answer.status() + "\n" + answer.body().toPrettyString());
        }
        return answer;
    }
}
