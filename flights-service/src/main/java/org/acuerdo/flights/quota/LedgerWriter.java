package org.acuerdo.flights.quota;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.contracts.message.QuotaChanged;
import org.acuerdo.contracts.message.Topics;
import org.acuerdo.flights.quota.rules.Windows;
import org.acuerdo.kit.outbox.Outbox;
import org.acuerdo.kit.outbox.OutboxMessage;

/**
 * Writes changed windows and tells each line they cross, once: the window is locked, so what it was before is certain. A
 * window's version grows by one for every event, so that each has a sequence of its own.
 *
 * <p>A new version of an agreement changes windows several times in its transaction: reckoned anew, then flight by flight as
 * units are matched. What lies between never was, so lines are told from what windows were to what they come to.
 */
@ApplicationScoped
@RegisterForReflection(targets = QuotaChanged.class)
class LedgerWriter {

    private static final String FIRST = "acuerdo.quota.first";

    @Inject
    QuotaRepository repository;

    @Inject
    TransactionSynchronizationRegistry transaction;

    @Inject
    Outbox outbox;

    @Inject
    Event<WindowsChanged> changed;

    /** What windows were before the transaction, and under which agreements, while their lines are told at its end. */
    private record First(Map<Long, WindowRow> rows, Map<UUID, AgreementSnapshot> agreements) {}

    /** From here on, lines that this transaction's changes cross are told by {@link #tellTogether}, not one by one. */
    void together() {
        transaction.putResource(FIRST, new First(new TreeMap<>(), new HashMap<>()));
    }

    /** Tells the lines crossed since {@link #together}, from what each window was then to what it is. */
    void tellTogether(Instant now) {
        First first = (First) transaction.getResource(FIRST);
        transaction.putResource(FIRST, null);
        Map<UUID, List<WindowRow>> byAgreement = new HashMap<>();
        repository
                .lock(first.rows().keySet())
                .forEach(row -> byAgreement
                        .computeIfAbsent(row.agreementId(), id -> new ArrayList<>())
                        .add(row));
        byAgreement.forEach((id, rows) -> tell(first.agreements().get(id), first.rows(), rows, now));
    }

    private void tell(AgreementSnapshot agreement, Map<Long, WindowRow> first, List<WindowRow> rows, Instant now) {
        List<WindowRow> was = new ArrayList<>();
        List<WindowRow> becomes = new ArrayList<>();
        for (WindowRow row : rows) {
            List<OutboxMessage> crossed =
                    messages(agreement, first.get(row.id()).versioned(row.version()), row, now);
            if (!crossed.isEmpty()) {
                was.add(row);
                becomes.add(row.versioned(row.version() + crossed.size()));
                crossed.forEach(outbox::add);
            }
        }
        if (!becomes.isEmpty()) {
            repository.update(was, becomes, agreement.version());
        }
    }

    /** Writes the rows that differ, and tells it within the transaction where there is excess, or was. */
    void write(AgreementSnapshot agreement, List<WindowRow> before, List<WindowRow> after, Instant now) {
        if (writeSilently(agreement, before, after, now)) {
            changed.fire(new WindowsChanged(agreement.id()));
        }
    }

    /**
     * Writes the rows that differ.
     *
     * @return true if any of them has excess, or had: also where it stays the same, other flights may make it up now
     */
    boolean writeSilently(AgreementSnapshot agreement, List<WindowRow> before, List<WindowRow> after, Instant now) {
        Map<Long, WindowRow> old = new HashMap<>();
        before.forEach(row -> old.put(row.id(), row));
        List<WindowRow> was = new ArrayList<>();
        List<WindowRow> becomes = new ArrayList<>();
        List<OutboxMessage> messages = new ArrayList<>();
        First first = (First) transaction.getResource(FIRST);
        boolean excess = false;
        for (WindowRow row : after) {
            WindowRow previous = old.get(row.id());
            if (row.equals(previous)) {
                continue;
            }
            List<OutboxMessage> crossed = first == null ? messages(agreement, previous, row, now) : List.of();
            if (first != null) {
                first.rows().putIfAbsent(row.id(), previous);
                first.agreements().put(agreement.id(), agreement);
            }
            was.add(previous);
            becomes.add(row.versioned(previous.version() + Math.max(1, crossed.size())));
            messages.addAll(crossed);
            excess |= previous.excess() > 0 || row.excess() > 0;
        }
        if (!becomes.isEmpty()) {
            repository.update(was, becomes, agreement.version());
            messages.forEach(outbox::add);
        }
        return excess;
    }

    /** The events of one window's change, in order. */
    List<OutboxMessage> messages(AgreementSnapshot agreement, WindowRow before, WindowRow after, Instant now) {
        LocalDate today = Windows.localDay(now, agreement.zoneId());
        List<String> types = Crossing.between(before, after, after.closedOn(today));
        List<OutboxMessage> messages = new ArrayList<>(types.size());
        for (String type : types) {
            messages.add(new OutboxMessage(
                    Topics.QUOTAS,
                    agreement.id().toString(),
                    type,
                    after.subject(),
                    before.version() + messages.size() + 1,
                    agreement.id().toString(),
                    agreement.sendingState(),
                    agreement.receivingState(),
                    new QuotaChanged(
                            agreement.id(),
                            after.limitId(),
                            after.label(),
                            after.start(),
                            after.end(),
                            after.allowance(),
                            after.reserved(),
                            after.consumed(),
                            after.available(),
                            after.excess(),
                            now,
                            agreement.version())));
        }
        return messages;
    }
}
