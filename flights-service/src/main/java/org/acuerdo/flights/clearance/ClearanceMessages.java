package org.acuerdo.flights.clearance;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.acuerdo.contracts.message.ClearanceAnswer;
import org.acuerdo.contracts.message.ClearanceAsked;
import org.acuerdo.contracts.message.ClearanceWithdrawn;
import org.acuerdo.contracts.message.MessageTypes;
import org.acuerdo.contracts.message.Topics;
import org.acuerdo.flights.clearance.rules.AnswerKind;
import org.acuerdo.kit.id.Ids;
import org.acuerdo.kit.inbox.Consumers;
import org.acuerdo.kit.inbox.Received;
import org.acuerdo.kit.outbox.Outbox;
import org.acuerdo.kit.outbox.OutboxMessage;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** The conversation with agreements-service about consent to flights: what is asked, and what is answered. */
@ApplicationScoped
public class ClearanceMessages {

    @Inject
    Consumers consumers;

    @Inject
    Outbox outbox;

    @Inject
    Event<AnswersComing> coming;

    @Inject
    Event<ClearanceAnswered> answered;

    /** Who may see the messages about a flight. */
    public record Parties(String sendingState, String receivingState) {}

    @Incoming("clearances-in")
    @Blocking
    public CompletionStage<Void> on(KafkaRecordBatch<String, byte[]> batch) {
        return consumers.handle("clearances-in", batch, this::expect, this::apply);
    }

    private void expect(List<Received> messages) {
        coming.fire(new AnswersComing(messages.stream()
                .flatMap(message -> Ids.parse(message.subject()).stream())
                .toList()));
    }

    private void apply(Received message) {
        if (MessageTypes.CLEARANCE_REMINDER.equals(message.type())) {
            // for the receiving state's officers: the flight waits as before
            return;
        }
        AnswerKind kind = AnswerKind.of(message.type())
                .orElseThrow(() -> new IllegalArgumentException("no answer about a clearance: " + message.type()));
        answered.fire(new ClearanceAnswered(kind, message.data(ClearanceAnswer.class)));
    }

    /** Asks, in the current transaction. @param sequence grows with every message about the flight's clearances */
    public void ask(ClearanceAsked question, long sequence, Parties parties) {
        add(MessageTypes.CLEARANCE_ASKED, question.flightId(), question.agreementId(), sequence, parties, question);
    }

    /** Says, in the current transaction, that nobody asks any longer. */
    public void withdraw(ClearanceWithdrawn withdrawal, long sequence, Parties parties) {
        add(
                MessageTypes.CLEARANCE_WITHDRAWN,
                withdrawal.flightId(),
                withdrawal.agreementId(),
                sequence,
                parties,
                withdrawal);
    }

    private void add(String type, UUID flightId, UUID agreementId, long sequence, Parties parties, Object data) {
        outbox.add(new OutboxMessage(
                Topics.CLEARANCE_REQUESTS,
                flightId.toString(),
                type,
                flightId.toString(),
                sequence,
                agreementId.toString(),
                parties.sendingState(),
                parties.receivingState(),
                data));
    }
}
