package org.acuerdo.agreements.flights;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;

/**
 * flights-service told of a flight. Fired synchronously in the transaction that takes the message in.
 *
 * @param sequence the flight's version
 * @param flight   the whole flight, as it then stood
 */
public record FlightTold(UUID flightId, List<UUID> agreementIds, long sequence, String status, JsonNode flight) {}
