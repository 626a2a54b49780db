package org.acuerdo.flights.monitoring.rules;

/** Incidents of one category. @param category a code such as USE_OF_RESTRAINT */
public record Observation(String category, int count) {}
