package org.acuerdo.local.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.IntFunction;
import org.acuerdo.local.UserError;

/**
 * Many readers of the event stream on one thread. Of each event they read the instant that its sender wrote into it, between two
 * signs that occur nowhere else, and count how long it took in milliseconds.
 */
final class StreamReaders implements AutoCloseable {
    /** Before the nanoseconds of {@link System#nanoTime()} at which an event was sent; one that is no digit follows. */
    static final String MARK = "~sent~";

    private static final int LONGEST_MILLIS = 60_000;

    private final URI gateway;
    private final Selector selector;
    private final AtomicIntegerArray took = new AtomicIntegerArray(LONGEST_MILLIS + 1);
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private volatile String refused;
    private volatile boolean closing;
    private Thread thread;

    StreamReaders(URI gateway) throws IOException {
        this.gateway = gateway;
        this.selector = Selector.open();
    }

    /** What of a connection's answer has been read. */
    private static final class Place {
        private boolean answered;
        private int matched;
        private boolean counting;
        private long sent;
    }

    /** Connects one after the other, and then begins to read. @param token of each reader */
    void connect(int readers, IntFunction<String> token, String path) throws IOException {
        for (int reader = 0; reader < readers; reader++) {
            SocketChannel channel = SocketChannel.open(new InetSocketAddress(gateway.getHost(), gateway.getPort()));
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            String request = "GET " + path + " HTTP/1.1\r\nHost: " + gateway.getAuthority()
                    + "\r\nAuthorization: Bearer " + token.apply(reader) + "\r\n\r\n";
            channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, new Place());
        }
        thread = new Thread(this::read, "bench-readers");
        thread.setDaemon(true);
        thread.start();
    }

    /** Readers whose answer has begun. */
    int open() {
        if (refused != null) {
            throw new UserError("A reader of the stream was answered " + refused);
        }
        return open.get();
    }

    /** Readers whose connection was closed. */
    int ended() {
        return ended.get();
    }

    /** Forgets what was counted. */
    void forget() {
        for (int millis = 0; millis <= LONGEST_MILLIS; millis++) {
            took.set(millis, 0);
        }
    }

    /** Events that were read. */
    long count() {
        long count = 0;
        for (int millis = 0; millis <= LONGEST_MILLIS; millis++) {
            count += took.get(millis);
        }
        return count;
    }

    /** The milliseconds within which so many of a hundred events were read. */
    int percentile(double percent) {
        long left = (long) Math.ceil(count() * percent / 100);
        for (int millis = 0; millis <= LONGEST_MILLIS; millis++) {
            left -= took.get(millis);
            if (left <= 0) {
                return millis;
            }
        }
        return LONGEST_MILLIS;
    }

    private void read() {
        ByteBuffer buffer = ByteBuffer.allocateDirect(64 * 1024);
        try {
            while (!closing) {
                selector.select(key -> read(key, buffer), 500);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(SelectionKey key, ByteBuffer buffer) {
        try {
            buffer.clear();
            if (((SocketChannel) key.channel()).read(buffer) < 0) {
                key.channel().close();
                ended.incrementAndGet();
                return;
            }
            buffer.flip();
            look((Place) key.attachment(), buffer);
        } catch (IOException e) {
            key.cancel();
            ended.incrementAndGet();
        }
    }

    private void look(Place place, ByteBuffer buffer) {
        if (!place.answered) {
            place.answered = true;
            String status = StandardCharsets.US_ASCII
                    .decode(buffer.duplicate().limit(Math.min(buffer.limit(), 12)))
                    .toString();
            if (status.endsWith(" 200")) {
                open.incrementAndGet();
            } else {
                refused = status;
            }
        }
        long now = System.nanoTime();
        while (buffer.hasRemaining()) {
            char c = (char) buffer.get();
            if (place.counting) {
                if (c >= '0' && c <= '9') {
                    place.sent = place.sent * 10 + c - '0';
                } else {
                    place.counting = false;
                    took.incrementAndGet((int) Math.min(LONGEST_MILLIS, Math.max(0, now - place.sent) / 1_000_000));
                }
            } else if (c != MARK.charAt(place.matched)) {
                place.matched = c == MARK.charAt(0) ? 1 : 0;
            } else if (++place.matched == MARK.length()) {
                place.matched = 0;
                place.counting = true;
                place.sent = 0;
            }
        }
    }

    @Override
    public void close() throws IOException {
        closing = true;
        selector.wakeup();
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
    }
}
