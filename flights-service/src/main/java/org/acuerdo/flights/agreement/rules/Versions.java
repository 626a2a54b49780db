package org.acuerdo.flights.agreement.rules;

import org.acuerdo.contracts.agreement.AgreementSnapshot;

/** Which version of an agreement counts. Messages come late, twice and out of order; each carries the whole agreement. */
public final class Versions {
    private Versions() {}

    /**
     * Whether what came takes the place of what is known; else it changes nothing.
     *
     * @param present null: the agreement is not known yet
     */
    public static boolean supersedes(AgreementSnapshot come, AgreementSnapshot present) {
        return present == null || come.version() > present.version();
    }
}
