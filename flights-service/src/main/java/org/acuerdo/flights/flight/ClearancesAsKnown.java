package org.acuerdo.flights.flight;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.acuerdo.contracts.message.FlightEvent;
import org.acuerdo.contracts.message.FlightEvent.ClearanceState;
import org.acuerdo.contracts.terms.ClearanceClause;
import org.acuerdo.flights.agreement.AgreementCopies;
import org.acuerdo.flights.clearance.rules.Clearance;
import org.acuerdo.flights.clearance.rules.ClearanceStatus;
import org.acuerdo.kit.audit.AuditEntry;

/** A flight's clearances as they stood: what the trail tells of them, and the rest from how they stand now in the same round. */
record ClearancesAsKnown(Flight present, AgreementCopies agreements, List<AuditEntry> known) {

    List<Clearance> of(FlightEvent event) {
        return event.clearances().stream().map(c -> clearance(c, event)).toList();
    }

    private Clearance clearance(ClearanceState then, FlightEvent event) {
        ClearanceStatus status = ClearanceStatus.valueOf(then.status());
        Optional<Clearance> now = present.document().clearances().stream()
                .filter(c -> c.agreementId().equals(then.agreementId()) && c.round() == then.round())
                .findFirst();
        boolean decided = status != ClearanceStatus.PENDING;
        if (decided && now.isPresent() && now.get().status() == status) {
            return now.get();
        }
        Instant decidedAt = decided ? decidedAt(then) : null;
        boolean silence = now.map(Clearance::silenceGrants).orElseGet(() -> silenceGrants(then, event));
        return new Clearance(
                then.agreementId(),
                then.round(),
                status,
                now.map(Clearance::askedAt).orElse(present.requestedAt),
                decided || then.decideBy() != null || then.waitingFor() != null,
                then.decideBy(),
                then.waitingFor(),
                silence,
                silence
                        && status == ClearanceStatus.GRANTED
                        && then.decideBy() != null
                        && decidedAt.isAfter(then.decideBy()),
                null,
                null,
                decidedAt,
                0);
    }

    /** When it was first on record as decided so. */
    private Instant decidedAt(ClearanceState then) {
        return known.stream()
                .filter(entry -> tells(entry.after(), then))
                .findFirst()
                .map(entry -> Instant.parse(entry.at()).truncatedTo(ChronoUnit.MILLIS))
                .orElse(null);
    }

    private static boolean tells(JsonNode state, ClearanceState then) {
        for (JsonNode c : state.path("clearances")) {
            if (c.path("agreementId").asText().equals(then.agreementId().toString())
                    && c.path("round").asInt() == then.round()
                    && c.path("status").asText().equals(then.status())) {
                return true;
            }
        }
        return false;
    }

    private boolean silenceGrants(ClearanceState then, FlightEvent event) {
        return agreements
                .find(then.agreementId())
                .flatMap(a -> a.terms().stream()
                        .filter(v -> v.version() == event.termsVersion())
                        .findFirst())
                .map(v -> v.terms().clearance())
                .filter(clause -> clause.onSilence() == ClearanceClause.OnSilence.DEEMED_GRANTED)
                .isPresent();
    }
}
