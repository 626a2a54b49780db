package org.acuerdo.gateway.web.page;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.acuerdo.gateway.proxy.Part;
import org.acuerdo.gateway.web.kit.Block;
import org.acuerdo.gateway.web.kit.Blocks.Text;
import org.acuerdo.gateway.web.kit.Json;
import org.acuerdo.gateway.web.kit.Problems;
import org.acuerdo.gateway.web.kit.Say;
import org.acuerdo.gateway.web.kit.Services;
import org.acuerdo.gateway.web.kit.Services.Answer;
import org.acuerdo.gateway.web.kit.Services.Question;
import org.acuerdo.gateway.web.kit.Times;
import org.acuerdo.gateway.web.kit.Visit;

/** Which limits what is typed so far would take units of, landing by landing. */
@ApplicationScoped
class LimitsPreview {
    private final Services services;

    LimitsPreview(Services services) {
        this.services = services;
    }

    /** @param request as its form has it, complete or not */
    List<Block> blocks(Visit visit, Route route, JsonObject request) {
        List<JsonObject> legs = Json.objects(request, "legs");
        List<Block> blocks = new ArrayList<>();
        int landing = 0;
        for (int i = 0; i < route.stops().size(); i++) {
            Agreement own = route.several() ? route.stops().get(i).agreement() : route.agreement();
            boolean lands =
                    own != null && (route.several() || i == route.stops().size() - 1);
            if (lands) {
                JsonObject leg = i < legs.size() ? legs.get(i) : Json.EMPTY;
                JsonObject alone = new JsonObject()
                        .put("aircraft", Json.object(request, "aircraft"))
                        .put("legs", new JsonArray().add(leg.copy()));
                if (!route.several()) {
                    alone.put("passengers", request.getValue("passengers"));
                }
                blocks.addAll(landing(visit, own, alone, landing++, route.several()));
            }
        }
        return blocks;
    }

    private List<Block> landing(Visit visit, Agreement agreement, JsonObject request, int index, boolean several) {
        Say say = visit.say();
        Instant arrival = Times.instant(Flights.lastLeg(request).getString("arrival"));
        if (arrival == null) {
            return List.of(Text.of(
                    several
                            ? say.the("request.needArrivalAt", agreement.reference())
                            : say.the("request.needArrival")));
        }
        LocalDate day = arrival.atZone(agreement.zone()).toLocalDate();
        String at = "agreements/" + agreement.id();
        Question terms = services.ask(visit, Part.AGREEMENTS, at + "/terms?limit=200");
        Question facts = services.ask(visit, Part.AGREEMENTS, at);
        Answer windows = services.ask(
                        visit, Part.FLIGHTS, "quotas?agreement=" + agreement.id() + "&from=" + day + "&to=" + day)
                .answer();
        if (!windows.found()) {
            return List.of(Text.of(Problems.errors(say, windows).get(0).text()));
        }
        Days days = new Days(facts.json(), Json.items(terms.json()));
        List<Block> blocks = new ArrayList<>();
        if (days.of(day) != Days.Kind.OPERATIVE) {
            blocks.add(Text.of(
                    say.the("request.day", day, say.code("day", days.of(day).name()))));
        }
        JsonObject version = days.terms(day);
        String caption = several ? say.the("request.bindingOf", agreement.reference()) : say.the("request.binding");
        blocks.add(Binding.table(
                visit,
                index == 0 ? "binding" : "binding-" + (index + 1),
                caption,
                request,
                version == null ? Json.EMPTY : version,
                Json.items(windows.json())));
        return blocks;
    }
}
