package org.acuerdo.flights.flight;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.acuerdo.kit.tx.Sql;
import org.hibernate.LockMode;
import org.hibernate.Session;

/** Flights as stored. */
@ApplicationScoped
public class FlightRepository implements PanacheRepositoryBase<Flight, UUID> {
    private static final String BEFORE_DEPARTURE = "('REQUESTED', 'CLEARED', 'CONFIRMED')";

    /** Flights under an agreement; those with several landings are few and have an index of their own. */
    private static final String UNDER =
            "(agreement_id = ?1 or cardinality(agreement_ids) > 1 and agreement_ids @> array[cast(?1 as uuid)])";

    private static final String EXPECTED = "acuerdo.flights.expected";

    @Inject
    Sql sql;

    @Inject
    TransactionSynchronizationRegistry transaction;

    /** Who is party to a flight, and under which agreements: what never changes, so read without a lock. */
    record Key(UUID id, String sendingState, List<String> receivingStates, List<UUID> agreementIds) {
        boolean party(String state) {
            return state != null && (sendingState.equals(state) || receivingStates.contains(state));
        }
    }

    Optional<Key> key(UUID id) {
        Key expected = expected().get(id);
        return expected == null ? keys(List.of(id)).stream().findFirst() : Optional.of(expected);
    }

    /** The keys of flights that the transaction is about to lock, read together and remembered for its time. */
    List<Key> expect(Collection<UUID> ids) {
        List<Key> keys = keys(ids);
        Map<UUID, Key> expected = new HashMap<>();
        keys.forEach(key -> expected.put(key.id(), key));
        transaction.putResource(EXPECTED, expected);
        return keys;
    }

    @SuppressWarnings("unchecked")
    private Map<UUID, Key> expected() {
        Object expected = transaction.getTransactionKey() == null ? null : transaction.getResource(EXPECTED);
        return expected == null ? Map.of() : (Map<UUID, Key>) expected;
    }

    /** By a plain statement: what else the transaction has changed need not be written for it. */
    private List<Key> keys(Collection<UUID> ids) {
        List<Key> found = new ArrayList<>();
        sql.query(
                "select id, sending_state, receiving_states, agreement_ids from flight where id = any(?)",
                (c, s) -> s.setArray(1, c.createArrayOf("uuid", ids.toArray())),
                row -> found.add(new Key(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        List.of((String[]) row.getArray(3).getArray()),
                        List.of((UUID[]) row.getArray(4).getArray()))));
        return found;
    }

    /** Locks and loads together; {@link #lock(UUID)} finds them. */
    List<Flight> lockExpected(List<Key> keys) {
        if (keys.isEmpty()) {
            return List.of();
        }
        List<UUID> ids = keys.stream().map(Key::id).toList();
        sql.query(
                "select id from flight where id = any(?) order by id for update",
                (c, s) -> s.setArray(1, c.createArrayOf("uuid", ids.toArray())),
                row -> {});
        return getEntityManager().unwrap(Session.class).findMultiple(Flight.class, ids, LockMode.PESSIMISTIC_WRITE);
    }

    /** The irregular flight that took over what a flight held. */
    Optional<UUID> takenOverBy(UUID id) {
        return ids(
                        "select id from flight where irregular and document #>> '{more,irregular,flight}' = ?1",
                        id.toString())
                .stream()
                .findFirst();
    }

    /** Those of these ids that are on record. */
    Set<UUID> known(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Set.of()
                : Set.copyOf(ids("select id from flight where id = any(?1)", (Object) ids.toArray(UUID[]::new)));
    }

