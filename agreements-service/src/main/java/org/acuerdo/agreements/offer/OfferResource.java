package org.acuerdo.agreements.offer;

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
import org.acuerdo.agreements.agreement.Refusals;
import org.acuerdo.agreements.agreement.rules.Dates;
import org.acuerdo.agreements.agreement.rules.Verdict;
import org.acuerdo.agreements.item.ItemKind;
import org.acuerdo.agreements.item.Items;
import org.acuerdo.agreements.item.PartyRules;
import org.acuerdo.contracts.agreement.Source;
import org.acuerdo.kit.text.FreeText;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * {@code /agreements/{id}/offers}: what a party offered and nobody accepted. An offer is on record and nothing else: it makes
 * no terms, no limit and no passenger, whatever it says (guard G1).
 */
@Path("/api/v1/agreements/{id}/offers")
@Consumes(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Offers")
public class OfferResource {

    /**
     * An offer.
     *
     * @param by the party that made it
     * @param on the day it was made, local to the receiving state
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Offer(
            @JsonProperty(required = true) String by,
            @JsonProperty(required = true) LocalDate on,
            @JsonProperty(required = true) String description,
            Source source) {}

    private static final ItemKind<Offer> KIND = new ItemKind<>(
            "offer",
            "offers",
            Offer.class,
            (agreement, offer, today) -> {
                Verdict.Findings found = new Verdict.Findings();
                PartyRules.party(found, agreement, "by", offer.by());
                Dates.happened(
                        found, "on", offer.on(), today, "dates of happening are not after the clock's local day");
                return found.verdict().and(Refusals.texts(FreeText.check("description", offer.description(), 2000)));
            },
            (view, item, entries, today) -> view.put("status", "OFFERED"));

    @Inject
    Items items;

    @GET
    public Response list(@PathParam("id") String id, @Context UriInfo uri) {
        return items.list(KIND, id, uri);
    }

    @POST
    @RequestBody(content = @Content(mediaType = "application/json", schema = @Schema(implementation = Offer.class)))
    public Response record(@PathParam("id") String id, byte[] body) {
        return items.record(KIND, id, body);
    }

    @GET
    @Path("/{oid}")
    public Response get(@PathParam("id") String id, @PathParam("oid") String offer, @Context UriInfo uri) {
        return items.get(KIND, id, offer, uri);
    }

    /** Replaces the whole item; the one before stays in the history. */
    @PUT
    @Path("/{oid}")
    @RequestBody(content = @Content(mediaType = "application/json", schema = @Schema(implementation = Offer.class)))
    public Response replace(@PathParam("id") String id, @PathParam("oid") String offer, byte[] body) {
        return items.replace(KIND, id, offer, body);
    }
}
