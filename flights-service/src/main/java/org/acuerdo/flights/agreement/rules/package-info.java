/** Agreements as messages bring them, as plain Java. */
package org.acuerdo.flights.agreement.rules;
