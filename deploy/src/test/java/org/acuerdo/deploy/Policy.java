package org.acuerdo.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** The house rules for what runs in a cluster. Each returns its findings; none means that the rule is kept. */
enum Policy {
    /** The restricted profile of Kubernetes' pod security standards, and a root file system that cannot be written. */
    RESTRICTED(Rules::restricted),
    /** Requests and limits for all that a container may use up, and a size for each scratch volume. */
    LIMITS(Rules::limits),
    /** All three probes; those of the services ask Quarkus on the management port. */
    PROBES(Rules::probes),
    /** Exactly one disruption budget for what runs, and it lets a drain go on. */
    DISRUPTION_BUDGET(Rules::disruptionBudget),
    /** Selectors never name a version; what they pick exists, and pods carry the version for people to read. */
    SELECTORS(Rules::selectors),
    /** Management stays off every Service: health and metrics tell what is nobody else's business. */
    MANAGEMENT_APART(Rules::managementApart),
    /** Every image says which one it is. */
    IMAGES(Rules::images),
    /** An account of its own without a token, and no variables put in by other Services' names. */
    NO_TOKENS(Rules::noTokens),
    /** The services may be moved at any time: spread out, taken out of traffic first, given the time to finish. */
    MOVABLE(Rules::movable),
    /** Nothing in a cluster ever gets a clock of its own. */
    NO_CLOCK_FILE(Rules::noClockFile),
    /** Secrets are referred to, never written down; those of the local overlay say that they are throwaway. */
    NO_SECRETS(Rules::noSecrets);

    private final BiConsumer<Manifests, Consumer<String>> rule;

    Policy(BiConsumer<Manifests, Consumer<String>> rule) {
        this.rule = rule;
    }

    /** What breaks the rule, each as "where: what was expected". */
    List<String> findings(Manifests manifests) {
        List<String> findings = new ArrayList<>();
        rule.accept(manifests, findings::add);
        return findings;
    }
}
