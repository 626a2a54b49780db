package org.acuerdo.gateway.proxy;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.streams.ReadStream;

/**
 * An answer's body. When the service breaks it off, the client's connection is closed, which is how HTTP/1.1 says that an
 * answer is not whole. The proxy would reset the response instead: then nobody hears of its end, and a shutdown that waits
 * for calls under way waits in vain.
 */
final class AnswerBody implements ReadStream<Buffer> {
    private final ReadStream<Buffer> body;
    private final HttpConnection client;
    private boolean ended;

    AnswerBody(ReadStream<Buffer> body, HttpConnection client) {
        this.body = body;
        this.client = client;
    }

    /** Whether all of it has come from the service. */
    boolean ended() {
        return ended;
    }

    @Override
    public AnswerBody exceptionHandler(Handler<Throwable> handler) {
        body.exceptionHandler(handler == null ? null : broken -> client.close());
        return this;
    }

    @Override
    public AnswerBody handler(Handler<Buffer> handler) {
        body.handler(handler);
        return this;
    }

    @Override
    public AnswerBody pause() {
        body.pause();
        return this;
    }

    @Override
    public AnswerBody resume() {
        body.resume();
        return this;
    }

    @Override
    public AnswerBody fetch(long amount) {
        body.fetch(amount);
        return this;
    }

    @Override
    public AnswerBody endHandler(Handler<Void> handler) {
        body.endHandler(
                handler == null
                        ? null
                        : end -> {
                            ended = true;
                            handler.handle(end);
                        });
        return this;
    }
}
