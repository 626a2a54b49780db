package org.acuerdo.agreements.monitoring;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.acuerdo.agreements.agreement.SnapshotParts;
import org.acuerdo.kit.json.Json;

/** Monitoring bodies by agreement, and whether a monitor belongs to one of them. */
@ApplicationScoped
public class MonitoringBodyRepository
        implements PanacheRepositoryBase<MonitoringBody, UUID>, SnapshotParts.MonitoringBodiesOf {

    /** In order of recording. */
    public List<MonitoringBody> ofAgreement(UUID agreementId) {
        return list("agreementId = ?1 order by id", agreementId);
    }

    @Override
    public List<Map<String, Object>> monitoringBodies(UUID agreementId) {
        return ofAgreement(agreementId).stream()
                .map(MonitoringBodyRepository::published)
                .toList();
    }

    @Override
    public boolean monitors(UUID agreementId, String subject) {
        return !getEntityManager()
                .createNativeQuery(
                        "select 1 from monitoring_body where agreement_id = ?1 and subjects @> cast(?2 as jsonb) limit 1")
                .setParameter(1, agreementId)
                .setParameter(2, Json.write(List.of(subject)))
                .getResultList()
                .isEmpty();
    }

    boolean named(UUID agreementId, String name) {
        return count("agreementId = ?1 and name = ?2", agreementId, name) > 0;
    }

    private static Map<String, Object> published(MonitoringBody body) {
        Map<String, Object> published = new LinkedHashMap<>();
        published.put("id", body.id.toString());
        published.put("name", body.name);
        published.put("subjects", body.subjects());
        published.put("recordedAt", body.recordedAt.toString());
        return published;
    }
}
