/** Exports of flights: CSV for spreadsheets, iCalendar for calendar programs. */
package org.acuerdo.flights.export;
