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

    static boolean wellFormed(String key) {
        return KEY.matcher(key).matches();
    }

    /** Those of these keys that an answer is kept for; in the current transaction. */
    public Set<Key> used(Collection<Key> keys) {
        List<Key> asked = List.copyOf(keys);
        Set<Key> used = new HashSet<>();
        if (!asked.isEmpty()) {
            sql.query(
                    """
                    select k.place from unnest(?::text[], ?::text[]) with ordinality as k(subject, key, place)
                    join idempotency i using (subject, key)""",
                    (c, s) -> {
                        s.setArray(1, c.createArrayOf("text", texts(asked, Key::subject)));
                        s.setArray(2, c.createArrayOf("text", texts(asked, Key::key)));
                    },
                    row -> used.add(asked.get(row.getInt(1) - 1)));
        }
        return used;
    }

    /** Keeps an answer in the transaction of its effect. @throws Sql.Failure a duplicate, where another has used the key */
    public void keep(Key key, Answer answer) {
        gathering.add(Idempotency.class, new Row(key, answer), this::write);
    }

    private void write(List<Row> rows) {
        sql.update("""
                insert into idempotency(subject, key, request_hash, status, location, etag, body)
                select * from unnest(?::text[], ?::text[], ?::text[], ?::int[], ?::text[], ?::bigint[], ?::text[])""", (c, s) -> {
            s.setArray(1, c.createArrayOf("text", texts(rows, r -> r.key().subject())));
            s.setArray(2, c.createArrayOf("text", texts(rows, r -> r.key().key())));
            s.setArray(3, c.createArrayOf("text", texts(rows, r -> r.key().hash())));
            s.setArray(
                    4,
                    c.createArrayOf(
                            "int4", rows.stream().map(r -> r.answer().status()).toArray()));
            s.setArray(5, c.createArrayOf("text", texts(rows, r -> r.answer().location())));
            s.setArray(
                    6,
                    c.createArrayOf(
                            "int8", rows.stream().map(r -> r.answer().etag()).toArray()));
            s.setArray(7, c.createArrayOf("text", texts(rows, r -> r.answer().json())));
        });
    }

    private static <T> String[] texts(List<T> rows, Function<T, String> value) {
        return rows.stream().map(value).toArray(String[]::new);
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
