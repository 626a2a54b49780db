package org.acuerdo.agreements.baseline;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.acuerdo.agreements.agreement.SnapshotParts;
import org.acuerdo.contracts.agreement.Baseline;

/** The register of baselines. */
@ApplicationScoped
public class BaselineRepository implements PanacheRepositoryBase<BaselineEntity, UUID>, SnapshotParts.BaselinesOf {

    @Override
    public List<Baseline> baselines(UUID agreementId) {
        return list("agreementId = ?1 order by id", agreementId).stream()
                .map(BaselineEntity::baseline)
                .toList();
    }

    public Optional<BaselineEntity> ofAgreement(UUID agreementId, UUID id) {
        return find("agreementId = ?1 and id = ?2", agreementId, id).firstResultOptional();
    }
}
