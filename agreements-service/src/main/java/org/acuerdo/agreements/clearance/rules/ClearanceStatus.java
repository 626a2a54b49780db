package org.acuerdo.agreements.clearance.rules;

/** The receiving state's consent to one flight under one agreement. */
public enum ClearanceStatus {
    PENDING,
    GRANTED,
    REFUSED,
    LAPSED,
    REVOKED,
    WITHDRAWN
}
