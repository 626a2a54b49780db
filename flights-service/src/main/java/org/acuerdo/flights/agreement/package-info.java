/** The copy of agreements that flights-service enforces, kept by messages of agreements-service. */
package org.acuerdo.flights.agreement;
