package org.acuerdo.local.bench;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.acuerdo.local.Api;
import org.acuerdo.local.UserError;
import org.acuerdo.local.parts.Person;

/** An agreement whose limits never bind: three of them match each flight. */
final class BenchAgreement {
    /** Whose days its facts are told by: after midnight UTC it is still the day before there. */
    static final ZoneId ZONE = ZoneId.of("America/Guatemala");

    private static final Person US = Person.of("treaty-officer", "US");
    /** Automatic clearance binds by the receiving state's own act. */
    private static final Person GT = Person.of("treaty-officer", "GT");

    private final Api api;
    private final String clearance;
    private String id;

    private BenchAgreement(Api api, String clearance) {
        this.api = api;
        this.clearance = clearance;
    }

    /** Whoever asks is cleared at once, by agreements-service. */
    static BenchAgreement automatic(Api api) {
        return new BenchAgreement(api, "{\"mode\": \"AUTOMATIC\"}");
    }

    /** An officer would have to decide: a request ends with its reservation and what it told. */
    static BenchAgreement manual(Api api) {
        return new BenchAgreement(api, "{\"mode\": \"MANUAL\", \"replyWithinHours\": 24, \"onSilence\": \"LAPSE\"}");
    }

    String create(LocalDate today) {
        id = expect(api.post(
                        US,
                        "agreements",
                        Api.read("{\"reference\": \"BENCH-" + Api.freshId()
                                + "\", \"title\": \"Bench\", \"kind\": \"ARRANGEMENT\","
                                + " \"sendingState\": \"US\", \"receivingState\": \"GT\", \"zone\": \"" + ZONE + "\","
                                + " \"announcedOn\": \"" + today + "\", \"cooperationAreas\": [\"MIGRATION\"]}")))
                .text("id");
        change("/terms", terms(today));
        change("/entry-into-force", "{\"on\": \"" + today + "\", \"source\": {\"name\": \"bench\"}}");
        return id;
    }

    UUID id() {
        return UUID.fromString(id);
    }

    /** A flight's body on a day. */
    String flight(LocalDate day) {
        return "{\"agreementId\": \"" + id
                + "\", \"number\": \"RF1\", \"legs\": [{\"origin\": \"KAEX\", \"destination\": \"MGGT\","
                + " \"departure\": \"" + day + "T08:00:00-06:00\", \"arrival\": \"" + day + "T11:30:00-06:00\"}],"
                + " \"aircraft\": {\"category\": \"CHARTER\", \"type\": \"B738\", \"seats\": 135, \"operator\": \"Bench\"},"
                + " \"passengers\": [{\"category\": \"NATIONAL\", \"nationality\": \"GT\", \"women\": 20, \"men\": 75,"
                + " \"accompaniedMinors\": 4, \"unaccompaniedMinors\": 1}, {\"category\": \"THIRD_COUNTRY_NATIONAL\","
                + " \"nationality\": \"HN\", \"women\": 1, \"men\": 2, \"accompaniedMinors\": 0, \"unaccompaniedMinors\": 0}],"
                + " \"staff\": {\"escorts\": 14, \"medical\": 1, \"monitors\": 1, \"interpreters\": 1}}";
    }

    private void change(String below, String body) {
        String path = "agreements/" + id;
        expect(api.change(GT, path + below, api.get(GT, path).etag(), Api.read(body)));
    }

    private String terms(LocalDate today) {
        return "{\"effectiveFrom\": \"" + today + "\", \"certainty\": \"AGREED\","
                + " \"basis\": {\"kind\": \"WORKING_GROUP\", \"reference\": \"bench\", \"scenario\": true},"
                + " \"provisionalUse\": \"ALLOWED\", \"limits\": ["
                + limit("flights", "FLIGHT") + ", " + limit("persons", "PERSON") + ", "
                + limit("others", "PERSON")
                        .replace("}}", "}, \"appliesTo\": {\"categories\": [\"THIRD_COUNTRY_NATIONAL\"]}}")
                + "], \"conditions\": {\"aircraft\": [\"CHARTER\"], \"maxPersonsPerFlight\": 135, \"noticeHours\": 1},"
                + " \"populations\": [{\"category\": \"NATIONAL\"}, {\"category\": \"THIRD_COUNTRY_NATIONAL\"}],"
                + " \"clearance\": " + clearance + ","
                + " \"safeguards\": {\"monitorAboard\": true, \"medicalStaff\": 1, \"interpreter\": true}}";
    }

    private static String limit(String limitId, String unit) {
        return "{\"id\": \"" + limitId + "\", \"unit\": \"" + unit
                + "\", \"period\": \"DAY\", \"volume\": {\"fixed\": 10000000}}";
    }

    private static Api.Answer expect(Api.Answer answer) {
        if (answer.status() / 100 != 2) {
            throw new UserError("The bench stopped: " + answer);
        }
        return answer;
    }
}
