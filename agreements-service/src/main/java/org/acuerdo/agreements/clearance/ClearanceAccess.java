package org.acuerdo.agreements.clearance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.acuerdo.agreements.agreement.Access;
import org.acuerdo.agreements.agreement.AgreementRepository;
import org.acuerdo.agreements.agreement.Snapshots;
import org.acuerdo.agreements.clearance.rules.ApplyingClauses;
import org.acuerdo.agreements.clearance.rules.Consideration;
import org.acuerdo.kit.problem.ProblemException;
import org.acuerdo.kit.security.Actor;
import org.acuerdo.kit.security.Role;

/** Who may see a clearance, and who decides it. */
@ApplicationScoped
public class ClearanceAccess {

    @Inject
    ClearanceRepository clearances;

    @Inject
    ClearanceService service;

    @Inject
    AgreementRepository agreements;

    @Inject
    Snapshots snapshots;

    /**
     * @param agreementId null where the flight has one clearance
     * @return empty where there is none that the actor may see
     * @throws ProblemException 409 AGREEMENT_NEEDED where the flight has several
     */
    Optional<Clearance> visible(UUID flightId, UUID agreementId, Actor actor) {
        List<Clearance> seen = clearances.ofFlight(flightId).stream()
                .filter(c -> agreementId == null || c.agreementId.equals(agreementId))
                .filter(c -> actor.has(Role.AUDITOR) || actor.of(c.receivingState) || actor.of(c.sendingState))
                .toList();
        if (seen.size() > 1) {
            throw ProblemException.conflict(
                    "AGREEMENT_NEEDED",
                    "The flight has several clearances: use /clearances/{flightId}/{agreementId} with one of "
                            + String.join(
                                    ", ",
                                    seen.stream()
                                            .map(c -> c.agreementId.toString())
                                            .toList())
                            + ".");
        }
        return seen.stream().findFirst();
    }

    /** What an officer needs beside the clearance itself: the clauses that apply, all rounds, all answers. */
    ClearanceView.Detail detail(Clearance c) {
        List<ApplyingClauses.Clause> clauses = agreements
                .findByIdOptional(c.agreementId)
                .map(snapshots::of)
                .flatMap(s -> s.termsOn(Consideration.arrivalDay(s, c.asked()))
                        .map(terms -> ApplyingClauses.of(s, terms, c.asked())))
                .orElse(List.of());
        return new ClearanceView.Detail(
                clauses,
                clearances.rounds(c.flightId, c.agreementId).stream()
                        .map(ClearanceView.Round::of)
                        .toList(),
                clearances.answers(c.flightId, c.agreementId).stream()
                        .map(ClearanceView.Answer::of)
                        .toList());
    }

    /** Locks it for a clearance officer of the receiving state. */
    Clearance toDecide(String flightId, String agreementId, Actor actor) {
        Clearance seen = visible(
                        Access.parsed(flightId), agreementId == null ? null : Access.parsed(agreementId), actor)
                .orElseThrow(ProblemException::notFound);
        if (!actor.is(Role.CLEARANCE_OFFICER, seen.receivingState)) {
            throw ProblemException.forbidden("Clearances are decided by clearance officers of the receiving state.");
        }
        clearances.getEntityManager().clear();
        return service.lockedWithAgreement(seen.flightId, seen.agreementId).orElseThrow(ProblemException::notFound);
    }
}
