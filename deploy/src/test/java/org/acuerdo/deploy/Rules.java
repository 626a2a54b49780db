package org.acuerdo.deploy;

import static org.acuerdo.deploy.Manifests.at;
import static org.acuerdo.deploy.Manifests.containers;
import static org.acuerdo.deploy.Manifests.list;
import static org.acuerdo.deploy.Manifests.map;
import static org.acuerdo.deploy.Manifests.name;
import static org.acuerdo.deploy.Manifests.pod;
import static org.acuerdo.deploy.Manifests.podLabels;
import static org.acuerdo.deploy.Manifests.selects;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** How each {@link Policy} looks for what breaks it. */
final class Rules {

    private static final String VERSION = "app.kubernetes.io/version";

    private Rules() {}

    static void restricted(Manifests manifests, Consumer<String> found) {
        manifests.workloads().forEach(workload -> {
            Map<String, Object> pod = pod(workload);
            Checks checks = new Checks(name(workload), found);
            checks.that(Boolean.TRUE.equals(at(pod, "securityContext", "runAsNonRoot")), "runAsNonRoot");
            checks.that(
                    at(pod, "securityContext", "runAsUser") instanceof Integer user && user > 0, "a numeric runAsUser");
            checks.that("RuntimeDefault".equals(at(pod, "securityContext", "seccompProfile", "type")), "seccomp");
            for (String shared : List.of("hostNetwork", "hostPID", "hostIPC")) {
                checks.that(!pod.containsKey(shared), "no " + shared);
            }
            list(pod.get("volumes"))
                    .forEach(v -> checks.that(!v.containsKey("hostPath"), "no folder of the node as a volume"));
            for (Map<String, Object> container : containers(workload)) {
                Map<String, Object> context = map(container.get("securityContext"));
                checks.that(
                        Boolean.FALSE.equals(context.get("allowPrivilegeEscalation")),
                        "allowPrivilegeEscalation false");
                checks.that(Boolean.TRUE.equals(context.get("readOnlyRootFilesystem")), "readOnlyRootFilesystem");
                checks.that(
                        Map.of("drop", List.of("ALL")).equals(context.get("capabilities")), "all capabilities dropped");
                checks.that(!Boolean.TRUE.equals(context.get("privileged")), "not privileged");
            }
        });
    }

    static void limits(Manifests manifests, Consumer<String> found) {
        manifests.workloads().forEach(workload -> {
            Checks checks = new Checks(name(workload), found);
            for (Map<String, Object> container : containers(workload)) {
                for (String kind : List.of("requests", "limits")) {
                    for (String what : List.of("cpu", "memory", "ephemeral-storage")) {
                        checks.that(at(container, "resources", kind, what) != null, kind + " of " + what);
                    }
                }
            }
            list(pod(workload).get("volumes"))
                    .forEach(v -> checks.that(
                            !v.containsKey("emptyDir") || at(v, "emptyDir", "sizeLimit") != null,
                            "a size limit for volume " + v.get("name")));
        });
    }

    static void probes(Manifests manifests, Consumer<String> found) {
        manifests.workloads().forEach(workload -> {
            Checks checks = new Checks(name(workload), found);
            for (Map<String, Object> container : list(pod(workload).get("containers"))) {
                Map.of("startupProbe", "started", "readinessProbe", "ready", "livenessProbe", "live")
                        .forEach((probe, path) -> {
                            checks.that(container.containsKey(probe), probe);
                            if (Installation.SERVICES.contains(name(workload))) {
                                Object get = at(container, probe, "httpGet");
                                checks.that(("/q/health/" + path).equals(at(get, "path")), probe + " asks for " + path);
                                checks.that("management".equals(at(get, "port")), probe + " asks the management port");
                            }
                        });
            }
        });
    }

    static void disruptionBudget(Manifests manifests, Consumer<String> found) {
        manifests.workloads().forEach(workload -> {
            List<Map<String, Object>> budgets = manifests
                    .of("PodDisruptionBudget")
                    .filter(b -> selects(at(b, "spec", "selector"), podLabels(workload)))
                    .toList();
            new Checks(name(workload), found)
                    .that(
                            budgets.size() == 1
                                    && Integer.valueOf(1).equals(at(budgets.get(0), "spec", "maxUnavailable")),
                            "one PodDisruptionBudget with maxUnavailable 1");
        });
    }

    static void selectors(Manifests manifests, Consumer<String> found) {
        manifests.of("Service").forEach(service -> {
            Checks checks = new Checks("Service " + name(service), found);
            Map<String, Object> selector = map(at(service, "spec", "selector"));
            checks.that(!selector.isEmpty() && !selector.containsKey(VERSION), "a selector without version");
            List<Map<String, Object>> picked = manifests
                    .workloads()
                    .filter(w -> podLabels(w).entrySet().containsAll(selector.entrySet()))
                    .toList();
            checks.that(picked.size() == 1, "exactly one workload behind it");
            List<Object> ports = picked.stream()
                    .flatMap(w -> containers(w).stream())
                    .flatMap(c -> list(c.get("ports")).stream())
                    .map(p -> p.get("name"))
                    .toList();
            list(at(service, "spec", "ports"))
                    .forEach(p -> checks.that(ports.contains(p.get("targetPort")), "port " + p.get("targetPort")));
        });
        manifests.workloads().forEach(workload -> {
            Checks checks = new Checks(name(workload), found);
            Object selector = at(workload, "spec", "selector");
            checks.that(!map(at(selector, "matchLabels")).containsKey(VERSION), "a selector without version");
            checks.that(selects(selector, podLabels(workload)), "a selector that picks its own pods");
            checks.that(
                    !Installation.SERVICES.contains(name(workload))
                            || podLabels(workload).containsKey(VERSION),
                    "the version on its pods");
        });
    }

