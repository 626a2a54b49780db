package org.acuerdo.flights.series;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.acuerdo.contracts.Violation;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.contracts.flight.FlightRequest;
import org.acuerdo.contracts.message.MessageTypes;
import org.acuerdo.contracts.message.SeriesEvent;
import org.acuerdo.contracts.message.Topics;
import org.acuerdo.flights.agreement.AgreementAccess;
import org.acuerdo.flights.agreement.AgreementCopies;
import org.acuerdo.flights.flight.SeriesFlights;
import org.acuerdo.flights.flight.rules.Landing;
import org.acuerdo.flights.flight.rules.RequestRules;
import org.acuerdo.flights.series.Series.Occurrence;
import org.acuerdo.flights.series.Series.Outcome;
import org.acuerdo.flights.series.rules.Occurrences;
import org.acuerdo.flights.series.rules.SeriesMode;
import org.acuerdo.flights.series.rules.WeeklyPattern;
import org.acuerdo.kit.audit.Audit;
import org.acuerdo.kit.id.Ids;
import org.acuerdo.kit.outbox.Outbox;
import org.acuerdo.kit.outbox.OutboxMessage;
import org.acuerdo.kit.problem.ProblemException;
import org.acuerdo.kit.security.Actor;
import org.acuerdo.kit.security.Role;
import org.acuerdo.kit.text.FreeText;
import org.acuerdo.kit.time.AcuerdoClock;

/** Asks for the flights of a series, and cancels the rest of them; each in one transaction, the caller's. */
@ApplicationScoped
class SeriesService {
    static final String AGGREGATE = "flight-series";

    @Inject
    SeriesRepository repository;

    @Inject
    SeriesFlights flights;

    @Inject
    AgreementCopies agreements;

    @Inject
    Outbox outbox;

    @Inject
    Audit audit;

    @Inject
    AcuerdoClock clock;

    /**
     * Asks for every occurrence as if it stood alone: same rules, same limits (guard G4).
     *
     * @throws ProblemException 422 where the rule is not taken, where not all fit and all must, or where none fits
     */
    Series ask(UUID id, SeriesBodies.Asking body, Actor actor) {
        FlightRequest first = body.flight();
        Map<UUID, AgreementSnapshot> held = flights.heldAlone(id, first, actor);
        List<Landing> landings = Landing.of(first);
        AgreementSnapshot receiver = held.get(landings.get(landings.size() - 1).agreementId());
        if (receiver == null) {
            throw ProblemException.rule(RequestRules.unknown("flight.agreementId"));
        }
        if (!receiver.sendingState().equals(actor.state())) {
            throw ProblemException.forbidden("A planner of the sending state asks for series.");
        }
        ZoneId zone = ZoneId.of(receiver.zone());
        List<Occurrence> occurrences = new ArrayList<>();
        List<Violation> refused = new ArrayList<>();
        for (LocalDate day : days(body, Occurrences.arrival(first, zone))) {
            occurrences.add(occurrence(body, zone, day, held, occurrences.size(), refused, actor));
        }
        if (occurrences.stream().allMatch(o -> o.outcome() == Outcome.EXCEPTED)) {
            throw ProblemException.rule(Violation.of(
                    "RULE_NOT_ACCEPTED", "except", "at least one occurrence that is left", "domain rules, section 4"));
        }
        boolean none = occurrences.stream().noneMatch(o -> o.outcome() == Outcome.FLIGHT);
        if (!refused.isEmpty() && (none || body.mode() == SeriesMode.ALL_OR_NOTHING)) {
            throw ProblemException.rules(refused);
        }
        return stored(id, body, landings, occurrences, actor);
    }

    /** Local arrival days, those excepted included. */
    private static List<LocalDate> days(SeriesBodies.Asking body, ZonedDateTime first) {
        Recurrence recurrence = Recurrence.of(body.rule());
        List<Violation> broken = recurrence.pattern().broken(first);
        if (!broken.isEmpty()) {
            throw ProblemException.rules(broken);
        }
        WeeklyPattern.Until until = recurrence.pattern().until();
        List<LocalDate> days = recurrence.days(first.toLocalDate()).stream()
                .filter(day -> until == null || until.covers(Occurrences.on(day, first)))
                .toList();
        if (days.size() > WeeklyPattern.MOST) {
            throw ProblemException.rule(WeeklyPattern.tooMany());
        }
        return days;
    }

