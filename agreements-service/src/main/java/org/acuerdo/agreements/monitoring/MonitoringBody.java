package org.acuerdo.agreements.monitoring;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.acuerdo.kit.json.Json;
import org.hibernate.annotations.ColumnTransformer;

/** A body whose monitors see every flight of an agreement. Registered by either party, and never removed. */
@Entity
@Table(name = "monitoring_body")
public class MonitoringBody extends PanacheEntityBase {
    @Id
    public UUID id;

    @Column(name = "agreement_id")
    public UUID agreementId;

    public String name;

    @Column(columnDefinition = "jsonb")
    @ColumnTransformer(write = "?::jsonb")
    String subjects;

    @Column(name = "by_state")
    public String byState;

    @Column(name = "recorded_at")
    public Instant recordedAt;

    /** Token subjects of its monitors. */
    public List<String> subjects() {
        return List.of(Json.read(subjects, String[].class));
    }

    public void subjects(List<String> registered) {
        subjects = Json.write(registered);
    }
}
