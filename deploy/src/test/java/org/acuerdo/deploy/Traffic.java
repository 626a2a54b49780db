package org.acuerdo.deploy;

import static org.acuerdo.deploy.Manifests.at;
import static org.acuerdo.deploy.Manifests.list;
import static org.acuerdo.deploy.Manifests.map;
import static org.acuerdo.deploy.Manifests.selects;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Who may talk to whom under a set of NetworkPolicies, by the rules of Kubernetes: a pod that no policy of a direction picks is
 * open in that direction, one that is picked allows what any of those policies allows, and a connection needs both ends.
 */
record Traffic(Manifests manifests) {

    /** One end of a connection: a pod (namespace and labels) or an address outside of the cluster. */
    record End(String namespace, Map<String, Object> labels, String address) {

        /** A pod of Acuerdo by its app.kubernetes.io/name. */
        static End pod(String name) {
            return podOf("acuerdo", Map.of("app.kubernetes.io/name", name));
        }

        static End podOf(String namespace, Map<String, Object> labels) {
            return new End(namespace, labels, null);
        }

        static End outside(String address) {
            return new End(null, Map.of(), address);
        }

        private boolean ours() {
            return "acuerdo".equals(namespace);
        }
    }

    /** Whether a TCP or UDP connection from one end to a port of the other comes through. */
    boolean allows(End from, End to, String protocol, int port) {
        return way(from, to, "Egress", "egress", "to", protocol, port)
                && way(to, from, "Ingress", "ingress", "from", protocol, port);
    }

    boolean allows(End from, End to, int port) {
        return allows(from, to, "TCP", port);
    }

    private boolean way(End near, End far, String type, String rules, String side, String protocol, int port) {
        if (!near.ours()) {
            return true;
        }
        List<Map<String, Object>> policies = manifests
                .of("NetworkPolicy")
                .filter(p -> ((List<?>) at(p, "spec", "policyTypes")).contains(type))
                .filter(p -> selects(at(p, "spec", "podSelector"), near.labels()))
                .toList();
        Stream<Map<String, Object>> all = policies.stream().flatMap(p -> list(at(p, "spec", rules)).stream());
        return policies.isEmpty()
                || all.anyMatch(rule -> ports(rule, protocol, port) && peers(list(rule.get(side)), far));
    }

    private static boolean ports(Map<String, Object> rule, String protocol, int port) {
        List<Map<String, Object>> ports = list(rule.get("ports"));
        return ports.isEmpty()
                || ports.stream()
                        .anyMatch(p -> protocol.equals(p.get("protocol"))
                                && Integer.valueOf(port).equals(p.get("port")));
    }

    private static boolean peers(List<Map<String, Object>> peers, End far) {
        return peers.isEmpty() || peers.stream().anyMatch(peer -> matches(peer, far));
    }

    private static boolean matches(Map<String, Object> peer, End far) {
        if (peer.containsKey("ipBlock")) {
            return far.address() != null && inside((String) at(peer, "ipBlock", "cidr"), far.address());
        }
        if (far.address() != null) {
            return false;
        }
        boolean namespace = peer.containsKey("namespaceSelector")
                ? selects(peer.get("namespaceSelector"), Map.of("kubernetes.io/metadata.name", far.namespace()))
                : far.ours();
        return namespace && selects(map(peer.get("podSelector")), far.labels());
    }

    private static boolean inside(String cidr, String address) {
        try {
            String[] parts = cidr.split("/");
            byte[] network = InetAddress.getByName(parts[0]).getAddress();
            byte[] asked = InetAddress.getByName(address).getAddress();
            int rest = network.length * 8 - Integer.parseInt(parts[1]);
            return network.length == asked.length
                    && new BigInteger(1, network).shiftRight(rest).equals(new BigInteger(1, asked).shiftRight(rest));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(cidr + " or " + address, e);
        }
    }
}
