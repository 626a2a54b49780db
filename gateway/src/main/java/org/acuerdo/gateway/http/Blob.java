package org.acuerdo.gateway.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/**
 * A document kept in memory, also compressed, and sent as it is.
 *
 * @param hash names the content: 16 hexadecimal digits
 */
public record Blob(String type, Buffer plain, Buffer gzipped, String hash) {
    public static Blob of(String type, byte[] content) {
        return new Blob(type, Buffer.buffer(content), Buffer.buffer(gzip(content)), hash(content));
    }

    /** Sends it, or 304 to whoever has it. */
    public void send(RoutingContext ctx, String cacheControl) {
        HttpServerResponse response = ctx.response();
        String tag = "\"" + hash + "\"";
        response.putHeader("ETag", tag).putHeader("Cache-Control", cacheControl).putHeader("Vary", "Accept-Encoding");
        String known = ctx.request().getHeader("If-None-Match");
        if (known != null && known.contains(tag)) {
            response.setStatusCode(304).end();
            return;
        }
        String accepted = ctx.request().getHeader("Accept-Encoding");
        boolean compressed = accepted != null && accepted.contains("gzip");
        // "identity" keeps the server's own compressor from doing it again
        response.putHeader("Content-Type", type).putHeader("Content-Encoding", compressed ? "gzip" : "identity");
        Buffer body = compressed ? gzipped : plain;
        if (ctx.request().method() == io.vertx.core.http.HttpMethod.HEAD) {
            response.putHeader("Content-Length", Integer.toString(body.length()))
                    .end();
        } else {
            response.end(body);
        }
    }

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(content.length / 3 + 64);
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static String hash(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
