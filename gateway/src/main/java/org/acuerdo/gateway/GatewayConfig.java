package org.acuerdo.gateway;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** What can be set about the gateway. Every limit is one, so that no client can take more than its share. */
@ConfigMapping(prefix = "acuerdo.gateway")
public interface GatewayConfig {
    Service agreements();

    Service flights();

    /** Added to a service's port to find its readiness; 0 where the management port is not to be reached from here. */
    @WithDefault("0")
    int managementPortOffset();

    Limits limits();

    Rate rate();

    Upstream upstream();

    Events events();

    /** How long a token that was found good is taken for good without looking at its signature again. */
    @WithDefault("1M")
    Duration recheckTokens();

    /** One service behind the gateway. */
    interface Service {
        /** Base URL, without a path. */
        String url();

        /** Its readiness, where it isn't at the usual place. */
        Optional<String> readyUrl();
    }

    /** What one request may be. */
    interface Limits {
        /** Bytes of a body. */
        @WithDefault("1048576")
        long body();

        /** Bytes of a body of {@code text/csv} sent to an import. */
        @WithDefault("268435456")
        long importBody();

        /** Characters of path and query. */
        @WithDefault("8192")
        int uri();

        /** Characters of all headers, names and values. */
        @WithDefault("16384")
        int headers();
    }

    /** Token bucket per subject; each address without a token has a tenth. */
    interface Rate {
        @WithDefault("500")
        int perSecond();

        @WithDefault("2000")
        int burst();

        /** Buckets kept; the least recently used go first, and a new one starts full. */
        @WithDefault("50000")
        long buckets();
    }

    /** The pool of connections to each service. */
    interface Upstream {
        /** HTTP/1.1 connections per service; a call that waits holds one, so there must be many. */
        @WithDefault("1024")
        int connections();

        /** Calls that wait for a connection when all are in use; beyond it the answer is 429. */
        @WithDefault("1024")
        int waiting();

        @WithDefault("2S")
        Duration connectTimeout();

        /** Silence on the connection after which the answer is 504; longer than the longest wait of the API (30 s). */
        @WithDefault("35S")
        Duration timeout();

        /** The same for an import, whose last rows may take a while after they have come; the client's side gives up at 90 s. */
        @WithDefault("85S")
        Duration importTimeout();
    }

    /** The event stream. */
    interface Events {
        /** Connections of all readers together. */
        @WithDefault("5000")
        int readers();

        /** Connections of one subject. */
        @WithDefault("100")
        int readersPerSubject();

        /** Readers at a time that were away for longer than {@link #logBytes()} reaches back. */
        @WithDefault("32")
        int catchUps();

        /** Bytes of the latest events kept in memory. */
        @WithDefault("16777216")
        long logBytes();

        /** How often a connection without news gets a line. */
        @WithDefault("15S")
        Duration heartbeat();

        /** How old the id may be that a reader goes on from; as long as the topics are kept. */
        @WithDefault("7D")
        Duration oldestId();
    }
}
