package org.acuerdo.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The judge judged: a sound manifest passes, each mutation of it fails. */
class StrictSchemaTest {

    private static final String SOUND = """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: gateway
            spec:
              replicas: 2
              selector:
                matchLabels:
                  app: gateway
              template:
                metadata:
                  labels:
                    app: gateway
                spec:
                  automountServiceAccountToken: false
                  containers:
                    - name: gateway
                      image: acuerdo/gateway:1.0.0
                      env:
                        - name: PORT
                          value: "8080"
                      livenessProbe:
                        httpGet:
                          path: /q/health/live
                          port: management
                      lifecycle:
                        preStop:
                          sleep:
                            seconds: 5
                      resources:
                        limits:
                          cpu: 500m
                          memory: 512Mi
            """;

    @Test
    void aSoundManifestHasNoFindings() {
        assertEquals(List.of(), findings(SOUND));
    }

    @ParameterizedTest(name = "{0} for {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "replicas: 2                          | replica: 2",
                "automountServiceAccountToken: false  | automountServiceAccountTokens: false",
                "path: /q/health/live                 | paths: /q/health/live",
                "memory: 512Mi                        | memory: 512Megabytes",
                "replicas: 2                          | replicas: two",
                "replicas: 2                          | replicas: '2'",
                "automountServiceAccountToken: false  | automountServiceAccountToken: 'false'",
                "value: \"8080\"                      | value: 8080",
                "cpu: 500m                            | cpu: 0.5",
                "kind: Deployment                     | kind: Deploiment",
                "apiVersion: apps/v1                  | apiVersion: extensions/v1beta1",
                "image: acuerdo/gateway:1.0.0         | image: [acuerdo/gateway:1.0.0]",
                "seconds: 5                           | second: 5",
                "name: PORT                           | names: PORT",
            })
    void aMutatedManifestFails(String sound, String mutated) {
        String original = sound.strip().replace("\"\"", "\"");
        assertTrue(SOUND.contains(original), original);
        assertFalse(findings(SOUND.replace(original, mutated.strip())).isEmpty(), mutated);
    }

    @Test
    void aMissingRequiredFieldFails() {
        String without = SOUND.replace("  selector:\n    matchLabels:\n      app: gateway\n", "");
        assertFalse(without.equals(SOUND));
        assertFalse(findings(without).isEmpty());
    }

    @Test
    void aFieldSaidTwiceIsRefused() {
        String twice = SOUND.replace("  replicas: 2\n", "  replicas: 2\n  replicas: 3\n");
        assertThrows(RuntimeException.class, () -> findings(twice));
    }

    private static List<String> findings(String yaml) {
        return StrictSchema.findings(Manifests.parse(yaml).get(0));
    }
}
