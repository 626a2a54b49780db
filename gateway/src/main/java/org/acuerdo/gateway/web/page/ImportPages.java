package org.acuerdo.gateway.web.page;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.acuerdo.gateway.proxy.Part;
import org.acuerdo.gateway.web.kit.Acts;
import org.acuerdo.gateway.web.kit.Acts.Sent;
import org.acuerdo.gateway.web.kit.Block;
import org.acuerdo.gateway.web.kit.Blocks.Fact;
import org.acuerdo.gateway.web.kit.Blocks.Facts;
import org.acuerdo.gateway.web.kit.Blocks.Link;
import org.acuerdo.gateway.web.kit.Blocks.Links;
import org.acuerdo.gateway.web.kit.Blocks.Text;
import org.acuerdo.gateway.web.kit.Cell;
import org.acuerdo.gateway.web.kit.Form.Error;
import org.acuerdo.gateway.web.kit.Form.Field;
import org.acuerdo.gateway.web.kit.Form.Kind;
import org.acuerdo.gateway.web.kit.Form.Option;
import org.acuerdo.gateway.web.kit.FormTokens;
import org.acuerdo.gateway.web.kit.Json;
import org.acuerdo.gateway.web.kit.Pages;
import org.acuerdo.gateway.web.kit.Pages.Page;
import org.acuerdo.gateway.web.kit.Problems;
import org.acuerdo.gateway.web.kit.Say;
import org.acuerdo.gateway.web.kit.Services;
import org.acuerdo.gateway.web.kit.Services.Answer;
import org.acuerdo.gateway.web.kit.Services.Question;
import org.acuerdo.gateway.web.kit.Sheet;
import org.acuerdo.gateway.web.kit.Tables;
import org.acuerdo.gateway.web.kit.Times;
import org.acuerdo.gateway.web.kit.Visit;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** Imports of past flights from a file: the list, a file to send, how far an import has come and what became of each row. */
@Path(ImportPages.DESK)
@Blocking
public class ImportPages {
    static final String DESK = "/room/imports";
    private static final List<String> OUTCOMES = List.of("FLIGHT", "TOTAL", "KNOWN", "REFUSED");

    private final Pages pages;
    private final Services services;

    ImportPages(Pages pages, Services services) {
        this.pages = pages;
        this.services = services;
    }

