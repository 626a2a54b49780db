/** Rules of imports: plain Java. */
package org.acuerdo.flights.imports.rules;
