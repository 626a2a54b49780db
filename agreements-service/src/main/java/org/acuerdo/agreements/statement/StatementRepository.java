package org.acuerdo.agreements.statement;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Statements on record. */
@ApplicationScoped
public class StatementRepository implements PanacheRepositoryBase<StatementEntity, UUID> {

    /** In order of recording. */
    public List<StatementEntity> ofAgreement(UUID agreementId) {
        return list("agreementId = ?1 order by id", agreementId);
    }

    public Optional<StatementEntity> ofAgreement(UUID agreementId, UUID id) {
        return find("agreementId = ?1 and id = ?2", agreementId, id).firstResultOptional();
    }
}
