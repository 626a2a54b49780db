/** What other terms would make of windows and flights, asked by agreements-service before anything is agreed. */
package org.acuerdo.flights.preview;