    @GET
    public Response desk(@Context RoutingContext ctx, @Context SecurityIdentity identity) {
        return page(ctx, pages.visit(ctx, identity), null);
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response take(
            @RestForm("token") String token,
            @RestForm("key") String key,
            @RestForm("agreement") String agreement,
            @RestForm("file") FileUpload file,
            @Context RoutingContext ctx,
            @Context SecurityIdentity identity) {
        Visit visit = pages.visit(ctx, identity);
        Say say = visit.say();
        MultivaluedMap<String, String> typed = new MultivaluedHashMap<>();
        Map.of("token", text(token), "key", text(key), "agreement", text(agreement))
                .forEach(typed::putSingle);
        if (!FormTokens.genuine(ctx, visit, typed)) {
            return page(ctx, visit, refused(typed, new Error(null, say.the("form.foreign"), null, false), 403));
        }
        if (file == null || file.size() == 0) {
            return page(ctx, visit, refused(typed, new Error("file", say.the("import.noFile"), null, false), 422));
        }
        Answer answer = services.sendCsv(
                visit, "flight-imports?agreement=" + Visit.encode(text(agreement)), text(key), content(file));
        if (answer.done()) {
            return pages.go(DESK + "/" + Json.text(answer.json(), "id"));
        }
        List<Error> found = Problems.errors(say, answer).stream()
                .map(e -> new Error("file", e.text(), e.detail(), e.english()))
                .toList();
        return page(ctx, visit, new Sent("import", typed, found, answer.away() ? 503 : answer.status(), Json.EMPTY));
    }

    private static String text(String typed) {
        return typed == null ? "" : typed;
    }

    private static Buffer content(FileUpload file) {
        try {
            return Buffer.buffer(Files.readAllBytes(file.uploadedFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Sent refused(MultivaluedMap<String, String> typed, Error error, int status) {
        return new Sent("import", typed, List.of(error), status, Json.EMPTY);
    }

    private Response page(RoutingContext ctx, Visit visit, Sent sent) {
        Say say = visit.say();
        Question asked = services.ask(
                visit,
                Part.FLIGHTS,
                Visit.address("flight-imports", Map.of("limit", "100", "cursor", visit.query("cursor", ""))));
        Map<String, Agreement> agreements = Agreement.all(Agreement.ask(services, visit));
        List<Option> own = agreements.values().stream()
                .filter(a -> visit.may("planner", a.sending()))
                .map(a -> new Option(a.id(), a.reference()))
                .toList();
        List<Block> blocks = new ArrayList<>();
        blocks.add(Text.of(say.the("import.intro")));
        if (!own.isEmpty() || sent != null) {
            Sheet sheet = Sheet.of(
                    say,
                    "import",
                    DESK,
                    List.of(
                            Field.of("agreement", Kind.CHOICE, say.the("col.agreement"))
                                    .options(own),
                            Field.of("file", Kind.FILE, say.the("import.file")).hint(say.the("import.file.hint"))));
            blocks.add(Acts.form(visit, sheet, null, sent));
        }
        Answer answer = asked.answer();
        if (!answer.found()) {
            blocks.add(Text.missing(say));
        } else {
            Tables table = Tables.named(visit, "imports", say.the("import.list"))
                    .columns("begun", "agreement", "state")
                    .numbers("rows", "flights", "totals", "known", "refused")
                    .next(answer.json().getString("next"));
            for (JsonObject run : Json.items(answer.json())) {
                Agreement agreement = Agreement.of(agreements, Json.text(run, "agreementId"));
                List<Cell> cells = new ArrayList<>();
                cells.add(Cell.link(
                        Times.line(run.getString("startedAt"), agreement.zone()), DESK + "/" + Json.text(run, "id")));
                cells.add(Cell.of(agreement.reference()));
                cells.add(Cell.of(say.code("importState", Json.text(run, "state"))));
                Stream.of("rowsRead", "flights", "totals", "known", "refused")
                        .forEach(n -> cells.add(Cell.of(Json.number(run, n))));
                table.row(cells);
            }
            blocks.add(table.table());
        }
        return pages.show(ctx, visit, Page.of(say.the("import.title"), blocks), sent == null ? 200 : sent.status());
    }

    @GET
    @Path("/{id}")
    public Response one(@PathParam("id") String id, @Context RoutingContext ctx, @Context SecurityIdentity identity) {
        Visit visit = pages.visit(ctx, identity);
        Say say = visit.say();
        String at = "flight-imports/" + id;
        Question askedRows = services.list(visit, Part.FLIGHTS, at + "/rows", 200, "outcome");
        Question askedAgreements = Agreement.ask(services, visit);
        Answer answer = services.ask(visit, Part.FLIGHTS, at).answer();
        if (!answer.found()) {
            return pages.instead(ctx, visit, answer);
        }
        JsonObject run = answer.json();
        Agreement agreement = Agreement.of(Agreement.all(askedAgreements), Json.text(run, "agreementId"));
        List<Block> blocks = new ArrayList<>();
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.of(say.the("col.agreement"), agreement.reference()));
        facts.add(Fact.of(say.the("col.state"), say.code("importState", Json.text(run, "state"))));
        facts.add(Fact.of(say.the("col.begun"), Times.line(run.getString("startedAt"), agreement.zone())));
        facts.add(Fact.of(say.the("col.rows"), Json.text(run, "rowsRead")));
        Stream.of("flights", "totals", "known", "refused")
                .forEach(n -> facts.add(Fact.of(say.the("col." + n), Json.text(run, n))));
        blocks.add(new Facts(facts));
        List<Link> links = new ArrayList<>();
        if (Json.text(run, "state").equals("RUNNING")) {
            links.add(new Link(say.the("import.again"), visit.with()));
        }
        links.add(new Link(say.the("import.list"), DESK));
        blocks.add(new Links(say.the("links"), links));
        Answer rows = askedRows.answer();
        blocks.add(rows.found() ? rows(visit, rows.json()) : Text.missing(say));
        return pages.show(ctx, visit, Page.of(say.the("import.one", agreement.reference()), blocks));
    }

    private static Block rows(Visit visit, JsonObject rows) {
        Say say = visit.say();
        Tables table = Tables.named(visit, "rows", say.the("import.rows"))
                .numbers("line")
                .columns("outcome", "problem")
                .filter(Field.of("outcome", Kind.CHOICE, say.the("col.outcome"))
                        .optional()
                        .options(GroupFields.options(say, "importOutcome", OUTCOMES))
                        .value(visit.query("outcome", "")))
                .next(rows.getString("next"));
        for (JsonObject row : Json.items(rows)) {
            String outcome = say.code("importOutcome", Json.text(row, "outcome"));
            String flight = Json.text(row, "flightId");
            table.row(
                    Cell.of(Json.number(row, "line")),
                    flight.isEmpty() ? Cell.of(outcome) : Cell.link(outcome, "/room/flights/" + flight),
                    Cell.of("")
                            .hints(Json.objects(row, "violations").stream()
                                    .map(v -> Json.text(v, "field") + ": "
                                            + Problems.violation(say, v).text())
                                    .toList()));
        }
        return table.table();
    }
}
