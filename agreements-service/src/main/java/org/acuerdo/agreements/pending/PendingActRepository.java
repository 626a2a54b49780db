package org.acuerdo.agreements.pending;

import com.fasterxml.jackson.core.type.TypeReference;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.acuerdo.agreements.agreement.SnapshotParts;
import org.acuerdo.kit.json.Json;

/** Acts that wait or waited for the other party. */
@ApplicationScoped
public class PendingActRepository implements PanacheRepositoryBase<PendingAct, UUID>, SnapshotParts.PendingActsOf {

    /** In order of proposal. */
    public List<PendingAct> ofAgreement(UUID agreementId) {
        return list("agreementId = ?1 order by id", agreementId);
    }

    public Optional<PendingAct> ofAgreement(UUID agreementId, UUID id) {
        return find("agreementId = ?1 and id = ?2", agreementId, id).firstResultOptional();
    }

    @Override
    public List<Map<String, Object>> pendingActs(UUID agreementId) {
        return list("agreementId = ?1 and status = 'PENDING' order by id", agreementId).stream()
                .map(a -> Json.MAPPER.convertValue(PendingActView.of(a), new TypeReference<Map<String, Object>>() {}))
                .toList();
    }
}
