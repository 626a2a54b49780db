package org.acuerdo.flights.quota;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.flights.quota.rules.LimitCourse;

/** What limits give, reckoned once per version of an agreement and kept: a request does not reckon it again. */
@ApplicationScoped
class Courses {
    private record OfVersion(long version, Map<String, Optional<LimitCourse>> byLimit) {}

    private final Map<UUID, OfVersion> kept = new ConcurrentHashMap<>();

    /** Empty if no standing version of the terms has the limit. */
    Optional<LimitCourse> of(AgreementSnapshot agreement, String limitId) {
        OfVersion ofVersion = kept.compute(
                agreement.id(),
                (id, old) -> old != null && old.version() >= agreement.version()
                        ? old
                        : new OfVersion(agreement.version(), new ConcurrentHashMap<>()));
        if (ofVersion.version() != agreement.version()) {
            // an older version, still in use by a transaction that ends soon
            return LimitCourse.of(agreement, limitId);
        }
        return ofVersion.byLimit().computeIfAbsent(limitId, id -> LimitCourse.of(agreement, id));
    }
}
