package org.acuerdo.local;

import java.util.Locale;

/** Lines that say what is being done, each with the seconds since the beginning. */
@FunctionalInterface
public interface Progress {

    /** One line, without line end. */
    void say(String line);

    /** Prints to standard output. */
    static Progress printing() {
        long begun = System.nanoTime();
        return line -> {
            double seconds = (System.nanoTime() - begun) / 1e9;
            System.out.println(String.format(Locale.ROOT, "[%5.1f s] %s", seconds, line));
        };
    }

    /** Says nothing. */
    static Progress silent() {
        return line -> {};
    }
}
