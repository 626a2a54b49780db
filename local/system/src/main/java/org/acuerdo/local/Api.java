package org.acuerdo.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Function;
import org.acuerdo.local.parts.Person;

/** Calls the API through the gateway, as anybody outside would. */
public final class Api {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SecureRandom RANDOM = new SecureRandom();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(30))
            .build();
    private final URI base;
    private final Function<Person, String> tokens;

    /**
     * @param gateway address of the gateway
     * @param tokens gives a person's bearer token
     */
    public Api(URI gateway, Function<Person, String> tokens) {
        this.base = gateway.resolve("/api/v1/");
        this.tokens = tokens;
    }

    /** One answer; an answer without JSON has a missing body. */
    public record Answer(int status, String etag, JsonNode body) {

        /** Text of a field, empty where it is absent. */
        public String text(String field) {
            return body.path(field).asText();
        }
    }

    /** Reads. */
    public Answer get(Person person, String path) {
        return send(request(person, path).GET());
    }

    /** Reads with {@code ?wait=}: answers once the ETag differs from the one given. */
    public Answer getChanged(Person person, String path, String etag) {
        return send(request(person, path).header("If-None-Match", etag).GET());
    }

    /** Changes something that exists: carries {@code If-Match}. */
    public Answer change(Person person, String path, String etag, Object body) {
        return send(request(person, path).header("If-Match", etag).POST(BodyPublishers.ofString(write(body))));
    }

    /** Adds something. */
    public Answer post(Person person, String path, Object body) {
        return send(request(person, path).POST(BodyPublishers.ofString(write(body))));
    }

    /** Adds what a table of comma-separated values says. */
    public Answer postCsv(Person person, String path, String table) {
        return send(request(person, path).setHeader("Content-Type", "text/csv").POST(BodyPublishers.ofString(table)));
    }

    /** Creates under an id of one's own. */
    public Answer put(Person person, String path, Object body) {
        return send(request(person, path).PUT(BodyPublishers.ofString(write(body))));
    }

    /** A fresh id as clients choose them (UUIDv7). */
    public static UUID freshId() {
        long random = RANDOM.nextLong();
        long high = System.currentTimeMillis() << 16 | 0x7000 | random & 0xFFF;
        long low = RANDOM.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    /** A JSON text as a tree. */
    public static JsonNode read(String json) {
        try {
            return json.isBlank() ? MissingNode.getInstance() : JSON.readTree(json);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    private HttpRequest.Builder request(Person person, String path) {
        return HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofSeconds(90))
                .header("Authorization", "Bearer " + tokens.apply(person))
                .header("Content-Type", "application/json");
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(), response.headers().firstValue("ETag").orElse(null), read(response.body()));
        } catch (IOException e) {
            throw new UserError("The gateway does not answer (" + e + "). './acuerdo status' shows what runs");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    private static String write(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
