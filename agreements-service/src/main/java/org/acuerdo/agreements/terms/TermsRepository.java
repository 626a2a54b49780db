package org.acuerdo.agreements.terms;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.acuerdo.agreements.agreement.SnapshotParts;
import org.acuerdo.contracts.terms.TermsVersion;

/** All versions of all agreements' terms. */
@ApplicationScoped
public class TermsRepository implements PanacheRepositoryBase<TermsEntity, TermsEntity.Key>, SnapshotParts.TermsOf {

    @Override
    public List<TermsVersion> terms(UUID agreementId) {
        return list("agreementId = ?1 order by version", agreementId).stream()
                .map(TermsEntity::termsVersion)
                .toList();
    }

    public Optional<TermsEntity> numbered(UUID agreementId, int version) {
        return find("agreementId = ?1 and version = ?2", agreementId, version).firstResultOptional();
    }
}
