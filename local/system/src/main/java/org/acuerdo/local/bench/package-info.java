/** Measures this machine with this build: start, memory, flight requests, clearance. */
package org.acuerdo.local.bench;
