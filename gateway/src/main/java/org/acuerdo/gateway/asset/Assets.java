package org.acuerdo.gateway.asset;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.acuerdo.gateway.http.Blob;
import org.acuerdo.gateway.http.Problem;

/**
 * Style sheets and scripts: a fixed list, nothing else of the class path. Each has its content's hash in its address, so a
 * browser may keep it for ever.
 */
@ApplicationScoped
public class Assets {
    private static final String ROOT = "/assets/";
    private static final String KEEP = "public, max-age=31536000, immutable";

    private static final Map<String, String> TYPES = Map.of(
            "govuk-frontend.min.css", "text/css; charset=utf-8",
            "acuerdo.css", "text/css; charset=utf-8",
            "request.js", "text/javascript; charset=utf-8",
            "live.js", "text/javascript; charset=utf-8",
            "icon.svg", "image/svg+xml",
            "swagger-ui.css", "text/css; charset=utf-8",
            "swagger-ui-bundle.js", "text/javascript; charset=utf-8",
            "docs.css", "text/css; charset=utf-8",
            "docs.js", "text/javascript; charset=utf-8");

    private final Map<String, Blob> loaded = new ConcurrentHashMap<>();

    void warm(@Observes StartupEvent start, Vertx vertx) {
        // compressing takes a moment that no event loop should lose
        vertx.executeBlocking(() -> {
            TYPES.keySet().forEach(this::load);
            return null;
        });
    }

    void route(@Observes Router router) {
        router.get(ROOT + "*").handler(this::send);
    }

    /** The address of a file. */
    public String url(String name) {
        return ROOT + load(name).hash() + "/" + name;
    }

    private void send(RoutingContext ctx) {
        String path = ctx.request().path();
        int slash = path.indexOf('/', ROOT.length());
        String name = slash < 0 ? "" : path.substring(slash + 1);
        if (!TYPES.containsKey(name) || !load(name).hash().equals(path.substring(ROOT.length(), slash))) {
            Problem.NOT_FOUND.end(ctx);
            return;
        }
        load(name).send(ctx, KEEP);
    }

    private Blob load(String name) {
        return loaded.computeIfAbsent(name, Assets::read);
    }

    private static Blob read(String name) {
        String type = TYPES.get(name);
        try (InputStream in = Assets.class.getResourceAsStream("/web/" + name)) {
            byte[] content = in.readAllBytes();
            return Blob.of(type, name.startsWith("govuk") ? withoutFonts(content) : content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The design system's typeface is licensed for its own domain only: pages here use the reader's fonts. */
    private static byte[] withoutFonts(byte[] css) {
        return new String(css, StandardCharsets.UTF_8)
                .replaceAll("@font-face\\{[^}]*}", "")
                .replace("GDS Transport,", "")
                .replace("\"GDS Transport\",", "")
                .getBytes(StandardCharsets.UTF_8);
    }
}
