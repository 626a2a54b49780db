package org.acuerdo.kit.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.acuerdo.contracts.message.AuditSealed;
import org.acuerdo.kit.audit.rules.ChainCheck;
import org.acuerdo.kit.audit.rules.Link;
import org.acuerdo.kit.audit.rules.SealedHead;
import org.acuerdo.kit.tx.Columns;
import org.acuerdo.kit.tx.Sql;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Seals as they are stored, and what there is to hold against them. All in the caller's transaction. */
@ApplicationScoped
class Seals {

    private static final Columns<AuditSealed.Head> HEADS = Columns.<AuditSealed.Head>of()
            .with("aggregate_id", "uuid", AuditSealed.Head::id)
            .with("seq", "int8", AuditSealed.Head::entry)
            .with("aggregate_type", "text", AuditSealed.Head::type)
            .with("hash", "text", AuditSealed.Head::hash);

    @Inject
    Sql sql;

    @ConfigProperty(name = "quarkus.application.name")
    String service;

    /** Whose trail this is. */
    String service() {
        return service;
    }

    /** The seal of the highest number. */
    Optional<AuditSealed> last() {
        List<AuditSealed> found = read("order by number desc limit 1", Sql.all());
        return found.isEmpty() ? Optional.empty() : Optional.of(found.get(0));
    }

    /** Those with a higher number, in its order. */
    List<AuditSealed> after(long number, int limit) {
        return read("where number > ? order by number limit ?", Sql.all(number, limit));
    }

    /** Those of these numbers. */
    Map<Long, AuditSealed> of(Collection<Long> numbers) {
        Map<Long, AuditSealed> found = new HashMap<>();
        read("where number = any(?)", (c, s) -> s.setArray(1, Columns.array(c, "int8", numbers)))
                .forEach(seal -> found.put(seal.number(), seal));
        return found;
    }

    void add(AuditSealed seal) {
        sql.update(
                "insert into audit_seal(number, sealed_at, previous, hash) values (?, ?, ?, ?)",
                seal.number(),
                seal.sealedAt(),
                seal.previous(),
                seal.hash());
        sql.update(
                "insert into audit_seal_head(number, " + HEADS.names() + ") select ?, h.* from " + HEADS.rows("h"),
                (c, s) -> {
                    s.setLong(1, seal.number());
                    HEADS.fill(c, s, 2, seal.heads());
                });
    }

    private List<AuditSealed> read(String which, Sql.Filler filler) {
        Map<Long, List<AuditSealed.Head>> heads = new HashMap<>();
        List<AuditSealed> bare = new ArrayList<>();
        sql.query("select number, sealed_at, previous, hash from audit_seal " + which, filler, row -> {
            List<AuditSealed.Head> its = new ArrayList<>();
            heads.put(row.getLong(1), its);
            bare.add(new AuditSealed(
                    service, row.getLong(1), row.getString(2), row.getString(3), its, row.getString(4)));
        });
        sql.query(
                "select number, aggregate_type, aggregate_id, seq, hash from audit_seal_head where number = any(?)"
                        + " order by number, aggregate_id",
                (c, s) -> s.setArray(1, Columns.array(c, "int8", heads.keySet())),
                row -> heads.get(row.getLong(1))
                        .add(new AuditSealed.Head(
                                row.getString(2), row.getObject(3, UUID.class), row.getLong(4), row.getString(5))));
        return bare;
    }

    /** The next chains that entries or seals know, in order of their ids. */
    List<UUID> chains(UUID after, int limit) {
        List<UUID> ids = new ArrayList<>();
        String start = after == null ? "" : " where aggregate_id > ?";
        sql.query(
                "(select distinct aggregate_id from audit_entry" + start + " order by 1 limit ?) union"
                        + " (select distinct aggregate_id from audit_seal_head" + start
                        + " order by 1 limit ?) order by 1 limit ?",
                after == null ? Sql.all(limit, limit, limit) : Sql.all(after, limit, after, limit, limit),
                row -> ids.add(row.getObject(1, UUID.class)));
        return ids;
    }

    /** What seals say of these chains, each in order of its entries. */
    Map<UUID, List<SealedHead>> heads(Collection<UUID> chains, Map<UUID, String> types) {
        Map<UUID, List<SealedHead>> found = new HashMap<>();
        sql.query(
                "select aggregate_id, aggregate_type, number, seq, hash from audit_seal_head"
                        + " where aggregate_id = any(?) order by aggregate_id, seq",
                ids(chains),
                row -> {
                    UUID id = row.getObject(1, UUID.class);
                    types.putIfAbsent(id, row.getString(2));
                    found.computeIfAbsent(id, k -> new ArrayList<>())
                            .add(new SealedHead(row.getLong(3), row.getLong(4), row.getString(5)));
                });
        found.replaceAll((id, heads) -> ChainCheck.inOrder(heads));
        return found;
    }

    /** The entries of these chains, each in its order. */
    Map<UUID, List<Link>> entries(Collection<UUID> chains, Map<UUID, String> types) {
        Map<UUID, List<Link>> found = new LinkedHashMap<>();
        chains.forEach(id -> found.put(id, new ArrayList<>()));
        sql.query(
                "select aggregate_id, aggregate_type, seq, prev_hash, hash, content from audit_entry"
                        + " where aggregate_id = any(?) order by aggregate_id, seq",
                ids(chains),
                row -> {
                    UUID id = row.getObject(1, UUID.class);
                    types.putIfAbsent(id, row.getString(2));
                    found.get(id).add(Link.of(row.getLong(3), row.getBytes(4), row.getBytes(5), row.getString(6)));
                });
        return found;
    }

    /** How many entries there are, as the database reckons: for telling how far a check has come. */
    long roughly() {
        long[] count = {0};
        sql.query(
                "select greatest(reltuples, 0)::bigint from pg_class where oid = 'audit_entry'::regclass",
                Sql.all(),
                row -> count[0] = row.getLong(1));
        return count[0];
    }

    private static Sql.Filler ids(Collection<UUID> chains) {
        return (c, s) -> {
            // long chains come in parts, each text is dropped once it was reckoned
            s.setFetchSize(500);
            Array array = c.createArrayOf("uuid", chains.toArray());
            s.setArray(1, array);
        };
    }
}
