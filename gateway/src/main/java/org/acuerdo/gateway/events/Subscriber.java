package org.acuerdo.gateway.events;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * One reader's connection. It is either served from the log, or catching up from the topics; it goes back to catching up
 * when it reads so slowly that the log leaves it behind. Everything here happens on the connection's own thread; nothing is
 * kept for a slow reader but its place.
 */
final class Subscriber {
    private static final int AT_ONCE = 64;

    private final Context home;
    private final HttpServerResponse response;
    private final EventLog log;
    private final CatchUps catchUps;
    private final Supplier<Reader> reader;
    private final long expiresAtSeconds;
    private Position position;
    private long cursor;
    private boolean live;
    private CatchUp catchUp;

    Subscriber(
            Context home,
            HttpServerResponse response,
            EventLog log,
            CatchUps catchUps,
            Supplier<Reader> reader,
            long expiresAtSeconds,
            Position position) {
        this.home = home;
        this.response = response;
        this.log = log;
        this.catchUps = catchUps;
        this.reader = reader;
        this.expiresAtSeconds = expiresAtSeconds;
        this.position = position;
        response.drainHandler(drained -> drained());
    }

    Context home() {
        return home;
    }

    Position position() {
        return position;
    }

    Reader reader() {
        return reader.get();
    }

    /** Begins, where the reader's position is the place in the log or before it. */
    void begin() {
        OptionalLong from = log.from(position);
        if (from.isPresent()) {
            cursor = from.getAsLong();
            live = true;
            pump();
        } else {
            catchUp();
        }
    }

    private void catchUp() {
        live = false;
        catchUp = catchUps.open(this);
        if (catchUp == null) {
            // too many at once: the reader comes again with its last id
            end();
        } else {
            catchUp.go();
        }
    }

    /** Goes on with a catch-up that has already looked at where to begin. */
    void continueWith(CatchUp begun) {
        live = false;
        catchUp = begun;
        begun.go();
    }

    /** Writes what the log has for this reader, as long as the connection takes it. */
    void pump() {
        while (live && !gone() && !response.writeQueueFull()) {
            if (!log.holds(cursor)) {
                catchUp();
                return;
            }
            List<EventLog.Entry> entries = log.read(cursor, AT_ONCE);
            if (entries.isEmpty()) {
                return;
            }
            Reader now = reader.get();
            for (EventLog.Entry entry : entries) {
                cursor++;
                show(entry, now);
            }
        }
    }

    private void show(EventLog.Entry entry, Reader now) {
        StreamEvent event = entry.event();
        if (event.offset() < position.next(event.topic(), event.partition())) {
            // read before, at another replica
            return;
        }
        position = position.and(entry.after());
        if (now.sees(event)) {
            if (entry.after().reaches(position)) {
                response.write(entry.whole());
            } else {
                response.write(EventLog.line(position, Instant.now()));
                response.write(event.frame());
            }
        }
    }

    /** What a catch-up found next. @param reached how far it has read */
    void caught(List<Buffer> frames, Position reached, boolean done) {
        if (gone()) {
            closeCatchUp();
            return;
        }
        frames.forEach(response::write);
        position = reached;
        if (done && log.from(position).isPresent()) {
            closeCatchUp();
            begin();
        } else if (!response.writeQueueFull()) {
            catchUp.go();
        }
    }

    private void drained() {
        if (catchUp != null) {
            catchUp.go();
        } else {
            pump();
        }
    }

    /** Keeps the connection open, and the reader's last id young, also where nothing concerns it. */
    void beat() {
        if (gone()) {
            return;
        }
        if (expiresAtSeconds <= System.currentTimeMillis() / 1000) {
            end();
        } else if (!response.writeQueueFull()) {
            response.write(Buffer.buffer(": \n")
                    .appendBuffer(EventLog.line(position, Instant.now()))
                    .appendString("\n"));
        }
    }

    void end() {
        if (!gone()) {
            response.end();
        }
        closeCatchUp();
    }

    void closed() {
        live = false;
        closeCatchUp();
    }

    private void closeCatchUp() {
        if (catchUp != null) {
            catchUp.close();
            catchUp = null;
        }
    }

    private boolean gone() {
        return response.ended() || response.closed();
    }
}
