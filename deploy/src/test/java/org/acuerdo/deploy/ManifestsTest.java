package org.acuerdo.deploy;

import static org.acuerdo.deploy.Manifests.at;
import static org.acuerdo.deploy.Manifests.list;
import static org.acuerdo.deploy.Manifests.name;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Base and both overlays as kubectl renders them: each manifest is of its type, and every house rule is kept. */
class ManifestsTest {

    @ParameterizedTest
    @ValueSource(strings = {Installation.BASE, Installation.LOCAL, Installation.PRODUCTION})
    void everyManifestIsOfItsType(String folder) {
        List<String> findings = new ArrayList<>();
        Manifests manifests = Installation.of(folder);
        manifests.all().forEach(m -> StrictSchema.findings(m).forEach(f -> findings.add(name(m) + ": " + f)));
        assertEquals(List.of(), findings);
        Set<String> running = new TreeSet<>();
        manifests.workloads().forEach(w -> running.add(name(w)));
        assertTrue(running.containsAll(Installation.SERVICES), "rendered: " + running);
    }

    @ParameterizedTest
    @ValueSource(strings = {Installation.BASE, Installation.LOCAL, Installation.PRODUCTION})
    void everyHouseRuleIsKept(String folder) {
        List<String> findings = new ArrayList<>();
        for (Policy policy : Policy.values()) {
            policy.findings(Installation.of(folder)).forEach(f -> findings.add(policy + ": " + f));
        }
        assertEquals(List.of(), findings);
    }

    @ParameterizedTest
    @ValueSource(strings = {Installation.BASE, Installation.LOCAL, Installation.PRODUCTION})
    void everyServiceIsToldWhatItNeeds(String folder) {
        Manifests manifests = Installation.of(folder);
        manifests
                .of("Deployment")
                .filter(w -> Installation.SERVICES.contains(name(w)))
                .forEach(service -> {
                    Set<String> missing = Installation.needs(name(service));
                    missing.removeAll(manifests.environment(service).keySet());
                    assertEquals(Set.of(), missing, name(service));
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {Installation.BASE, Installation.LOCAL, Installation.PRODUCTION})
    void everyManifestIsInTheNamespaceAndHasANameOfItsOwn(String folder) {
        Set<String> seen = new HashSet<>();
        for (Map<String, Object> manifest : Installation.of(folder).all()) {
            String id = Manifests.kind(manifest) + " " + name(manifest);
            assertTrue(seen.add(id), id + " is there twice");
            assertTrue(name(manifest).matches("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?"), id);
            if (!Manifests.kind(manifest).equals("Namespace")) {
                assertEquals("acuerdo", at(manifest, "metadata", "namespace"), id);
            }
        }
    }

    /** What an overlay refers to is in it, or in the list of what an installation creates by hand. */
    @ParameterizedTest
    @ValueSource(strings = {Installation.BASE, Installation.LOCAL, Installation.PRODUCTION})
    void whatIsReferredToExistsOrIsInTheReadme(String folder) throws IOException {
        String readme = Files.readString(Kubectl.deploy().resolve("README.md"));
        Manifests manifests = Installation.of(folder);
        Installation.secrets(manifests).forEach((secret, keys) -> {
            boolean made = manifests.has("Secret", secret);
            assertEquals(folder.equals(Installation.LOCAL), made, secret);
            if (made) {
                Map<String, Object> data = manifests
                        .of("Secret")
                        .filter(s -> name(s).equals(secret))
                        .map(s -> Manifests.map(s.get("data")))
                        .findFirst()
                        .orElseThrow();
                assertTrue(data.keySet().containsAll(keys), secret + " lacks one of " + keys);
            } else {
                assertTrue(readme.contains("`" + secret + "`"), "README.md does not name the Secret " + secret);
                keys.forEach(key -> assertTrue(readme.contains("`" + key + "`"), secret + " " + key));
            }
        });
        Installation.configMaps(manifests)
                .forEach(config -> assertTrue(
                        manifests.has("ConfigMap", config) || readme.contains("`" + config + "`"),
                        "nobody makes the ConfigMap " + config));
    }

    @Test
    void productionRunsTwoOfEachUnderItsOwnProfileAndBringsNoStores() {
        Manifests production = Installation.of(Installation.PRODUCTION);
        production.workloads().forEach(workload -> {
            assertTrue(Installation.SERVICES.contains(name(workload)), name(workload) + " is the operator's to run");
            assertTrue((Integer) at(workload, "spec", "replicas") >= 2, name(workload));
            assertEquals("prod", production.environment(workload).get("QUARKUS_PROFILE"));
            assertTrue(production.environment(workload).get("ACUERDO_ISSUER").startsWith("https://"));
        });
        assertFalse(String.valueOf(production.all()).contains("set-by-"), "site.yaml left a value open");
    }

    @Test
    void theOnlyWayIntoProductionIsOneHostWithTls() {
        Manifests production = Installation.of(Installation.PRODUCTION);
        List<Map<String, Object>> ingresses = production.of("Ingress").toList();
        assertEquals(1, ingresses.size());
        List<Map<String, Object>> rules = list(at(ingresses.get(0), "spec", "rules"));
        List<Map<String, Object>> tls = list(at(ingresses.get(0), "spec", "tls"));
        assertEquals(List.of(rules.get(0).get("host")), tls.get(0).get("hosts"));
        rules.forEach(rule -> list(at(rule, "http", "paths"))
                .forEach(path -> assertEquals("gateway", at(path, "backend", "service", "name"))));
        production.of("Service").forEach(s -> assertEquals("ClusterIP", at(s, "spec", "type"), name(s)));
    }

    /** One database, two roles: neither service signs in with what the other has. */
    @Test
    void eachServiceHasItsOwnSchemaAndItsOwnSecret() {
        for (String folder : List.of(Installation.BASE, Installation.LOCAL, Installation.PRODUCTION)) {
            Manifests manifests = Installation.of(folder);
            Set<String> urls = new HashSet<>();
            Set<Object> secrets = new HashSet<>();
            manifests.of("Deployment").filter(w -> name(w).endsWith("-service")).forEach(service -> {
                urls.add(manifests.environment(service).get("QUARKUS_DATASOURCE_JDBC_URL"));
                list(Manifests.containers(service).get(0).get("env")).stream()
                        .filter(v -> v.get("name").equals("QUARKUS_DATASOURCE_PASSWORD"))
                        .forEach(v -> secrets.add(at(v, "valueFrom", "secretKeyRef", "name")));
            });
            assertEquals(2, urls.size(), folder);
            assertEquals(2, secrets.size(), folder);
            assertTrue(urls.stream().anyMatch(u -> u.contains("currentSchema=agreements")), folder);
            assertTrue(urls.stream().anyMatch(u -> u.contains("currentSchema=flights")), folder);
        }
    }
}
