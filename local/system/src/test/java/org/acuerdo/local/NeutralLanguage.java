package org.acuerdo.local;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words that say how well seats were filled, press for filling them, or put a label on a country: in English and Spanish, in
 * texts and in names.
 */
final class NeutralLanguage {
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

    /** A name as its words: {@code fillRate} is "fill Rate". */
    private static final Pattern HUMP = Pattern.compile("(?<=[a-z])(?=[A-Z])");

    private NeutralLanguage() {}

    /** The first such word; empty: none. */
    static Optional<String> offence(String text) {
        Matcher found = FORBIDDEN.matcher(words(text));
        return found.find() ? Optional.of(found.group()) : Optional.empty();
    }

    /** The lines of a text that have such a word, each with where it stands. */
    static List<String> findings(String where, String text) {
        return text.lines()
                .map(NeutralLanguage::words)
                .flatMap(line -> offence(line).stream().map(word -> where + ": " + word + " in " + around(line, word)))
                .toList();
    }

    private static String words(String text) {
        return HUMP.matcher(text).replaceAll(" ");
    }

    /** Some of a line, which may be a whole page. */
    private static String around(String line, String word) {
        int from = Math.max(0, line.indexOf(word) - 80);
        return line.substring(from, Math.min(line.length(), from + 200)).strip();
    }
}
