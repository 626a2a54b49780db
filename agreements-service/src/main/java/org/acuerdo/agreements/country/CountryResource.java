package org.acuerdo.agreements.country;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.security.Authenticated;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.util.List;
import org.acuerdo.agreements.agreement.Lists;
import org.acuerdo.contracts.agreement.Source;
import org.acuerdo.kit.http.Acts;
import org.acuerdo.kit.http.Answer;
import org.acuerdo.kit.http.Queries;
import org.acuerdo.kit.json.Json;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /countries}: measured cooperation in both directions, and assessments of states in their own name. */
@Path("/api/v1/countries")
@Consumes(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Countries")
public class CountryResource {

    /**
     * What a state says of a country.
     *
     * @param by       the officer's own state
     * @param label    that state's word
     * @param criteria the published criteria it went by
     * @param on       the day it was said
     * @param factors  what it rests on
     * @param measures what followed, such as visa sanctions
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Assessment(
            @JsonProperty(required = true) String by,
            @JsonProperty(required = true) String label,
            @JsonProperty(required = true) String criteria,
            @JsonProperty(required = true) LocalDate on,
            List<String> factors,
            List<String> measures,
            Source source) {}

    @Inject
    Acts acts;

    @Inject
    CountryService service;

    /** The countries that the caller's state shares agreements with or assessed, in alphabetical order. */
    @GET
    @Transactional
    public Response list(@Context UriInfo uri) {
        Queries.only(uri, "limit", "cursor");
        return Lists.page(uri, service.codes(), code -> code, service::line);
    }

    @GET
    @Path("/{code}")
    @Transactional
    public Response get(@PathParam("code") String code, @Context UriInfo uri) {
        Queries.only(uri);
        return Response.ok(Json.write(service.view(code)), MediaType.APPLICATION_JSON_TYPE)
                .build();
    }

    @GET
    @Path("/{code}/assessments")
    @Transactional
    public Response assessments(@PathParam("code") String code, @Context UriInfo uri) {
        Queries.only(uri, "limit", "cursor");
        return Lists.page(
                uri,
                service.assessments(code).stream().map(CountryView::assessment).toList(),
                a -> a.get("id").asText());
    }

    @POST
    @Path("/{code}/assessments")
    @RequestBody(
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Assessment.class)))
    public Response assess(@PathParam("code") String code, byte[] body) {
        return acts.on(() -> service.toAssess(code))
                .body(body, Assessment.class)
                .perform((c, b) -> {
                    AssessmentEntity recorded = service.assess(c, b);
                    return Answer.created("/api/v1/countries/" + c + "/assessments", CountryView.assessment(recorded));
                });
    }
}
