package org.acuerdo.agreements.balance;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.acuerdo.agreements.agreement.Access;
import org.acuerdo.agreements.agreement.Agreement;
import org.acuerdo.agreements.agreement.AgreementService;
import org.acuerdo.agreements.commitment.Commitment;
import org.acuerdo.agreements.commitment.Commitments;
import org.acuerdo.agreements.commitment.Progress;
import org.acuerdo.agreements.commitment.Totals;
import org.acuerdo.agreements.item.Item;
import org.acuerdo.agreements.item.ItemRepository;
import org.acuerdo.kit.json.Json;

/** What the parties owe each other, added up by party: by currency, by unit, and by where it stands. */
@ApplicationScoped
public class Balances {

    @Inject
    Access access;

    @Inject
    AgreementService agreements;

    @Inject
    ItemRepository items;

    /** The side that this service keeps. */
    record OwnSide(UUID agreementId, LocalDate today, ArrayNode commitments) {}

    @Transactional
    OwnSide of(String id) {
        Agreement agreement = access.toRead(id);
        LocalDate today = agreements.today(agreement);
        List<Item> all = items.ofAgreement(Commitments.KIND, agreement.id);
        var entries = items.entries(all);
        ArrayNode sides = Json.MAPPER.createArrayNode();
        for (String debtor : List.of(agreement.sendingState, agreement.receivingState)) {
            Side side = new Side();
            for (Item item : all) {
                Commitment commitment = item.content(Commitment.class);
                if (commitment.debtor().equals(debtor)) {
                    side.add(item, commitment, Commitments.progress(entries.getOrDefault(item.id, List.of())), today);
                }
            }
            sides.add(side.view(debtor));
        }
        return new OwnSide(agreement.id, today, sides);
    }

    /** One party's. What was withdrawn is counted, not added. */
    private static final class Side {
        private final Totals owedAmounts = new Totals();
        private final Totals owedMeasures = new Totals();
        private final Totals deliveredAmounts = new Totals();
        private final Totals deliveredMeasures = new Totals();
        private final Map<Commitment.Status, Integer> counts = new EnumMap<>(Commitment.Status.class);
        private final ArrayNode due = Json.MAPPER.createArrayNode();

        void add(Item item, Commitment commitment, List<Progress> progress, LocalDate today) {
            Commitment.Status status = commitment.statusOn(today, progress);
            counts.merge(status, 1, Integer::sum);
            if (status == Commitment.Status.WITHDRAWN) {
                return;
            }
            owedAmounts.add(commitment.amount());
            owedMeasures.add(commitment.measure());
            progress.forEach(step -> {
                deliveredAmounts.add(step.amount());
                deliveredMeasures.add(step.measure());
            });
            if (commitment.dueOn() != null && status != Commitment.Status.DELIVERED) {
                due.addObject()
                        .put("id", item.id.toString())
                        .put("kind", commitment.kind().name())
                        .put("dueOn", commitment.dueOn().toString())
                        .put("status", status.name());
            }
        }

        ObjectNode view(String debtor) {
            ObjectNode view = Json.MAPPER.createObjectNode().put("debtor", debtor);
            view.set("statuses", Json.MAPPER.valueToTree(counts));
            ObjectNode owed = view.putObject("owed");
            owed.set("amounts", Json.MAPPER.valueToTree(owedAmounts.sums()));
            owed.set("measures", Json.MAPPER.valueToTree(owedMeasures.sums()));
            ObjectNode delivered = view.putObject("delivered");
            delivered.set("amounts", Json.MAPPER.valueToTree(deliveredAmounts.sums()));
            delivered.set("measures", Json.MAPPER.valueToTree(deliveredMeasures.sums()));
            view.set("due", due);
            return view;
        }
    }
}
