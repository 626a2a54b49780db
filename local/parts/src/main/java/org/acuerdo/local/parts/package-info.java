/**
 * The parts a system on one machine stands on: PostgreSQL and Kafka from Maven artifacts, a small token issuer, the clock
 * file, and the harness that hands all of them to tests. No container engine, and no framework.
 */
package org.acuerdo.local.parts;
