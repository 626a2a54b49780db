package org.acuerdo.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Processor time that processes have used. Unlike rates it says the same on a busy machine. */
public final class ProcessorTime {
    /** Linux counts in hundredths of a second, whatever the machine. */
    private static final long MILLIS_A_TICK = 10;

    private ProcessorTime() {}

    /** Milliseconds that a process and its children, living and gone, have used. */
    public static long millisOfTree(ProcessHandle process) {
        return MILLIS_A_TICK
                * Stream.concat(Stream.of(process), process.descendants())
                        .mapToLong(ProcessorTime::ticks)
                        .sum();
    }

    private static long ticks(ProcessHandle process) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            // the name in brackets may hold blanks; utime, stime, cutime, cstime are the 12th to 15th after it
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            long sum = 0;
            for (int field = 11; field <= 14; field++) {
                sum += Long.parseLong(fields[field]);
            }
            return sum;
        } catch (IOException gone) {
            return 0;
        }
    }
}
