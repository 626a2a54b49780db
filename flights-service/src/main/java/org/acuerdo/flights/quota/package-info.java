/** The quota ledger: windows, reservations, and what is published of them (domain rules, section 3). */
package org.acuerdo.flights.quota;
