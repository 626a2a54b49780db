package org.acuerdo.flights.flight.rules;

import java.util.stream.Stream;
import org.acuerdo.contracts.Violation;

/** One rule about one landing under one agreement. */
@FunctionalInterface
public interface LandingPolicy {
    Stream<Violation> check(LandingCheck landing);
}
