package org.acuerdo.flights.quota;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.util.UUID;
import org.acuerdo.contracts.terms.Limit;
import org.acuerdo.flights.quota.rules.Explanation;
import org.acuerdo.flights.quota.rules.Figures;
import org.acuerdo.flights.quota.rules.LimitCourse;
import org.acuerdo.flights.quota.rules.WindowState;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One window as published.
 *
 * @param entitlement  exact
 * @param provisional  rests on a baseline that is not decided
 * @param termsVersion of the window's last operative day; null without one
 */
@RegisterForReflection
public record QuotaView(
        UUID agreementId,
        String limitId,
        Limit.Unit unit,
        WindowView window,
        Explanation.Amount entitlement,
        long allowance,
        long reserved,
        long consumed,
        long available,
        long excess,
        WindowState state,
        boolean provisional,
        @Schema(nullable = true) Integer termsVersion) {

    /** @param start first local day, @param end last local day, inclusive; both null where TERM or STANDING is open */
    @RegisterForReflection
    public record WindowView(
            Limit.Period period,
            String label,
            @Schema(nullable = true) LocalDate start,
            @Schema(nullable = true) LocalDate end,
            String zone) {}

    static QuotaView of(LimitCourse course, Figures figures, LocalDate today) {
        return new QuotaView(
                course.snapshot().id(),
                course.limitId(),
                course.unit(),
                new WindowView(
                        course.period(),
                        figures.window().label(),
                        figures.window().start(),
                        figures.window().end(),
                        course.snapshot().zone()),
                Explanation.Amount.of(figures.entitlement().entitlement()),
                figures.allowance(),
                figures.usage().reserved(),
                figures.usage().consumed(),
                figures.available(),
                figures.excess(),
                figures.state(today),
                figures.entitlement().provisional(),
                figures.entitlement().termsVersion());
    }
}
