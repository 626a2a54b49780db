package org.acuerdo.contracts.agreement;

/** Derived from dated facts, never stored. In the order of precedence where several apply, the strongest first. */
public enum AgreementStatus {
    ABANDONED,
    TERMINATED,
    EXPIRED,
    SUSPENDED,
    NOTICE_GIVEN,
    IN_FORCE,
    SIGNED,
    NEGOTIATING,
    ANNOUNCED
}
