package org.acuerdo.flights.export;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.acuerdo.flights.flight.FlightStream;
import org.acuerdo.flights.flight.FlightView;
import org.acuerdo.kit.security.Caller;
import org.acuerdo.kit.time.AcuerdoClock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Exports over HTTP, written as they are read: an answer that breaks off is not whole, and the connection says so. */
@Path("/api/v1")
@Authenticated
@Tag(name = "exports")
public class ExportResource {

    @Inject
    FlightStream flights;

    @Inject
    AcuerdoClock clock;

    @Inject
    Caller caller;

    private interface Format {
        void write(Writer to, Iterable<List<FlightView>> pages) throws IOException;
    }

    @GET
    @Path("flights.csv")
    @Blocking
    @Produces("text/csv")
    @Operation(
            summary = "Flights as CSV, with the filters of the list",
            description = "A cell that a spreadsheet would take for a formula has an apostrophe before it. Of a flight"
                    + " with several landings agreementId, receivingState and clearance name all, separated by commas."
                    + " destination is where it landed or was diverted to, until then where it is to land. What flew"
                    + " irregularly has no clearance.")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)))
    @Parameter(name = "agreement", in = ParameterIn.QUERY)
    @Parameter(name = "status", in = ParameterIn.QUERY)
    @Parameter(name = "from", in = ParameterIn.QUERY, description = "local arrival day, inclusive")
    @Parameter(name = "to", in = ParameterIn.QUERY, description = "local arrival day, inclusive")
    @Parameter(name = "overLimit", in = ParameterIn.QUERY)
    @Parameter(name = "overdue", in = ParameterIn.QUERY)
    @Parameter(name = "discrepancy", in = ParameterIn.QUERY)
    public Response csv(@Context UriInfo uri) {
        return export(uri, "text/csv;charset=UTF-8", "flights.csv", FlightTable::write);
    }

    @GET
    @Path("flights.ics")
    @Blocking
    @Produces("text/calendar")
    @Operation(
            summary = "Flights as an iCalendar feed, with the filters of the list",
            description =
                    "SUMMARY and DESCRIPTION say what flew irregularly and was not authorised, whose clearance was"
                            + " revoked, and what is held in flight. A calendar program that can't send a bearer token sends it as the password of HTTP Basic"
                            + " authentication, with any user name; the gateway takes it on this path alone.")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "text/calendar", schema = @Schema(type = SchemaType.STRING)))
    @Parameter(name = "agreement", in = ParameterIn.QUERY)
    @Parameter(name = "status", in = ParameterIn.QUERY)
    @Parameter(name = "from", in = ParameterIn.QUERY, description = "local arrival day, inclusive")
    @Parameter(name = "to", in = ParameterIn.QUERY, description = "local arrival day, inclusive")
    @Parameter(name = "overLimit", in = ParameterIn.QUERY)
    @Parameter(name = "overdue", in = ParameterIn.QUERY)
    @Parameter(name = "discrepancy", in = ParameterIn.QUERY)
    public Response calendar(@Context UriInfo uri) {
        Instant now = clock.now();
        return export(
                uri, "text/calendar;charset=UTF-8", "flights.ics", (to, pages) -> FlightCalendar.write(to, pages, now));
    }

    private Response export(UriInfo uri, String type, String name, Format format) {
        FlightStream.Pages pages = flights.of(uri, caller.actor());
        StreamingOutput body = out -> format.write(
                new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)), () -> new Left(pages));
        return Response.ok(body, type)
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .build();
    }

    /** Reads a page when it is asked for. */
    private static final class Left implements Iterator<List<FlightView>> {
        private final FlightStream.Pages pages;
        private List<FlightView> next;

        Left(FlightStream.Pages pages) {
            this.pages = pages;
            this.next = pages.next();
        }

        @Override
        public boolean hasNext() {
            return !next.isEmpty();
        }

        @Override
        public List<FlightView> next() {
            if (next.isEmpty()) {
                throw new NoSuchElementException();
            }
            List<FlightView> page = next;
            next = pages.next();
            return page;
        }
    }
}