    /** Holds the row until the transaction ends. The caller holds its agreements' copies. */
    Flight lock(UUID id) {
        return getEntityManager().find(Flight.class, id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Locks several, in ascending order of their ids. */
    List<Flight> lock(Collection<UUID> ids) {
        List<Flight> locked = new ArrayList<>();
        for (UUID id : inOrder(ids)) {
            Flight flight = lock(id);
            if (flight != null) {
                locked.add(flight);
            }
        }
        return locked;
    }

    /** The order of the database, which compares ids by their bytes, unlike {@link UUID#compareTo}. */
    private static List<UUID> inOrder(Collection<UUID> ids) {
        TreeSet<String> texts = new TreeSet<>();
        ids.forEach(id -> texts.add(id.toString()));
        return texts.stream().map(UUID::fromString).toList();
    }

    List<UUID> notDeparted(UUID agreementId) {
        return ids(
                "select id from flight where " + UNDER + " and status in " + BEFORE_DEPARTURE + " order by id",
                agreementId);
    }

    /** Those of these that have not departed. */
    List<UUID> notDepartedOf(Collection<UUID> ids) {
        return ids("select id from flight where id = any(?1) and status in " + BEFORE_DEPARTURE, (Object)
                ids.toArray(UUID[]::new));
    }

    /** Not departed or in the air. */
    List<UUID> live(UUID agreementId) {
        return ids(
                "select id from flight where " + UNDER
                        + " and status in ('REQUESTED', 'CLEARED', 'CONFIRMED', 'DEPARTED', 'DIVERTED')"
                        + " order by id",
                agreementId);
    }

    List<UUID> overLimit(UUID agreementId) {
        return ids("select id from flight where " + UNDER + " and over_limit order by id", agreementId);
    }

    /** Accepted by name although over a limit, ended ones left out. */
    List<UUID> overLimitAccepted(UUID agreementId) {
        return ids(
                "select id from flight where " + UNDER + " and over_limit_accepted and status in ('REQUESTED',"
                        + " 'CLEARED', 'CONFIRMED', 'DEPARTED', 'DIVERTED', 'ARRIVED', 'RECONCILED')"
                        + " order by id",
                agreementId);
    }

    /** Flights whose conditions can be checked under a version that is now applied. */
    List<UUID> toRecheck(UUID agreementId, long version) {
        return ids(
                "select id from flight where " + UNDER + " and status in " + BEFORE_DEPARTURE
                        + " and recheck_version <= ?2 order by id",
                agreementId,
                version);
    }

    /** Not reported departed by an instant. */
    List<UUID> scheduledBefore(Instant latest, int most) {
        return ids(
                "select id from flight where status in " + BEFORE_DEPARTURE
                        + " and departs_at <= ?1 order by departs_at limit " + most,
                latest);
    }

    /** In the air, departed by an instant, and not told to be overdue. */
    List<UUID> overdue(Instant departedBy, int most) {
        return ids(
                "select id from flight where status in ('DEPARTED', 'DIVERTED') and not overdue_told and departs_at <="
                        + " ?1 order by departs_at limit " + most,
                departedBy);
    }

    /** Questions whose deadline has passed: the outcome is waited for until an instant of wall time, then asked for. */
    void waitForOutcome(Instant now, Instant until) {
        getEntityManager()
                .createNativeQuery("update flight set ask_again_at = ?2 where id in (select id from flight"
                        + " where status = 'REQUESTED' and decide_by <= ?1 and ask_again_at is null"
                        + " order by id limit 100 for update skip locked)")
                .setParameter(1, now)
                .setParameter(2, until)
                .executeUpdate();
    }

    /** Questions to be asked again by wall time. */
    List<UUID> toAskAgain(Instant wall, int most) {
        return ids("select id from flight where ask_again_at <= ?1 order by ask_again_at limit " + most, wall);
    }

    /** Unaccompanied minors of an agreement's confirmed, departed and arrived flights between two instants. */
    long alone(UUID agreementId, Instant from, Instant until, UUID except) {
        return ((Number) getEntityManager()
                        .createNativeQuery("select coalesce(sum(alone), 0) from flight where agreement_id = ?1 and"
                                + " cardinality(agreement_ids) = 1 and id <> ?4 and arrives_at >= ?2 and"
                                + " arrives_at < ?3 and status in ('CONFIRMED', 'DEPARTED', 'DIVERTED',"
                                + " 'ARRIVED', 'RECONCILED')")
                        .setParameter(1, agreementId)
                        .setParameter(2, from)
                        .setParameter(3, until)
                        .setParameter(4, except)
                        .getSingleResult())
                .longValue();
    }

    /** One at a time per key, until the transaction ends. */
    void serialize(String key) {
        getEntityManager()
                .createNativeQuery("select cast(pg_advisory_xact_lock(hashtextextended(?1, 0)) as text)")
                .setParameter(1, key)
                .getSingleResult();
    }

    @SuppressWarnings("unchecked")
    private List<UUID> ids(String sql, Object... parameters) {
        var query = getEntityManager().createNativeQuery(sql);
        for (int i = 0; i < parameters.length; i++) {
            query.setParameter(i + 1, parameters[i]);
        }
        return query.getResultList();
    }
}
