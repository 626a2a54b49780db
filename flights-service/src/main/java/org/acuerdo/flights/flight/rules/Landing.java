package org.acuerdo.flights.flight.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.acuerdo.contracts.flight.FlightRequest;
import org.acuerdo.contracts.flight.Leg;
import org.acuerdo.contracts.flight.PassengerGroup;

/**
 * One landing with passengers, under one agreement: what the rules, the ledger and a clearance look at.
 *
 * @param agreementId null where the body names none
 * @param legIndex    index in {@code legs}
 * @param groups      who lands
 * @param groupsField where they stand in the body, for violations
 */
public record Landing(
        UUID agreementId,
        String agreementField,
        int legIndex,
        Leg leg,
        List<PassengerGroup> groups,
        String groupsField) {

    /**
     * The landings of a request: the last leg under the agreement at the top, or each leg that carries an agreement or
     * passengers itself. Other legs are technical.
     */
    public static List<Landing> of(FlightRequest request) {
        List<Landing> landings = new ArrayList<>();
        for (int i = 0; i < request.legs().size(); i++) {
            Leg leg = request.legs().get(i);
            if (leg.agreementId() != null || leg.passengers() != null) {
                String field = "legs[" + i + "]";
                landings.add(new Landing(
                        leg.agreementId(),
                        field + ".agreementId",
                        i,
                        leg,
                        orEmpty(leg.passengers()),
                        field + ".passengers"));
            }
        }
        if (request.agreementId() != null || request.passengers() != null) {
            int last = request.legs().size() - 1;
            landings.add(new Landing(
                    request.agreementId(),
                    "agreementId",
                    last,
                    request.legs().get(last),
                    orEmpty(request.passengers()),
                    "passengers"));
        }
        return landings;
    }

    /** The leg as clients number them: the first is 1. */
    public int legNumber() {
        return legIndex + 1;
    }

    public int persons() {
        return Counts.persons(groups);
    }

    private static List<PassengerGroup> orEmpty(List<PassengerGroup> groups) {
        return groups == null ? List.of() : groups;
    }
}
