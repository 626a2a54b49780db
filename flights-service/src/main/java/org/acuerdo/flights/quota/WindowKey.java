package org.acuerdo.flights.quota;

/** A window of a limit, by its label. */
record WindowKey(LimitKey limit, String label) {}
