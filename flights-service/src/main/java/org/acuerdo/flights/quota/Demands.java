package org.acuerdo.flights.quota;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.contracts.terms.Limit;
import org.acuerdo.contracts.terms.TermsVersion;
import org.acuerdo.flights.quota.rules.LimitMatch;
import org.acuerdo.flights.quota.rules.Window;
import org.acuerdo.flights.quota.rules.Windows;

/** Which units a landing takes: by the limits of the terms in force on its local day. */
final class Demands {
    private Demands() {}

    /** Adds the units of one landing, in the order of the terms. */
    static void add(Map<WindowKey, Demand> demands, AgreementSnapshot agreement, Landing landing) {
        for (Demand demand : of(agreement, landing).values()) {
            demands.merge(demand.key(), demand, Demand::plus);
        }
    }

    static Map<WindowKey, Demand> of(AgreementSnapshot agreement, Landing landing) {
        Map<WindowKey, Demand> demands = new LinkedHashMap<>();
        LocalDate day = Windows.localDay(landing.arrival(), agreement.zoneId());
        TermsVersion terms = agreement.termsOn(day).orElse(null);
        if (terms == null) {
            return demands;
        }
        for (Limit limit : terms.terms().limits()) {
            long units = LimitMatch.units(limit, landing.aircraft(), landing.airport(), landing.groups());
            if (units > 0) {
                Demand demand = demand(agreement, terms, limit, day, units);
                demands.put(demand.key(), demand);
            }
        }
        return demands;
    }

    static Demand demand(AgreementSnapshot agreement, TermsVersion terms, Limit limit, LocalDate day, long units) {
        Window window = Windows.of(limit.period(), day);
        WindowKey key = new WindowKey(new LimitKey(agreement.id(), limit.id()), window.label());
        return new Demand(key, limit, window, Windows.ordinal(limit.period(), day), units, terms.version());
    }
}
