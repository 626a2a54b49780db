/** Malformed requests by the thousand, generated from the API's own document, and what they must be answered with. */
package org.acuerdo.local.fuzz;
