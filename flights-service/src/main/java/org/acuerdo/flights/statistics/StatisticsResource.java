package org.acuerdo.flights.statistics;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.acuerdo.contracts.terms.PopulationCategory;
import org.acuerdo.flights.agreement.AgreementCopies;
import org.acuerdo.flights.statistics.rules.Answer;
import org.acuerdo.flights.statistics.rules.Release;
import org.acuerdo.kit.http.Queries;
import org.acuerdo.kit.json.Json;
import org.acuerdo.kit.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Public statistics: no sign-in. JSON, or CSV where the client asks for it. */
@Path("/api/v1/statistics")
@Tag(name = "statistics")
public class StatisticsResource {
    private static final YearMonth LAST = YearMonth.of(2999, 12);

    @Inject
    StatisticsRepository repository;

    @Inject
    AgreementCopies agreements;

    /** @param persons null: suppressed */
    @RegisterForReflection
    public record Cell(String month, UUID agreementId, PopulationCategory category, Long persons, boolean suppressed) {}

    /**
     * @param flights    null: suppressed
     * @param knownLater flights that landed in the month and are in none of its figures: known, or known better, after it was published
     */
    @RegisterForReflection
    public record FlightsOfMonth(
            String month,
            UUID agreementId,
            Long flights,
            boolean suppressed,
            @JsonInclude(JsonInclude.Include.NON_NULL) Long knownLater) {}

    /** What is published, and what became known later. */
    private record Known(List<Release> releases, Map<StatisticsRepository.Month, Long> later) {}

    /** What the figures of an agreement are told by, whatever was asked for. */
    @RegisterForReflection
    public record Published(UUID agreementId, String reference, String sendingState, String receivingState) {}

    /**
     * @param rows    persons received, by month, agreement and category
     * @param flights that arrived
     * @param totals  sums of the rows; null in a dimension: over all that were asked for; suppressed where a row in it is
     * @param agreements all of which something is published
     */
    @RegisterForReflection
    public record Statistics(
            List<Cell> rows, List<FlightsOfMonth> flights, List<Cell> totals, List<Published> agreements) {}

    @GET
    @PermitAll
    @Produces({"application/json", "text/csv"})
    @Operation(
            summary = "Persons received and flights that arrived, by month: public",
            description =
                    "Closed months only, as they were received when the month was published; later corrections change"
                            + " no published figure. A month waits, for less than a day, for flights in the air that may"
                            + " have landed in it. Each landing is counted in one month at most. What became known, or known"
                            + " better, after a month was published is in none of its figures: knownLater says how many"
                            + " flights that landed in it these are. Cells of 1 to 4 persons are suppressed, and so is every total that"
                            + " includes one. Filters: agreement, category, from and to (months such as 2025-01). CSV by"
                            + " Accept: text/csv.")
    public Response get(@HeaderParam(HttpHeaders.ACCEPT) String accept, @Context UriInfo uri) {
        Queries.only(uri, "agreement", "category", "from", "to");
        UUID agreement = Queries.id(uri, "agreement").orElse(null);
        PopulationCategory category =
                Queries.oneOf(uri, "category", PopulationCategory.class).orElse(null);
        YearMonth from = month(uri, "from", StatisticsRepository.FIRST);
        YearMonth to = month(uri, "to", LAST);
        if (to.isBefore(from)) {
            throw ProblemException.malformed("to", "a month not before from");
        }
        Known known = QuarkusTransaction.requiringNew()
                .call(() -> new Known(
                        repository.published(agreement, from, to), repository.knownLater(agreement, from, to)));
        Answer answer = Answer.of(known.releases(), category);
        boolean csv = accept != null && accept.contains("text/csv") && !accept.contains("application/json");
        return Response.ok(
                        csv ? csv(answer, known.later()) : Json.write(view(answer, known.later(), published())),
                        csv ? "text/csv; charset=UTF-8" : "application/json")
                // the same for everybody, and it changes once a month
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=60")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .build();
    }

    private static YearMonth month(UriInfo uri, String name, YearMonth otherwise) {
        return Queries.text(uri, name)
                .map(text -> {
                    try {
                        YearMonth month = YearMonth.parse(text);
                        if (!month.isBefore(StatisticsRepository.FIRST) && !month.isAfter(LAST)) {
                            return month;
                        }
                    } catch (DateTimeParseException e) {
                        // said below
                    }
                    throw ProblemException.malformed(name, "a month such as 2025-01");
                })
                .orElse(otherwise);
    }

    private List<Published> published() {
        return QuarkusTransaction.requiringNew()
                .call(() -> repository.publishing().stream()
                        .flatMap(id -> agreements.find(id).stream())
                        .map(a -> new Published(a.id(), a.reference(), a.sendingState(), a.receivingState()))
                        .toList());
    }

    private static Statistics view(
            Answer answer, Map<StatisticsRepository.Month, Long> later, List<Published> agreements) {
        return new Statistics(
                answer.rows().stream()
                        .map(r -> new Cell(
                                r.month().toString(), r.agreementId(), r.category(), r.persons(), r.suppressed()))
                        .toList(),
                answer.flights().stream()
                        .map(f -> new FlightsOfMonth(
                                f.month().toString(),
                                f.agreementId(),
                                f.flights(),
                                f.suppressed(),
                                later.get(new StatisticsRepository.Month(f.agreementId(), f.month()))))
                        .toList(),
                answer.totals().stream()
                        .map(t -> new Cell(
                                t.month() == null ? null : t.month().toString(),
                                t.agreementId(),
                                t.category(),
                                t.persons(),
                                t.suppressed()))
                        .toList(),
                agreements);
    }

    /** One table: {@code record} tells rows, flights, those known later, and totals apart; an empty figure is suppressed. */
    private static String csv(Answer answer, Map<StatisticsRepository.Month, Long> later) {
        StringBuilder csv = new StringBuilder("record,month,agreementId,category,persons,flights,suppressed\r\n");
        answer.rows()
                .forEach(r ->
                        line(csv, "row", r.month(), r.agreementId(), r.category(), r.persons(), null, r.suppressed()));
        answer.flights()
                .forEach(
                        f -> line(csv, "flights", f.month(), f.agreementId(), null, null, f.flights(), f.suppressed()));
        answer.flights().forEach(f -> {
            Long flights = later.get(new StatisticsRepository.Month(f.agreementId(), f.month()));
            if (flights != null) {
                line(csv, "knownLater", f.month(), f.agreementId(), null, null, flights, false);
            }
        });
        answer.totals()
                .forEach(t -> line(
                        csv, "total", t.month(), t.agreementId(), t.category(), t.persons(), null, t.suppressed()));
        return csv.toString();
    }

    private static void line(StringBuilder csv, Object... fields) {
        for (int i = 0; i < fields.length; i++) {
            csv.append(i == 0 ? "" : ",").append(fields[i] == null ? "" : fields[i]);
        }
        csv.append("\r\n");
    }
}
