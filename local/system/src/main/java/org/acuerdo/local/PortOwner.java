package org.acuerdo.local;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds out, from {@code /proc}, which process listens on a port; knows nothing where it may not look. */
final class PortOwner {

    private PortOwner() {}

    /** Such as {@code "java, process 4711"}. */
    static Optional<String> of(int port) {
        return inode(port, "/proc/net/tcp")
                .or(() -> inode(port, "/proc/net/tcp6"))
                .flatMap(PortOwner::process);
    }

    private static Optional<String> inode(int port, String table) {
        String wanted = String.format(":%04X", port);
        try (Stream<String> lines = Files.lines(Path.of(table))) {
            return lines.map(line -> line.strip().split("\\s+"))
                    // local address ends with the port; state 0A is "listening"
                    .filter(fields -> fields.length > 9 && fields[1].endsWith(wanted) && fields[3].equals("0A"))
                    .map(fields -> fields[9])
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> process(String inode) {
        return ProcessHandle.allProcesses()
                .filter(process -> holds(process.pid(), "socket:[" + inode + "]"))
                .findFirst()
                .map(process -> {
                    String command = process.info().command().orElse("a process");
                    return Path.of(command).getFileName() + ", process " + process.pid();
                });
    }

    private static boolean holds(long pid, String socket) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of("/proc", Long.toString(pid), "fd"))) {
            for (Path file : files) {
                if (Files.isSymbolicLink(file)
                        && Files.readSymbolicLink(file).toString().equals(socket)) {
                    return true;
                }
            }
        } catch (IOException e) {
            // gone meanwhile, or another user's
        }
        return false;
    }
}
