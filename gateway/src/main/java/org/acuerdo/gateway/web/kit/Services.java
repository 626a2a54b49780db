package org.acuerdo.gateway.web.kit;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.acuerdo.gateway.proxy.Part;
import org.acuerdo.gateway.proxy.Upstreams;
import org.jboss.logging.Logger;

/**
 * Asks the two services for the pages, with the token of whoever looks: they decide what that person may see and do. A
 * question is sent at once and awaited when its answer is read, so that a page asks everything it can in parallel.
 */
@ApplicationScoped
public class Services {
    private static final Logger LOG = Logger.getLogger(Services.class);
    private static final long MOST_SECONDS = 10;

    private final Upstreams upstreams;

    Services(Upstreams upstreams) {
        this.upstreams = upstreams;
    }

    /**
     * An answer.
     *
     * @param status 0 where the service could not be reached
     * @param json   never null
     */
    public record Answer(int status, JsonObject json, String etag, Instant time) {
        public boolean found() {
            return status == 200;
        }

        public boolean done() {
            return status / 100 == 2;
        }

        /** Neither an answer nor a plain no: the page marks it missing. */
        public boolean away() {
            return status == 0 || status >= 500 || status == 429;
        }

        /** The clock's instant; wall time where the service did not say. */
        public Instant now() {
            return time == null ? Instant.now() : time;
        }
    }

    /** A question under way. */
    public static final class Question {
        private final Future<Answer> answer;

        private Question(Future<Answer> answer) {
            this.answer = answer;
        }

        /** Waits for the answer. */
        public Answer answer() {
            try {
                return answer.toCompletionStage().toCompletableFuture().get(MOST_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return none();
            } catch (ExecutionException | TimeoutException e) {
                return none();
            }
        }

        public JsonObject json() {
            return answer().json();
        }
    }

    public Question ask(Visit visit, Part part, String uri) {
        return new Question(send(visit, part, HttpMethod.GET, uri, Map.of(), null));
    }

    /**
     * A page of a list, narrowed and gone on in as the page's own address says.
     *
     * @param filters parameters that both addresses have
     */
    public Question list(Visit visit, Part part, String of, int limit, String... filters) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("limit", Integer.toString(limit));
        for (String filter : filters) {
            query.put(filter, visit.query(filter, ""));
        }
        query.put("cursor", visit.query("cursor", ""));
        return ask(visit, part, Visit.address(of, query));
    }

    /**
     * Changes something.
     *
     * @param etag for {@code If-Match}; null or empty: none is sent
     * @param key  makes a repeated form harmless where the act has no ETag; null: none
     */
    public Answer act(Visit visit, Part part, HttpMethod method, String uri, String etag, String key, JsonObject body) {
        Map<String, String> headers = new java.util.HashMap<>();
        if (etag != null && !etag.isEmpty()) {
            headers.put("If-Match", etag);
        }
        if (key != null && !key.isEmpty()) {
            headers.put("Idempotency-Key", key);
        }
        return new Question(send(visit, part, method, uri, headers, body)).answer();
    }

    /** Sends a table of comma-separated values to flights-service. @param key as above */
    public Answer sendCsv(Visit visit, String uri, String key, Buffer table) {
        Map<String, String> headers = key.isEmpty() ? Map.of() : Map.of("Idempotency-Key", key);
        return new Question(send(visit, Part.FLIGHTS, HttpMethod.POST, uri, headers, "text/csv; charset=UTF-8", table))
                .answer();
    }

    private Future<Answer> send(
            Visit visit, Part part, HttpMethod method, String uri, Map<String, String> headers, JsonObject body) {
        return send(visit, part, method, uri, headers, "application/json", body == null ? null : body.toBuffer());
    }

    private Future<Answer> send(
            Visit visit,
            Part part,
            HttpMethod method,
            String uri,
            Map<String, String> headers,
            String type,
            Buffer body) {
        return upstreams
                .exchange(part, method, "/api/v1/" + uri, visit.token(), visit.requestId(), headers, type, body)
                .map(reply -> {
                    if (reply.status() >= 500) {
                        LOG.warnf("%s: %s answered %d to a page", visit.requestId(), part.title(), reply.status());
                    }
                    return new Answer(
                            reply.status(),
                            json(reply.body().toString()),
                            reply.etag(),
                            Times.instant(reply.domainTime()));
                })
                .otherwise(failure -> {
                    LOG.warnf(
                            "%s: %s gave a page no answer: %s", visit.requestId(), part.title(), failure.getMessage());
                    return none();
                });
    }

    private static Answer none() {
        return new Answer(0, Json.EMPTY, null, null);
    }

    private static JsonObject json(String text) {
        try {
            return text.isBlank() ? Json.EMPTY : new JsonObject(text);
        } catch (DecodeException e) {
            return Json.EMPTY;
        }
    }
}
