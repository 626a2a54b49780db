/** Imports of past flights from CSV: streamed, row by row, each row once. */
package org.acuerdo.flights.imports;
