/** Reconciliation: planned, sender's, receiver's and monitor's counts side by side, and what was corrected. */
package org.acuerdo.flights.reconciliation;
