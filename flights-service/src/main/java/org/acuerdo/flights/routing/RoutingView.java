package org.acuerdo.flights.routing;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.acuerdo.contracts.Violation;
import org.acuerdo.contracts.terms.PopulationCategory;
import org.acuerdo.flights.hold.rules.HoldScope;
import org.acuerdo.flights.quota.QuotaView;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What agreements offer a nationality. Both lists begin with the country of the nationality and go on in alphabetical order.
 *
 * @param to        last local day looked at
 * @param accepting agreements that accept it, directly or as third-country nationals, with something available
 * @param others    each with its reasons
 */
@RegisterForReflection
public record RoutingView(
        String nationality,
        LocalDate from,
        LocalDate to,
        List<Option> accepting,
        List<Option> others,
        @Schema(nullable = true) String next) {

    /**
     * One agreement.
     *
     * @param as       NATIONAL: directly, as nationals of the receiving state; or THIRD_COUNTRY_NATIONAL
     * @param windows  of the limits that such persons fall under; empty where the terms do not accept them
     * @param onward   null for own nationals and where the terms do not accept them
     * @param reasons  codes as a flight is refused with; empty where it accepts
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Option(
            UUID agreementId,
            String reference,
            String sendingState,
            String receivingState,
            PopulationCategory as,
            List<QuotaView> windows,
            List<Violation> reasons,
            @Schema(nullable = true) Onward onward,
            List<HoldLine> holds,
            long overdueCohorts,
            ReceptionUse reception) {}

    /** @param withinDays days within which they must have moved on; null: no clock */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Onward(Integer withinDays) {}

    /** A hold in force on the agreement or the nationality. */
    @RegisterForReflection
    public record HoldLine(UUID id, HoldScope scope, String target, String placedBy) {}

    /**
     * @param persons  who arrived and have not left reception
     * @param standing windows of the standing limits, with what they hold
     */
    @RegisterForReflection
    public record ReceptionUse(long persons, List<QuotaView> standing, Instant asOf) {}
}
