package org.acuerdo.flights.routing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.acuerdo.contracts.Violation;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.contracts.terms.Limit;
import org.acuerdo.contracts.terms.PopulationCategory;
import org.acuerdo.flights.agreement.AgreementAccess;
import org.acuerdo.flights.agreement.AgreementCopies;
import org.acuerdo.flights.hold.Holds;
import org.acuerdo.flights.onward.Receptions;
import org.acuerdo.flights.quota.QuotaService;
import org.acuerdo.flights.quota.QuotaView;
import org.acuerdo.flights.routing.rules.RouteRules;
import org.acuerdo.kit.security.Actor;
import org.acuerdo.kit.security.Role;
import org.acuerdo.kit.time.AcuerdoClock;

/** Answers what the agreements that somebody may see offer a nationality, from the copies and the ledger of this service. */
@ApplicationScoped
public class RoutingService {
    /** The coming windows: those that overlap four weeks. */
    static final int DAYS = 28;

    @Inject
    AgreementCopies copies;

    @Inject
    QuotaService quotas;

    @Inject
    Holds holds;

    @Inject
    Receptions receptions;

    @Inject
    AcuerdoClock clock;

    /** All that the actor sees: the country of the nationality first, the others in alphabetical order. */
    @Transactional
    public List<AgreementSnapshot> agreements(Actor actor, String nationality) {
        return copies.ofState(actor.has(Role.AUDITOR) || actor.has(Role.MONITOR) ? null : actor.state()).stream()
                .filter(a -> AgreementAccess.sees(actor, a))
                .sorted(Comparator.comparing(
                                (AgreementSnapshot a) -> !a.receivingState().equals(nationality))
                        .thenComparing(AgreementSnapshot::receivingState)
                        .thenComparing(AgreementSnapshot::sendingState)
                        .thenComparing(AgreementSnapshot::reference))
                .toList();
    }

    /** @param from first local day looked at */
    @Transactional
    public List<RoutingView.Option> options(
            Actor actor, List<AgreementSnapshot> agreements, String nationality, LocalDate from) {
        Instant now = clock.now();
        Map<UUID, Receptions.Reception> inReception =
                receptions.of(agreements.stream().map(AgreementSnapshot::id).toList(), now);
        return agreements.stream()
                .map(a -> option(
                        actor, a, nationality, from, now, inReception.getOrDefault(a.id(), Receptions.Reception.NONE)))
                .toList();
    }

    private RoutingView.Option option(
            Actor actor,
            AgreementSnapshot a,
            String nationality,
            LocalDate from,
            Instant now,
            Receptions.Reception reception) {
        LocalDate to = from.plusDays(DAYS - 1);
        RouteRules.Answer answer = RouteRules.of(a, nationality, from, to);
        List<QuotaView> all = answer.terms() == null ? List.of() : quotas.windows(actor, a.id(), from, to, null, null);
        List<Limit> limits = answer.accepts() ? answer.limits(nationality) : List.of();
        Set<String> ids = limits.stream().map(Limit::id).collect(Collectors.toSet());
        List<QuotaView> windows =
                all.stream().filter(w -> ids.contains(w.limitId())).toList();
        List<Violation> reasons = new ArrayList<>(answer.reasons());
        reasons.addAll(RouteRules.exhausted(
                limits,
                windows.stream()
                        .map(w -> new RouteRules.Left(w.limitId(), w.available()))
                        .toList()));
        boolean moveOn = answer.accepts() && answer.as() == PopulationCategory.THIRD_COUNTRY_NATIONAL;
        return new RoutingView.Option(
                a.id(),
                a.reference(),
                a.sendingState(),
                a.receivingState(),
                answer.as(),
                windows,
                List.copyOf(reasons),
                moveOn ? new RoutingView.Onward(answer.population().onwardWithinDays()) : null,
                holds.onRoute(a.id(), Set.of(a.sendingState(), a.receivingState()), nationality).stream()
                        .map(h -> new RoutingView.HoldLine(h.id(), h.scope(), h.target(), h.placedBy()))
                        .toList(),
                reception.overdue(),
                new RoutingView.ReceptionUse(
                        reception.persons(),
                        all.stream()
                                .filter(w -> w.window().period() == Limit.Period.STANDING)
                                .toList(),
                        now));
    }
}
