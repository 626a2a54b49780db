package org.acuerdo.flights.flight;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.flights.agreement.AgreementAccess;
import org.acuerdo.flights.agreement.AgreementCopies;
import org.acuerdo.flights.hold.HoldTargets;
import org.acuerdo.kit.id.Ids;
import org.acuerdo.kit.problem.ProblemException;
import org.acuerdo.kit.security.Actor;
import org.acuerdo.kit.security.Role;

/** Who may see a flight, and who may act on it: guard G5. Loads a flight with its locks in the fixed order. */
@ApplicationScoped
class Parties implements HoldTargets {

    @Inject
    FlightRepository flights;

    @Inject
    AgreementCopies agreements;

    /** Who may do something: a role of the sending or of the receiving state. */
    enum Who {
        SENDING_PLANNER("A planner of the sending state does this."),
        RECEIVING_OFFICER("A clearance officer of the receiving state does this."),
        PLANNER_OR_OFFICER("A planner of the sending or a clearance officer of the receiving state does this."),
        SAFEGUARDS("A safeguards officer of a party does this."),
        /** The rest follows from whose count it is. */
        ANY_COUNTER("A planner of the sending or a clearance officer of the receiving state counts, or a monitor.");

        private final String sentence;

        Who(String sentence) {
            this.sentence = sentence;
        }

        boolean may(Actor actor, FlightRepository.Key key) {
            boolean planner = actor.is(Role.PLANNER, key.sendingState());
            boolean officer = key.receivingStates().stream().anyMatch(state -> actor.is(Role.CLEARANCE_OFFICER, state));
            return switch (this) {
                case SENDING_PLANNER -> planner;
                case RECEIVING_OFFICER -> officer;
                case PLANNER_OR_OFFICER -> planner || officer;
                case ANY_COUNTER -> planner || officer || actor.has(Role.MONITOR);
                case SAFEGUARDS -> actor.has(Role.SAFEGUARDS_OFFICER) && key.party(actor.state());
            };
        }
    }

    /** A flight the caller sees, without a lock. @throws ProblemException 404 */
    FlightRepository.Key visible(String id, Actor actor) {
        return Ids.parse(id)
                .flatMap(flights::key)
                .filter(key -> sees(actor, key))
                .orElseThrow(ProblemException::notFound);
    }

    /**
     * A flight the caller may act on: its agreements' copies held shared, its row locked.
     *
     * @throws ProblemException 404 or 403
     */
    Flight toAct(String id, Actor actor, Who who) {
        FlightRepository.Key key = visible(id, actor);
        require(actor, key, who);
        return lock(key);
    }

    void require(Actor actor, FlightRepository.Key key, Who who) {
        if (!who.may(actor, key)) {
            throw ProblemException.forbidden(who.sentence);
        }
    }

    Flight lock(FlightRepository.Key key) {
        held(key.agreementIds());
        return flights.lock(key.id());
    }

    /** The agreements' present versions, held shared until the transaction ends; unknown ones are left out. */
    Map<UUID, AgreementSnapshot> held(Collection<UUID> ids) {
        Map<UUID, AgreementSnapshot> found = new TreeMap<>();
        ids.stream().distinct().sorted().forEach(id -> agreements.lockShared(id).ifPresent(a -> found.put(id, a)));
        return found;
    }

    /** The agreements that lists of this caller cover. */
    List<UUID> visibleAgreements(Actor actor) {
        return agreements.ofState(null).stream()
                .filter(a -> AgreementAccess.sees(actor, a))
                .map(AgreementSnapshot::id)
                .toList();
    }

    /** Whether the caller sees this flight. */
    boolean sees(Actor actor, FlightRepository.Key key) {
        return key.agreementIds().stream()
                .map(agreements::find)
                .flatMap(Optional::stream)
                .anyMatch(a -> AgreementAccess.sees(actor, a));
    }

    @Override
    public Optional<Flown> flight(UUID flightId) {
        return flights.key(flightId)
                .map(key -> new Flown(key.agreementIds(), key.sendingState(), key.receivingStates()));
    }
}
