package org.acuerdo.local.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.acuerdo.local.UserError;

/** Debian's wrk: as many GETs of one address as are answered, over connections that are kept. */
final class Wrk {
    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final Pattern P99 = Pattern.compile("99%\\s+(\\S+)");

    private Wrk() {}

    /** What a run gave. @param p99 as wrk writes it, with its unit */
    record Took(double perSecond, String p99) {}

    static Took get(URI url, String token, int connections, int seconds) {
        try {
            Process process = new ProcessBuilder(
                            "wrk",
                            "-t2",
                            "-c" + connections,
                            "-d" + seconds + "s",
                            "--latency",
                            "-H",
                            "Authorization: Bearer " + token,
                            url.toString())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            if (said.contains("Non-2xx") || said.contains("Socket errors")) {
                throw new UserError("Not every call to " + url + " was answered:\n" + said);
            }
            return new Took(Double.parseDouble(first(RATE, said)), first(P99, said));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String first(Pattern pattern, String said) {
        Matcher matcher = pattern.matcher(said);
        if (!matcher.find()) {
            throw new UserError("wrk said: " + said);
        }
        return matcher.group(1);
    }
}
