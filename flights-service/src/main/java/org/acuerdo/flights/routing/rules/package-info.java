/** What terms say to a nationality. */
package org.acuerdo.flights.routing.rules;
