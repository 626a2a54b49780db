package org.acuerdo.gateway.proxy;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;

/** A body of unknown length that fails as soon as it is longer than allowed. Nothing is kept or copied. */
final class LimitedBody implements ReadStream<Buffer> {
    private final ReadStream<Buffer> body;
    private final long limit;
    private long read;
    private boolean exceeded;
    private Handler<Throwable> failed;

    LimitedBody(ReadStream<Buffer> body, long limit) {
        this.body = body;
        this.limit = limit;
    }

    boolean exceeded() {
        return exceeded;
    }

    @Override
    public LimitedBody handler(Handler<Buffer> handler) {
        if (handler == null) {
            body.handler(null);
            return this;
        }
        body.handler(buffer -> {
            read += buffer.length();
            if (read <= limit) {
                handler.handle(buffer);
            } else if (!exceeded) {
                exceeded = true;
                if (failed != null) {
                    failed.handle(new BodyTooLarge());
                }
            }
        });
        return this;
    }

    @Override
    public LimitedBody exceptionHandler(Handler<Throwable> handler) {
        failed = handler;
        body.exceptionHandler(handler);
        return this;
    }

    @Override
    public LimitedBody pause() {
        body.pause();
        return this;
    }

    @Override
    public LimitedBody resume() {
        body.resume();
        return this;
    }

    @Override
    public LimitedBody fetch(long amount) {
        body.fetch(amount);
        return this;
    }

    @Override
    public LimitedBody endHandler(Handler<Void> handler) {
        body.endHandler(handler);
        return this;
    }

    /** The body went past its limit. */
    static final class BodyTooLarge extends RuntimeException {
        BodyTooLarge() {
            super("body too large", null, false, false);
        }
    }
}
