package org.acuerdo.flights.reconciliation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import org.acuerdo.contracts.flight.NotReceived;
import org.acuerdo.contracts.flight.PassengerGroup;
import org.acuerdo.flights.reconciliation.rules.CountSource;
import org.acuerdo.flights.reconciliation.rules.CountsRecord;
import org.acuerdo.flights.reconciliation.rules.SideBySide;

/**
 * A flight's counts as shown: the ones that hold side by side, and all that were ever reported.
 *
 * @param planned     who was asked for
 * @param sender      who was aboard, by the sending state's last count; null: not reported
 * @param receiver    who was received, by the receiving state's last count; null: not reported
 * @param monitor     by the monitoring body's last count; null: not reported
 * @param unaccounted aboard minus received minus not received; null while one of the two is not reported
 * @param agree       whether nothing differs
 * @param landings    the same for each landing, of a flight with several; absent otherwise
 * @param reports     every count, oldest first
 * @param corrections every correction, oldest first
 */
@RegisterForReflection(
        targets = {
            CountsView.class,
            CountsView.Persons.class,
            CountsView.Report.class,
            CountsView.Corrected.class,
            CountsView.AtLanding.class,
            CountsRecord.class,
            CountsRecord.Count.class,
            CountsRecord.Correction.class,
            CountsRecord.Reconciled.class,
            SideBySide.Difference.class
        })
public record CountsView(
        List<PassengerGroup> planned,
        List<PassengerGroup> sender,
        List<PassengerGroup> receiver,
        List<PassengerGroup> monitor,
        Persons persons,
        List<NotReceived> notReceived,
        Integer unaccounted,
        boolean agree,
        List<SideBySide.Difference> differences,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<AtLanding> landings,
        List<Report> reports,
        List<Corrected> corrections) {

    /** Sums of the counts above; null where there is no count. */
    public record Persons(Integer planned, Integer sender, Integer receiver, Integer monitor) {}

    /** Those who land with one leg. @param leg the first is 1 */
    public record AtLanding(
            int leg,
            List<PassengerGroup> planned,
            List<PassengerGroup> sender,
            List<PassengerGroup> receiver,
            List<PassengerGroup> monitor,
            Persons persons,
            List<NotReceived> notReceived,
            Integer unaccounted,
            boolean agree) {

        static AtLanding of(SideBySide.AtLanding landing) {
            SideBySide s = landing.counts();
            return new AtLanding(
                    landing.leg(),
                    s.planned(),
                    s.sender(),
                    s.receiver(),
                    s.monitor(),
                    CountsView.persons(s),
                    s.notReceived(),
                    s.unaccounted(),
                    s.agree());
        }
    }

    /**
     * One count as it was reported.
     *
     * @param leg   the landing that was counted, of a flight with several
     * @param state the officer's; null for monitors
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Report(
            CountSource source,
            Integer leg,
            List<PassengerGroup> passengers,
            int persons,
            List<NotReceived> notReceived,
            String reason,
            String state,
            Instant at) {}

    /** @param was the value until then */
    public record Corrected(
            String field,
            @JsonInclude(JsonInclude.Include.NON_NULL) Integer leg,
            Object was,
            Object value,
            String reason,
            String state,
            Instant at) {}

    /** The counts that hold, with the record they come from. */
    public static CountsView of(SideBySide s, CountsRecord record) {
        return new CountsView(
                s.planned(),
                s.sender(),
                s.receiver(),
                s.monitor(),
                persons(s),
                s.notReceived(),
                s.unaccounted(),
                s.agree(),
                s.differences(),
                s.landings().isEmpty()
                        ? null
                        : s.landings().stream().map(AtLanding::of).toList(),
                record.counts().stream()
                        .map(c -> new Report(
                                c.source(),
                                c.leg(),
                                c.passengers(),
                                sum(c.passengers()),
                                c.notReceived(),
                                c.reason(),
                                c.state(),
                                c.at()))
                        .toList(),
                record.corrections().stream()
                        .map(c -> new Corrected(c.field(), c.leg(), c.was(), c.value(), c.reason(), c.state(), c.at()))
                        .toList());
    }

    private static Persons persons(SideBySide s) {
        return new Persons(sum(s.planned()), sum(s.sender()), sum(s.receiver()), sum(s.monitor()));
    }

    private static Integer sum(List<PassengerGroup> groups) {
        return groups == null
                ? null
                : groups.stream().mapToInt(PassengerGroup::persons).sum();
    }
}
