package org.acuerdo.local;

import java.util.Arrays;
import java.util.List;

/** The processes of a local system. Ports are counted from the base port. */
public enum Part {
    POSTGRES("postgres", 23),
    /** Kafka (and its controller on the next port) and the issuer in one process; with Kafka elsewhere the issuer alone. */
    PARTS("parts", 20),
    AGREEMENTS("agreements-service", 1),
    FLIGHTS("flights-service", 2),
    GATEWAY("gateway", 0);

    static final int MANAGEMENT = 10;
    static final int ISSUER = 20;
    static final int KAFKA = 21;
    static final int CONTROLLER = 22;
    static final List<Part> SERVICES = List.of(AGREEMENTS, FLIGHTS, GATEWAY);

    private final String label;
    private final int offset;

    Part(String label, int offset) {
        this.label = label;
        this.offset = offset;
    }

    /** Name in messages, log files and, for a service, of its module. */
    public String label() {
        return label;
    }

    /** The part's main port. */
    public int port(int base) {
        return base + offset;
    }

    boolean isService() {
        return SERVICES.contains(this);
    }

    /** Finds a part by its label. */
    public static Part named(String label) {
        return Arrays.stream(values())
                .filter(part -> part.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No part is called " + label));
    }
}
