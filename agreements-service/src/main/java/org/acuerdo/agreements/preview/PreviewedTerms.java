package org.acuerdo.agreements.preview;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.acuerdo.agreements.agreement.Access;
import org.acuerdo.agreements.agreement.Agreement;
import org.acuerdo.agreements.agreement.Refusals;
import org.acuerdo.agreements.terms.TermsService;
import org.acuerdo.contracts.Violation;
import org.acuerdo.contracts.terms.Terms;
import org.acuerdo.kit.http.Bodies;
import org.acuerdo.kit.http.ETags;
import org.acuerdo.kit.problem.ProblemException;
import org.acuerdo.kit.security.Caller;

/** Checks terms as for recording them, in a short transaction that ends before anybody else is asked. */
@ApplicationScoped
public class PreviewedTerms {

    @Inject
    Access access;

    @Inject
    TermsService terms;

    @Inject
    Bodies bodies;

    @Inject
    Caller caller;

    /** What flights-service is asked; it waits a little until it knows that version of the agreement. */
    @RegisterForReflection
    public record Question(
            @JsonProperty(required = true) long agreementVersion,
            @JsonProperty(required = true) Terms terms) {}

    /** Legal terms for an agreement. */
    public record Checked(UUID agreementId, Question question) {}

    /** @throws ProblemException as for {@code POST /terms}: 404, 403, 400, 412, 409, 422 */
    Checked check(String id, String ifMatch, byte[] body) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Agreement agreement = access.toChange(id);
            Terms proposed = bodies.parse(body == null ? new byte[0] : body, Terms.class);
            if (ifMatch != null) {
                ETags.check(ifMatch, agreement.version);
            }
            Refusals.unlessLegal(terms.check(agreement, proposed, caller.actor()));
            return new Checked(agreement.id, new Question(agreement.version, proposed));
        });
    }

    /** What flights-service found against them, as this service says it. */
    static ProblemException refused(JsonNode problem) {
        List<Violation> violations = new ArrayList<>();
        problem.path("violations")
                .forEach(v -> violations.add(Violation.of(
                        v.path("code").asText(),
                        v.path("field").asText(null),
                        v.path("detail").asText(),
                        v.path("clause").asText(null))));
        return violations.isEmpty()
                ? ProblemException.unavailable("The quota ledger can't be asked just now.", 2)
                : ProblemException.rules(violations);
    }
}
