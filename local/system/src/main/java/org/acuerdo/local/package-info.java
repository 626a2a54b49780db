/** The whole system on one machine: what {@code ./acuerdo} does, and what whole-system tests start and stop. */
package org.acuerdo.local;
