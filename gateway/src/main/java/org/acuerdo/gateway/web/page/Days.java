package org.acuerdo.gateway.web.page;

import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.acuerdo.gateway.web.kit.Json;
import org.acuerdo.gateway.web.kit.Times;

/**
 * What is special about a local day of the receiving state, as the calendar draws it: read from the agreement's facts and
 * the blackout dates of the terms of that day. Quotas are not computed from it.
 */
final class Days {
    /** Kinds in the order of precedence. */
    enum Kind {
        NOT_IN_FORCE,
        SUSPENDED,
        BLACKOUT,
        OPERATIVE
    }

    private final JsonObject facts;
    private final List<JsonObject> terms;

    /**
     * @param agreement as the API shows it
     * @param versions  its versions of terms; withdrawn ones are left out
     */
    Days(JsonObject agreement, List<JsonObject> versions) {
        facts = Json.object(agreement, "facts");
        terms = versions.stream()
                .filter(v -> v.getString("withdrawnAt") == null && v.getString("effectiveFrom") != null)
                .sorted(Comparator.comparing((JsonObject v) -> v.getString("effectiveFrom"))
                        .thenComparing(v -> Json.number(v, "version")))
                .toList();
    }

    Kind of(LocalDate day) {
        if (!inForce(day)) {
            return Kind.NOT_IN_FORCE;
        }
        for (JsonObject suspension : Json.objects(facts, "suspensions")) {
            if (!day.isBefore(day(suspension, "from", LocalDate.MIN))
                    && !day.isAfter(day(suspension, "until", LocalDate.MAX))) {
                return Kind.SUSPENDED;
            }
        }
        JsonObject version = terms(day);
        return version != null
                        && Json.texts(Json.object(version, "conditions"), "blackoutDates")
                                .contains(day.toString())
                ? Kind.BLACKOUT
                : Kind.OPERATIVE;
    }

    /** The version of the terms that applies on a day; null: none. */
    JsonObject terms(LocalDate day) {
        JsonObject found = null;
        for (JsonObject version : terms) {
            if (!LocalDate.parse(version.getString("effectiveFrom")).isAfter(day)) {
                found = version;
            }
        }
        return found;
    }

    private boolean inForce(LocalDate day) {
        boolean begun = !day.isBefore(day(facts, "inForceFrom", LocalDate.MAX))
                || !day.isBefore(day(facts, "provisionalFrom", LocalDate.MAX))
                        && !day.isAfter(day(facts, "provisionalUntil", LocalDate.MAX));
        boolean ended = !day.isBefore(day(Json.object(facts, "terminationNotice"), "effectiveOn", LocalDate.MAX))
                || day.isAfter(day(facts, "expiresOn", LocalDate.MAX))
                || !day.isBefore(day(facts, "abandonedOn", LocalDate.MAX));
        return begun && !ended;
    }

    private static LocalDate day(JsonObject of, String name, LocalDate otherwise) {
        return Times.day(of.getString(name), otherwise);
    }
}
