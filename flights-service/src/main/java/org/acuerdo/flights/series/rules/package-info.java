/** Rules of series: plain Java. */
package org.acuerdo.flights.series.rules;
