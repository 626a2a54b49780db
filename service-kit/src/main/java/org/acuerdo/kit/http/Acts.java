package org.acuerdo.kit.http;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.acuerdo.kit.security.Caller;

/**
 * Runs one change in one transaction, in the order of checks that clients rely on: 404 and 403, 400, repeated key, 428,
 * states that nothing can mend, 412, then what the act itself finds (other 409, 422). The answer to a POST with an
 * {@code Idempotency-Key} is kept in the same transaction as its effect.
 */
@ApplicationScoped
public class Acts {

    @Inject
    HttpHeaders headers;

    @Inject
    UriInfo uri;

    @Inject
    Request request;

    @Inject
    Caller caller;

    @Inject
    Bodies bodies;

    @Inject
    Idempotency idempotency;

    @Inject
    RequestId requestId;

    /** @param find loads (and locks) what is acted on, or throws 404 or 403 */
    public <T> Act<T, Void> on(Supplier<T> find) {
        return new Act<>(find);
    }

    /** One change being described; {@link #perform} runs it. */
    public final class Act<T, B> {
        private final Supplier<T> find;
        private byte[] raw = new byte[0];
        private Class<B> type;
        private BiConsumer<T, B> wellFormed = (t, b) -> {};
        private Consumer<T> mendable = t -> {};
        private ToLongFunction<T> version;
        private boolean versionRequired;

        private Act(Supplier<T> find) {
            this.find = find;
        }

        /** The raw body: parsed only after 404 and 403 are ruled out. */
        @SuppressWarnings("unchecked")
        public <C> Act<T, C> body(byte[] bytes, Class<C> bodyType) {
            Act<T, C> act = (Act<T, C>) this;
            act.raw = bytes == null ? new byte[0] : bytes;
            act.type = bodyType;
            return act;
        }

        /** No body is expected: nothing, or {@code {}}. */
        public Act<T, B> noBody(byte[] bytes) {
            raw = bytes == null ? new byte[0] : bytes;
            return this;
        }

        /** Throws 400 for content whose shape the body's type alone can't tell: codes, patterns. */
        public Act<T, B> wellFormed(Consumer<B> check) {
            return wellFormedFor((target, body) -> check.accept(body));
        }

        /** The same where what the content must look like depends on what is acted on. */
        public Act<T, B> wellFormedFor(BiConsumer<T, B> check) {
            wellFormed = check;
            return this;
        }

        /** Throws 409 for a state that nothing can mend; checked before the ETag. */
        public Act<T, B> mendable(Consumer<T> check) {
            mendable = check;
            return this;
        }

        /** {@code If-Match} is required: 428 when missing, 412 when stale. */
        public Act<T, B> ifMatch(ToLongFunction<T> etag) {
            version = etag;
            versionRequired = true;
            return this;
        }

        /** {@code If-Match} is honoured where it is sent. */
        public Act<T, B> ifMatchOptional(ToLongFunction<T> etag) {
            version = etag;
            versionRequired = false;
            return this;
        }

        public Response perform(BiFunction<T, B, Answer> change) {
            String key = "POST".equals(request.getMethod()) ? headers.getHeaderString("Idempotency-Key") : null;
            if (key == null) {
                return QuarkusTransaction.requiringNew().call(() -> respond(run(change)));
            }
            return idempotency.once(
                    key,
                    caller.actor().subject(),
                    Idempotency.hash(request.getMethod(), uri.getPath(), raw),
                    kept -> QuarkusTransaction.requiringNew().call(() -> {
                        T target = find.get();
                        B body = parse(target);
                        Optional<Answer> first = kept.first();
                        if (first.isPresent()) {
                            return respond(first.get());
                        }
                        Answer answer = act(target, body, change);
                        kept.keep(answer);
                        return respond(answer);
                    }));
        }

        private Answer run(BiFunction<T, B, Answer> change) {
            T target = find.get();
            return act(target, parse(target), change);
        }

        private B parse(T target) {
            if (type == null) {
                bodies.expectNone(raw);
                return null;
            }
            B body = bodies.parse(raw, type);
            wellFormed.accept(target, body);
            return body;
        }

        private Answer act(T target, B body, BiFunction<T, B, Answer> change) {
            String ifMatch = version == null ? null : headers.getHeaderString(HttpHeaders.IF_MATCH);
            if (versionRequired) {
                ETags.require(ifMatch);
            }
            mendable.accept(target);
            if (ifMatch != null) {
                ETags.check(ifMatch, version.applyAsLong(target));
            }
            return change.apply(target, body);
        }
    }

    /**
     * What decides about a creation beside its body, for work that is done outside this call's thread and transaction.
     *
     * @param plain false where the usual order of checks must be gone through here: {@code If-Match}, or a malformed key
     * @param key   null: none was sent
     */
    public record Creation(boolean plain, Idempotency.Key key, String requestId, String traceparent) {}

    /** This call, as a creation. */
    public Creation creation(byte[] raw) {
        String sent = "POST".equals(request.getMethod()) ? headers.getHeaderString("Idempotency-Key") : null;
        Idempotency.Key key = sent == null
                ? null
                : new Idempotency.Key(
                        caller.actor().subject(), sent, Idempotency.hash(request.getMethod(), uri.getPath(), raw));
        boolean plain =
                headers.getHeaderString(HttpHeaders.IF_MATCH) == null && (key == null || Idempotency.wellFormed(sent));
        return new Creation(plain, key, requestId.value(), requestId.traceparent());
    }

    /** The response to a change. */
    public static Response respond(Answer answer) {
        Response.ResponseBuilder builder = Response.status(answer.status())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(answer.json());
        if (answer.location() != null) {
            // relative on purpose: the client came through the gateway, whose address this service does not know
            builder.header(HttpHeaders.LOCATION, answer.location());
        }
        if (answer.etag() != null) {
            builder.header(HttpHeaders.ETAG, ETags.of(answer.etag()));
        }
        return builder.build();
    }
}
