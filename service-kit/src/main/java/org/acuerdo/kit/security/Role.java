package org.acuerdo.kit.security;

import java.util.Arrays;
import java.util.Optional;

/** Roles as the token's {@code groups} claim names them (domain rules, section 5). */
public enum Role {
    PLANNER("planner"),
    CLEARANCE_OFFICER("clearance-officer"),
    TREATY_OFFICER("treaty-officer"),
    SAFEGUARDS_OFFICER("safeguards-officer"),
    MONITOR("monitor"),
    AUDITOR("auditor");

    private final String claim;

    Role(String claim) {
        this.claim = claim;
    }

    /** The role's name in the token. */
    public String claim() {
        return claim;
    }

    public static Optional<Role> ofClaim(String claim) {
        return Arrays.stream(values()).filter(r -> r.claim.equals(claim)).findFirst();
    }
}
