package org.acuerdo.agreements.baseline;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.acuerdo.contracts.agreement.Baseline;
import org.acuerdo.kit.json.Json;
import org.hibernate.annotations.ColumnTransformer;

/** A claimed count that a percentage may refer to; decided or rejected once, and never removed. */
@Entity
@Table(name = "baseline")
public class BaselineEntity extends PanacheEntityBase {
    @Id
    public UUID id;

    @Column(name = "agreement_id")
    public UUID agreementId;

    public String unit;
    public String period;
    public String status;

    @Column(columnDefinition = "jsonb")
    @ColumnTransformer(write = "?::jsonb")
    String content;

    public Baseline baseline() {
        return Json.read(content, Baseline.class);
    }

    public void baseline(Baseline baseline) {
        id = baseline.id();
        unit = baseline.unit().name();
        period = baseline.period().name();
        status = baseline.status().name();
        content = Json.write(baseline);
    }
}
