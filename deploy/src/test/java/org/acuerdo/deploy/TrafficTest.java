package org.acuerdo.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.acuerdo.deploy.Traffic.End;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The network policies let through exactly what Acuerdo needs: each permitted way is listed here, all others are closed. */
class TrafficTest {

    private static final List<Integer> PORTS = List.of(53, 443, 5432, 8080, 8180, 9000, 9092, 9093);

    private static final End PROMETHEUS = End.podOf("monitoring", Map.of("app.kubernetes.io/name", "prometheus"));
    private static final End DNS = End.podOf("kube-system", Map.of("k8s-app", "kube-dns"));
    private static final End STRANGER = End.podOf("elsewhere", Map.of("app.kubernetes.io/name", "gateway"));
    private static final End INTRUDER = End.pod("something-else");
    private static final End INTERNET = End.outside("8.8.8.8");

    @Test
    void inOneClusterOnlyTheseWaysAreOpen() {
        assertEquals(
                new TreeSet<>(List.of(
                        "gateway -> agreements-service:8080",
                        "gateway -> flights-service:8080",
                        "gateway -> issuer:8180",
                        "gateway -> kafka:9092",
                        "agreements-service -> flights-service:8080",
                        "agreements-service -> postgres:5432",
                        "agreements-service -> kafka:9092",
                        "agreements-service -> issuer:8180",
                        "flights-service -> postgres:5432",
                        "flights-service -> kafka:9092",
                        "flights-service -> issuer:8180")),
                open(
                        Installation.of(Installation.LOCAL),
                        List.of("gateway", "agreements-service", "flights-service", "postgres", "kafka", "issuer")));
    }

    @Test
    void inProductionOnlyTheseWaysAreOpen() {
        Manifests production = Installation.of(Installation.PRODUCTION);
        Traffic traffic = new Traffic(production);
        assertEquals(
                new TreeSet<>(List.of(
                        "agreements-service -> flights-service:8080",
                        "gateway -> agreements-service:8080",
                        "gateway -> flights-service:8080")),
                open(production, List.of("gateway", "agreements-service", "flights-service")));

        End controller = End.podOf("traefik", Map.of("app.kubernetes.io/name", "traefik"));
        End postgres = End.outside("192.0.2.5");
        End kafka = End.outside("198.51.100.5");
        End issuer = End.outside("203.0.113.5");
        assertTrue(traffic.allows(controller, End.pod("gateway"), 8080));
        assertFalse(traffic.allows(controller, End.pod("gateway"), 9000));
        for (String service : List.of("agreements-service", "flights-service")) {
            assertFalse(traffic.allows(controller, End.pod(service), 8080), service);
            assertTrue(traffic.allows(End.pod(service), postgres, 5432), service);
            assertTrue(traffic.allows(End.pod(service), kafka, 9093), service);
            assertTrue(traffic.allows(End.pod(service), issuer, 443), service);
            assertFalse(traffic.allows(End.pod(service), postgres, 443), service);
            assertFalse(traffic.allows(End.pod(service), End.outside("192.0.2.16"), 5432), service);
        }
        assertTrue(traffic.allows(End.pod("gateway"), issuer, 443));
        assertFalse(traffic.allows(End.pod("gateway"), postgres, 5432));
        assertTrue(traffic.allows(End.pod("gateway"), kafka, 9093));
    }

    @ParameterizedTest
    @ValueSource(strings = {Installation.BASE, Installation.LOCAL, Installation.PRODUCTION})
    void metricsAreForPrometheusAndNamesForEverybody(String folder) {
        Traffic traffic = new Traffic(Installation.of(folder));
        for (String service : Installation.SERVICES) {
            End pod = End.pod(service);
            assertTrue(traffic.allows(PROMETHEUS, pod, 9000), service);
            assertFalse(traffic.allows(PROMETHEUS, pod, 8080), service);
            assertTrue(traffic.allows(pod, DNS, "UDP", 53), service);
            assertTrue(traffic.allows(pod, DNS, "TCP", 53), service);
            assertFalse(traffic.allows(pod, DNS, "TCP", 443), service);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {Installation.BASE, Installation.LOCAL, Installation.PRODUCTION})
    void strangersReachNothingAndNothingReachesThem(String folder) {
        Manifests manifests = Installation.of(folder);
        Traffic traffic = new Traffic(manifests);
        List<End> pods = new ArrayList<>();
        manifests.workloads().forEach(w -> pods.add(End.podOf("acuerdo", Manifests.podLabels(w))));
        for (End pod : pods) {
            for (End stranger : List.of(STRANGER, INTRUDER, INTERNET)) {
                for (int port : PORTS) {
                    assertFalse(traffic.allows(stranger, pod, port), stranger + " -> " + pod + ":" + port);
                    assertFalse(traffic.allows(pod, stranger, port), pod + " -> " + stranger + ":" + port);
                }
            }
        }
    }

    private static TreeSet<String> open(Manifests manifests, List<String> pods) {
        Traffic traffic = new Traffic(manifests);
        TreeSet<String> open = new TreeSet<>();
        for (String from : pods) {
            for (String to : pods) {
                for (int port : PORTS) {
                    if (traffic.allows(End.pod(from), End.pod(to), port)) {
                        open.add(from + " -> " + to + ":" + port);
                    }
                }
            }
        }
        return open;
    }
}
