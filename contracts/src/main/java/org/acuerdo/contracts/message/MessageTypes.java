package org.acuerdo.contracts.message;

/** CloudEvents types. Each has a JSON Schema under {@code schemas/} named like the type. */
public final class MessageTypes {
    public static final String PREFIX = "org.acuerdo.";

    public static final String CLEARANCE_ASKED = "org.acuerdo.clearance.asked.v1";
    public static final String CLEARANCE_WITHDRAWN = "org.acuerdo.clearance.withdrawn.v1";
    public static final String CLEARANCE_PENDING = "org.acuerdo.clearance.pending.v1";
    public static final String CLEARANCE_GRANTED = "org.acuerdo.clearance.granted.v1";
    public static final String CLEARANCE_REFUSED = "org.acuerdo.clearance.refused.v1";
    public static final String CLEARANCE_LAPSED = "org.acuerdo.clearance.lapsed.v1";
    public static final String CLEARANCE_REVOKED = "org.acuerdo.clearance.revoked.v1";
    public static final String CLEARANCE_TERMS_OUTDATED = "org.acuerdo.clearance.terms-outdated.v1";

    private MessageTypes() {}
}
