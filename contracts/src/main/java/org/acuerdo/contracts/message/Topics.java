package org.acuerdo.contracts.message;

/** Topic names. Keys and retention are in {@code docs/guarantees.md}. */
public final class Topics {
    public static final String AGREEMENTS = "acuerdo.agreements.v1";
    public static final String CLEARANCE_REQUESTS = "acuerdo.clearance-requests.v1";
    public static final String CLEARANCES = "acuerdo.clearances.v1";
    public static final String FLIGHTS = "acuerdo.flights.v1";
    public static final String QUOTAS = "acuerdo.quotas.v1";
    public static final String AUDIT_SEALS = "acuerdo.audit-seals.v1";
    public static final String DLQ_SUFFIX = ".dlq";

    private Topics() {}
}
