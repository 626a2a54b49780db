/** Public statistics: monthly releases, suppressed (guard G6) and frozen at publication. */
package org.acuerdo.flights.statistics;
