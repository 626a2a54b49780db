package org.acuerdo.local.audit;

import java.io.PrintStream;
import org.acuerdo.local.Api;

/** Prints all seals of both services, one JSON object a line, to be kept elsewhere. */
public final class SealList {
    private final Trail trail;

    public SealList(Api api) {
        this.trail = new Trail(api);
    }

    public void print(PrintStream out) {
        for (String service : Trail.SERVICES) {
            trail.each(service, "seals", page -> page.path("items").forEach(out::println));
        }
    }
}
