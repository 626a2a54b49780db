package org.acuerdo.local.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.acuerdo.local.UserError;
import org.acuerdo.local.parts.Ports;
import org.acuerdo.local.parts.SafeFiles;

/** Debian's nginx, once as a service that answers at once with a small document, once as the proxy that others are measured by. */
final class Nginx implements AutoCloseable {
    /** As long as a small answer of the API. */
    private static final String DOCUMENT =
            "{\"items\":[{\"id\":\"01949f2e-8f00-7c3a-9d4e-0242ac120002\",\"number\":\"RF101\","
                    + "\"status\":\"CLEARED\",\"version\":4,\"overLimit\":false,\"agreementId\":\"01949f2e-8f00-7c3a-9d4e-0242ac120001\"}],\"next\":null}";

    private final Path folder;
    private final Process process;
    private final URI url;

    private Nginx(int workers, String servers, int port) {
        url = URI.create("http://localhost:" + port);
        try {
            folder = Files.createTempDirectory("acuerdo-nginx");
            Path settings = folder.resolve("nginx.conf");
            // connections are kept on both sides for as long as the run lasts, and nobody writes a log
            Files.writeString(
                    settings, """
                        daemon off;
                        worker_processes %d;
                        pid %s/nginx.pid;
                        error_log %s/error.log;
                        events { worker_connections 4096; }
                        http {
                          access_log off;
                          keepalive_requests 100000000;
                          keepalive_timeout 600s;
                          client_body_temp_path %s/body;
                          proxy_temp_path %s/proxy;
                          fastcgi_temp_path %s/fastcgi;
                          uwsgi_temp_path %s/uwsgi;
                          scgi_temp_path %s/scgi;
                          %s
                        }
                        """.formatted(workers, folder, folder, folder, folder, folder, folder, folder, servers));
            process = new ProcessBuilder("nginx", "-c", settings.toString(), "-p", folder.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("out.log").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        for (int tries = 0; !Ports.taken(port); tries++) {
            if (!process.isAlive() || tries > 300) {
                throw new UserError("nginx does not start: " + SafeFiles.tail(folder.resolve("out.log")));
            }
            pause();
        }
    }

    /** A service that does nothing but answer. */
    static Nginx service() {
        int port = Ports.free();
        return new Nginx(1, """
            server {
              listen 127.0.0.1:%d;
              default_type application/json;
              location / { return 200 '%s'; }
            }
            """.formatted(port, DOCUMENT), port);
    }

    /** A proxy in front of it. */
    static Nginx before(Nginx service) {
        int port = Ports.free();
        return new Nginx(2, """
            upstream service { server 127.0.0.1:%d; keepalive 128; keepalive_requests 100000000; }
            server {
              listen 127.0.0.1:%d;
              location / { proxy_pass http://service; proxy_http_version 1.1; proxy_set_header Connection ""; }
            }
            """.formatted(service.url.getPort(), port), port);
    }

    /** Where it listens. */
    URI url() {
        return url;
    }

    /** Whether both programs are there that the measurement needs. */
    static boolean installed() {
        return List.of("nginx", "wrk").stream().allMatch(Nginx::there);
    }

    private static boolean there(String program) {
        return List.of("/usr/sbin", "/usr/bin", "/usr/local/sbin", "/usr/local/bin").stream()
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        SafeFiles.deleteTree(folder);
    }
}
