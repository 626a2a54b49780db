package org.acuerdo.agreements.country;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Assessments on record, in order of recording. */
@ApplicationScoped
public class AssessmentRepository implements PanacheRepositoryBase<AssessmentEntity, UUID> {

    /** @param state whose own they are, or whom they assess; null: all, for auditors */
    List<AssessmentEntity> of(String country, String state) {
        return state == null || state.equals(country)
                ? list("country = ?1 order by id", country)
                : list("country = ?1 and byState = ?2 order by id", country, state);
    }

    /** Countries that a state assessed; null: that any state did. */
    List<String> countries(String state) {
        String all = "select distinct country from country_assessment";
        List<?> found = state == null
                ? getEntityManager().createNativeQuery(all).getResultList()
                : getEntityManager()
                        .createNativeQuery(all + " where by_state = ?1")
                        .setParameter(1, state)
                        .getResultList();
        return found.stream().map(String.class::cast).toList();
    }
}
