package org.acuerdo.flights.flight;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.acuerdo.kit.http.Page;
import org.acuerdo.kit.http.PageRequest;
import org.acuerdo.kit.http.Queries;
import org.acuerdo.kit.security.Actor;

/** All flights that a list would show, page by page: as many as there are, without holding them. */
@ApplicationScoped
public class FlightStream {

    @Inject
    FlightReads reads;

    /** The pages that are left. */
    public final class Pages {
        private final FlightFilter filter;
        private final Actor actor;
        private Page<FlightView> next;

        private Pages(FlightFilter filter, Actor actor) {
            this.filter = filter;
            this.actor = actor;
            this.next = page(null);
        }

        /** The next flights by arrival day; empty at the end. */
        public List<FlightView> next() {
            List<FlightView> items = next.items();
            if (!items.isEmpty()) {
                next = next.next() == null
                        ? new Page<>(List.of(), null)
                        : page(new String(Base64.getUrlDecoder().decode(next.next()), StandardCharsets.UTF_8));
            }
            return items;
        }

        private Page<FlightView> page(String cursor) {
            return reads.list(filter, new PageRequest(PageRequest.MAX, cursor), actor);
        }
    }

    /** The flights of a query with the filters of the list, the first page read: 400 and 403 are said before any answer. */
    public Pages of(UriInfo uri, Actor actor) {
        Queries.only(uri, "agreement", "status", "from", "to", "overLimit", "overdue", "discrepancy");
        return new Pages(FlightFilter.of(uri), actor);
    }
}
