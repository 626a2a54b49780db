package org.acuerdo.agreements.commitment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import org.acuerdo.agreements.agreement.Agreement;
import org.acuerdo.agreements.agreement.Refusals;
import org.acuerdo.agreements.agreement.rules.Dates;
import org.acuerdo.agreements.agreement.rules.Verdict;
import org.acuerdo.agreements.item.Item;
import org.acuerdo.agreements.item.ItemEntry;
import org.acuerdo.agreements.item.ItemKind;
import org.acuerdo.agreements.item.PartyRules;
import org.acuerdo.kit.json.Json;
import org.acuerdo.kit.text.FreeText;

/** Commitments as items below an agreement. */
public final class Commitments {
    static final ItemKind.Entry<Progress> PROGRESS =
            new ItemKind.Entry<>("commitment-progress", "progress", Progress.class, Commitments::check);

    /** The kind itself. */
    public static final ItemKind<Commitment> KIND =
            new ItemKind<>("commitment", "commitments", Commitment.class, Commitments::check, Commitments::show);

    private Commitments() {}

    /** What was done about it, in order of recording. */
    public static List<Progress> progress(List<ItemEntry> entries) {
        return entries.stream().map(e -> e.content(Progress.class)).toList();
    }

    private static Verdict check(Agreement agreement, Commitment commitment, LocalDate today) {
        Verdict.Findings found = new Verdict.Findings();
        PartyRules.party(found, agreement, "debtor", commitment.debtor());
        Dates.plausible(found, "dueOn", commitment.dueOn());
        CommitmentRules.quantities(found, commitment.amount(), commitment.measure());
        return found.verdict().and(Refusals.texts(FreeText.check("description", commitment.description(), 2000)));
    }

    private static Verdict check(Agreement agreement, Progress step, LocalDate today) {
        Verdict.Findings found = new Verdict.Findings();
        Dates.happened(found, "on", step.on(), today, "dates of happening are not after the clock's local day");
        return found.verdict()
                .and(Refusals.texts(
                        FreeText.check("description", step.description(), 2000),
                        FreeText.check("evidence", step.evidence(), 500)));
    }

    private static void show(ObjectNode view, Item item, List<ItemEntry> entries, LocalDate today) {
        Commitment commitment = item.content(Commitment.class);
        List<Progress> progress = progress(entries);
        view.put("status", commitment.statusOn(today, progress).name());
        Totals amounts = new Totals();
        Totals measures = new Totals();
        progress.forEach(step -> {
            amounts.add(step.amount());
            measures.add(step.measure());
        });
        ObjectNode delivered = view.putObject("delivered");
        delivered.set("amounts", Json.MAPPER.valueToTree(amounts.sums()));
        delivered.set("measures", Json.MAPPER.valueToTree(measures.sums()));
        ItemKind.list(view, PROGRESS.name(), PROGRESS.path(), entries);
    }
}
