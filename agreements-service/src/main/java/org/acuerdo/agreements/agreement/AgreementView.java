package org.acuerdo.agreements.agreement;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.acuerdo.agreements.agreement.rules.NoticeDays;
import org.acuerdo.contracts.agreement.AgreementFacts;
import org.acuerdo.contracts.agreement.AgreementSnapshot;
import org.acuerdo.contracts.agreement.AgreementStatus;

/**
 * An agreement as the API shows it.
 *
 * @param on                     the local day of the receiving state that status, operative and terms speak of
 * @param provisionalApplication true where it applies on that day only provisionally
 * @param asKnownAt              the instant whose knowledge is shown; absent: all that is known now
 * @param terms                  the version that applies on that day; null: none does
 * @param stated                 each fact as it was stated, with its source
 * @param corrections            what was corrected: the old value stays known
 */
@RegisterForReflection
public record AgreementView(
        UUID id,
        String reference,
        String title,
        String kind,
        String sendingState,
        String receivingState,
        String zone,
        String recording,
        NoticeDays noticeDays,
        List<String> cooperationAreas,
        LocalDate on,
        AgreementStatus status,
        boolean operative,
        boolean provisionalApplication,
        long version,
        AgreementFacts facts,
        JsonNode terms,
        @JsonInclude(JsonInclude.Include.NON_NULL) Instant asKnownAt,
        List<Stated> stated,
        List<JsonNode> corrections) {

    /** @param snapshot what is known of it; the rest of an agreement never changes */
    static AgreementView of(
            Agreement a,
            LocalDate on,
            AgreementSnapshot snapshot,
            List<AgreementFactEntry> entries,
            Instant asKnownAt) {
        AgreementFacts facts = snapshot.facts();
        List<Stated> stated = entries.stream()
                .filter(e -> asKnownAt == null || !e.recordedAt.isAfter(asKnownAt))
                .filter(e -> !e.kind.equals("created"))
                .map(Stated::of)
                .toList();
        return new AgreementView(
                a.id,
                a.reference,
                snapshot.title(),
                a.kind,
                a.sendingState,
                a.receivingState,
                a.zone,
                a.recording,
                a.noticeDays(),
                a.cooperationAreas(),
                on,
                facts.statusOn(on),
                facts.operativeOn(on),
                facts.provisionallyAppliedOn(on),
                snapshot.version(),
                facts,
                snapshot.termsOn(on).map(v -> TermsView.of(snapshot, v)).orElse(null),
                asKnownAt,
                stated.stream().filter(f -> !f.correction()).toList(),
                stated.stream()
                        .filter(Stated::correction)
                        .map(AgreementView::correction)
                        .toList());
    }

    private static JsonNode correction(Stated stated) {
        ObjectNode view = stated.content().deepCopy();
        view.put("by", stated.by());
        view.put("recordedAt", stated.recordedAt().toString());
        view.put("version", stated.version());
        return view;
    }

    /** One line of a list: the same without its terms. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Line(
            UUID id,
            String reference,
            String title,
            String kind,
            String sendingState,
            String receivingState,
            String zone,
            String recording,
            AgreementStatus status,
            boolean operative,
            boolean provisionalApplication,
            long version,
            AgreementFacts facts) {

        static Line of(Agreement a, LocalDate on) {
            AgreementFacts facts = a.facts();
            return new Line(
                    a.id,
                    a.reference,
                    a.title,
                    a.kind,
                    a.sendingState,
                    a.receivingState,
                    a.zone,
                    a.recording,
                    facts.statusOn(on),
                    facts.operativeOn(on),
                    facts.provisionallyAppliedOn(on),
                    a.version,
                    facts);
        }
    }
}
