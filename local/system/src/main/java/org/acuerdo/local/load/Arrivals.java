package org.acuerdo.local.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.acuerdo.local.Api;
import org.acuerdo.local.parts.Person;

/** Past flights: the rows of each receiving state go into an import under the agreement with it. */
final class Arrivals {

    private static final Person AUDITOR = Person.of("auditor", null);

    private final Api api;
    private final Report report;
    private final Supplier<Instant> clock;

    Arrivals(Api api, Report report, Supplier<Instant> clock) {
        this.api = api;
        this.report = report;
        this.clock = clock;
    }

    void load(ArrivalsFile file) {
        file.rows().forEach((state, rows) -> {
            JsonNode agreements = api.get(AUDITOR, "agreements?receivingState=" + state)
                    .body()
                    .path("items");
            if (agreements.size() == 1) {
                report.agreement(
                        agreements.get(0).path("reference").asText(),
                        agreements.get(0).path("reference").asText());
                load(agreements.get(0), file.header(), rows);
            } else {
                report.agreement(null, "Arrivals in " + state);
                rows.forEach(row -> report.add(
                        Outcome.REFUSED,
                        row.text(),
                        agreements.size() + " agreements with " + state
                                + " are on record, one is needed; POST /api/v1/flight-imports?agreement=..."
                                + " takes rows under any"));
            }
        });
    }

    private void load(JsonNode agreement, String header, List<ArrivalsFile.Row> rows) {
        LocalDate today =
                clock.get().atZone(ZoneId.of(agreement.path("zone").asText())).toLocalDate();
        var past = new ArrayList<ArrivalsFile.Row>();
        for (ArrivalsFile.Row row : rows) {
            boolean ahead = Days.in(row.day()).stream().anyMatch(day -> day.isAfter(today));
            if (ahead) {
                report.add(Outcome.NOT_YET, row.text(), "the clock says " + today);
            } else {
                past.add(row);
            }
        }
        if (past.isEmpty()) {
            return;
        }
        var table = new StringBuilder(header).append('\n');
        past.forEach(row -> table.append(row.text()).append('\n'));
        Person planner = Person.of("planner", agreement.path("sendingState").asText());
        Api.Answer answer = api.postCsv(
                planner, "flight-imports?agreement=" + agreement.path("id").asText(), table.toString());
        if (answer.status() != 201) {
            past.forEach(row -> report.add(Outcome.REFUSED, row.text(), Desk.reason(answer)));
            return;
        }
        new Shelf(api, planner)
                .items("flight-imports/" + answer.text("id") + "/rows")
                .forEach(row -> tell(row, past));
    }

    private void tell(JsonNode row, List<ArrivalsFile.Row> sent) {
        // line 1 is the header
        String text = sent.get(row.path("line").asInt() - 2).text();
        switch (row.path("outcome").asText()) {
            case "FLIGHT" -> report.add(Outcome.TAKEN, text, "as a flight");
            case "TOTAL" -> report.add(Outcome.TAKEN, text, "as a reported total");
            case "KNOWN" -> report.add(Outcome.ON_RECORD, text, "");
            default -> report.add(Outcome.REFUSED, text, Desk.violations(row));
        }
    }
}
