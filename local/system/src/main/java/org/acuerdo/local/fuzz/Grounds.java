package org.acuerdo.local.fuzz;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.acuerdo.local.Api;
import org.acuerdo.local.LocalSystem;
import org.acuerdo.local.UserError;
import org.acuerdo.local.parts.Person;

/** What exists for malformed requests to be about, so that each gets as far as what is wrong with it. */
public final class Grounds {
    private static final String API = "/api/v1/";
    private static final int TRIES = 100;
    private static final Person OFFICER = Person.of("treaty-officer", "US");
    private static final Person RECEIVER = Person.of("treaty-officer", "GT");
    private static final Person PLANNER = Person.of("planner", "US");
    private static final Person SAFEGUARDS = Person.of("safeguards-officer", "US");

    private final Api api;
    private final LocalDate today;
    private final Map<String, String> ids = new HashMap<>();

    private Grounds(Api api, LocalDate today) {
        this.api = api;
        this.today = today;
    }

    /** Makes them. @return ids by the beginning of the paths that they stand in */
    public static Map<String, String> of(LocalSystem system) {
        var grounds = new Grounds(
                new Api(system.url(), system::token),
                system.now().atZone(ZoneId.of("America/Guatemala")).toLocalDate());
        grounds.lay();
        return grounds.ids;
    }

    private void lay() {
        String agreement = made(OFFICER, "agreements", """
                {"reference": "FUZZ-%s", "title": "Agreement that malformed requests are about", "kind": "ARRANGEMENT",
                 "sendingState": "US", "receivingState": "GT", "zone": "America/Guatemala"}
                """.formatted(Api.freshId()));
        String below = "agreements/" + agreement + "/";
        made(OFFICER, below + "statements", "{\"on\": \"%s\", \"summary\": \"said\"}");
        made(
                OFFICER,
                below + "commitments",
                "{\"debtor\": \"US\", \"kind\": \"TRADE\", \"description\": \"promised\"}");
        made(OFFICER, below + "offers", "{\"by\": \"US\", \"on\": \"%s\", \"description\": \"offered\"}");
        made(OFFICER, below + "working-groups", """
                {"name": "group", "mandate": "to meet", "members": [{"institution": "ministry", "state": "GT"}]}
                """);
        made(OFFICER, below + "visits", "{\"level\": \"TECHNICAL\", \"host\": \"GT\"}");
        made(OFFICER, below + "baselines", """
                {"unit": "FLIGHT", "period": "WEEK", "value": "14", "window": "2024", "source": {"name": "a paper"}}
                """);
        change(below + "terms", """
                {"effectiveFrom": "%s", "certainty": "AGREED", "provisionalUse": "ALLOWED",
                 "basis": {"kind": "WORKING_GROUP", "reference": "first meeting", "scenario": true},
                 "limits": [{"id": "flights", "unit": "FLIGHT", "period": "DAY", "volume": {"fixed": 10}}],
                 "conditions": {"aircraft": ["CHARTER"], "maxPersonsPerFlight": 135, "noticeHours": 1},
                 "populations": [{"category": "NATIONAL"}],
                 "clearance": {"mode": "MANUAL", "replyWithinHours": 48, "onSilence": "LAPSE"},
                 "safeguards": {"monitorAboard": true, "medicalStaff": 1, "interpreter": true}}
                """);
        change(below + "entry-into-force", "{\"on\": \"%s\", \"source\": {\"name\": \"exchange of notes\"}}");
        awaitKnown(agreement);
        String flight = flight(agreement);
        ids.put(API + "clearances/", flight);
        made(
                SAFEGUARDS,
                "holds",
                "{\"scope\": \"FLIGHT\", \"target\": \"" + flight
                        + "\", \"authority\": \"court\", \"reason\": \"order\"}");
    }

    private String flight(String agreement) {
        LocalDate day = today.plusDays(3);
        return made(PLANNER, "flights", """
                {"agreementId": "%s", "number": "RF1",
                 "legs": [{"origin": "KAEX", "destination": "MGGT",
                  "departure": "%sT08:00:00-06:00", "arrival": "%sT11:30:00-06:00"}],
                 "aircraft": {"category": "CHARTER", "seats": 135},
                 "passengers": [{"category": "NATIONAL", "nationality": "GT", "women": 20, "men": 75, "accompaniedMinors": 4,
                  "unaccompaniedMinors": 1}],
                 "staff": {"escorts": 14, "medical": 1, "monitors": 1, "interpreters": 1}}
                """.formatted(agreement, day, day));
    }

    /** flights-service learns of the agreement by message. */
    private void awaitKnown(String agreement) {
        String version = api.get(OFFICER, "agreements/" + agreement).text("version");
        String window = "quotas?agreement=" + agreement + "&from=" + today + "&to=" + today + "&agreementVersion="
                + version + "&wait=PT5S";
        for (int tries = 0; tries < TRIES; tries++) {
            if (api.get(PLANNER, window).status() == 200) {
                return;
            }
        }
        throw new UserError("flights-service does not learn of the agreement");
    }

    private String made(Person person, String collection, String body) {
        var answer = api.post(person, collection, Api.read(body.replace("%s", today.toString())));
        if (answer.status() != 201) {
            throw new UserError("POST " + collection + ": " + answer);
        }
        String id = answer.text("id");
        ids.put(API + collection + "/", id);
        return id;
    }

    /** Terms bind by an act of the receiving state. */
    private void change(String path, String body) {
        String agreement = path.substring(0, path.lastIndexOf('/'));
        String tag = api.get(RECEIVER, agreement).etag();
        var answer = api.change(RECEIVER, path, tag, Api.read(body.replace("%s", today.toString())));
        if (answer.status() / 100 != 2) {
            throw new UserError("POST " + path + ": " + answer);
        }
    }
}
