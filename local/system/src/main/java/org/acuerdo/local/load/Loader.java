package org.acuerdo.local.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.acuerdo.local.Api;
import org.acuerdo.local.LocalSystem;
import org.acuerdo.local.parts.Person;

/**
 * Loads cases through the API, as officers of the parties would record them. What is on record is recognised and left alone,
 * so a file may be loaded again: after an error, or when the clock has passed what lay ahead of it.
 */
public final class Loader {

    private final LocalSystem system;
    private final Api api;
    private final Report report;

    public Loader(LocalSystem system, PrintStream out) {
        this.system = system;
        this.api = new Api(system.url(), system::token);
        this.report = new Report(out);
    }

    /**
     * Loads a file.
     *
     * @return whether nothing was refused
     * @throws org.acuerdo.local.UserError where there is no such file, it holds no cases, or the system does not answer
     */
    public boolean load(Path file) {
        if (file.toString().endsWith(".csv")) {
            new Arrivals(api, report, system::now).load(ArrivalsFile.read(file));
        } else {
            cases(file);
        }
        report.close();
        return report.count(Outcome.REFUSED) == 0;
    }

    private void cases(Path file) {
        CaseFile cases = CaseFile.read(file);
        cases.agreements().forEach(each -> agreement(new Plan(each)));
        if (!cases.rest().isEmpty()) {
            report.agreement(null, "Beside the agreements");
            cases.rest()
                    .forEach((name, items) -> items.forEach(item -> report.add(
                            Outcome.LEFT_OUT,
                            Words.sentence(name, item),
                            "it names no agreement, and no country that it speaks of")));
        }
    }

    Report report() {
        return report;
    }

    private void agreement(Plan plan) {
        String reference = plan.text("reference");
        report.agreement(reference, reference + (plan.text("title").isEmpty() ? "" : ": " + plan.text("title")));
        Person officer = Person.of("treaty-officer", plan.text("sendingState"));
        LocalDate today = system.now().atZone(ZoneId.of(plan.text("zone"))).toLocalDate();
        Optional<LocalDate> announced = plan.facts().day(Fact.ANNOUNCED);
        if (announced.isPresent() && announced.get().isAfter(today)) {
            report.add(
                    Outcome.NOT_YET, "the agreement", "announced on " + announced.get() + ", the clock says " + today);
            return;
        }
        open(plan, officer).ifPresent(id -> {
            var desk = new Desk(api, report, officer, "agreements/" + id, today);
            plan.facts().known().forEach(fact -> desk.state(fact, plan.source(fact.item())));
            List<String> baselines = plan.baselines().stream()
                    .map(each -> desk.put(each).orElse(null))
                    .toList();
            desk.adopt(plan.terms(), baselines);
            plan.items().forEach(desk::put);
            if (plan.legalHold().isObject()) {
                desk.hold(id, plan.text("receivingState"), plan.legalHold());
            }
            plan.unknown().forEach(what -> report.add(Outcome.UNKNOWN, what, ""));
        });
    }

    /** The agreement's id: of the one on record, or of a new one; nothing where it was refused. */
    private Optional<String> open(Plan plan, Person officer) {
        Map<String, Object> body = plan.creation();
        String parties = "agreements?sendingState=" + plan.text("sendingState") + "&receivingState="
                + plan.text("receivingState");
        Optional<JsonNode> found = new Shelf(api, officer).find(parties, body, List.of("reference"));
        if (found.isPresent()) {
            report.add(Outcome.ON_RECORD, "the agreement", "its reference exists; only what it lacks is added");
            return found.map(each -> each.path("id").asText());
        }
        Api.Answer answer = api.post(officer, "agreements", body);
        if (answer.status() != 201) {
            report.add(Outcome.REFUSED, "the agreement", Desk.reason(answer));
            return Optional.empty();
        }
        var more = new HashMap<>(body);
        more.keySet().removeAll(List.of("reference", "title", "kind", "sendingState", "receivingState", "zone"));
        report.add(Outcome.TAKEN, "the agreement", "as " + officer.subject());
        more.forEach((name, value) -> report.add(Outcome.TAKEN, Words.spaced(name) + ": " + shown(value), ""));
        return Optional.of(answer.text("id"));
    }

    private static String shown(Object value) {
        return value.toString()
                .replaceAll("[\\[\\]{}\"]", "")
                .replace(",", ", ")
                .replaceAll(" +", " ");
    }
}
