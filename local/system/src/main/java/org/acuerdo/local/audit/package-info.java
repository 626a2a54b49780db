/** Checks and keeps the audit trail through the gateway. */
package org.acuerdo.local.audit;
