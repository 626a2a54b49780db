/**
 * Quota arithmetic (domain rules, section 3): exact, pure functions of the agreement's snapshot, the ledger's usage and the
 * clock's local day. No Quarkus, no REST, no SQL.
 */
package org.acuerdo.flights.quota.rules;
