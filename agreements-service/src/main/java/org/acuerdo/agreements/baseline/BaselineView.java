package org.acuerdo.agreements.baseline;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.acuerdo.contracts.ExactNumber;
import org.acuerdo.contracts.agreement.Baseline;
import org.acuerdo.contracts.agreement.Basis;
import org.acuerdo.contracts.agreement.Source;
import org.acuerdo.contracts.terms.Limit;

/**
 * A baseline as the API shows it.
 *
 * @param version the agreement's version
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.ALWAYS)
public record BaselineView(
        UUID id,
        Limit.Unit unit,
        Limit.Period period,
        ExactNumber value,
        String window,
        Source source,
        Baseline.Status status,
        LocalDate decidedOn,
        Basis basis,
        Instant recordedAt,
        Instant decidedAt,
        long version,
        long agreementVersion) {

    static BaselineView of(Baseline b, long version) {
        return new BaselineView(
                b.id(),
                b.unit(),
                b.period(),
                b.value(),
                b.window(),
                b.source(),
                b.status(),
                b.decidedOn(),
                b.basis(),
                b.recordedAt(),
                b.decidedAt(),
                version,
                version);
    }
}
