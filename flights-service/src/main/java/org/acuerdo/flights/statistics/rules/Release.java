package org.acuerdo.flights.statistics.rules;

import java.time.YearMonth;
import java.util.Map;
import java.util.UUID;
import org.acuerdo.contracts.terms.PopulationCategory;

/**
 * What is published of one month under one agreement.
 *
 * @param persons received, by category; every category is there, null: suppressed
 * @param flights that arrived; null: suppressed
 */
public record Release(UUID agreementId, YearMonth month, Map<PopulationCategory, Long> persons, Long flights) {}
