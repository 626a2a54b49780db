package org.acuerdo.local.parts;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Whom a local token speaks for.
 *
 * @param role one of {@link #ROLES}
 * @param state ISO 3166-1 alpha-2, or null for a monitor or auditor
 * @param subject who it is: four eyes go by it
 */
public record Person(String role, String state, String subject) {

    /** The roles the system knows. */
    public static final List<String> ROLES =
            List.of("planner", "clearance-officer", "treaty-officer", "safeguards-officer", "monitor", "auditor");

    private static final Set<String> STATELESS = Set.of("monitor", "auditor");

    /**
     * @throws IllegalArgumentException with a sentence for people where role, state and subject make no person
     */
    public Person {
        if (!ROLES.contains(role)) {
            throw new IllegalArgumentException("Unknown role '" + role + "'. Roles: " + String.join(", ", ROLES));
        }
        if (state == null && !STATELESS.contains(role)) {
            throw new IllegalArgumentException("A " + role + " acts for a state: give one, such as US");
        }
        if (state != null && !state.matches("[A-Z]{2}")) {
            throw new IllegalArgumentException("Not a state's code (two capital letters): '" + state + "'");
        }
        if (!subject.matches("[\\p{Alnum}][\\p{Alnum}._@-]{0,99}")) {
            throw new IllegalArgumentException("Not a subject (letters, digits, . _ @ -): '" + subject + "'");
        }
    }

    /** The one fixed person of a role and state, such as {@code planner-us}. */
    public static Person of(String role, String state) {
        return new Person(role, state, state == null ? role : role + "-" + state.toLowerCase(Locale.ROOT));
    }

    /** Another person of the role and state; without a subject the fixed one. */
    public static Person of(String role, String state, String subject) {
        return subject == null || subject.isBlank() ? of(role, state) : new Person(role, state, subject);
    }
}
