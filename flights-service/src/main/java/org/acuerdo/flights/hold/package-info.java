/** Legal holds: a court or authority stops one flight, or a class of flights, until lifted. */
package org.acuerdo.flights.hold;
