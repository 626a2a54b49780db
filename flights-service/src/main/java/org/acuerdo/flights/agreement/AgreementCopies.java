package org.acuerdo.flights.agreement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.acuerdo.contracts.agreement.AgreementSnapshot;

/**
 * Agreements as this service knows them. Acts on flights hold the copy shared, applying a newer version holds it
 * exclusively, both before any flight or window: so no act ever mixes two versions.
 *
 * <p>A parsed snapshot is kept in memory and used only where the table says that its version is the present one.
 */
@ApplicationScoped
public class AgreementCopies {

    @Inject
    AgreementCopyRepository repository;

    @Inject
    TransactionSynchronizationRegistry transaction;

    private final Map<UUID, AgreementSnapshot> parsed = new ConcurrentHashMap<>();

    /** Holds the copy shared until the transaction ends; once per transaction. Empty if the agreement is not known. */
    public Optional<AgreementSnapshot> lockShared(UUID id) {
        Object held = transaction.getResource(key(id));
        if (held != null) {
            return Optional.of((AgreementSnapshot) held);
        }
        Optional<AgreementSnapshot> snapshot = repository.lockShared(id).flatMap(version -> snapshot(id, version));
        snapshot.ifPresent(s -> transaction.putResource(key(id), s));
        return snapshot;
    }

    /** As {@link #lockShared}, but alone: for work that no act on this agreement may run beside. */
    public Optional<AgreementSnapshot> lockExclusively(UUID id) {
        Optional<AgreementSnapshot> snapshot = repository.lockExclusively(id).flatMap(version -> snapshot(id, version));
        snapshot.ifPresent(s -> transaction.putResource(key(id), s));
        return snapshot;
    }

    /** The present version, without a lock. */
    @Transactional
    public Optional<AgreementSnapshot> find(UUID id) {
        return repository.version(id).flatMap(version -> snapshot(id, version));
    }

    /** The latest version that had been recorded by an instant. */
    @Transactional
    public Optional<AgreementSnapshot> knownAt(UUID id, Instant at) {
        return repository.known(id, at);
    }

    /** The agreements that a state is party to, by id; all of them where the state is null. */
    @Transactional
    public List<AgreementSnapshot> ofState(String state) {
        List<AgreementSnapshot> found = new ArrayList<>();
        repository
                .versions(state)
                .forEach((id, version) -> snapshot(id, version).ifPresent(found::add));
        return found;
    }

    /** Whether at least this version has been applied. */
    @Transactional
    public boolean applied(UUID id, long version) {
        return repository.version(id).filter(present -> present >= version).isPresent();
    }

    /** Makes this version the present one. The caller holds the copy exclusively, or is the first to store it. */
    void put(AgreementSnapshot snapshot) {
        repository.store(snapshot);
        transaction.putResource(key(snapshot.id()), snapshot);
    }

    /** Keeps a version for those who ask what was known when, also one that came too late to be applied. */
    void remember(AgreementSnapshot snapshot, Instant recordedAt) {
        repository.remember(snapshot, recordedAt);
    }

    private Optional<AgreementSnapshot> snapshot(UUID id, long version) {
        AgreementSnapshot known = parsed.get(id);
        if (known != null && known.version() == version) {
            return Optional.of(known);
        }
        Optional<AgreementSnapshot> read = repository.read(id);
        // what a transaction reads of its own work may yet be rolled back: its version is checked at each use
        read.ifPresent(s -> parsed.merge(id, s, (old, fresh) -> fresh.version() >= old.version() ? fresh : old));
        return read;
    }

    private static String key(UUID id) {
        return "acuerdo.agreement." + id;
    }
}
