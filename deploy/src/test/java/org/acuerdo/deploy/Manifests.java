package org.acuerdo.deploy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What one folder renders to: its manifests as plain maps, and the few questions that the rules ask of them. */
record Manifests(String name, List<Map<String, Object>> all) {

    /** Renders {@code deploy/FOLDER} with kubectl. */
    static Manifests render(String folder) {
        return new Manifests(folder, parse(Kubectl.kustomize(Path.of(folder))));
    }

    /** The documents of a YAML stream; a key said twice is refused. */
    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> parse(String yaml) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        List<Map<String, Object>> documents = new ArrayList<>();
        for (Object document : new Yaml(new SafeConstructor(options)).loadAll(yaml)) {
            documents.add((Map<String, Object>) document);
        }
        return documents;
    }

    Stream<Map<String, Object>> of(String... kinds) {
        return all.stream().filter(m -> List.of(kinds).contains(kind(m)));
    }

    /** Deployments and StatefulSets: all that runs. */
    Stream<Map<String, Object>> workloads() {
        return of("Deployment", "StatefulSet");
    }

    boolean has(String kind, String name) {
        return of(kind).anyMatch(m -> name(m).equals(name));
    }

    static String kind(Map<String, Object> manifest) {
        return (String) manifest.get("kind");
    }

    static String name(Map<String, Object> manifest) {
        return (String) at(manifest, "metadata", "name");
    }

    static Map<String, Object> pod(Map<String, Object> workload) {
        return map(at(workload, "spec", "template", "spec"));
    }

    static Map<String, Object> podLabels(Map<String, Object> workload) {
        return map(at(workload, "spec", "template", "metadata", "labels"));
    }

    /** All containers of a workload, those that run first included. */
    static List<Map<String, Object>> containers(Map<String, Object> workload) {
        return Stream.concat(
                        list(at(pod(workload), "initContainers")).stream(),
                        list(at(pod(workload), "containers")).stream())
                .toList();
    }

    /**
     * The variables of a workload's first own container, by name: from the ConfigMaps it reads and from its own list. The value
     * of one that comes from a Secret is "".
     */
    Map<String, String> environment(Map<String, Object> workload) {
        Map<String, Object> container = list(at(pod(workload), "containers")).get(0);
        Map<String, String> environment = new TreeMap<>();
        for (Map<String, Object> source : list(container.get("envFrom"))) {
            of("ConfigMap")
                    .filter(c -> name(c).equals(at(source, "configMapRef", "name")))
                    .forEach(c -> map(c.get("data")).forEach((k, v) -> environment.put(k, (String) v)));
        }
        for (Map<String, Object> variable : list(container.get("env"))) {
            environment.put((String) variable.get("name"), (String) variable.getOrDefault("value", ""));
        }
        return environment;
    }

    /** The value under the keys, or null where one of them is missing. */
    static Object at(Object start, String... keys) {
        Object here = start;
        for (String key : keys) {
            here = here instanceof Map<?, ?> map ? map.get(key) : null;
        }
        return here;
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object value) {
        return (Map<String, Object>) Objects.requireNonNullElse(value, Map.of());
    }

    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> list(Object value) {
        return (List<Map<String, Object>>) Objects.requireNonNullElse(value, List.of());
    }

    /** Whether a label selector (matchLabels and matchExpressions with In) picks these labels; an empty one picks all. */
    static boolean selects(Object selector, Map<String, Object> labels) {
        boolean equal = map(at(selector, "matchLabels")).entrySet().stream()
                .allMatch(e -> e.getValue().equals(labels.get(e.getKey())));
        return equal
                && list(at(selector, "matchExpressions")).stream().allMatch(e -> {
                    if (!"In".equals(e.get("operator"))) {
                        throw new IllegalArgumentException("operator not used here: " + e.get("operator"));
                    }
                    return ((List<?>) e.get("values")).contains(labels.get(e.get("key")));
                });
    }
}
