package org.acuerdo.flights.quota;

import org.acuerdo.contracts.terms.Limit;
import org.acuerdo.flights.quota.rules.Window;

/**
 * Units of one window that a flight takes.
 *
 * @param limit        as in the terms that apply on the arrival day
 * @param termsVersion the version it is in
 */
record Demand(WindowKey key, Limit limit, Window window, long place, long units, int termsVersion) {

    Demand plus(Demand that) {
        // several landings under one agreement are still one flight
        long sum = limit.unit() == Limit.Unit.FLIGHT ? Math.max(units, that.units) : units + that.units;
        return new Demand(key, limit, window, place, sum, termsVersion);
    }
}
