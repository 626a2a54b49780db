package org.acuerdo.agreements.statement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.acuerdo.kit.json.Json;
import org.hibernate.annotations.ColumnTransformer;

/** What somebody in office said, where and when: the source of announced facts. */
@Entity
@Table(name = "statement")
public class StatementEntity extends PanacheEntityBase {
    @Id
    public UUID id;

    @Column(name = "agreement_id")
    public UUID agreementId;

    @Column(name = "said_on")
    public LocalDate saidOn;

    @Column(name = "recorded_at")
    public Instant recordedAt;

    @Column(columnDefinition = "jsonb")
    @ColumnTransformer(write = "?::jsonb")
    String content;

    /** Its content with its id and time of recording. */
    public ObjectNode view() {
        ObjectNode view = Json.MAPPER.createObjectNode();
        view.put("id", id.toString());
        view.setAll((ObjectNode) Json.read(content, JsonNode.class));
        view.set("recordedAt", Json.MAPPER.valueToTree(recordedAt));
        return view;
    }

    /** Limit ids, names of conditions, or "increase". */
    public List<String> supports() {
        List<String> supports = new ArrayList<>();
        Json.read(content, JsonNode.class).path("supports").forEach(part -> supports.add(part.asText()));
        return supports;
    }
}
