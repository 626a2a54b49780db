package org.acuerdo.flights.flight;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.acuerdo.contracts.Violation;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.contracts.flight.FlightRequest;
import org.acuerdo.contracts.message.MessageTypes;
import org.acuerdo.flights.flight.rules.Landing;
import org.acuerdo.flights.hold.ActiveHold;
import org.acuerdo.flights.hold.Holds;
import org.acuerdo.flights.quota.QuotaLedger;
import org.acuerdo.flights.quota.SharedReservation;
import org.acuerdo.kit.audit.Audit;
import org.acuerdo.kit.http.Acts;
import org.acuerdo.kit.http.Answer;
import org.acuerdo.kit.http.Idempotency;
import org.acuerdo.kit.http.RequestId;
import org.acuerdo.kit.json.Json;
import org.acuerdo.kit.problem.ProblemException;
import org.acuerdo.kit.security.Actor;
import org.acuerdo.kit.time.AcuerdoClock;
import org.acuerdo.kit.tx.Gathering;

/**
 * Takes several requests in one transaction, one after the other: the same rules, locks and order of locks as for one, each
 * with an outcome of its own. What is not simply fresh (an id or a key that was used) is left to {@link RequestAlone}.
 */
@ApplicationScoped
class RequestsTogether {

    @Inject
    FlightRepository flights;

    @Inject
    FlightRows rows;

    @Inject
    Parties parties;

    @Inject
    Holds holds;

    @Inject
    QuotaLedger ledger;

    @Inject
    Asking asking;

    @Inject
    FlightChanges changes;

    @Inject
    FlightViews views;

    @Inject
    Idempotency idempotency;

    @Inject
    Audit audit;

    @Inject
    RequestId requestId;

    @Inject
    Gathering gathering;

    @Inject
    AcuerdoClock clock;

    /** A request whose body is well formed, from a planner. */
    record Asked(UUID id, FlightRequest request, Actor actor, Acts.Creation call) {}

    /** What became of a request: an answer, a refusal, or, with neither, that it is to be taken alone. */
    record Outcome(Answer answer, ProblemException refused) {
        static final Outcome ALONE = new Outcome(null, null);

        boolean alone() {
            return answer == null && refused == null;
        }
    }

    private record Taken(Asked asked, Flight flight) {}

    private record Draft(
            Asked asked,
            Map<UUID, AgreementSnapshot> agreements,
            List<Violation> found,
            List<org.acuerdo.flights.quota.Landing> landings) {}

    /**
     * Nothing of it is stored unless all of it is.
     *
     * @return an outcome for each, in their order
     * @throws RuntimeException where the transaction failed: nothing was decided
     */
    List<Outcome> take(List<Asked> asked) {
        return QuarkusTransaction.requiringNew().call(() -> {
            // two calls may be equal to the letter and are two all the same
            Map<Asked, Outcome> outcomes = new IdentityHashMap<>();
            gathering.together(() -> decide(fresh(asked), outcomes));
            return asked.stream()
                    .map(a -> outcomes.getOrDefault(a, Outcome.ALONE))
                    .toList();
        });
    }

    /** The first of each id and each key, where neither is on record. */
    private List<Asked> fresh(List<Asked> asked) {
        Set<UUID> ids =
                new HashSet<>(flights.known(asked.stream().map(Asked::id).toList()));
        Set<List<String>> keys = new HashSet<>();
        idempotency
                .used(asked.stream()
                        .map(a -> a.call().key())
                        .filter(Objects::nonNull)
                        .toList())
                .forEach(key -> keys.add(List.of(key.subject(), key.key())));
        List<Asked> fresh = new ArrayList<>();
        for (Asked a : asked) {
            Idempotency.Key key = a.call().key();
            boolean first = ids.add(a.id());
            if (key != null) {
                first &= keys.add(List.of(key.subject(), key.key()));
            }
            if (first) {
                fresh.add(a);
            }
        }
        return fresh;
    }

    private void decide(List<Asked> asked, Map<Asked, Outcome> outcomes) {
        List<Landing> all =
                asked.stream().flatMap(a -> Landing.of(a.request()).stream()).toList();
        Collection<UUID> agreementIds =
                all.stream().map(Landing::agreementId).distinct().toList();
        List<ActiveHold> inForce = holds.keepAsTheyAre(
                asked.stream().map(Asked::id).toList(), agreementIds, FlightRequests.nationalities(all));
        Map<UUID, AgreementSnapshot> held = parties.held(agreementIds);
        Instant now = clock.now().truncatedTo(ChronoUnit.MILLIS);
        List<Draft> drafts = new ArrayList<>();
        for (Asked a : asked) {
            try {
                drafts.add(draft(a, held, now));
            } catch (ProblemException refused) {
                outcomes.put(a, new Outcome(null, refused));
            }
        }
        SharedReservation units = ledger.together(
                drafts.stream().flatMap(d -> d.landings().stream()).toList());
        List<Taken> taken = new ArrayList<>();
        for (Draft draft : drafts) {
            Asked a = draft.asked();
            requestId.follow(a.call().requestId(), a.call().traceparent());
            draft.found()
                    .addAll(units.binding(
                            draft.landings(), Landing.of(a.request()).size() > 1));
            if (!draft.found().isEmpty()) {
                refused(a, draft.found(), outcomes);
                continue;
            }
            Flight flight = FlightRequests.flight(a.id(), a.request(), draft.agreements(), a.actor(), now, inForce);
            units.take(a.id(), now, draft.landings());
            asking.ask(flight);
            taken.add(new Taken(a, flight));
        }
        units.write();
        // an id that was taken meanwhile shows here
        rows.insert(taken.stream().map(Taken::flight).toList());
        answer(taken, outcomes);
    }

    private static Draft draft(Asked a, Map<UUID, AgreementSnapshot> held, Instant now) {
        Map<UUID, AgreementSnapshot> named = new HashMap<>(held);
        named.keySet()
                .retainAll(Landing.of(a.request()).stream()
                        .map(Landing::agreementId)
                        .toList());
        Map<UUID, AgreementSnapshot> own = FlightRequests.own(named, a.actor());
        List<Violation> found = new ArrayList<>(FlightRequests.rules(a.request(), own, now));
        return new Draft(a, own, found, Landings.withWindows(a.request(), own, now));
    }

    private void refused(Asked a, List<Violation> violations, Map<Asked, Outcome> outcomes) {
        ProblemException refused = ProblemException.rules(violations);
        audit.record(
                FlightChanges.AGGREGATE,
                a.id(),
                "REQUEST_REFUSED",
                a.actor(),
                null,
                Map.of("violations", refused.violations()));
        outcomes.put(a, new Outcome(null, refused));
    }

    private void answer(List<Taken> taken, Map<Asked, Outcome> outcomes) {
        Map<UUID, FlightView> shown = new HashMap<>();
        views.of(taken.stream().map(Taken::flight).toList()).forEach(view -> shown.put(view.id(), view));
        for (Taken one : taken) {
            Asked a = one.asked();
            Flight flight = one.flight();
            requestId.follow(a.call().requestId(), a.call().traceparent());
            changes.changed(flight, MessageTypes.FLIGHT_REQUESTED, a.actor(), null);
            Answer answer = Answer.created("/api/v1/flights/" + a.id(), Json.write(shown.get(a.id())))
                    .etag(flight.version);
            if (a.call().key() != null) {
                idempotency.keep(a.call().key(), answer);
            }
            outcomes.put(a, new Outcome(answer, null));
        }
    }
}
