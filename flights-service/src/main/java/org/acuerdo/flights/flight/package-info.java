/** Flights: what is asked for, how it goes on, what happened (domain rules, section 4). */
package org.acuerdo.flights.flight;
