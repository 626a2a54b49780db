package org.acuerdo.contracts.terms;

/** Population categories of a passenger count. */
public enum PopulationCategory {
    NATIONAL,
    THIRD_COUNTRY_NATIONAL,
    STATELESS,
    CUSTODY_TRANSFER
}
