package org.acuerdo.gateway.web.page;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.acuerdo.gateway.web.kit.Form.Field;
import org.acuerdo.gateway.web.kit.Form.Kind;
import org.acuerdo.gateway.web.kit.Form.Option;
import org.acuerdo.gateway.web.kit.Json;
import org.acuerdo.gateway.web.kit.Say;
import org.acuerdo.gateway.web.kit.Sheet;

/** A monitoring report as a form: incidents by category and count, complaints by number, recommendations. */
final class ReportSheet {
    static final String DESK = "/room/monitoring";

    /** A report is of a flight that has departed, whatever became of it. */
    static final List<String> FLOWN =
            List.of("ARRIVED", "RECONCILED", "DEPARTED", "DIVERTED", "RETURNED", "LANDED_ELSEWHERE");

    private static final List<String> CATEGORIES = List.of(
            "USE_OF_RESTRAINT",
            "USE_OF_FORCE",
            "INJURY",
            "MEDICAL_INCIDENT",
            "FAMILY_SEPARATED",
            "NO_INTERPRETER",
            "FOOD_OR_WATER",
            "BELONGINGS_LOST",
            "OTHER");
    private static final int INCIDENTS = 4;
    private static final int RECOMMENDATIONS = 3;

    private ReportSheet() {}

    private static Stream<JsonObject> newestFirst(List<JsonObject> flights) {
        return flights.stream()
                .sorted(Comparator.comparing((JsonObject f) -> Json.text(f, "arrivalDay"))
                        .reversed());
    }

    /** @param chosen id of the flight that the reader came from; empty: none */
    static Sheet of(Say say, List<JsonObject> flights, String chosen) {
        List<Field> fields = new ArrayList<>();
        fields.add(Field.of("flight", Kind.CHOICE, say.the("col.flight"))
                .options(Stream.concat(
                                Stream.of(new Option("", "")),
                                newestFirst(flights)
                                        .map(f -> new Option(
                                                Json.text(f, "id"),
                                                Json.text(f, "number") + ", " + Json.text(f, "arrivalDay") + ", "
                                                        + say.code("flightStatus", Json.text(f, "status")))))
                        .toList())
                .value(chosen));
        fields.add(Field.of("observations", Kind.COUNTS_HEAD, say.the("report.incidents")));
        for (int i = 0; i < INCIDENTS; i++) {
            String at = "observations[" + i + "]";
            fields.add(Field.of(at + ".category", Kind.CHOICE, say.the("report.category", i + 1))
                    .options(GroupFields.options(say, "observation", CATEGORIES))
                    .optional());
            fields.add(Field.of(at + ".count", Kind.WHOLE, say.the("report.count", i + 1))
                    .optional());
        }
        fields.add(Field.of("complaints", Kind.WHOLE, say.the("col.complaints")));
        for (int i = 0; i < RECOMMENDATIONS; i++) {
            fields.add(Field.of("recommendations[" + i + "]", Kind.TEXT, say.the("report.recommendation", i + 1))
                    .hint(say.the("field.reason.hint"))
                    .optional());
        }
        return Sheet.of(say, "report", DESK + "/reports", fields)
                .fixed(new JsonObject().put("observations", new JsonArray()));
    }
}
