package org.acuerdo.agreements.country;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import org.acuerdo.agreements.country.CooperationRepository.Direction;
import org.acuerdo.agreements.country.CooperationRepository.Shared;
import org.acuerdo.agreements.country.rules.Factor;
import org.acuerdo.agreements.country.rules.Measure;
import org.acuerdo.contracts.Rational;
import org.acuerdo.kit.json.Json;

/**
 * A country as the API shows it: what was measured between it and those it shares agreements with, in both directions, and
 * what states said of it in their own name.
 *
 * @param note how to read it
 */
@RegisterForReflection(targets = {CountryView.class, Measure.Reason.class, Shared.class})
public record CountryView(
        String code, List<Shared> agreements, List<Conduct> measured, List<JsonNode> assessments, String note) {
    private static final String NOTE =
            "Figures are counts of what happened under the agreements shown; they name no cause"
                    + " and rank nobody. attention points at a figure past its published threshold, over at least "
                    + Factor.FEWEST + " cases. Assessments are the words of the state that made them.";

    /** One state's conduct towards another, factor by factor. */
    @RegisterForReflection
    public record Conduct(String by, String towards, List<Figure> factors) {}

    /** An exact fraction, and rounded for reading. */
    @RegisterForReflection
    public record Fraction(String fraction, String decimal) {
        static Fraction of(Rational value) {
            return value == null ? null : new Fraction(value.fraction(), value.decimal());
        }
    }

    /**
     * One factor.
     *
     * @param share     count of of; null where nothing was counted, and for reply times
     * @param hours     reply times only: the average
     * @param threshold the share past which attention is drawn to the figure; null: never
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Figure(
            Factor factor,
            String definition,
            long count,
            long of,
            Fraction share,
            @JsonInclude(JsonInclude.Include.NON_NULL) Fraction hours,
            String threshold,
            boolean attention,
            List<Measure.Reason> reasons) {

        static Figure of(Measure m) {
            return new Figure(
                    m.factor(),
                    m.factor().definition(),
                    m.count(),
                    m.of(),
                    Fraction.of(m.share()),
                    Fraction.of(m.hours()),
                    m.factor().threshold() == null
                            ? null
                            : m.factor().threshold().fraction(),
                    m.attention(),
                    m.reasons());
        }
    }

    /** One line of the list: which factors are past their threshold, and in whose conduct. */
    @RegisterForReflection
    public record Line(String code, int agreements, List<Pointer> attention) {}

    /** A figure past its threshold. */
    @RegisterForReflection
    public record Pointer(String by, String towards, Factor factor) {}

    static CountryView of(
            String code,
            List<Shared> agreements,
            Map<Direction, Map<Factor, Measure>> measures,
            List<AssessmentEntity> assessments) {
        return new CountryView(
                code,
                agreements,
                measures.entrySet().stream()
                        .map(e -> new Conduct(
                                e.getKey().by(),
                                e.getKey().towards(),
                                e.getValue().values().stream().map(Figure::of).toList()))
                        .toList(),
                assessments.stream().map(CountryView::assessment).toList(),
                NOTE);
    }

    static Line line(String code, int agreements, Map<Direction, Map<Factor, Measure>> measures) {
        return new Line(
                code,
                agreements,
                measures.entrySet().stream()
                        .filter(e -> e.getKey().by().equals(code))
                        .flatMap(e -> e.getValue().values().stream()
                                .filter(Measure::attention)
                                .map(m -> new Pointer(code, e.getKey().towards(), m.factor())))
                        .toList());
    }

    static JsonNode assessment(AssessmentEntity a) {
        ObjectNode view = Json.MAPPER.createObjectNode();
        view.put("id", a.id.toString());
        view.put("country", a.country);
        view.setAll((ObjectNode) Json.read(a.content, JsonNode.class));
        view.set("recordedAt", Json.MAPPER.valueToTree(a.recordedAt));
        return view;
    }
}
