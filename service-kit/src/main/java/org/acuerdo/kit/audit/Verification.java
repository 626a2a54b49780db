package org.acuerdo.kit.audit;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.acuerdo.contracts.message.AuditSealed;
import org.acuerdo.kit.audit.rules.Breach;
import org.acuerdo.kit.audit.rules.ChainCheck;
import org.acuerdo.kit.audit.rules.Hashes;
import org.acuerdo.kit.audit.rules.Link;
import org.acuerdo.kit.audit.rules.SealedHead;
import org.acuerdo.kit.id.Ids;
import org.acuerdo.kit.problem.ProblemException;

/** Checks seals and chains, a part at a time: first the seals, then every chain by itself and by the seals. */
@ApplicationScoped
class Verification {
    private static final int SEALS_AT_ONCE = 50;
    private static final int CHAINS_AT_ONCE = 100;
    private static final String SEALS = "seal:";
    private static final String CHAINS = "chain:";

    /** After so long a part ends, well before any gateway gives up. */
    private static final Duration LONGEST = Duration.ofMillis(1500);

    @Inject
    Seals seals;

    /**
     * What one part of the check found.
     *
     * @param complete true where nothing is left to check
     * @param seals    seals checked in this part; chains and entries likewise
     * @param about    how many entries there are, roughly, as the database reckons
     * @param next     cursor of the next part; null: none
     */
    @RegisterForReflection
    record Part(
            String service,
            boolean complete,
            long seals,
            long chains,
            long entries,
            long about,
            List<Finding> findings,
            String next) {}

    /** @param cursor where the part before ended; null: from the beginning */
    Part part(String cursor) {
        Run run = new Run();
        long end = System.nanoTime() + LONGEST.toNanos();
        String at = cursor == null ? SEALS + 0 : cursor;
        do {
            String here = at;
            at = QuarkusTransaction.requiringNew().call(() -> run.step(here));
        } while (at != null && System.nanoTime() < end);
        long about = QuarkusTransaction.requiringNew().call(() -> seals.roughly());
        return new Part(
                seals.service(), at == null, run.sealCount, run.chainCount, run.entryCount, about, run.found, at);
    }

    private final class Run {
        private final List<Finding> found = new ArrayList<>();
        private long sealCount;
        private long chainCount;
        private long entryCount;

        /** @return where the next step begins; null after the last */
        private String step(String at) {
            if (at.startsWith(SEALS) && at.substring(SEALS.length()).matches("\\d{1,15}")) {
                return sealsAfter(Long.parseLong(at.substring(SEALS.length())));
            }
            if (at.equals(CHAINS)) {
                return chainsAfter(null);
            }
            return chainsAfter(Ids.parse(at.startsWith(CHAINS) ? at.substring(CHAINS.length()) : "")
                    .orElseThrow(
                            () -> ProblemException.malformed("cursor", "the cursor of the part before, unchanged")));
        }

        private String sealsAfter(long number) {
            List<AuditSealed> some = seals.after(number, SEALS_AT_ONCE);
            AuditSealed before = number == 0 ? null : seals.of(List.of(number)).get(number);
            long expected = number + 1;
            for (AuditSealed seal : some) {
                if (seal.number() > expected) {
                    found.add(Finding.ofSeal(
                            seals.service(),
                            Breach.Kind.REMOVED,
                            expected,
                            "seals up to " + (seal.number() - 1) + " are missing"));
                } else if (!seal.previous().equals(before == null ? "" : before.hash())) {
                    found.add(Finding.ofSeal(
                            seals.service(),
                            Breach.Kind.ALTERED,
                            Math.max(1, seal.number() - 1),
                            "it is not the seal that the next one was chained to"));
                }
                if (!Hashes.seal(seal).equals(seal.hash())) {
                    found.add(Finding.ofSeal(
                            seals.service(), Breach.Kind.ALTERED, seal.number(), "its content is not what was hashed"));
                }
                before = seal;
                expected = seal.number() + 1;
            }
            sealCount += some.size();
            return some.size() < SEALS_AT_ONCE ? CHAINS : SEALS + (expected - 1);
        }

        private String chainsAfter(UUID after) {
            List<UUID> ids = seals.chains(after, CHAINS_AT_ONCE);
            if (ids.isEmpty()) {
                return null;
            }
            Map<UUID, String> types = new HashMap<>();
            // seals first: what is written meanwhile only adds to the entries
            Map<UUID, List<SealedHead>> heads = seals.heads(ids, types);
            Map<UUID, List<Link>> entries = seals.entries(ids, types);
            entries.forEach((id, links) -> {
                ChainCheck.of(links, heads.getOrDefault(id, List.of()))
                        .forEach(b -> found.add(Finding.of(seals.service(), types.get(id), id, b)));
                entryCount += links.size();
            });
            chainCount += ids.size();
            return ids.size() < CHAINS_AT_ONCE ? null : CHAINS + ids.get(ids.size() - 1);
        }
    }
}
