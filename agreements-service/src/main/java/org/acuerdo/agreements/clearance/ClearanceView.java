package org.acuerdo.agreements.clearance;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.acuerdo.agreements.clearance.rules.ClearanceStatus;
import org.acuerdo.contracts.message.ClearanceAsked;
import org.acuerdo.kit.json.Json;

/**
 * A clearance as the API shows it, as the clock's instant has it.
 *
 * @param decideBy   the deadline; null while a provisional limit is blocked
 * @param waitingFor {@code LIMIT_UNDECIDED} while it is
 * @param onSilence  what silence means for this flight
 * @param decidedBy  subject who decided; null where the clause or the deadline did
 * @param flight     what is asked for
 * @param answers    all answers of all rounds; null in lists
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ClearanceView(
        UUID flightId,
        UUID agreementId,
        String sendingState,
        String receivingState,
        ClearanceStatus status,
        int round,
        Instant requestedAt,
        Instant decideBy,
        String waitingFor,
        String onSilence,
        boolean deemed,
        String reason,
        String decidedBy,
        Instant decidedAt,
        Integer termsVersion,
        long agreementVersion,
        ClearanceAsked flight,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<Answer> answers,
        long version) {

    /** What was answered to a round. */
    @RegisterForReflection
    public record Answer(String type, int round, JsonNode answer) {
        static Answer of(Object[] row) {
            return new Answer(
                    (String) row[0], ((Number) row[1]).intValue(), Json.read((String) row[2], JsonNode.class));
        }
    }

    static ClearanceView of(Clearance c, Instant now, List<Answer> answers) {
        ClearanceStatus status = c.statusAt(now);
        boolean bySilence = status != c.status;
        return new ClearanceView(
                c.flightId,
                c.agreementId,
                c.sendingState,
                c.receivingState,
                status,
                c.round,
                c.requestedAt,
                c.decideBy,
                bySilence ? null : c.waitingFor,
                c.onSilence,
                c.deemedAt(now),
                c.reason,
                c.decidedBy,
                bySilence ? c.deadline : c.decidedAt,
                c.termsVersion,
                c.agreementVersion,
                c.asked(),
                answers,
                c.version);
    }
}
