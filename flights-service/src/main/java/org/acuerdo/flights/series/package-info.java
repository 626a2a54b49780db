/** Series: flights of one weekly pattern, asked for at once, each with its own outcome. */
package org.acuerdo.flights.series;
