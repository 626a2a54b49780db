package org.acuerdo.flights.quota;

import java.util.UUID;

/** Excess appeared, vanished or changed in some window of the agreement. Fired synchronously in the transaction. */
public record WindowsChanged(UUID agreementId) {}
