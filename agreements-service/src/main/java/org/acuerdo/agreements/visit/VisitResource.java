package org.acuerdo.agreements.visit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.security.Authenticated;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.util.List;
import org.acuerdo.agreements.agreement.Refusals;
import org.acuerdo.agreements.agreement.rules.Dates;
import org.acuerdo.agreements.agreement.rules.Verdict;
import org.acuerdo.agreements.item.ItemKind;
import org.acuerdo.agreements.item.Items;
import org.acuerdo.agreements.item.PartyRules;
import org.acuerdo.agreements.item.Texts;
import org.acuerdo.contracts.agreement.Source;
import org.acuerdo.kit.text.FreeText;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /agreements/{id}/visits}: delegations, what was expected of them and what came of them. */
@Path("/api/v1/agreements/{id}/visits")
@Consumes(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Visits")
public class VisitResource {

    public enum Level {
        HIGH_LEVEL,
        MINISTERIAL,
        TECHNICAL
    }

    public enum Sector {
        PUBLIC,
        PRIVATE
    }

    /** Who came, by institution: no persons are named. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Participant(
            @JsonProperty(required = true) String institution,
            @JsonProperty(required = true) Sector sector) {}

    /**
     * A visit.
     *
     * @param host   the state where it took or takes place
     * @param period when, in the source's words
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Visit(
            @JsonProperty(required = true) Level level,
            @JsonProperty(required = true) String host,
            String place,
            String period,
            List<Participant> participants,
            List<String> expectedOutcomes,
            Source source) {}

    /**
     * What came of it.
     *
     * @param on the day it became known, local to the receiving state
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Outcome(
            @JsonProperty(required = true) LocalDate on,
            @JsonProperty(required = true) String summary) {}

    private static final ItemKind<Visit> KIND = new ItemKind<>(
            "visit",
            "visits",
            Visit.class,
            (agreement, visit, today) -> {
                Verdict.Findings found = new Verdict.Findings();
                PartyRules.state(found, "host", visit.host());
                return found.verdict()
                        .and(Refusals.texts(
                                FreeText.check("place", visit.place(), 200),
                                FreeText.check("period", visit.period(), 200)))
                        .and(Texts.each("participants", "institution", visit.participants(), Participant::institution))
                        .and(Texts.each("expectedOutcomes", visit.expectedOutcomes()));
            },
            (view, item, entries, today) -> ItemKind.list(view, "visit-outcome", "outcomes", entries));

    private static final ItemKind.Entry<Outcome> OUTCOME =
            new ItemKind.Entry<>("visit-outcome", "outcomes", Outcome.class, (agreement, outcome, today) -> {
                Verdict.Findings found = new Verdict.Findings();
                Dates.happened(
                        found, "on", outcome.on(), today, "dates of happening are not after the clock's local day");
                return found.verdict().and(Refusals.texts(FreeText.check("summary", outcome.summary(), 2000)));
            });

    @Inject
    Items items;

    @GET
    public Response list(@PathParam("id") String id, @Context UriInfo uri) {
        return items.list(KIND, id, uri);
    }

    @POST
    @RequestBody(content = @Content(mediaType = "application/json", schema = @Schema(implementation = Visit.class)))
    public Response record(@PathParam("id") String id, byte[] body) {
        return items.record(KIND, id, body);
    }

    @GET
    @Path("/{vid}")
    public Response get(@PathParam("id") String id, @PathParam("vid") String visit, @Context UriInfo uri) {
        return items.get(KIND, id, visit, uri);
    }

    /** Replaces the whole item; the one before stays in the history. */
    @PUT
    @Path("/{vid}")
    @RequestBody(content = @Content(mediaType = "application/json", schema = @Schema(implementation = Visit.class)))
    public Response replace(@PathParam("id") String id, @PathParam("vid") String visit, byte[] body) {
        return items.replace(KIND, id, visit, body);
    }

    @POST
    @Path("/{vid}/outcomes")
    @RequestBody(content = @Content(mediaType = "application/json", schema = @Schema(implementation = Outcome.class)))
    public Response outcome(@PathParam("id") String id, @PathParam("vid") String visit, byte[] body) {
        return items.add(KIND, id, visit, OUTCOME, body);
    }
}
