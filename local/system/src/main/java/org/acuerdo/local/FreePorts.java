package org.acuerdo.local;

import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.acuerdo.local.parts.Ports;

/** A base port for a system beside others. */
public final class FreePorts {

    private static final int HIGHEST_OFFSET = 23;

    private FreePorts() {}

    /** A base port from which on all ports of a system are free just now; below those that clients get by chance. */
    public static int base() {
        for (int tries = 0; tries < 200; tries++) {
            int base = ThreadLocalRandom.current().nextInt(15_000, 30_000);
            if (IntStream.rangeClosed(base, base + HIGHEST_OFFSET).noneMatch(Ports::taken)) {
                return base;
            }
        }
        throw new UserError("No run of " + (HIGHEST_OFFSET + 1) + " free ports between 15000 and 30000");
    }
}
