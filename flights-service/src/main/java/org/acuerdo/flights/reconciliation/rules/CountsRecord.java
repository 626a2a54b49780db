package org.acuerdo.flights.reconciliation.rules;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.acuerdo.contracts.flight.NotReceived;
import org.acuerdo.contracts.flight.PassengerGroup;

/**
 * All that was ever reported about a flight's counts, oldest first. It is appended to, never overwritten: the last count of a
 * source holds, the earlier ones stay.
 */
public record CountsRecord(List<Count> counts, List<Correction> corrections, List<Reconciled> reconciliations) {
    public static final CountsRecord EMPTY = new CountsRecord(List.of(), List.of(), List.of());

    /**
     * One count.
     *
     * @param notReceived receiver's only: who were aboard and not received, by reason; null otherwise
     * @param reason      why it was counted anew; null for the departure's and the arrival's own count
     * @param by          subject of whoever reported it
     * @param state       the officer's; null for monitors
     * @param at          clock time of the report
     * @param leg         the landing that was counted, of a flight with several; null: the whole flight
     */
    public record Count(
            CountSource source,
            List<PassengerGroup> passengers,
            List<NotReceived> notReceived,
            String reason,
            String by,
            String state,
            Instant at,
            Integer leg) {}

    /**
     * One fact that was reported wrongly.
     *
     * @param was   the value until then, as JSON has it
     * @param value the value from then on
     * @param leg   the landing it is about, of a flight with several; null otherwise
     */
    public record Correction(
            String field, Object was, Object value, String reason, String by, String state, Instant at, Integer leg) {}

    /** @param agreed false: the counts differed, and the explanation says why */
    public record Reconciled(boolean agreed, String explanation, String by, String state, Instant at) {}

    public CountsRecord with(Count count) {
        return new CountsRecord(appended(counts, count), corrections, reconciliations);
    }

    public CountsRecord with(Correction correction) {
        return new CountsRecord(counts, appended(corrections, correction), reconciliations);
    }

    public CountsRecord with(Reconciled reconciled) {
        return new CountsRecord(counts, corrections, appended(reconciliations, reconciled));
    }

    /** The count of a source that holds now. @param leg of one landing; null: of the whole flight */
    public Optional<Count> last(CountSource source, Integer leg) {
        return counts.stream()
                .filter(c -> c.source() == source && Objects.equals(c.leg(), leg))
                .reduce((first, second) -> second);
    }

    /** Who was counted by a source that counts the whole flight, else at each landing; null: nobody counted. */
    public List<PassengerGroup> counted(CountSource source) {
        return last(source, null).map(Count::passengers).orElseGet(() -> {
            List<PassengerGroup> all = counts.stream()
                    .filter(c -> c.source() == source)
                    .map(Count::leg)
                    .distinct()
                    .sorted()
                    .flatMap(leg -> last(source, leg).orElseThrow().passengers().stream())
                    .toList();
            return all.isEmpty() ? null : all;
        });
    }

    /** What was on record at an instant. */
    public CountsRecord asKnownAt(Instant instant) {
        return new CountsRecord(
                counts.stream().filter(c -> !c.at().isAfter(instant)).toList(),
                corrections.stream().filter(c -> !c.at().isAfter(instant)).toList(),
                reconciliations.stream().filter(r -> !r.at().isAfter(instant)).toList());
    }

    private static <T> List<T> appended(List<T> items, T next) {
        return Stream.concat(items.stream(), Stream.of(next)).toList();
    }
}
