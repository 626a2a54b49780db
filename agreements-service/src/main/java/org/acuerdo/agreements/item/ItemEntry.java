package org.acuerdo.agreements.item;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.acuerdo.kit.json.Json;
import org.hibernate.annotations.ColumnTransformer;

/** What was added to an item: a meeting, an outcome, progress. Never changed. */
@Entity
@Table(name = "item_entry")
public class ItemEntry extends PanacheEntityBase {
    @Id
    public UUID id;

    @Column(name = "item_id")
    public UUID itemId;

    public String kind;

    @Column(name = "recorded_at")
    public Instant recordedAt;

    @Column(columnDefinition = "jsonb")
    @ColumnTransformer(write = "?::jsonb")
    String content;

    public <B> B content(Class<B> type) {
        return Json.read(content, type);
    }

    /** Its content with its id and time of recording. */
    public ObjectNode view() {
        return Item.view(id, content, recordedAt);
    }
}
