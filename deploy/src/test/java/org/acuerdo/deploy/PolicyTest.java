package org.acuerdo.deploy;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules judged: each finds the manifest that breaks it, made by one change to what an overlay really renders. */
class PolicyTest {

    private static final Map<String, String> RENDERED = new ConcurrentHashMap<>();

    private static final String MUTATIONS = """
            RESTRICTED        | overlays/local      | runAsNonRoot: true                       | runAsNonRoot: false
            RESTRICTED        | overlays/local      | runAsUser: 999                           | runAsUser: 0
            RESTRICTED        | overlays/production | type: RuntimeDefault                     | type: Unconfined
            RESTRICTED        | overlays/production | readOnlyRootFilesystem: true             | readOnlyRootFilesystem: false
            RESTRICTED        | overlays/production | allowPrivilegeEscalation: false          | privileged: true
            RESTRICTED        | overlays/production | - ALL                                    | - NET_RAW
            RESTRICTED        | overlays/production | enableServiceLinks: false                | hostNetwork: true
            LIMITS            | overlays/production | memory: 768Mi                            | storage: 768Mi
            LIMITS            | overlays/local      | sizeLimit: 16Mi                          | medium: Memory
            PROBES            | overlays/production | path: /q/health/ready                    | path: /q/health
            PROBES            | overlays/production | port: management                         | port: http
            PROBES            | overlays/local      | livenessProbe:                           | lifelinessProbe:
            DISRUPTION_BUDGET | overlays/production | maxUnavailable: 1                        | minAvailable: 2
            DISRUPTION_BUDGET | overlays/local      | kind: PodDisruptionBudget                | kind: Budget
            SELECTORS         | overlays/production | targetPort: http                         | targetPort: https
            SELECTORS         | overlays/production | kind: Deployment                         | kind: Job
            MANAGEMENT_APART  | overlays/production | targetPort: http                         | targetPort: management
            MANAGEMENT_APART  | overlays/production | port: 8080\\n    targetPort              | port: 9000\\n    targetPort
            IMAGES            | overlays/production | acuerdo/gateway:1.0.0                    | acuerdo/gateway:latest
            IMAGES            | overlays/local      | postgres:18.4                            | postgres
            NO_TOKENS         | overlays/production | automountServiceAccountToken: false      | automountServiceAccountToken: true
            NO_TOKENS         | overlays/production | enableServiceLinks: false                | enableServiceLinks: true
            NO_TOKENS         | overlays/production | serviceAccountName: gateway              | serviceAccountName: default
            MOVABLE           | overlays/production | terminationGracePeriodSeconds: 60        | terminationGracePeriodSeconds: 30
            MOVABLE           | overlays/production | preStop:                                 | postStart:
            MOVABLE           | overlays/production | topologySpreadConstraints:               | otherConstraints:
            NO_CLOCK_FILE     | overlays/production | QUARKUS_PROFILE: prod                    | ACUERDO_CLOCK_FILE: /tmp/clock
            NO_CLOCK_FILE     | overlays/local      | - name: ACUERDO_OIDC_CLIENT_SECRET       | - name: ACUERDO_CLOCK_FILE
            NO_SECRETS        | overlays/production | KAFKA_SASL_MECHANISM                     | KAFKA_SASL_JAAS_CONFIG
            NO_SECRETS        | overlays/production | verify-full                              | verify-full&password=letmein
            NO_SECRETS        | overlays/production | secretKeyRef:                            | configMapKeyRef:
            NO_SECRETS        | overlays/production | kind: Service\\n                         | kind: Secret\\n
            NO_SECRETS        | overlays/local      | acuerdo.org/throwaway                    | acuerdo.org/kept
            """;

    @ParameterizedTest(name = "{0} finds {3} in {1}")
    @CsvSource(delimiter = '|', textBlock = MUTATIONS)
    void aRuleFindsWhatBreaksIt(Policy policy, String folder, String kept, String broken) {
        String rendered = RENDERED.computeIfAbsent(folder, f -> Kubectl.kustomize(Path.of(f)));
        String mutated = rendered.replace(kept.replace("\\n", "\n"), broken.replace("\\n", "\n"));
        assertFalse(rendered.equals(mutated), "nothing to change: " + kept);
        assertFalse(
                policy.findings(new Manifests(folder, Manifests.parse(mutated))).isEmpty(), policy + " took " + broken);
    }

    @Test
    void aVersionInASelectorIsFound() {
        String rendered = Kubectl.kustomize(Path.of(Installation.PRODUCTION));
        String selector = "  selector:\n    app.kubernetes.io/name: gateway\n";
        assertTrue(rendered.contains(selector));
        Manifests mutated = new Manifests(
                Installation.PRODUCTION,
                Manifests.parse(rendered.replace(selector, selector + "    app.kubernetes.io/version: 1.0.0\n")));
        assertFalse(Policy.SELECTORS.findings(mutated).isEmpty());
    }

    @Test
    void noRuleIsLeftUntried() {
        EnumSet<Policy> untried = EnumSet.allOf(Policy.class);
        MUTATIONS.lines().forEach(line -> untried.remove(Policy.valueOf(line.substring(0, line.indexOf(' ')))));
        assertTrue(untried.isEmpty(), "no mutation for " + untried);
    }
}
