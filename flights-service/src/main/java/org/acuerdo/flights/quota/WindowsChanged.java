package org.acuerdo.flights.quota;

import java.util.UUID;

/**
 * Excess appeared, vanished or changed in some window of the agreement, by an act or by the clock. Fired synchronously in the
 * transaction. A new version of the agreement is told by {@code AgreementApplied} alone.
 */
public record WindowsChanged(UUID agreementId) {}