    private Occurrence occurrence(
            SeriesBodies.Asking body,
            ZoneId zone,
            LocalDate day,
            Map<UUID, AgreementSnapshot> held,
            int index,
            List<Violation> refused,
            Actor actor) {
        FlightRequest request = Occurrences.flight(body.flight(), zone, day);
        var departure = request.legs().get(0).departure();
        var arrival = Occurrences.arrival(request, zone).toOffsetDateTime();
        if (body.except() != null && body.except().contains(day)) {
            return new Occurrence(day, departure, arrival, Outcome.EXCEPTED, null, null);
        }
        UUID id = Ids.next();
        List<Violation> violations = body.mode() == SeriesMode.ALL_OR_NOTHING
                ? flights.askTogether(id, request, actor)
                : flights.askBesideOthers(id, request, held, actor);
        violations.forEach(v -> refused.add(Occurrences.at(index, v)));
        return violations.isEmpty()
                ? new Occurrence(day, departure, arrival, Outcome.FLIGHT, id, null)
                : new Occurrence(day, departure, arrival, Outcome.REFUSED, null, violations);
    }

    private Series stored(
            UUID id, SeriesBodies.Asking body, List<Landing> landings, List<Occurrence> occurrences, Actor actor) {
        Series series = new Series();
        series.id = id;
        series.version = 1;
        series.sendingState = actor.state();
        series.agreementIds =
                landings.stream().map(Landing::agreementId).distinct().toArray(UUID[]::new);
        series.requestedAt = now();
        series.requestedBy = actor.subject();
        series.document(new Series.Document(
                body.flight(),
                body.rule(),
                body.mode(),
                body.except() == null
                        ? List.of()
                        : body.except().stream().sorted().toList(),
                List.copyOf(occurrences),
                null));
        repository.persistAndFlush(series);
        tell(series, MessageTypes.SERIES_REQUESTED, "REQUESTED", actor, null);
        return series;
    }

    /** A series whose rest the caller may cancel, locked. @throws ProblemException 404 or 403 */
    Series toCancel(UUID id, Actor actor) {
        Series series = visible(id, actor);
        List<AgreementSnapshot> all = Arrays.stream(series.agreementIds)
                .sorted()
                .map(a -> agreements.lockExclusively(a).orElseThrow())
                .toList();
        boolean officer = all.stream().anyMatch(a -> actor.is(Role.CLEARANCE_OFFICER, a.receivingState()));
        if (!officer && !actor.is(Role.PLANNER, series.sendingState)) {
            throw ProblemException.forbidden(
                    "A planner of the sending or a clearance officer of the receiving state does this.");
        }
        repository.getEntityManager().detach(series);
        return repository.lock(id);
    }

    void mendable(Series series) {
        if (series.document().cancelled() != null
                || !flights.anyToCancel(series.document().flights())) {
            throw ProblemException.conflict("WRONG_STATE", "No flight of this series is left to cancel.");
        }
    }

    /** Cancels every flight that has not departed or ended. */
    Series cancel(Series series, SeriesBodies.Cancellation body, Actor actor) {
        if (!actor.of(body.by())) {
            throw ProblemException.forbidden("An officer cancels in the own state's name.");
        }
        FreeText.check("reason", body.reason(), FreeText.REASON).ifPresent(v -> {
            throw ProblemException.rule(v);
        });
        SeriesEvent before = series.event(now());
        Series.Document d = series.document();
        int ended = flights.cancel(List.of(series.agreementIds), d.flights(), body.by(), body.reason(), actor);
        series.document(new Series.Document(
                d.flight(),
                d.rule(),
                d.mode(),
                d.except(),
                d.occurrences(),
                new Series.Cancelled(body.by(), body.reason(), now(), ended)));
        series.version++;
        tell(series, MessageTypes.SERIES_CANCELLED, "CANCELLED", actor, before);
        return series;
    }

    /** @throws ProblemException 404 */
    Series visible(UUID id, Actor actor) {
        return repository
                .findByIdOptional(id)
                .filter(s -> Arrays.stream(s.agreementIds)
                        .anyMatch(a -> agreements
                                .find(a)
                                .filter(found -> AgreementAccess.sees(actor, found))
                                .isPresent()))
                .orElseThrow(ProblemException::notFound);
    }

    List<Series> page(UUID agreement, UUID after, int most, Actor actor) {
        List<UUID> visible = agreements.ofState(null).stream()
                .filter(a -> AgreementAccess.sees(actor, a))
                .map(AgreementSnapshot::id)
                .filter(a -> agreement == null || a.equals(agreement))
                .toList();
        return repository.page(visible, after, most);
    }

    SeriesView view(Series series) {
        return SeriesView.of(series, flights.statuses(series.document().flights()));
    }

    private void tell(Series series, String type, String action, Actor actor, SeriesEvent before) {
        SeriesEvent after = series.event(now());
        List<String> receivers = Arrays.stream(series.agreementIds)
                .map(a -> agreements.find(a).orElseThrow().receivingState())
                .distinct()
                .toList();
        outbox.add(new OutboxMessage(
                Topics.FLIGHTS,
                series.id.toString(),
                type,
                series.id.toString(),
                series.version,
                Arrays.stream(series.agreementIds).map(UUID::toString).collect(Collectors.joining(",")),
                series.sendingState,
                String.join(",", receivers),
                after));
        audit.record(AGGREGATE, series.id, action, actor, before, after);
    }

    private Instant now() {
        return clock.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
