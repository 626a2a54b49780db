package org.acuerdo.flights.hold;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.acuerdo.contracts.Violation;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.contracts.message.HoldEvent;
import org.acuerdo.contracts.message.MessageTypes;
import org.acuerdo.contracts.message.Topics;
import org.acuerdo.flights.agreement.AgreementAccess;
import org.acuerdo.flights.agreement.AgreementCopies;
import org.acuerdo.flights.hold.rules.HoldScope;
import org.acuerdo.kit.audit.Audit;
import org.acuerdo.kit.id.Ids;
import org.acuerdo.kit.outbox.Outbox;
import org.acuerdo.kit.outbox.OutboxMessage;
import org.acuerdo.kit.problem.ProblemException;
import org.acuerdo.kit.security.Actor;
import org.acuerdo.kit.security.Role;
import org.acuerdo.kit.text.FreeText;
import org.acuerdo.kit.time.AcuerdoClock;

/** Places and lifts legal holds. The caller's transaction. */
@ApplicationScoped
public class HoldService {

    @Inject
    HoldRepository repository;

    @Inject
    HoldTargets targets;

    @Inject
    AgreementCopies agreements;

    @Inject
    Event<HoldChanged> changed;

    @Inject
    Outbox outbox;

    @Inject
    Audit audit;

    @Inject
    AcuerdoClock clock;

    Hold place(HoldResource.Placing body, Actor actor) {
        repository.lockAll();
        Hold hold = new Hold();
        hold.id = Ids.next();
        hold.version = 1;
        hold.scope = body.scope();
        hold.target = body.target();
        hold.placedBy = actor.state();
        hold.parties = parties(body.scope(), body.target(), actor.state());
        hold.authority = shortened(body.authority());
        hold.reason = shortened(FreeText.withheld(body.reason()));
        hold.placedAt = now();
        repository.persist(hold);
        tell(hold, MessageTypes.HOLD_PLACED, "PLACED", actor, null);
        changed.fire(new HoldChanged(hold.id, hold.scope, hold.target, hold.placedBy, true));
        return hold;
    }

    /** Locks everything that holds cover, and the hold. 404 and 403 by who asks. */
    Hold toLift(UUID id, Actor actor) {
        repository.lockAll();
        Hold hold = Optional.ofNullable(repository.lock(id))
                .filter(h -> visible(h, actor))
                .orElseThrow(ProblemException::notFound);
        if (!actor.is(Role.SAFEGUARDS_OFFICER, hold.placedBy)) {
            throw ProblemException.forbidden("A safeguards officer of the state that placed it lifts a hold.");
        }
        return hold;
    }

    Hold lift(Hold hold, String reason, Actor actor) {
        FreeText.check("reason", reason, FreeText.REASON).ifPresent(v -> {
            throw ProblemException.rule(v);
        });
        HoldEvent before = hold.event();
        hold.liftedAt = now();
        hold.liftReason = reason;
        hold.version++;
        // the flights' standing is reckoned from the holds that are left
        repository.flush();
        tell(hold, MessageTypes.HOLD_LIFTED, "LIFTED", actor, before);
        changed.fire(new HoldChanged(hold.id, hold.scope, hold.target, hold.placedBy, false));
        return hold;
    }

    boolean visible(Hold hold, Actor actor) {
        if (actor.has(Role.AUDITOR)) {
            return true;
        }
        if (actor.has(Role.MONITOR)) {
            return covered(hold).stream().anyMatch(a -> AgreementAccess.monitors(actor, a));
        }
        String state = actor.state();
        if (state == null || actor.roles().isEmpty()) {
            return false;
        }
        return hold.concerns(state)
                || (hold.scope == HoldScope.NATIONALITY
                        && agreements.ofState(state).stream().anyMatch(a -> a.party(hold.placedBy)));
    }

    private String[] parties(HoldScope scope, String target, String state) {
        if (scope == HoldScope.NATIONALITY) {
            return null;
        }
        UUID id = UUID.fromString(target);
        Set<String> parties = scope == HoldScope.FLIGHT
                ? targets.flight(id).map(HoldTargets.Flown::parties).orElse(Set.of())
                : agreements
                        .find(id)
                        .map(a -> Set.of(a.sendingState(), a.receivingState()))
                        .orElse(Set.of());
        if (!parties.contains(state)) {
            throw ProblemException.rule(Violation.of(
                    scope + "_UNKNOWN",
                    "target",
                    "nothing of this id that your state is party to",
                    "domain rules, section 4"));
        }
        return parties.stream().sorted().toArray(String[]::new);
    }

    /** A hold is never refused for its text. Its authority is no free text: a court's name and number pass. */
    private static String shortened(String shown) {
        return shown.length() <= FreeText.REASON ? shown : shown.substring(0, FreeText.REASON - 3) + "...";
    }

    /** Everyone hears of it who is party to what it may cover: to the flight, the agreement, or any of the placing state's. */
    private void tell(Hold hold, String type, String action, Actor actor, HoldEvent before) {
        Told told = told(hold);
        outbox.add(new OutboxMessage(
                Topics.FLIGHTS,
                hold.id.toString(),
                type,
                hold.id.toString(),
                hold.version,
                told.agreements(),
                told.senders(),
                told.receivers(),
                hold.event()));
        audit.record("hold", hold.id, action, actor, before, hold.event());
    }

    /** Whom a message about a hold names, each list separated by commas. */
    private record Told(String agreements, String senders, String receivers) {}

    private Told told(Hold hold) {
        if (hold.scope == HoldScope.FLIGHT) {
            HoldTargets.Flown flight =
                    targets.flight(UUID.fromString(hold.target)).orElseThrow();
            return new Told(joined(flight.agreementIds()), flight.sendingState(), joined(flight.receivingStates()));
        }
        List<AgreementSnapshot> covered = covered(hold);
        return covered.isEmpty()
                ? new Told(null, hold.placedBy, null)
                : new Told(
                        joined(covered.stream().map(AgreementSnapshot::id).toList()),
                        joined(covered.stream()
                                .map(AgreementSnapshot::sendingState)
                                .toList()),
                        joined(covered.stream()
                                .map(AgreementSnapshot::receivingState)
                                .toList()));
    }

    /** The agreements whose flights it may cover. */
    private List<AgreementSnapshot> covered(Hold hold) {
        return switch (hold.scope) {
            case FLIGHT ->
                targets.flight(UUID.fromString(hold.target)).stream()
                        .flatMap(flight -> flight.agreementIds().stream())
                        .flatMap(id -> agreements.find(id).stream())
                        .toList();
            case AGREEMENT ->
                agreements.find(UUID.fromString(hold.target)).stream().toList();
            case NATIONALITY -> agreements.ofState(hold.placedBy);
        };
    }

    private static String joined(Collection<?> values) {
        return values.stream().map(Object::toString).distinct().collect(Collectors.joining(","));
    }

    private Instant now() {
        return clock.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
