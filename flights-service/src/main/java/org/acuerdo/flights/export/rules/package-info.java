/** Rules of exports: plain Java. */
package org.acuerdo.flights.export.rules;
