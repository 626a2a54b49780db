package org.acuerdo.flights.flight;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.acuerdo.flights.agreement.AgreementCopies;
import org.acuerdo.kit.http.Waits;
import org.acuerdo.kit.id.Ids;
import org.acuerdo.kit.json.Json;
import org.acuerdo.kit.problem.ProblemException;

/** Read your own writes: a request may name the agreement's version it builds on; it waits a little until that is here. */
@ApplicationScoped
class AgreementVersions {
    private static final Duration MOST = Duration.ofSeconds(5);

    @Inject
    AgreementCopies agreements;

    @Inject
    Waits waits;

    /**
     * Runs the act once the version is applied.
     *
     * @param header value of X-Agreement-Version; null: at once
     * @throws ProblemException 409 NOT_YET_APPLIED after 5 s
     */
    Uni<Response> applied(String header, byte[] body, Supplier<Uni<Response>> act) {
        UUID agreement = header == null ? null : agreementOf(body).orElse(null);
        if (agreement == null) {
            // without a readable agreement the act says itself what is wrong
            return act.get();
        }
        if (!header.matches("\\d{1,15}")) {
            throw ProblemException.malformed("X-Agreement-Version", "a whole number");
        }
        long version = Long.parseLong(header);
        if (agreements.applied(agreement, version)) {
            return act.get();
        }
        return waits.until(
                        "agreement:" + agreement,
                        MOST,
                        () -> agreements.applied(agreement, version) ? Optional.of(true) : Optional.empty(),
                        () -> false)
                .onItem()
                .transformToUni(here -> {
                    if (!here) {
                        throw ProblemException.notYet(
                                "NOT_YET_APPLIED",
                                "Version " + version + " of the agreement has not arrived here yet.",
                                1);
                    }
                    return act.get();
                });
    }

    private static Optional<UUID> agreementOf(byte[] body) {
        try {
            JsonNode tree = Json.MAPPER.readTree(body);
            JsonNode id = tree.path("agreementId");
            return Ids.parse((id.isTextual() ? id : tree.path("legs").path(0).path("agreementId")).asText(null));
        } catch (IOException malformed) {
            return Optional.empty();
        }
    }
}