    static void managementApart(Manifests manifests, Consumer<String> found) {
        manifests
                .of("Service")
                .forEach(service -> list(at(service, "spec", "ports"))
                        .forEach(port -> new Checks("Service " + name(service), found)
                                .that(
                                        !Set.of("management", 9000).contains(port.get("targetPort"))
                                                && !Integer.valueOf(9000).equals(port.get("port")),
                                        "no management port")));
    }

    static void images(Manifests manifests, Consumer<String> found) {
        manifests
                .workloads()
                .forEach(workload -> containers(workload).forEach(container -> {
                    String image = String.valueOf(container.get("image"));
                    String tag = image.substring(image.lastIndexOf('/') + 1);
                    new Checks(name(workload), found)
                            .that(tag.matches(".+[:@].+") && !tag.endsWith(":latest"), "a tag or digest for " + image);
                }));
    }

    static void noTokens(Manifests manifests, Consumer<String> found) {
        manifests.workloads().forEach(workload -> {
            Checks checks = new Checks(name(workload), found);
            Map<String, Object> pod = pod(workload);
            checks.that(name(workload).equals(pod.get("serviceAccountName")), "an account of its own");
            checks.that(Boolean.FALSE.equals(pod.get("automountServiceAccountToken")), "no token in its pods");
            checks.that(Boolean.FALSE.equals(pod.get("enableServiceLinks")), "no variables of other Services");
            checks.that(
                    manifests
                            .of("ServiceAccount")
                            .anyMatch(a -> name(a).equals(name(workload))
                                    && Boolean.FALSE.equals(a.get("automountServiceAccountToken"))),
                    "an account that exists and gives no token");
        });
    }

    static void movable(Manifests manifests, Consumer<String> found) {
        manifests
                .workloads()
                .filter(w -> Installation.SERVICES.contains(name(w)))
                .forEach(workload -> {
                    Checks checks = new Checks(name(workload), found);
                    Map<String, Object> pod = pod(workload);
                    checks.that(list(pod.get("topologySpreadConstraints")).size() == 2, "spread over zones and nodes");
                    list(pod.get("topologySpreadConstraints"))
                            .forEach(t -> checks.that(
                                    selects(t.get("labelSelector"), podLabels(workload))
                                            && !map(at(t, "labelSelector", "matchLabels"))
                                                    .containsKey(VERSION),
                                    "spread counts its own pods"));
                    Object wait = at(containers(workload).get(0), "lifecycle", "preStop", "sleep", "seconds");
                    int drain = (wait instanceof Integer seconds ? seconds : 3600)
                            + seconds(manifests, workload, "QUARKUS_SHUTDOWN_DELAY")
                            + seconds(manifests, workload, "QUARKUS_SHUTDOWN_TIMEOUT");
                    checks.that(
                            (Integer) at(pod, "terminationGracePeriodSeconds") > drain,
                            "preStop, and a grace period over the " + drain + " s that stopping may take");
                });
    }

    static void noClockFile(Manifests manifests, Consumer<String> found) {
        manifests
                .workloads()
                .forEach(workload -> new Checks(name(workload), found)
                        .that(!manifests.environment(workload).containsKey("ACUERDO_CLOCK_FILE"), "no clock file"));
    }

    static void noSecrets(Manifests manifests, Consumer<String> found) {
        manifests
                .of("Secret")
                .forEach(secret -> new Checks("Secret " + name(secret), found)
                        .that(
                                manifests.name().equals(Installation.LOCAL)
                                        && "true"
                                                .equals(at(secret, "metadata", "annotations", "acuerdo.org/throwaway")),
                                "no Secret but throwaway ones of the local overlay"));
        Predicate<String> hidden = key -> key.toLowerCase().matches(".*(password|secret|token|jaas|credential).*");
        manifests
                .of("ConfigMap")
                .forEach(config -> new Checks("ConfigMap " + name(config), found)
                        .that(
                                map(config.get("data")).entrySet().stream()
                                        .noneMatch(e -> hidden.test(e.getKey())
                                                || String.valueOf(e.getValue())
                                                        .matches("(?s).*(\\bpassword=|://[^/\\s]*:[^/\\s]*@).*")),
                                "no secret in its data"));
        manifests
                .workloads()
                .forEach(workload -> containers(workload)
                        .forEach(container -> list(container.get("env"))
                                .forEach(variable -> new Checks(name(workload), found)
                                        .that(
                                                !hidden.test((String) variable.get("name"))
                                                        || at(variable, "valueFrom", "secretKeyRef") != null,
                                                variable.get("name") + " from a Secret"))));
    }

    /** A duration that the workload is told, such as 35S; an hour where it is told none. */
    private static int seconds(Manifests manifests, Map<String, Object> workload, String variable) {
        String told = manifests.environment(workload).getOrDefault(variable, "");
        return told.matches("\\d+S") ? Integer.parseInt(told.substring(0, told.length() - 1)) : 3600;
    }

    private record Checks(String where, Consumer<String> found) {
        void that(boolean kept, String expected) {
            if (!kept) {
                found.accept(where + ": expected " + expected);
            }
        }
    }
}
