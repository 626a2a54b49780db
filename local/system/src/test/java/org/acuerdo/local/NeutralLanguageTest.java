package org.acuerdo.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.acuerdo.local.parts.Checkout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A limit is a ceiling, never a target; nothing ranks how well seats were filled, and the system puts no label on a country.
 * Held over every text and name that the product contains: field names and texts in the code (from which the interface's
 * document is made), message schemas, the message interface, pages, and their words in English and Spanish.
 */
class NeutralLanguageTest {
    private static final List<String> MODULES =
            List.of("contracts", "service-kit", "agreements-service", "flights-service", "gateway", "local", "deploy");
    private static final Set<String> TEXTS =
            Set.of("java", "json", "yaml", "yml", "properties", "html", "txt", "js", "sql", "csv", "md");

    private static final Pattern FORBIDDEN = Pattern.compile(
            "(?<!\\p{L})(?:"
                    + String.join(
                            "|",
                            // how well seats were filled
                            "fill[ _-]?(?:rate|ratio|level)s?",
                            "load[ _-]?factors?",
                            "(?:capacity|quota|seat|limit)[ _-]?(?:utili[sz]ation|usage["
                                    + " _-]?rate|efficiency|performance)",
                            "utili[sz]ation",
                            "under[ _-]?(?:used|utili[sz]ed|filled|performing)",
                            "unfilled",
                            "wasted[ _-]?(?:seat|capacity|unit|place)s?",
                            "seats?[ _-]?(?:to fill|left to fill)",
                            "(?:best|worst|top)[ _-]?performers?",
                            "(?:best|worst|top)[ _-]?performing",
                            "league[ _-]?tables?",
                            "leader[ _-]?boards?",
                            "rank(?:s|ed|ing|ings)?\\b(?! nobody)",
                            "(?<!never )scor(?:e|es|ed|ing)\\b",
                            "(?:quota|target|limit)s? (?:met|missed|achieved|fulfilled)",
                            "(?:quota|limit|allowance)[ _-]?targets?",
                            // pressure
                            "use[ _-]?it[ _-]?or[ _-]?lose[ _-]?it",
                            "(?:will|would) be lost if not used",
                            "don'?t waste",
                            // labels of countries
                            "recalcitrants?",
                            "(?:un|non|in)[ _-]?cooperative",
                            "(?:good|bad|poor) (?:partner|performer)s?",
                            // Spanish
                            "(?:tasa|nivel|grado|porcentaje) de"
                                    + " (?:ocupaci[oó]n|llenado|aprovechamiento|utilizaci[oó]n)",
                            "factor de (?:carga|ocupaci[oó]n)",
                            "(?:des|infra)(?:aprovech|utiliz)\\p{L}+",
                            "[uú]s[ae]lo o pi[eé]rd[ae]lo",
                            "plazas? (?:vac[ií]as por llenar|por llenar|desperdiciad[ao]s?)",
                            "ranking",
                            "puntuaci[oó]n(?:es)?",
                            "(?:cupo|cuota|meta)s? (?:cumplid|alcanzad|incumplid)[ao]s?",
                            "recalcitrantes?",
                            "(?:no|poco) cooperantes?")
                    + ")",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** What is said to those who build it, not to those who use it. */
    private static final Pattern COMMENTS = Pattern.compile("/\\*.*?\\*/|(?m)(?<![:\"'])//[^\\n]*$", Pattern.DOTALL);

    /** A name as its words: {@code fillRate} is "fill Rate". */
    private static final Pattern HUMP = Pattern.compile("(?<=[a-z])(?=[A-Z])");

    @Test
    void noTextAndNoNameRanksOrLabels() throws IOException {
        List<String> found = new ArrayList<>();
        int read = 0;
        for (String module : MODULES) {
            for (Path file : files(Checkout.root().resolve(module))) {
                read++;
                found.addAll(findings(file));
            }
        }

        assertEquals(List.of(), found);
        assertTrue(read > 300, "only " + read + " files were read");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fillRate",
                "Fill rate",
                "seatUtilisation",
                "Use it or lose it!",
                "ranking",
                "loadFactor",
                "A recalcitrant country",
                "tasa de ocupación",
                "cuota cumplida"
            })
    void whatItIsFor(String text) {
        assertTrue(forbidden(text).find());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "available",
                "unusedCapacity",
                "reason",
                "frankly",
                "underscore",
                "target",
                "onwardCohort",
                "excess"
            })
    void whatItLeavesAlone(String text) {
        assertFalse(forbidden(text).find());
    }

    private static Matcher forbidden(String text) {
        return FORBIDDEN.matcher(HUMP.matcher(text).replaceAll(" "));
    }

    private static List<String> findings(Path file) throws IOException {
        String text = Files.readString(file);
        if (file.toString().endsWith(".java")) {
            text = COMMENTS.matcher(text).replaceAll("");
        }
        List<String> found = new ArrayList<>();
        for (String line : text.lines().toList()) {
            Matcher matcher = forbidden(line);
            if (matcher.find()) {
                found.add(Checkout.root().relativize(file) + ": " + matcher.group() + " in " + line.strip());
            }
        }
        return found;
    }

    private static List<Path> files(Path module) throws IOException {
        try (Stream<Path> files = Files.walk(module)) {
            return files.filter(Files::isRegularFile)
                    .filter(f -> {
                        String path = module.relativize(f).toString();
                        // cases of public record: labels in them are somebody's, quoted with their source
                        return path.contains("src/main/") && !path.contains("target/") && !path.contains("/cases/");
                    })
                    .filter(f ->
                            TEXTS.contains(f.toString().substring(f.toString().lastIndexOf('.') + 1)))
                    .sorted()
                    .toList();
        }
    }
}
