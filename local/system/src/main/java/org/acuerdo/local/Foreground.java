package org.acuerdo.local;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** A system that lives as long as the command that started it: Ctrl-C, or a closed terminal, stops it cleanly. */
public final class Foreground {

    private static final AtomicBoolean LEAVE = new AtomicBoolean();

    private Foreground() {}

    /**
     * Starts the system. Where that fails or is broken off half way, what this call started is stopped again.
     *
     * @param stay whether the system is to end with this process
     * @return whether nothing ran before
     */
    public static boolean start(LocalSystem system, Progress progress, boolean stay) {
        boolean fresh = system.running().isEmpty();
        var up = new CountDownLatch(1);
        if (fresh) {
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(
                            () -> {
                                if (!LEAVE.get() && (stay || up.getCount() > 0)) {
                                    system.down(progress);
                                }
                            },
                            "stop the system"));
        }
        if (fresh) {
            FirstRun.prepare(system.options(), progress);
        }
        system.up(progress);
        up.countDown();
        return fresh;
    }

    /** Waits until the system is stopped: by Ctrl-C, or by {@code ./acuerdo down} elsewhere. */
    public static void stay(LocalSystem system) {
        System.out.println("Ctrl-C stops it; './acuerdo up --detach' would have left it running.");
        var known = system.running().keySet();
        var missed = new java.util.HashSet<Part>();
        while (true) {
            var running = system.running().keySet();
            if (running.isEmpty()) {
                LEAVE.set(true);
                return;
            }
            for (Part part : known) {
                if (running.contains(part)) {
                    missed.remove(part);
                } else if (missed.add(part)) {
                    System.out.println(part.label() + " ended (its log: " + system.log(part)
                            + "). './acuerdo up' in another terminal revives it.");
                }
            }
            try {
                TimeUnit.SECONDS.sleep(1);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
