/** What each service needs alike: outbox, inbox, problem details, idempotency, audit chain, clock, roles. */
package org.acuerdo.kit;
