package org.acuerdo.agreements.publication;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.acuerdo.agreements.agreement.rules.NoticeDays;

/** What this service alone stores as JSON outside REST signatures: a native image must be told of it. */
@RegisterForReflection(targets = NoticeDays.class)
final class StoredRecords {
    private StoredRecords() {}
}
