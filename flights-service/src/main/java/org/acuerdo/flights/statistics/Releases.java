package org.acuerdo.flights.statistics;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.UUID;
import org.acuerdo.kit.tx.Sql;

/**
 * Keeps what is released apart from what becomes known meanwhile. A release is made by one who holds the agreement's releases
 * alone and finds no import in progress; an import goes on record as in progress, before its first row, by one who holds them
 * shared, and so does a landing. So no release counts a part of a file, and each landing is in the release of its month or
 * finds it made.
 */
@ApplicationScoped
public class Releases {

    @Inject
    Sql sql;

    /** Until the transaction ends no release of the agreement is made; one that is being made is waited for. */
    public void keepOut(UUID agreementId) {
        sql.query("select pg_advisory_xact_lock_shared(hashtextextended(?, 0))", Sql.all(key(agreementId)), row -> {});
    }

    /**
     * A landing became known, or is known better now. Where its month is published and has not counted it, it stays out of that
     * month's figures, and the month says so. In the transaction that records it, after all its other locks: a release that waits
     * for it lets nobody else in.
     *
     * @param day local day of the landing
     */
    public void landed(UUID agreementId, UUID flightId, LocalDate day) {
        keepOut(agreementId);
        sql.update(
                "delete from statistics_late where agreement_id = ? and flight_id = ?", Sql.all(agreementId, flightId));
        sql.update(
                "insert into statistics_late(agreement_id, flight_id, month) select r.agreement_id, ?, r.month"
                        + " from statistics_release r where r.agreement_id = ? and r.month = ? and not exists (select 1"
                        + " from statistics_landing c where c.agreement_id = r.agreement_id and c.flight_id = ? and c.month = r.month)",
                flightId,
                agreementId,
                day.withDayOfMonth(1),
                flightId);
    }

    static String key(UUID agreementId) {
        return "statistics:" + agreementId;
    }
}
