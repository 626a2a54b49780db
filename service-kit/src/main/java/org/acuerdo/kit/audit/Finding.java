package org.acuerdo.kit.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;
import org.acuerdo.kit.audit.rules.Breach;

/**
 * What does not hold, and where: an entry of a chain, or a seal.
 *
 * @param aggregateType null where a seal itself is concerned
 * @param entry         number of the entry, the first one where it is not known which
 * @param toEntry       the last one of them
 * @param seal          the seal that proves it, or that is concerned
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Finding(
        String service,
        Breach.Kind kind,
        String aggregateType,
        UUID aggregateId,
        Long entry,
        Long toEntry,
        Long seal,
        String detail) {

    static Finding of(String service, String type, UUID id, Breach breach) {
        return new Finding(
                service, breach.kind(), type, id, breach.entry(), breach.to(), breach.seal(), breach.detail());
    }

    static Finding ofSeal(String service, Breach.Kind kind, long number, String detail) {
        return new Finding(service, kind, null, null, null, null, number, detail);
    }
}
