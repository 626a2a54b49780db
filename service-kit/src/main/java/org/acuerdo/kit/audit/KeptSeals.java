package org.acuerdo.kit.audit;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.acuerdo.contracts.Violation;
import org.acuerdo.contracts.message.AuditSealed;
import org.acuerdo.kit.audit.rules.Breach;
import org.acuerdo.kit.audit.rules.ChainCheck;
import org.acuerdo.kit.audit.rules.Hashes;
import org.acuerdo.kit.audit.rules.Link;
import org.acuerdo.kit.audit.rules.SealedHead;
import org.acuerdo.kit.problem.ProblemException;

/** Holds the trail against seals that somebody kept elsewhere: whoever changes the database can't change those. */
@ApplicationScoped
class KeptSeals {

    @Inject
    Seals seals;

    /** What was found against the kept seals. */
    @RegisterForReflection
    record Comparison(String service, long seals, long entries, List<Finding> findings) {}

    /** @throws ProblemException 422 for a seal of another service, or one that is itself not what was sealed */
    Comparison compare(List<AuditSealed> kept) {
        sound(kept);
        return QuarkusTransaction.requiringNew().call(() -> {
            List<Finding> found = new ArrayList<>();
            Map<Long, AuditSealed> stored =
                    seals.of(kept.stream().map(AuditSealed::number).toList());
            long last = seals.last().map(AuditSealed::number).orElse(0L);
            for (AuditSealed seal : kept) {
                AuditSealed own = stored.get(seal.number());
                if (own == null) {
                    found.add(Finding.ofSeal(
                            seals.service(),
                            seal.number() > last ? Breach.Kind.CUT_OFF : Breach.Kind.REMOVED,
                            seal.number(),
                            "the kept seal is not on record here"));
                } else if (!own.hash().equals(seal.hash())) {
                    found.add(Finding.ofSeal(
                            seals.service(),
                            Breach.Kind.ALTERED,
                            seal.number(),
                            "the seal on record here is not the kept one"));
                }
            }
            return new Comparison(seals.service(), kept.size(), chains(kept, found), found);
        });
    }

    private long chains(List<AuditSealed> kept, List<Finding> found) {
        Map<UUID, String> types = new HashMap<>();
        Map<UUID, List<SealedHead>> heads = new TreeMap<>();
        for (AuditSealed seal : kept) {
            for (AuditSealed.Head head : seal.heads()) {
                types.put(head.id(), head.type());
                heads.computeIfAbsent(head.id(), id -> new ArrayList<>())
                        .add(new SealedHead(seal.number(), head.entry(), head.hash()));
            }
        }
        long count = 0;
        for (Map.Entry<UUID, List<Link>> chain :
                seals.entries(heads.keySet(), types).entrySet()) {
            List<SealedHead> sealed = new ArrayList<>(heads.get(chain.getKey()));
            sealed.sort(Comparator.comparingLong(SealedHead::number));
            ChainCheck.of(chain.getValue(), ChainCheck.inOrder(sealed))
                    .forEach(b -> found.add(Finding.of(seals.service(), types.get(chain.getKey()), chain.getKey(), b)));
            count += chain.getValue().size();
        }
        return count;
    }

    private void sound(List<AuditSealed> kept) {
        List<Violation> wrong = new ArrayList<>();
        for (int i = 0; i < kept.size(); i++) {
            AuditSealed seal = kept.get(i);
            if (!seal.service().equals(seals.service())) {
                wrong.add(Violation.of(
                        "OTHER_SERVICE", "seals[" + i + "].service", "seals of " + seals.service(), "audit seals"));
            } else if (!Hashes.seal(seal).equals(seal.hash())) {
                wrong.add(Violation.of(
                        "SEAL_DAMAGED",
                        "seals[" + i + "]",
                        "seal " + seal.number() + " as it was sealed: its content does not give its hash",
                        "audit seals"));
            }
        }
        if (!wrong.isEmpty()) {
            throw ProblemException.rules(wrong);
        }
    }
}
