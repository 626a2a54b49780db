package org.acuerdo.deploy;

import static org.acuerdo.deploy.Manifests.at;
import static org.acuerdo.deploy.Manifests.list;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The three folders that are rendered, and what each service must be told. */
final class Installation {

    static final String BASE = "base";
    static final String LOCAL = "overlays/local";
    static final String PRODUCTION = "overlays/production";

    static final Set<String> SERVICES = Set.of("agreements-service", "flights-service", "gateway");

    private static final Set<String> ALL =
            Set.of("QUARKUS_PROFILE", "QUARKUS_HTTP_PORT", "QUARKUS_MANAGEMENT_PORT", "ACUERDO_ISSUER");
    private static final Set<String> STORING = Set.of(
            "QUARKUS_DATASOURCE_JDBC_URL",
            "QUARKUS_DATASOURCE_USERNAME",
            "QUARKUS_DATASOURCE_PASSWORD",
            "KAFKA_BOOTSTRAP_SERVERS");
    private static final Set<String> DOOR =
            Set.of("ACUERDO_AGREEMENTS_URL", "ACUERDO_FLIGHTS_URL", "ACUERDO_OIDC_CLIENT_SECRET");

    private static final Map<String, Manifests> RENDERED = new LinkedHashMap<>();

    private Installation() {}

    /** The folder's manifests, rendered once for all tests. */
    static synchronized Manifests of(String folder) {
        Manifests manifests = RENDERED.get(folder);
        if (manifests == null) {
            manifests = Manifests.render(folder);
            RENDERED.put(folder, manifests);
        }
        return manifests;
    }

    /** Names of the variables without which the service does not start. */
    static Set<String> needs(String service) {
        Set<String> needs = new TreeSet<>(ALL);
        needs.addAll(service.equals("gateway") ? DOOR : STORING);
        return needs;
    }

    /** All Secrets that workloads refer to: name to the keys that are read; no key stands for the whole Secret. */
    static Map<String, Set<String>> secrets(Manifests manifests) {
        Map<String, Set<String>> secrets = new TreeMap<>();
        manifests.workloads().forEach(workload -> {
            Manifests.containers(workload).stream()
                    .flatMap(container -> list(container.get("env")).stream())
                    .map(variable -> at(variable, "valueFrom", "secretKeyRef"))
                    .filter(reference -> reference != null)
                    .forEach(reference -> secrets.computeIfAbsent((String) at(reference, "name"), n -> new TreeSet<>())
                            .add((String) at(reference, "key")));
            list(Manifests.pod(workload).get("volumes")).stream()
                    .map(volume -> (String) at(volume, "secret", "secretName"))
                    .filter(name -> name != null)
                    .forEach(name -> secrets.computeIfAbsent(name, n -> new TreeSet<>()));
        });
        manifests
                .of("Ingress")
                .flatMap(ingress -> list(at(ingress, "spec", "tls")).stream())
                .forEach(tls -> secrets.put((String) tls.get("secretName"), new TreeSet<>()));
        return secrets;
    }

    /** Names of all ConfigMaps that workloads refer to. */
    static List<String> configMaps(Manifests manifests) {
        return manifests
                .workloads()
                .flatMap(workload -> Stream.concat(
                        Manifests.containers(workload).stream()
                                .flatMap(container -> list(container.get("envFrom")).stream())
                                .map(source -> (String) at(source, "configMapRef", "name")),
                        list(Manifests.pod(workload).get("volumes")).stream()
                                .map(volume -> (String) at(volume, "configMap", "name"))))
                .filter(name -> name != null)
                .distinct()
                .toList();
    }
}
