/** Which agreements accept a nationality, and why the others do not. Never in the order of free capacity. */
package org.acuerdo.flights.routing;
