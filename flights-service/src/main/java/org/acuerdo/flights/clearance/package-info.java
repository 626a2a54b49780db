/** The receiving state's consent to one flight: the conversation with agreements-service, flights' side. */
package org.acuerdo.flights.clearance;
