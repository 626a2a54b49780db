package org.acuerdo.deploy;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PersistentVolumeClaim;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Secret;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Holds a manifest to the types of the Kubernetes API, strictly: a kind it does not know, an unknown field, a missing required
 * one and a value of another type are findings. It reads the manifest into its type, writes it again and compares: what the
 * type has no place for, or had to convert (a bare number as the value of a variable), does not come back the same.
 *
 * <p>Quantities must be written the short way (500m, not 0.5), or they come back different as well.
 */
final class StrictSchema {

    private static final Map<String, Class<?>> KINDS = Map.ofEntries(
            Map.entry("v1/Namespace", V1Namespace.class),
            Map.entry("v1/ServiceAccount", V1ServiceAccount.class),
            Map.entry("v1/Service", V1Service.class),
            Map.entry("v1/ConfigMap", V1ConfigMap.class),
            Map.entry("v1/Secret", V1Secret.class),
            Map.entry("v1/PersistentVolumeClaim", V1PersistentVolumeClaim.class),
            Map.entry("apps/v1/Deployment", V1Deployment.class),
            Map.entry("apps/v1/StatefulSet", V1StatefulSet.class),
            Map.entry("policy/v1/PodDisruptionBudget", V1PodDisruptionBudget.class),
            Map.entry("networking.k8s.io/v1/NetworkPolicy", V1NetworkPolicy.class),
            Map.entry("networking.k8s.io/v1/Ingress", V1Ingress.class));

    private static final Gson PLAIN = new GsonBuilder().serializeNulls().create();

    private StrictSchema() {}

    /** What is wrong with the manifest, each as "path: what"; empty if the API server would take it as it is written. */
    static List<String> findings(Map<String, Object> manifest) {
        String kind = manifest.get("apiVersion") + "/" + manifest.get("kind");
        Class<?> type = KINDS.get(kind);
        if (type == null) {
            return List.of("unknown kind " + kind);
        }
        JsonElement written = PLAIN.toJsonTree(manifest);
        JsonElement read;
        try {
            Object typed = JSON.getGson().fromJson(written, type);
            read = JSON.getGson().toJsonTree(typed);
        } catch (RuntimeException e) {
            return List.of(kind + ": " + e.getMessage());
        }
        List<String> findings = new ArrayList<>();
        compare(kind, written, read, findings);
        return findings;
    }

    private static void compare(String path, JsonElement written, JsonElement read, List<String> findings) {
        if (written.isJsonObject() && read.isJsonObject()) {
            compareFields(path, written.getAsJsonObject(), read.getAsJsonObject(), findings);
        } else if (written.isJsonArray()
                && read.isJsonArray()
                && written.getAsJsonArray().size() == read.getAsJsonArray().size()) {
            for (int i = 0; i < written.getAsJsonArray().size(); i++) {
                compare(
                        path + "[" + i + "]",
                        written.getAsJsonArray().get(i),
                        read.getAsJsonArray().get(i),
                        findings);
            }
        } else if (!written.equals(read) && !sameBytes(path, written, read)) {
            findings.add(path + ": written as " + brief(written) + ", understood as " + brief(read));
        }
    }

    private static void compareFields(String path, JsonObject written, JsonObject read, List<String> findings) {
        TreeSet<String> names = new TreeSet<>(written.keySet());
        names.addAll(read.keySet());
        for (String name : names) {
            if (!read.has(name)) {
                findings.add(path + "." + name + ": the type has no such field, or it is null");
            } else if (written.has(name)) {
                compare(path + "." + name, written.get(name), read.get(name), findings);
            }
        }
    }

    /** Long base64 comes in lines and goes without them. */
    private static boolean sameBytes(String path, JsonElement written, JsonElement read) {
        return path.startsWith("v1/Secret.data.")
                && written.getAsString().replace("\n", "").equals(read.getAsString());
    }

    private static String brief(JsonElement value) {
        String text = value.toString();
        return text.length() <= 80 ? text : text.substring(0, 77) + "...";
    }
}
