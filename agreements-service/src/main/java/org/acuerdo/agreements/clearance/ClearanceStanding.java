package org.acuerdo.agreements.clearance;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.acuerdo.agreements.clearance.rules.ClearanceStatus;

/** How a clearance stands, as the trail keeps it. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record ClearanceStanding(
        UUID flightId,
        UUID agreementId,
        long version,
        int round,
        ClearanceStatus status,
        Instant decideBy,
        String waitingFor,
        String onSilence,
        boolean deemed,
        String reason,
        String decidedBy,
        Instant decidedAt,
        Integer termsVersion,
        long agreementVersion) {}
