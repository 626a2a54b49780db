package org.acuerdo.gateway.web.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.vertx.core.json.JsonObject;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.acuerdo.contracts.agreement.Source;
import org.acuerdo.contracts.terms.Terms;
import org.acuerdo.gateway.web.kit.Say;
import org.junit.jupiter.api.Test;

/** What terms and other acts say, in words that an official reads. */
class ContentWordsTest {
    /** Paths that are named by what they belong to, or only name it. */
    private static final List<String> UNSAID = List.of(
            "limits.id", "limits.rampUp.from", "conditions.airports.icao", "populations.category", "basis.outcome");

    private static List<String> said(String language, String json, Map<String, String> names) {
        return new ContentWords(Say.in(language), names)
                .lines(new JsonObject(json)).values().stream()
                        .map(ContentWords.Line::toString)
                        .toList();
    }

    @Test
    void aLimitIsSaidByItsName() {
        String terms = """
            {"version": 2, "limits": [{"id": "flights-week", "unit": "FLIGHT", "period": "WEEK",
              "volume": {"baseline": "0195-b", "increasePercent": "40"}, "criticalPercent": 90,
              "rampUp": [{"from": "2025-06-01", "increasePercent": "50"}],
              "appliesTo": {"nationalities": {"exclude": ["CU"]}, "aircraft": ["MILITARY"], "airports": ["MGGT"]}}]}
            """;
        Map<String, String> names = Map.of("0195-b", "14 flights a week, 2024, decided");
        assertEquals(
                List.of(
                        "Limit flights-week, unit: flights",
                        "Limit flights-week, period: a week",
                        "Limit flights-week, baseline: 14 flights a week, 2024, decided",
                        "Limit flights-week, increase: 40 %",
                        "Limit flights-week, critical share: 90 %",
                        "Limit flights-week, from 2025-06-01, increase: 50 %",
                        "Limit flights-week, all but these nationalities: CU",
                        "Limit flights-week, only these aircraft: military",
                        "Limit flights-week, only these airports: MGGT"),
                said("en", terms, names));
        assertEquals(
                "Límite flights-week, aumento: 40 %", said("es", terms, names).get(3));
    }

    @Test
    void conditionsAndPopulationsAreSaidInWords() {
        String terms = """
            {"effectiveFrom": "2025-02-10", "conditions": {"calendar": {"weekend": ["SUNDAY", "SATURDAY"], "holidays": ["2025-12-25"]},
              "airports": [{"icao": "MGGT", "days": ["FRIDAY", "MONDAY"], "opens": "06:00"}]},
             "populations": [{"category": "NATIONAL"},
              {"category": "THIRD_COUNTRY_NATIONAL", "nationalities": {"include": ["HN"]}, "onwardWithinDays": 30},
              {"category": "THIRD_COUNTRY_NATIONAL", "nationalities": {"include": ["SV"]}}],
             "safeguards": {"monitorAboard": true}}
            """;
        assertEquals(
                List.of(
                        "En vigor desde: 2025-02-10",
                        "Fin de semana del calendario hábil: sáb, dom",
                        "Feriados del calendario hábil: 2025-12-25",
                        "Aeropuerto MGGT: aceptado",
                        "Aeropuerto MGGT, días: lun, vie",
                        "Aeropuerto MGGT, abre: 06:00",
                        "Población: nacionales propios: aceptado",
                        "Población: nacionales de terceros países: aceptado",
                        "Población: nacionales de terceros países, solo estas nacionalidades: HN",
                        "Población: nacionales de terceros países, salida posterior en días: 30",
                        "Población: nacionales de terceros países: aceptado",
                        "Población: nacionales de terceros países, solo estas nacionalidades: SV",
                        "Un observador a bordo: Sí"),
                said("es", terms, Map.of()));
    }

    @Test
    void whatAGroupAdoptedReadsLikeTermsOfTheirOwn() {
        String outcome = """
            {"workingGroup": "0195-w", "record": {"kind": "TERMS_ADOPTION", "on": "2025-02-07", "reference": "second meeting",
              "terms": {"limits": [{"id": "flights-week", "volume": {"fixed": 20}}]}}}
            """;
        assertEquals(
                List.of(
                        "Working group: Return flights",
                        "Kind of outcome: adoption of terms",
                        "Day: 2025-02-07",
                        "Reference: second meeting",
                        "Limit flights-week, amount: 20"),
                said("en", outcome, Map.of("0195-w", "Return flights")));
    }

    @Test
    void whatHasNoWordsStandsAsItCame() {
        assertEquals(
                List.of("Limit flights-week, limits.altitude: 3", "humour: none"),
                said(
                        "en",
                        "{\"limits\": [{\"id\": \"flights-week\", \"altitude\": 3}], \"humour\": \"none\"}",
                        Map.of()));
    }

    /** Whatever the contract lets terms say has words. */
    @Test
    void allThatTermsMaySayHasWords() {
        List<String> paths = new ArrayList<>();
        collect(Terms.class, "", paths);
        collect(Source.class, "source", paths);
        paths.removeAll(UNSAID);
        assertFalse(paths.isEmpty());
        Say say = Say.in("en");
        assertEquals(
                List.of(), paths.stream().filter(p -> !say.has("content." + p)).toList());
    }

    private static void collect(Class<?> type, String path, List<String> into) {
        for (RecordComponent part : type.getRecordComponents()) {
            String at = path.isEmpty() ? part.getName() : path + "." + part.getName();
            Class<?> of =
                    Collection.class.isAssignableFrom(part.getType()) ? element(part.getGenericType()) : part.getType();
            if (of.isRecord() && of.getPackageName().startsWith(Terms.class.getPackageName())
                    || of.getSimpleName().equals("Basis")) {
                collect(of, at, into);
            } else {
                into.add(at);
            }
        }
    }

    private static Class<?> element(Type list) {
        return (Class<?>) ((ParameterizedType) list).getActualTypeArguments()[0];
    }
}
