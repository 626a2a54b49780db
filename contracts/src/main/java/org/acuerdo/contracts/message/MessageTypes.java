package org.acuerdo.contracts.message;

/** CloudEvents types. Each has a JSON Schema under {@code schemas/} named like the type. */
public final class MessageTypes {
    public static final String PREFIX = "org.acuerdo.";

    public static final String CLEARANCE_ASKED = "org.acuerdo.clearance.asked.v1";
    public static final String CLEARANCE_WITHDRAWN = "org.acuerdo.clearance.withdrawn.v1";
    public static final String CLEARANCE_PENDING = "org.acuerdo.clearance.pending.v1";
    public static final String CLEARANCE_GRANTED = "org.acuerdo.clearance.granted.v1";
    public static final String CLEARANCE_REFUSED = "org.acuerdo.clearance.refused.v1";
    public static final String CLEARANCE_LAPSED = "org.acuerdo.clearance.lapsed.v1";
    public static final String CLEARANCE_REVOKED = "org.acuerdo.clearance.revoked.v1";
    public static final String CLEARANCE_TERMS_OUTDATED = "org.acuerdo.clearance.terms-outdated.v1";
    /** To officers: the deadline comes near. No answer, and nothing for the flight. */
    public static final String CLEARANCE_REMINDER = "org.acuerdo.clearance.reminder.v1";

    public static final String QUOTA_CRITICAL = "org.acuerdo.quota.critical.v1";
    public static final String QUOTA_EXHAUSTED = "org.acuerdo.quota.exhausted.v1";
    public static final String QUOTA_REOPENED = "org.acuerdo.quota.reopened.v1";
    public static final String QUOTA_EXCESS = "org.acuerdo.quota.excess.v1";
    public static final String QUOTA_RECOMPUTED = "org.acuerdo.quota.recomputed.v1";

    public static final String FLIGHT_REQUESTED = "org.acuerdo.flight.requested.v1";
    /** The receiving state's deadline is known, or what the clearance waits for. */
    public static final String FLIGHT_CLEARANCE_PENDING = "org.acuerdo.flight.clearance-pending.v1";
    /** A new round of clearance began. */
    public static final String FLIGHT_CLEARANCE_ASKED_AGAIN = "org.acuerdo.flight.clearance-asked-again.v1";

    public static final String FLIGHT_CLEARED = "org.acuerdo.flight.cleared.v1";
    public static final String FLIGHT_REFUSED = "org.acuerdo.flight.refused.v1";
    public static final String FLIGHT_LAPSED = "org.acuerdo.flight.lapsed.v1";
    public static final String FLIGHT_CANCELLED = "org.acuerdo.flight.cancelled.v1";
    public static final String FLIGHT_CLEARANCE_REVOKED = "org.acuerdo.flight.clearance-revoked.v1";
    public static final String FLIGHT_ATTESTED = "org.acuerdo.flight.attested.v1";
    public static final String FLIGHT_CONFIRMED = "org.acuerdo.flight.confirmed.v1";
    public static final String FLIGHT_DEPARTED = "org.acuerdo.flight.departed.v1";
    public static final String FLIGHT_ARRIVED = "org.acuerdo.flight.arrived.v1";
    /** What units it holds changed: by a new version of the agreement, or since an irregular flight took some over. */
    public static final String FLIGHT_REMATCHED = "org.acuerdo.flight.rematched.v1";

    public static final String FLIGHT_OVER_LIMIT = "org.acuerdo.flight.over-limit.v1";
    public static final String FLIGHT_WITHIN_LIMIT = "org.acuerdo.flight.within-limit.v1";
    public static final String FLIGHT_OVER_LIMIT_ACCEPTED = "org.acuerdo.flight.over-limit-accepted.v1";
    public static final String FLIGHT_RESCHEDULED = "org.acuerdo.flight.rescheduled.v1";
    public static final String FLIGHT_RETURNED = "org.acuerdo.flight.returned.v1";
    public static final String FLIGHT_DIVERTED = "org.acuerdo.flight.diverted.v1";
    public static final String FLIGHT_LANDED_ELSEWHERE = "org.acuerdo.flight.landed-elsewhere.v1";
    /** One of several landings, with more to come. */
    public static final String FLIGHT_LANDED = "org.acuerdo.flight.landed.v1";

    public static final String FLIGHT_OVERDUE = "org.acuerdo.flight.overdue.v1";
    public static final String FLIGHT_IRREGULAR = "org.acuerdo.flight.irregular.v1";
    public static final String FLIGHT_UNUSED_CAPACITY = "org.acuerdo.flight.unused-capacity.v1";
    /** A side reported its count. */
    public static final String FLIGHT_COUNTED = "org.acuerdo.flight.counted.v1";

    public static final String FLIGHT_CORRECTED = "org.acuerdo.flight.corrected.v1";
    public static final String FLIGHT_RECONCILED = "org.acuerdo.flight.reconciled.v1";
    public static final String FLIGHT_HELD = "org.acuerdo.flight.held.v1";
    public static final String FLIGHT_HOLD_LIFTED = "org.acuerdo.flight.hold-lifted.v1";
    public static final String HOLD_PLACED = "org.acuerdo.hold.placed.v1";
    public static final String HOLD_LIFTED = "org.acuerdo.hold.lifted.v1";
    public static final String COHORT_OPENED = "org.acuerdo.onward-cohort.opened.v1";
    public static final String COHORT_OUTCOME = "org.acuerdo.onward-cohort.outcome-reported.v1";
    public static final String COHORT_OVERDUE = "org.acuerdo.onward-cohort.overdue.v1";
    /** The arrival was corrected: who came in, or when. */
    public static final String COHORT_CORRECTED = "org.acuerdo.onward-cohort.corrected.v1";

    public static final String MONITORING_REPORT_DUE = "org.acuerdo.monitoring-report.due.v1";
    public static final String MONITORING_REPORT_OVERDUE = "org.acuerdo.monitoring-report.overdue.v1";
    public static final String MONITORING_REPORT_FILED = "org.acuerdo.monitoring-report.filed.v1";

    public static final String SERIES_REQUESTED = "org.acuerdo.flight-series.requested.v1";
    public static final String SERIES_CANCELLED = "org.acuerdo.flight-series.cancelled.v1";
    /** Past flights were taken from a CSV file; told once for all of them. */
    public static final String IMPORT_ENDED = "org.acuerdo.flight-import.ended.v1";

    /** The heads of a service's audit chains were sealed. */
    public static final String AUDIT_SEALED = "org.acuerdo.audit.sealed.v1";

    private MessageTypes() {}
}
