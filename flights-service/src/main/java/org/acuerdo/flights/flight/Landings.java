package org.acuerdo.flights.flight;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.contracts.flight.FlightRequest;
import org.acuerdo.flights.flight.rules.RequestRules;
import org.acuerdo.flights.quota.Landing;

/** A flight's landings as the quota ledger takes them. */
final class Landings {
    private Landings() {}

    static List<Landing> asRequested(FlightRequest request) {
        return of(request, org.acuerdo.flights.flight.rules.Landing.of(request));
    }

    /** Those to come: not what an irregular flight has made in this one's stead, whose units it has taken over. */
    static List<Landing> toCome(FlightDocument document) {
        return of(
                document.request(),
                org.acuerdo.flights.flight.rules.Landing.of(document.request()).stream()
                        .filter(l -> !document.moreOf().flownUnder(l.agreementId()))
                        .toList());
    }

    /** Those whose windows can be told, whatever else is wrong with the request. */
    static List<Landing> withWindows(FlightRequest request, Map<UUID, AgreementSnapshot> agreements, Instant now) {
        return of(request, RequestRules.withWindows(request, agreements, now));
    }

    private static List<Landing> of(FlightRequest request, List<org.acuerdo.flights.flight.rules.Landing> landings) {
        return landings.stream()
                .map(l -> new Landing(
                        l.agreementId(),
                        l.leg().arrival().toInstant(),
                        request.aircraft().category(),
                        l.leg().destination(),
                        l.groups()))
                .toList();
    }
}
