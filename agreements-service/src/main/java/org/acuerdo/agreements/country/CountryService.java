package org.acuerdo.agreements.country;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.acuerdo.agreements.agreement.Refusals;
import org.acuerdo.agreements.agreement.rules.Verdict;
import org.acuerdo.agreements.country.rules.AssessmentRules;
import org.acuerdo.contracts.Codes;
import org.acuerdo.contracts.Violation;
import org.acuerdo.kit.audit.Audit;
import org.acuerdo.kit.id.Ids;
import org.acuerdo.kit.json.Json;
import org.acuerdo.kit.problem.ProblemException;
import org.acuerdo.kit.security.Actor;
import org.acuerdo.kit.security.Caller;
import org.acuerdo.kit.security.Role;
import org.acuerdo.kit.text.FreeText;
import org.acuerdo.kit.time.AcuerdoClock;

/**
 * Cooperation as it was measured, for those it concerns: an officer sees what happened under agreements of the own state,
 * and assessments that the own state made or that were made of it; auditors see all.
 */
@ApplicationScoped
public class CountryService {

    @Inject
    CooperationRepository cooperation;

    @Inject
    AssessmentRepository assessments;

    @Inject
    Audit audit;

    @Inject
    Caller caller;

    @Inject
    AcuerdoClock clock;

    List<String> codes() {
        Actor actor = caller.actor();
        if (!sees(actor)) {
            return List.of();
        }
        String state = scope(actor);
        TreeSet<String> codes = new TreeSet<>(cooperation.countries(state));
        codes.addAll(assessments.countries(state));
        return List.copyOf(codes);
    }

    CountryView.Line line(String code) {
        String state = scope(caller.actor());
        return CountryView.line(code, cooperation.agreements(code, state).size(), cooperation.measures(code, state));
    }

    CountryView view(String code) {
        String state = visible(code);
        return CountryView.of(
                code,
                cooperation.agreements(code, state),
                cooperation.measures(code, state),
                assessments.of(code, state));
    }

    List<AssessmentEntity> assessments(String code) {
        return assessments.of(code, visible(code));
    }

    /** @throws ProblemException 404 for what is no country's code, 403 for who is no treaty officer */
    String toAssess(String code) {
        if (!Codes.state(code)) {
            throw ProblemException.notFound();
        }
        Actor actor = caller.actor();
        if (!actor.has(Role.TREATY_OFFICER) || actor.state() == null) {
            throw ProblemException.forbidden("Assessments are recorded by treaty officers, in their own state's name.");
        }
        return code;
    }

    AssessmentEntity assess(String code, CountryResource.Assessment body) {
        Actor actor = caller.actor();
        Refusals.unlessLegal(AssessmentRules.check(
                        code,
                        body.by(),
                        actor.state(),
                        body.label(),
                        body.criteria(),
                        body.on(),
                        clock.today(ZoneOffset.UTC),
                        body.factors(),
                        body.measures())
                .and(texts(body)));
        AssessmentEntity recorded = new AssessmentEntity();
        recorded.id = Ids.next();
        recorded.country = code;
        recorded.byState = body.by();
        recorded.saidOn = body.on();
        recorded.recordedAt = clock.now();
        recorded.content = Json.write(body);
        assessments.persist(recorded);
        audit.record("country-assessment", recorded.id, "assessed", actor, null, CountryView.assessment(recorded));
        return recorded;
    }

    private static Verdict texts(CountryResource.Assessment body) {
        List<Violation> found = new ArrayList<>();
        FreeText.check("label", body.label(), 100).ifPresent(found::add);
        FreeText.check("criteria", body.criteria(), 1000).ifPresent(found::add);
        listed("factors", body.factors()).forEach(found::add);
        listed("measures", body.measures()).forEach(found::add);
        return Verdict.broken(found);
    }

    private static Stream<Violation> listed(String field, List<String> texts) {
        return texts == null
                ? Stream.empty()
                : texts.stream()
                        .map(t -> FreeText.check(field, t, FreeText.REASON))
                        .flatMap(Optional::stream)
                        .limit(1);
    }

    private String visible(String code) {
        if (!Codes.state(code) || !sees(caller.actor())) {
            throw ProblemException.notFound();
        }
        return scope(caller.actor());
    }

    private static boolean sees(Actor actor) {
        return actor.has(Role.AUDITOR) || actor.state() != null;
    }

    /** Null for auditors, who see all. */
    private static String scope(Actor actor) {
        return actor.has(Role.AUDITOR) ? null : actor.state();
    }
}
