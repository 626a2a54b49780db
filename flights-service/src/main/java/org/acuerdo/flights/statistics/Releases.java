package org.acuerdo.flights.statistics;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.acuerdo.kit.tx.Sql;

/**
 * Keeps an import and a release of the same agreement apart. A release is made by one who holds the agreement's releases alone
 * and finds no import in progress; an import goes on record as in progress, before its first row, by one who holds them shared.
 * So no release counts a part of a file.
 */
@ApplicationScoped
public class Releases {

    @Inject
    Sql sql;

    /** Until the transaction ends no release of the agreement is made; one that is being made is waited for. */
    public void keepOut(UUID agreementId) {
        sql.query("select pg_advisory_xact_lock_shared(hashtextextended(?, 0))", Sql.all(key(agreementId)), row -> {});
    }

    static String key(UUID agreementId) {
        return "statistics:" + agreementId;
    }
}
