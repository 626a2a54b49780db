package org.acuerdo.kit.http;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.acuerdo.kit.json.Json;
import org.acuerdo.kit.problem.ProblemException;
import org.acuerdo.kit.tx.Columns;
import org.acuerdo.kit.tx.Gathering;
import org.acuerdo.kit.tx.Sql;
import org.hibernate.exception.ConstraintViolationException;

/** Keeps the first answer of a POST with an {@code Idempotency-Key}, per subject, for seven days of wall time. */
@ApplicationScoped
public class Idempotency {
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,128}");

    @Inject
    EntityManager em;

    @Inject
    Sql sql;

    @Inject
    Gathering gathering;

    /**
     * A key as it was sent.
     *
     * @param hash of the request it came with
     */
    public record Key(String subject, String key, String hash) {}

    private record Row(Key key, Answer answer) {}

    private static final Columns<Key> KEYS =
            Columns.<Key>of().with("subject", "text", Key::subject).with("key", "text", Key::key);

    private static final Columns<Row> COLUMNS = Columns.<Row>of()
            .with("subject", "text", r -> r.key().subject())
            .with("key", "text", r -> r.key().key())
            .with("request_hash", "text", r -> r.key().hash())
            .with("status", "int4", r -> r.answer().status())
            .with("location", "text", r -> r.answer().location())
            .with("etag", "int8", r -> r.answer().etag())
            .with("body", "text", r -> r.answer().json());

    static boolean wellFormed(String key) {
        return KEY.matcher(key).matches();
    }

    /** Those of these keys that an answer is kept for; in the current transaction. */
    public Set<Key> used(Collection<Key> keys) {
        List<Key> asked = List.copyOf(keys);
        Set<Key> used = new HashSet<>();
        if (!asked.isEmpty()) {
            sql.query(
                    "select i.subject, i.key from " + KEYS.rows("k") + " join idempotency i using (subject, key)",
                    KEYS.of(asked),
                    row -> {
                        String subject = row.getString(1);
                        String key = row.getString(2);
                        asked.stream()
                                .filter(k ->
                                        k.subject().equals(subject) && k.key().equals(key))
                                .forEach(used::add);
                    });
        }
        return used;
    }

    /** Keeps an answer in the transaction of its effect. @throws Sql.Failure a duplicate, where another has used the key */
    public void keep(Key key, Answer answer) {
        gathering.add(Idempotency.class, new Row(key, answer), this::write);
    }

    private void write(List<Row> rows) {
        sql.update(
                "insert into idempotency(" + COLUMNS.names() + ") select * from " + COLUMNS.rows("r"),
                COLUMNS.of(rows));
    }

    /** Access to the kept answer, inside the transaction of the effect. */
    public final class Kept {
        private final String key;
        private final String subject;
        private final String hash;

        private Kept(String key, String subject, String hash) {
            this.key = key;
            this.subject = subject;
            this.hash = hash;
        }

        /** The first answer, if the same request was answered before; 409 ID_REUSED if another request used the key. */
        public Optional<Answer> first() {
            List<?> rows = em.createNativeQuery(
                            "select request_hash, status, location, etag, body from idempotency where subject = ?1 and key = ?2")
                    .setParameter(1, subject)
                    .setParameter(2, key)
                    .getResultList();
            if (rows.isEmpty()) {
                return Optional.empty();
            }
            Object[] row = (Object[]) rows.get(0);
            if (!hash.equals(row[0])) {
                throw ProblemException.conflict(
                        "ID_REUSED", "This Idempotency-Key was used for another request. Take a fresh key.");
            }
            return Optional.of(new Answer(
                    ((Number) row[1]).intValue(),
                    (String) row[2],
                    row[3] == null ? null : ((Number) row[3]).longValue(),
                    row[4]));
        }

        void keep(Answer answer) {
            em.createNativeQuery(
                            "insert into idempotency(subject, key, request_hash, status, location, etag, body) values (?1, ?2, ?3, ?4, ?5, ?6, ?7)")
                    .setParameter(1, subject)
                    .setParameter(2, key)
                    .setParameter(3, hash)
                    .setParameter(4, answer.status())
                    .setParameter(5, answer.location())
                    .setParameter(6, answer.etag())
                    .setParameter(7, Json.write(answer.entity()))
                    .executeUpdate();
        }
    }

    Response once(String key, String subject, String hash, Function<Kept, Response> attempt) {
        if (!wellFormed(key)) {
            throw ProblemException.malformed("Idempotency-Key", "1 to 128 visible ASCII characters");
        }
        Kept kept = new Kept(key, subject, hash);
        try {
            return attempt.apply(kept);
        } catch (ConstraintViolationException race) {
            // the same key was committed by a request that ran at the same time: its answer is the first one
            return QuarkusTransaction.requiringNew()
                    .call(() -> kept.first().map(Acts::respond).orElseThrow(() -> race));
        }
    }

    static String hash(String method, String path, byte[] body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((method + " " + path + "\n").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Scheduled(every = "1h", delayed = "10m")
    void forget() {
        QuarkusTransaction.requiringNew()
                .run(() -> em.createNativeQuery("delete from idempotency where created_at < now() - interval '7 days'")
                        .executeUpdate());
    }
}
