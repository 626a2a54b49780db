package org.acuerdo.local.parts;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, unpacked once per user from the artifact on the class path into the user's cache folder. */
final class PostgresBinaries {

    /** Follows the version of the artifacts in {@code local/parts/pom.xml}. */
    static final String VERSION = "18.4.0";

    private PostgresBinaries() {}

    /** The folder that holds {@code bin/postgres}; unpacks on first use, safe beside another process that does the same. */
    static Path installed() {
        Path home = cacheFolder().resolve("postgres-" + VERSION);
        if (!Files.isExecutable(home.resolve("bin/postgres"))) {
            unpackTo(home);
        }
        return home;
    }

    private static Path cacheFolder() {
        String told = System.getenv("XDG_CACHE_HOME");
        Path cache = told == null || told.isBlank()
                ? Path.of(System.getProperty("user.home"), ".cache")
                : Path.of(told).toAbsolutePath();
        return cache.resolve("acuerdo");
    }

    private static String archive() {
        return switch (System.getProperty("os.arch")) {
            case "amd64", "x86_64" -> "/postgres-linux-x86_64.txz";
            case "aarch64" -> "/postgres-linux-arm_64.txz";
            default ->
                throw new IllegalStateException("No PostgreSQL is bundled for " + System.getProperty("os.arch")
                        + ": start one yourself and name it with --postgres");
        };
    }

    private static void unpackTo(Path home) {
        try {
            Files.createDirectories(home.getParent());
            Path unpacked = Files.createTempDirectory(home.getParent(), "unpacking");
            try (InputStream in = PostgresBinaries.class.getResourceAsStream(archive())) {
                if (in == null) {
                    throw new IllegalStateException("PostgreSQL's archive " + archive() + " is not on the class path");
                }
                unpack(in, unpacked);
            }
            try {
                Files.move(unpacked, home, StandardCopyOption.ATOMIC_MOVE);
            } catch (FileAlreadyExistsException | DirectoryNotEmptyException | AtomicMoveNotSupportedException e) {
                // another process was first: its copy is as good as ours
                SafeFiles.deleteTree(unpacked);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot unpack PostgreSQL to " + home + ": " + e.getMessage(), e);
        }
    }

    private static void unpack(InputStream in, Path folder) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(in)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder)) {
                    throw new IOException("Entry outside the archive: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                    continue;
                }
                Files.createDirectories(target.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(tar, target);
                    Files.setPosixFilePermissions(target, permissions((entry.getMode() & 0100) != 0));
                }
            }
        }
    }

    private static Set<PosixFilePermission> permissions(boolean executable) {
        var all = EnumSet.of(
                PosixFilePermission.OWNER_READ,
                PosixFilePermission.OWNER_WRITE,
                PosixFilePermission.GROUP_READ,
                PosixFilePermission.OTHERS_READ);
        if (executable) {
            all.add(PosixFilePermission.OWNER_EXECUTE);
            all.add(PosixFilePermission.GROUP_EXECUTE);
            all.add(PosixFilePermission.OTHERS_EXECUTE);
        }
        return all;
    }
}
