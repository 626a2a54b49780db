package org.acuerdo.agreements.agreement;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The facts of an agreement as they were stated, one after the other. */
@ApplicationScoped
public class FactEntries implements PanacheRepositoryBase<AgreementFactEntry, AgreementFactEntry.Key> {

    /** In order of recording. */
    public List<AgreementFactEntry> of(UUID agreementId) {
        return list("agreementId = ?1 order by version", agreementId);
    }

    /** The state that stated the last fact of this kind. */
    public Optional<String> lastBy(UUID agreementId, String kind) {
        return find("agreementId = ?1 and kind = ?2 order by version desc", agreementId, kind)
                .firstResultOptional()
                .map(e -> e.byState);
    }

    /** The agreement's version at an instant: each change is one entry of its trail. */
    public long versionAt(UUID agreementId, Instant at) {
        return ((Number) getEntityManager()
                        .createNativeQuery("select count(*) from audit_entry where aggregate_id = ?1"
                                + " and at <= cast(?2 as timestamptz)")
                        .setParameter(1, agreementId)
                        .setParameter(2, at.toString())
                        .getSingleResult())
                .longValue();
    }
}
