package org.acuerdo.kit.outbox;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import org.acuerdo.kit.problem.Transient;
import org.acuerdo.kit.topics.Broker;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Sends what the outbox holds. One {@link ShareSender} per share of the keys; any number of replicas may run, PostgreSQL's
 * advisory locks decide who sends which share.
 *
 * <p>A commit in this process wakes the share's sender directly. A NOTIFY inside each transaction would serialise all
 * commits of the database; it is sent only where another replica owns the share, outside any transaction. If everything
 * else fails, senders look every quarter of a second.
 */
@ApplicationScoped
public class OutboxRelay {
    static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final String CHANNEL = "acuerdo_outbox";

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @ConfigProperty(name = "quarkus.datasource.username")
    String user;

    @ConfigProperty(name = "quarkus.datasource.password")
    String password;

    @Inject
    Broker broker;

    @ConfigProperty(name = "quarkus.application.name")
    String service;

    @Inject
    OutboxBacklog backlog;

    private final List<ShareSender> senders = new ArrayList<>();
    private final AtomicBoolean toTell = new AtomicBoolean();
    private volatile boolean stopping;
    private Thread listener;

    void start(@Observes StartupEvent event) {
        for (int share = 0; share < Outbox.SHARES; share++) {
            ShareSender sender = new ShareSender(share, service, broker.connection(), this::connect, backlog);
            senders.add(sender);
            sender.start();
        }
        listener = new Thread(this::listen, "outbox-listener");
        listener.setDaemon(true);
        listener.start();
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
        senders.forEach(ShareSender::requestStop);
        senders.forEach(ShareSender::awaitStop);
    }

    /** Called after a commit that added rows to this share. */
    public void wake(int share) {
        if (share < senders.size() && !senders.get(share).wake()) {
            toTell.set(true);
        }
    }

    Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("ApplicationName", service + "-outbox");
        properties.setProperty("options", "-c enable_seqscan=off");
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("socketTimeout", "30");
        return DriverManager.getConnection(url, properties);
    }

    /** Listens for what other replicas committed, and tells them what was committed here, at most every 50 ms. */
    private void listen() {
        while (!stopping) {
            try (Connection connection = connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("listen " + CHANNEL);
                PGConnection pg = connection.unwrap(PGConnection.class);
                while (!stopping) {
                    PGNotification[] notes = pg.getNotifications(50);
                    if (notes != null && notes.length > 0) {
                        senders.forEach(ShareSender::wake);
                    }
                    if (toTell.getAndSet(false)) {
                        statement.execute("notify " + CHANNEL);
                    }
                }
            } catch (SQLException e) {
                LOG.debugf("outbox listener lost its connection, polling goes on: %s", Transient.root(e));
                ShareSender.pause(1000);
            }
        }
    }
}
