package org.acuerdo.agreements.fact;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.acuerdo.agreements.agreement.Agreement;
import org.acuerdo.agreements.agreement.AgreementService;
import org.acuerdo.agreements.agreement.Correction;
import org.acuerdo.agreements.agreement.FactEntries;
import org.acuerdo.agreements.agreement.FactKeeper;
import org.acuerdo.agreements.agreement.Refusals;
import org.acuerdo.agreements.agreement.rules.CorrectedField;
import org.acuerdo.agreements.agreement.rules.CorrectionRules;
import org.acuerdo.agreements.agreement.rules.FactLog;
import org.acuerdo.agreements.agreement.rules.Verdict;
import org.acuerdo.agreements.pending.BindingAct;
import org.acuerdo.contracts.TextTimes;
import org.acuerdo.contracts.agreement.AgreementFacts;
import org.acuerdo.kit.http.Answer;
import org.acuerdo.kit.problem.ProblemException;
import org.acuerdo.kit.security.Actor;
import org.acuerdo.kit.text.FreeText;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Corrects a mistyped fact by a new one. It needs whoever the act itself needed. */
@ApplicationScoped
public class Corrections implements BindingAct<Corrections.Body> {

    /**
     * @param field as in the agreement's facts, a suspension's as {@code suspensions.ID.from}
     * @param value a local day, or the title; null: open
     */
    @RegisterForReflection
    public record Body(
            @JsonProperty(required = true) String field,

            @JsonProperty(required = true) @Schema(implementation = String.class, nullable = true)
            JsonNode value,

            @JsonProperty(required = true) String reason) {

        CorrectedField corrected() {
            return CorrectedField.of(field)
                    .orElseThrow(() -> ProblemException.malformed("field", "one of " + CorrectedField.ACCEPTED));
        }

        String text() {
            return value.isNull() ? null : value.asText();
        }

        LocalDate day() {
            return value.isNull() || !corrected().date() ? null : TextTimes.day(value.asText());
        }
    }

    @Inject
    FactKeeper keeper;

    @Inject
    FactEntries entries;

    @Inject
    AgreementService agreements;

    /** @throws ProblemException 400 for a field that there is not, or a value that is none of its kind */
    static void wellFormed(Body body) {
        CorrectedField field = body.corrected();
        if (body.value().isNull()) {
            if (!field.mayBeOpen()) {
                throw ProblemException.malformed("value", "this field can't be empty");
            }
        } else if (!body.value().isTextual() || !plain(body.value().asText())) {
            throw ProblemException.malformed(
                    "value", field.date() ? "a local date such as 2025-02-05" : "a plain text");
        } else if (field.date()) {
            try {
                TextTimes.day(body.value().asText());
            } catch (DateTimeException e) {
                throw ProblemException.malformed("value", "a local date such as 2025-02-05");
            }
        }
    }

    private static boolean plain(String text) {
        return !text.isBlank()
                && text.chars().noneMatch(c -> Character.isISOControl(c) || Character.isSurrogate((char) c));
    }

    @Override
    public String kind() {
        return "CORRECTION";
    }

    @Override
    public Class<Body> contentType() {
        return Body.class;
    }

    @Override
    public boolean waits(Agreement agreement, Body body, Actor proposer) {
        return agreement.countersigned() && body.corrected().binding();
    }

    @Override
    public List<LocalDate> dates(Body body) {
        return body.day() == null ? List.of() : List.of(body.day());
    }

    @Override
    public Verdict check(Agreement agreement, Body body, Actor actor) {
        Verdict texts = Refusals.texts(FreeText.check("reason", body.reason(), FreeText.REASON));
        CorrectedField field = body.corrected();
        if (!field.date()) {
            return texts.and(Refusals.texts(FreeText.check("value", body.text(), 200)))
                    .and(new Verdict.Findings()
                            .broken(
                                    body.text().equals(agreement.title),
                                    "NOTHING_CORRECTED",
                                    "value",
                                    "another title than the one on record",
                                    "a mistyped fact is corrected by a new one")
                            .verdict());
        }
        return texts.and(CorrectionRules.check(
                agreement.facts(),
                after(agreement, body),
                field,
                body.day(),
                entries.lastBy(agreement.id, "abandoned").orElse(null),
                agreements.today(agreement),
                actor.state()));
    }

    @Override
    public Answer execute(Agreement agreement, Body body, Actor actor) {
        CorrectedField field = body.corrected();
        LocalDate stood = field.standing(agreement.facts());
        String was = field.date() ? stood == null ? null : stood.toString() : agreement.title;
        keeper.correct(
                agreement,
                new Correction(body.field(), was, body.text(), body.reason()),
                actor,
                field.date() ? after(agreement, body) : agreement.facts(),
                field.date() ? agreement.title : body.text());
        return Answer.ok(agreements.viewNow(agreement)).etag(agreement.version);
    }

    private static AgreementFacts after(Agreement agreement, Body body) {
        return FactLog.corrected(
                agreement.facts(), body.corrected(), body.day(), agreement.noticeDays(), agreement.zoneId());
    }
}
