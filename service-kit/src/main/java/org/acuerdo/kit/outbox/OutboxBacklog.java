package org.acuerdo.kit.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicLong;

/** What a person on call looks at: how much was sent, how often sending failed, since when nothing could be sent. */
@ApplicationScoped
public class OutboxBacklog {

    @Inject
    MeterRegistry registry;

    private final AtomicLong failingSince = new AtomicLong();

    @PostConstruct
    void register() {
        registry.gauge(
                "acuerdo.outbox.failing.seconds",
                failingSince,
                since -> since.get() == 0 ? 0 : (System.currentTimeMillis() - since.get()) / 1000.0);
    }

    void sent(int records) {
        registry.counter("acuerdo.outbox.sent").increment(records);
        failingSince.set(0);
    }

    void failed() {
        registry.counter("acuerdo.outbox.failed").increment();
        failingSince.compareAndSet(0, System.currentTimeMillis());
    }
}
