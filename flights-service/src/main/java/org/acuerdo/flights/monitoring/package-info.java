/** Monitoring: reports that fall due after arrivals, what monitors file, and how much of all that flew was covered. */
package org.acuerdo.flights.monitoring;
