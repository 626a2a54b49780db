package org.acuerdo.flights.flight;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.acuerdo.contracts.Violation;
import org.acuerdo.contracts.flight.Attestation;
import org.acuerdo.contracts.flight.FlightRequest;
import org.acuerdo.contracts.flight.NotReceived;
import org.acuerdo.contracts.flight.PassengerGroup;
import org.acuerdo.contracts.message.FlightEvent;
import org.acuerdo.flights.clearance.rules.Clearance;
import org.acuerdo.flights.flight.rules.Discrepancy;
import org.acuerdo.flights.flight.rules.FlightTimes;
import org.acuerdo.flights.flight.rules.Landing;

/** What is kept of a flight beside its columns, as it is stored. Counts only. */
@RegisterForReflection(
        targets = {
            FlightDocument.class,
            FlightDocument.Attested.class,
            FlightDocument.Departed.class,
            FlightDocument.Arrived.class,
            FlightDocument.Ended.class,
            FlightDocument.Rescheduled.class,
            FlightDocument.More.class,
            FlightDocument.Landed.class,
            FlightDocument.Diverted.class,
            FlightDocument.Irregular.class,
            FlightDocument.Flown.class,
            Clearance.class,
            Discrepancy.class,
            Discrepancy.Group.class
        })
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FlightDocument(
        FlightRequest request,
        List<Clearance> clearances,
        Attested attestation,
        Instant confirmedAt,
        Departed departure,
        Arrived arrival,
        Ended ended,
        List<Rescheduled> rescheduled,
        More more) {

    /** What few flights have. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record More(
            Map<UUID, Integer> termsVersions,
            List<Landed> landed,
            Diverted diverted,
            Irregular irregular,
            FlightEvent.UnusedCapacity unused,
            Set<UUID> acceptedUnder,
            List<Flown> flown) {
        static final More NONE = new More(Map.of(), List.of(), null, null, null, Set.of(), List.of());

        public More {
            termsVersions = termsVersions == null ? Map.of() : Map.copyOf(termsVersions);
            landed = landed == null ? List.of() : List.copyOf(landed);
            acceptedUnder = acceptedUnder == null ? Set.of() : Set.copyOf(acceptedUnder);
            flown = flown == null ? List.of() : List.copyOf(flown);
        }

        More with(Map<UUID, Integer> versions) {
            return new More(versions, landed, diverted, irregular, unused, acceptedUnder, flown);
        }

        /** A landing made, or one that is known better now. */
        More with(Landed one) {
            List<Landed> all = new ArrayList<>(landed);
            all.removeIf(l -> l.leg() == one.leg());
            all.add(one);
            all.sort(Comparator.comparingInt(Landed::leg));
            return new More(termsVersions, all, diverted, irregular, unused, acceptedUnder, flown);
        }

        More with(Diverted now) {
            return new More(termsVersions, landed, now, irregular, unused, acceptedUnder, flown);
        }

        More with(Irregular now) {
            return new More(termsVersions, landed, diverted, now, unused, acceptedUnder, flown);
        }

        More with(FlightEvent.UnusedCapacity now) {
            return new More(termsVersions, landed, diverted, irregular, now, acceptedUnder, flown);
        }

        More accepted(UUID agreementId) {
            Set<UUID> all = new TreeSet<>(acceptedUnder);
            all.add(agreementId);
            return new More(termsVersions, landed, diverted, irregular, unused, all, flown);
        }

        More with(Flown one) {
            List<Flown> all = new ArrayList<>(flown);
            all.add(one);
            return new More(termsVersions, landed, diverted, irregular, unused, acceptedUnder, all);
        }

        /** An irregular flight has made the landing under this agreement in its stead. */
        boolean flownUnder(UUID agreementId) {
            return flown.stream().anyMatch(f -> f.agreementId().equals(agreementId));
        }
    }

    /**
     * One of several landings, made.
     *
     * @param leg the first is 1
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Landed(UUID agreementId, int leg, Arrived arrival) {}

    /** Where it went instead. */
    public record Diverted(OffsetDateTime at, String airport) {}

    /**
     * It flew against guards, or without a request.
     *
     * @param flight whose units it took over; null: nobody's
     * @param state  of who recorded it; null for a monitor
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Irregular(List<String> guards, UUID flight, String by, String state, Instant recordedAt) {}

    /**
     * A landing that an irregular flight made in this one's stead.
     *
     * @param by      that flight, which took over the units
     * @param version of this flight since
     */
    public record Flown(UUID agreementId, UUID by, long version) {}

    /** @param state the officer's */
    public record Attested(Attestation counts, String by, String state, Instant at) {}

    public record Departed(OffsetDateTime at, List<PassengerGroup> aboard) {}

    /** @param discrepancy null where everything adds up */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Arrived(
            OffsetDateTime at,
            String airport,
            List<PassengerGroup> received,
            List<NotReceived> notReceived,
            Discrepancy discrepancy) {

        Arrived at(OffsetDateTime now) {
            return new Arrived(now, airport, received, notReceived, discrepancy);
        }

        Arrived airport(String now) {
            return new Arrived(at, now, received, notReceived, discrepancy);
        }

        Arrived received(List<PassengerGroup> now) {
            return new Arrived(at, airport, now, notReceived, discrepancy);
        }

        Arrived notReceived(List<NotReceived> now) {
            return new Arrived(at, airport, received, now, discrepancy);
        }

        /** Held against who was aboard. @param aboard null: nobody reported it, and nothing can differ */
        Arrived against(List<PassengerGroup> aboard) {
            Discrepancy found = aboard == null
                    ? null
                    : Discrepancy.of(
                            aboard,
                            received,
                            notReceived.stream().mapToInt(NotReceived::count).sum());
            return new Arrived(at, airport, received, notReceived, found);
        }
    }

    /**
     * How it ended, if it did not arrive.
     *
     * @param because    {@code CANCELLED}, {@code REFUSED}, {@code TERMS_CHANGED}, {@code NO_REPLY},
     *                   {@code LIMIT_UNDECIDED}, {@code NOT_FLOWN}, {@code REVOKED} or {@code RETURNED}
     * @param by         the state that did it; null where nobody did
     * @param violations what new terms refuse; null otherwise
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Ended(String because, String by, String reason, Instant at, List<Violation> violations) {}

    /** @param request what was asked for before */
    public record Rescheduled(String by, Instant at, FlightRequest request) {}

    static FlightDocument requested(FlightRequest request, List<Clearance> clearances) {
        return new FlightDocument(request, clearances, null, null, null, null, null, null, null);
    }

    /** What few flights have; never null. */
    @JsonIgnore
    More moreOf() {
        return more == null ? More.NONE : more;
    }

    FlightDocument with(More now) {
        return new FlightDocument(
                request, clearances, attestation, confirmedAt, departure, arrival, ended, rescheduled, now);
    }

    /** All passengers asked for, of all landings. */
    @JsonIgnore
    List<PassengerGroup> passengers() {
        return Landing.of(request).stream().flatMap(l -> l.groups().stream()).toList();
    }

    /** Who counts now: received, else aboard, else asked for. */
    @JsonIgnore
    List<PassengerGroup> present() {
        if (arrival != null) {
            return arrival.received();
        }
        return departure != null ? departure.aboard() : passengers();
    }

    FlightDocument with(List<Clearance> now) {
        return new FlightDocument(request, now, attestation, confirmedAt, departure, arrival, ended, rescheduled, more);
    }

    FlightDocument with(Attested now) {
        return new FlightDocument(request, clearances, now, confirmedAt, departure, arrival, ended, rescheduled, more);
    }

    /** Asked for anew: what was attested and confirmed is void, what was asked for before stays on record. */
    FlightDocument rescheduled(FlightRequest now, String by, Instant at) {
        List<Rescheduled> all = new ArrayList<>(rescheduled == null ? List.of() : rescheduled);
        all.add(new Rescheduled(by, at, request));
        return new FlightDocument(now, clearances, null, null, null, null, null, List.copyOf(all), null);
    }

    /** Who rescheduled it, the last one last. */
    @JsonIgnore
    List<String> rescheduledBy() {
        return rescheduled == null
                ? List.of()
                : rescheduled.stream().map(Rescheduled::by).toList();
    }

    /** How a landing went; empty until it is reported. @param leg the first is 1 */
    Optional<Arrived> landed(int leg) {
        return moreOf().landed().stream()
                .filter(l -> l.leg() == leg)
                .map(Landed::arrival)
                .findFirst();
    }

    /** Who is aboard for one landing: as departed, else as asked for. */
    List<PassengerGroup> aboard(Landing landing) {
        if (departure == null) {
            return landing.groups();
        }
        return Landing.of(request).size() == 1 ? departure.aboard() : ofLeg(departure.aboard(), landing.legNumber());
    }

    /** How a landing went, also where it is the only one; empty until it is reported. */
    Optional<Arrived> arrived(Landing landing) {
        return Landing.of(request).size() == 1 ? Optional.ofNullable(arrival) : landed(landing.legNumber());
    }

    /** When happened what is on record of it. */
    @JsonIgnore
    FlightTimes times() {
        List<Landing> landings = Landing.of(request);
        Map<Integer, Instant> made = new TreeMap<>();
        landings.forEach(landing -> arrived(landing).ifPresent(a -> made.put(landing.legNumber(), a.at().toInstant())));
        Diverted diverted = moreOf().diverted();
        return new FlightTimes(
                departure == null ? null : departure.at().toInstant(),
                diverted == null ? null : diverted.at().toInstant(),
                made,
                landings.get(landings.size() - 1).legNumber(),
                ended != null && Set.of("RETURNED", "LANDED_ELSEWHERE").contains(ended.because()) ? ended.at() : null);
    }

    /** Those of these groups who land with a leg. */
    static List<PassengerGroup> ofLeg(List<PassengerGroup> groups, int leg) {
        return groups.stream().filter(g -> g.leg() != null && g.leg() == leg).toList();
    }

    static List<PassengerGroup> withLeg(List<PassengerGroup> groups, int leg) {
        return groups.stream().map(g -> withLeg(g, leg)).toList();
    }

    static PassengerGroup withLeg(PassengerGroup g, int leg) {
        return new PassengerGroup(
                g.category(), g.nationality(), g.women(), g.men(), g.accompaniedMinors(), g.unaccompaniedMinors(), leg);
    }

    FlightDocument confirmed(Instant at) {
        return new FlightDocument(request, clearances, attestation, at, departure, arrival, ended, rescheduled, more);
    }

    FlightDocument with(Departed now) {
        return new FlightDocument(
                request, clearances, attestation, confirmedAt, now, arrival, ended, rescheduled, more);
    }

    FlightDocument with(Arrived now) {
        return new FlightDocument(
                request, clearances, attestation, confirmedAt, departure, now, ended, rescheduled, more);
    }

    FlightDocument with(Ended now) {
        return new FlightDocument(
                request, clearances, attestation, confirmedAt, departure, arrival, now, rescheduled, more);
    }
}
