package org.acuerdo.gateway.web.page;

import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.acuerdo.gateway.proxy.Part;
import org.acuerdo.gateway.web.kit.Block;
import org.acuerdo.gateway.web.kit.Blocks.Section;
import org.acuerdo.gateway.web.kit.Blocks.Text;
import org.acuerdo.gateway.web.kit.Cell;
import org.acuerdo.gateway.web.kit.Json;
import org.acuerdo.gateway.web.kit.Say;
import org.acuerdo.gateway.web.kit.Services;
import org.acuerdo.gateway.web.kit.Services.Answer;
import org.acuerdo.gateway.web.kit.Services.Question;
import org.acuerdo.gateway.web.kit.Tables;
import org.acuerdo.gateway.web.kit.Visit;

/** What waits for the reader, by role; an auditor sees what waits for anybody. What could not be asked is marked missing. */
@ApplicationScoped
public class Waiting {
    private static final int MOST_AGREEMENTS = 30;

    private final Services services;

    Waiting(Services services) {
        this.services = services;
    }

    /** Empty where nothing of the kind concerns the reader. */
    public List<Block> blocks(Visit visit) {
        Say say = visit.say();
        Map<String, Question> asked = new LinkedHashMap<>();
        if (has(visit, "clearance-officer")) {
            String own = visit.state() == null ? "" : "&receivingState=" + visit.state();
            ask(asked, visit, "clearances", Part.AGREEMENTS, "clearances?status=PENDING&limit=200" + own);
            ask(asked, visit, "toReceive", Part.FLIGHTS, "flights?status=DEPARTED&limit=100");
            ask(asked, visit, "overdue", Part.FLIGHTS, "onward-cohorts?overdue=true&limit=100");
        }
        if (has(visit, "planner")) {
            ask(asked, visit, "toConfirm", Part.FLIGHTS, "flights?status=CLEARED&limit=100");
            ask(asked, visit, "toDepart", Part.FLIGHTS, "flights?status=CONFIRMED&limit=100");
        }
        if (has(visit, "safeguards-officer")) {
            ask(asked, visit, "toAttest", Part.FLIGHTS, "flights?status=REQUESTED&limit=100");
            ask(asked, visit, "toAttest2", Part.FLIGHTS, "flights?status=CLEARED&limit=100");
            ask(asked, visit, "holds", Part.FLIGHTS, "holds?active=true&limit=100");
        }
        if (has(visit, "planner") || has(visit, "clearance-officer")) {
            ask(asked, visit, "overLimit", Part.FLIGHTS, "flights?overLimit=true&limit=100");
            ask(asked, visit, "onHold", Part.FLIGHTS, "flights?status=ON_HOLD&limit=100");
        }
        if (has(visit, "monitor")) {
            ask(asked, visit, "reports", Part.FLIGHTS, "monitoring-reports?limit=100");
        }
        Map<String, Agreement> agreements = Agreement.all(Agreement.ask(services, visit));
        Map<Agreement, Question> pending = has(visit, "treaty-officer") ? pending(visit, agreements) : Map.of();
        List<Block> blocks = new ArrayList<>();
        asked.forEach((what, question) -> block(blocks, visit, what, question.answer(), asked, agreements));
        acts(blocks, visit, pending);
        if (blocks.isEmpty()) {
            blocks.add(Text.of(say.the("waiting.nothing")));
        }
        return List.of(new Section("waiting", say.the("waiting.title"), blocks));
    }

    /** Acts that wait for the reader's state; all that wait, for whoever is of none. */
    private static void acts(List<Block> blocks, Visit visit, Map<Agreement, Question> pending) {
        Say say = visit.say();
        Tables table =
                Tables.named(visit, "pending-acts", say.the("waiting.pending")).columns("what", "agreement", "who");
        boolean any = false;
        for (Map.Entry<Agreement, Question> of : pending.entrySet()) {
            Agreement agreement = of.getKey();
            for (JsonObject act : Json.items(of.getValue().json())) {
                any = true;
                table.row(
                        Cell.link(
                                say.code("act", Json.text(act, "kind")),
                                "/room/agreements/" + agreement.id() + "#pending"),
                        Cell.of(agreement.reference()),
                        Cell.of(Json.text(act, "proposedBy")));
            }
        }
        if (any) {
            blocks.add(table.table());
        }
    }

    private static boolean has(Visit visit, String role) {
        return visit.roles().contains(role) || visit.roles().contains("auditor");
    }

    private void ask(Map<String, Question> asked, Visit visit, String what, Part part, String uri) {
        asked.put(what, services.ask(visit, part, uri));
    }

    private Map<Agreement, Question> pending(Visit visit, Map<String, Agreement> agreements) {
        Map<Agreement, Question> pending = new LinkedHashMap<>();
        String own = visit.state() == null ? "" : "&waitingFor=" + visit.state();
        waiting(visit, agreements)
                .limit(MOST_AGREEMENTS)
                .forEach(a -> pending.put(
                        a,
                        services.ask(
                                visit,
                                Part.AGREEMENTS,
                                "agreements/" + a.id() + "/pending-acts?status=PENDING&limit=50" + own)));
        return pending;
    }

    /** Those in which something waits for the reader's state: what waits may be in the last of many agreements. */
    private Stream<Agreement> waiting(Visit visit, Map<String, Agreement> agreements) {
        if (visit.state() == null) {
            return agreements.values().stream();
        }
        String uri = "agreements?limit=" + MOST_AGREEMENTS + "&waitingFor=" + visit.state();
        return Json.items(services.ask(visit, Part.AGREEMENTS, uri).answer().json()).stream()
                .map(a -> Agreement.of(agreements, Json.text(a, "id")));
    }

    private void block(
            List<Block> blocks,
            Visit visit,
            String what,
            Answer answer,
            Map<String, Question> asked,
            Map<String, Agreement> agreements) {
        Say say = visit.say();
        if (what.equals("toAttest2") || what.equals("reports") && !answer.found()) {
            return;
        }
        if (!answer.found()) {
            blocks.add(Text.missing(say));
            return;
        }
        List<JsonObject> items = new ArrayList<>(Json.items(answer.json()));
        if (what.equals("toAttest")) {
            items.addAll(Json.items(asked.get("toAttest2").json()));
            items.removeIf(SafeguardPages::attested);
        }
        if (items.isEmpty()) {
            return;
        }
        String caption = say.the("waiting." + what);
        blocks.add(
                switch (what) {
                    case "clearances" ->
                        ClearancePages.table(visit, what, caption, answer, agreements)
                                .table();
                    case "overdue" ->
                        OnwardPages.table(visit, what, caption, items, agreements)
                                .table();
                    case "holds" ->
                        SafeguardPages.holds(
                                        visit, items, HeldFlights.of(services, visit, items, List.of()), agreements)
                                .table();
                    case "reports" ->
                        MonitoringPages.reports(visit, answer, agreements).table();
                    default ->
                        FlightTable.of(visit, what, caption, items, agreements).table();
                });
    }
}
