package org.acuerdo.agreements.item;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.acuerdo.kit.json.Json;
import org.hibernate.annotations.ColumnTransformer;

/** Something kept below an agreement: replaced as a whole, with entries that are only added. */
@Entity
public class Item extends PanacheEntityBase {
    @Id
    public UUID id;

    @Column(name = "agreement_id")
    public UUID agreementId;

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
        return view(id, content, recordedAt);
    }

    static ObjectNode view(UUID id, String content, Instant recordedAt) {
        ObjectNode view = Json.MAPPER.createObjectNode();
        view.put("id", id.toString());
        view.setAll((ObjectNode) Json.read(content, JsonNode.class));
        view.set("recordedAt", Json.MAPPER.valueToTree(recordedAt));
        return view;
    }
}
