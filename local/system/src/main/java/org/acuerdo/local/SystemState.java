package org.acuerdo.local;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import org.acuerdo.local.parts.SafeFiles;

/**
 * What the data folder remembers of a system: its settings and its processes. The file stays after {@code down}, without
 * processes, so that the next {@code up} finds its ports again.
 */
final class SystemState {

    private final Path file;

    private SystemState(Path file) {
        this.file = file;
    }

    static SystemState of(Path data) {
        return new SystemState(data.resolve("system.properties"));
    }

    Optional<Integer> port() {
        return get("port").map(Integer::parseInt);
    }

    Optional<String> get(String name) {
        return Optional.ofNullable(values().getProperty(name));
    }

    synchronized void put(String name, Object value) {
        Properties values = values();
        if (value == null) {
            values.remove(name);
        } else {
            values.setProperty(name, value.toString());
        }
        save(values);
    }

    /** The running process of a part, if it is still that one and not another under a reused number. */
    Optional<ProcessHandle> process(Part part) {
        return get("pid." + part.label()).flatMap(entry -> {
            String[] pidAndStart = entry.split("@");
            return ProcessHandle.of(Long.parseLong(pidAndStart[0]))
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> same(pidAndStart[1], startOf(process)));
        });
    }

    void started(Part part, ProcessHandle process) {
        put("pid." + part.label(), process.pid() + "@" + startOf(process));
    }

    void stopped(Part part) {
        put("pid." + part.label(), null);
    }

    /** Linux reckons a start from the boot, whose instant moves a little with each correction of the machine's clock. */
    private static boolean same(String start, String now) {
        if (start.isEmpty() || now.isEmpty()) {
            return start.equals(now);
        }
        return Math.abs(Long.parseLong(start) - Long.parseLong(now)) < 10_000;
    }

    private static String startOf(ProcessHandle process) {
        return process.info()
                .startInstant()
                .map(start -> Long.toString(start.toEpochMilli()))
                .orElse("");
    }

    /** Read anew each time: another command may have revived a process meanwhile. */
    private Properties values() {
        var values = new Properties();
        if (Files.exists(file)) {
            try {
                values.load(new StringReader(SafeFiles.read(file)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return values;
    }

    private void save(Properties values) {
        var text = new StringBuilder();
        for (String name : values.stringPropertyNames().stream().sorted().toList()) {
            String value = values.getProperty(name).replace("\\", "\\\\");
            text.append(name).append('=').append(value).append('\n');
        }
        SafeFiles.replace(file, text.toString());
    }
}
