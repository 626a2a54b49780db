package org.acuerdo.flights.safeguard.rules;

import org.acuerdo.contracts.terms.Safeguards;

/**
 * What a complete attestation of one flight has to state.
 *
 * @param passengers     all passengers
 * @param alone          unaccompanied minors
 * @param thirdCountry   passengers who are not nationals of the receiving state
 * @param termsVersion   version of the terms whose safeguards apply
 * @param required       safeguards of the terms; null: none
 */
public record Duties(int passengers, int alone, int thirdCountry, int termsVersion, Safeguards required) {}
