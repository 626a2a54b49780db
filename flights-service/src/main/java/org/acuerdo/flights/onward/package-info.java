/** Onward repatriation: what becomes of third-country nationals, stateless persons and persons held after arrival. */
package org.acuerdo.flights.onward;
