/** What legal holds cover and stop. */
package org.acuerdo.flights.hold.rules;
