package org.acuerdo.contracts.terms;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Set;

/** Nationalities (ISO 3166-1 alpha-2) included or excluded; at most one of both is given. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Nationalities(Set<String> include, Set<String> exclude) {

    /** A stateless group (nationality null) satisfies {@code exclude}, never {@code include}. */
    public boolean accept(String nationality) {
        if (include != null && (nationality == null || !include.contains(nationality))) {
            return false;
        }
        return exclude == null || nationality == null || !exclude.contains(nationality);
    }
}
