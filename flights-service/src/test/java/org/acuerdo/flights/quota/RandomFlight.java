package org.acuerdo.flights.quota;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.acuerdo.contracts.message.ClearanceAnswer;
import org.acuerdo.flights.clearance.rules.AnswerKind;
import org.acuerdo.flights.clearance.rules.Clearance;
import org.acuerdo.flights.flight.rules.Deadlines;
import org.acuerdo.flights.flight.rules.FlightAct;
import org.acuerdo.flights.flight.rules.FlightStatus;
import org.acuerdo.flights.flight.rules.Lifecycle;

/** A flight of a random life, with one landing or with one under each of two agreements. */
final class RandomFlight {
    /** What agreements-service says of one clearance. */
    record Message(AnswerKind kind, ClearanceAnswer answer) {}

    final UUID id;
    final Instant requestedAt;
    FlightStatus status = FlightStatus.REQUESTED;
    List<Landing> landings;
    List<Clearance> clearances = List.of();
    /** Landings made, as they are known to have been, by agreement. */
    final Map<UUID, Landing> actual = new LinkedHashMap<>();
    /** Agreements whose receiving state accepts it over a limit. */
    final Set<UUID> accepted = new TreeSet<>();

    final List<Message> sent = new ArrayList<>();
    final List<Message> heard = new ArrayList<>();
    long answers;

    RandomFlight(UUID id, Instant requestedAt, List<Landing> landings) {
        this.id = id;
        this.requestedAt = requestedAt;
        this.landings = landings;
    }

    Instant departs() {
        return landings.get(0).arrival().minus(Duration.ofHours(3));
    }

    /** The landing to come; null once all were made. */
    Landing next() {
        return landings.stream()
                .filter(l -> !actual.containsKey(l.agreementId()))
                .findFirst()
                .orElse(null);
    }

    Deadlines.Standing standing(Instant now) {
        return Deadlines.standing(status, clearances, departs(), now);
    }

    /** Whether the act is taken as the flight stands; its state is then as the deadlines have it. */
    boolean take(FlightAct act, Instant now) {
        Deadlines.Standing standing = standing(now);
        if (Lifecycle.after(standing.status(), act).isEmpty()) {
            return false;
        }
        status = standing.status();
        clearances = standing.clearances();
        return true;
    }

    Clearance clearance(UUID agreement) {
        return clearances.stream()
                .filter(c -> c.agreementId().equals(agreement))
                .findFirst()
                .orElseThrow();
    }

    void clearance(Clearance next) {
        clearances = clearances.stream()
                .map(c -> c.agreementId().equals(next.agreementId()) ? next : c)
                .toList();
    }
}
