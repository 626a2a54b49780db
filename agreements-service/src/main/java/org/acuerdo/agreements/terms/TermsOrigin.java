package org.acuerdo.agreements.terms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.acuerdo.agreements.item.ItemEntry;
import org.acuerdo.agreements.item.ItemRepository;
import org.acuerdo.agreements.statement.StatementEntity;
import org.acuerdo.agreements.statement.StatementRepository;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.contracts.agreement.Baseline;
import org.acuerdo.contracts.agreement.Basis;
import org.acuerdo.contracts.terms.Limit;
import org.acuerdo.contracts.terms.Terms;
import org.acuerdo.kit.json.Json;

/**
 * Where a version of the terms comes from: the outcome of a working group that it rests on, the decisions on the baselines
 * that its limits refer to, and the statements that announced them.
 */
@ApplicationScoped
class TermsOrigin {

    @Inject
    ItemRepository items;

    @Inject
    StatementRepository statements;

    ObjectNode of(AgreementSnapshot agreement, Terms terms) {
        ObjectNode origin = Json.MAPPER.createObjectNode();
        origin.set("basis", Json.MAPPER.valueToTree(terms.basis()));
        outcome(origin, agreement.id(), terms.basis());
        baselines(origin, agreement, terms);
        Set<String> parts = parts(terms);
        ArrayNode said = origin.putArray("statements");
        for (StatementEntity statement : statements.ofAgreement(agreement.id())) {
            if (statement.supports().stream().anyMatch(parts::contains)) {
                said.add(statement.view());
            }
        }
        return origin;
    }

    private void outcome(ObjectNode at, UUID agreementId, Basis basis) {
        if (basis == null || basis.workingGroup() == null) {
            return;
        }
        items.findByIdOptional(basis.workingGroup())
                .filter(group -> group.agreementId.equals(agreementId))
                .ifPresent(group -> {
                    at.set("workingGroup", group.view());
                    items.entries(group).stream()
                            .filter(entry -> entry.id.equals(basis.outcome()))
                            .map(ItemEntry::view)
                            .forEach(outcome -> at.set("outcome", outcome));
                });
    }

    private void baselines(ObjectNode origin, AgreementSnapshot agreement, Terms terms) {
        Set<UUID> referred = new HashSet<>();
        terms.limits().stream()
                .map(limit -> limit.volume().baseline())
                .filter(Objects::nonNull)
                .forEach(referred::add);
        ArrayNode baselines = origin.putArray("baselines");
        for (Baseline baseline : agreement.baselines()) {
            if (referred.contains(baseline.id())) {
                ObjectNode view = Json.MAPPER.valueToTree(baseline);
                outcome(view, agreement.id(), baseline.basis());
                baselines.add(view);
            }
        }
    }

    /** What a statement can support: limits by id, conditions by name, and the increase. */
    private static Set<String> parts(Terms terms) {
        Set<String> parts = new HashSet<>();
        for (Limit limit : terms.limits()) {
            parts.add(limit.id());
            if (limit.volume().increasePercent() != null) {
                parts.add("increase");
            }
        }
        JsonNode tree = Json.MAPPER.valueToTree(terms);
        tree.path("conditions").fieldNames().forEachRemaining(parts::add);
        tree.path("safeguards").fieldNames().forEachRemaining(parts::add);
        tree.fieldNames().forEachRemaining(parts::add);
        return parts;
    }
}
