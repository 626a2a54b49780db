package org.acuerdo.kit.security;

import java.util.Set;

/**
 * Who acts: from the bearer token alone, never from a header.
 *
 * @param subject the token's subject; four eyes go by it
 * @param state   ISO 3166-1 alpha-2; null for monitors and auditors
 */
public record Actor(String subject, Set<Role> roles, String state) {

    public boolean has(Role role) {
        return roles.contains(role);
    }

    /** True for officers of that state. */
    public boolean of(String code) {
        return state != null && state.equals(code);
    }

    /** True for this role of that state. */
    public boolean is(Role role, String code) {
        return has(role) && of(code);
    }
}
