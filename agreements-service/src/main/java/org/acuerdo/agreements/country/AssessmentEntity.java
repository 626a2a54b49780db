package org.acuerdo.agreements.country;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;

/** What a state said of a country, in its own name and by its own criteria. The system says nothing of the kind. */
@Entity
@Table(name = "country_assessment")
public class AssessmentEntity extends PanacheEntityBase {
    @Id
    public UUID id;

    public String country;

    @Column(name = "by_state")
    public String byState;

    @Column(name = "said_on")
    public LocalDate saidOn;

    @Column(name = "recorded_at")
    public Instant recordedAt;

    @Column(columnDefinition = "jsonb")
    @ColumnTransformer(write = "?::jsonb")
    String content;
}
