package org.acuerdo.agreements.clearance;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.acuerdo.agreements.clearance.rules.ApplyingClauses;
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
 * @param reminder   when its officers are reminded of the deadline, and whether they were; null without a deadline
 * @param persons    all passengers, no staff
 * @param flight     what is asked for: counts, aircraft, route and times
 * @param clauses    the clauses of the terms that apply to it; not in lists
 * @param rounds     all rounds, the first first; not in lists
 * @param answers    all answers of all rounds; not in lists
 */
@RegisterForReflection(
        targets = {
            ClearanceView.class,
            ApplyingClauses.Clause.class,
            ApplyingClauses.Taken.class,
            ApplyingClauses.Aboard.class
        })
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
        Reminder reminder,
        int persons,
        ClearanceAsked flight,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<ApplyingClauses.Clause> clauses,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<Round> rounds,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<Answer> answers,
        long version) {

    /** What is shown of one clearance beside what lists show. */
    record Detail(List<ApplyingClauses.Clause> clauses, List<Round> rounds, List<Answer> answers) {
        static final Detail NONE = new Detail(null, null, null);
    }

    /** @param sent true once the clock has passed it while the clearance waited */
    @RegisterForReflection
    public record Reminder(Instant at, boolean sent) {
        static Reminder of(Clearance c, Instant now) {
            boolean waits = c.statusAt(now) == ClearanceStatus.PENDING;
            return c.remindAt == null || (!waits && !c.reminded)
                    ? null
                    : new Reminder(c.remindAt, c.reminded || !now.isBefore(c.remindAt));
        }
    }

    /** What was asked in a round. */
    @RegisterForReflection
    public record Round(int round, String requestedBy, Instant receivedAt, JsonNode request) {
        static Round of(Object[] row) {
            return new Round(
                    ((Number) row[0]).intValue(),
                    (String) row[1],
                    (Instant) row[2],
                    Json.read((String) row[3], JsonNode.class));
        }
    }

    /** What was answered to a round. */
    @RegisterForReflection
    public record Answer(String type, int round, JsonNode answer) {
        static Answer of(Object[] row) {
            return new Answer(
                    (String) row[0], ((Number) row[1]).intValue(), Json.read((String) row[2], JsonNode.class));
        }
    }

    static ClearanceView of(Clearance c, Instant now, Detail detail) {
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
                Reminder.of(c, now),
                ApplyingClauses.persons(c.asked()),
                c.asked(),
                detail.clauses(),
                detail.rounds(),
                detail.answers(),
                c.version);
    }
}
