package org.acuerdo.agreements;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The system labels no country: no text that the product contains, in any module, English or Spanish, holds a word by which
 * states are labelled or ranked. Such a word is only ever data: an assessment, with who said it.
 */
class NeutralLanguageTest {
    private static final Path ROOT = Path.of("..");
    private static final Set<String> TEXTS =
            Set.of("java", "properties", "html", "js", "css", "yaml", "yml", "json", "sql", "txt");
    private static final Pattern LABELS = Pattern.compile(
            "recalcitran\\w*|(?:un|non-?|in)cooperative|(?:no|poco|falta de)["
                    + " -]coopera\\w*|rogue|hostile|hostil(?:es)?|shithole|failed state|estado fallido|bad"
                    + " actor|blacklist\\w*|lista negra|(?:un)?friendly"
                    + " (?:state|country|nation)|(?:good|bad|best|worst|model)"
                    + " (?:partner|country|state)s?|(?:buen|mal|mejor|peor)"
                    + " (?:socio|país)|incumplidor\\w*|moroso\\w*|cooperation"
                    + " (?:score|rank\\w*|grade|rating)|(?:country|state)"
                    + " (?:score|ranking|grade|rating)|(?:puntuación|clasificación|calificación) (?:de|del)"
                    + " (?:país|estado)\\w*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    @Test
    void noTextOfTheProductLabelsACountry() throws IOException {
        List<String> found = new ArrayList<>();
        int read = 0;
        try (Stream<Path> modules = Files.list(ROOT)) {
            List<Path> sources = modules.flatMap(m -> Stream.of(m, m.resolve("parts"), m.resolve("system")))
                    .map(m -> m.resolve("src/main"))
                    .filter(Files::isDirectory)
                    .toList();
            for (Path source : sources) {
                read += read(source, found);
            }
        }
        assertEquals(List.of(), found);
        assertTrue(read > 200, "only " + read + " files were read");
    }

    @Test
    void theWordsAreFoundWhereTheyAre() {
        for (String text :
                List.of("a Recalcitrant country", "país no cooperante", "worst partners", "country ranking")) {
            assertTrue(LABELS.matcher(text).find(), text);
        }
    }

    private static int read(Path source, List<String> found) throws IOException {
        try (Stream<Path> files = Files.walk(source)) {
            List<Path> texts = files.filter(Files::isRegularFile)
                    // what others said of a country is on record there, each with who said it
                    .filter(f -> !f.getParent().endsWith("cases"))
                    .filter(f ->
                            TEXTS.contains(f.toString().substring(f.toString().lastIndexOf('.') + 1)))
                    .toList();
            for (Path text : texts) {
                List<String> lines = Files.readAllLines(text);
                for (int i = 0; i < lines.size(); i++) {
                    if (LABELS.matcher(lines.get(i)).find()) {
                        found.add(text + ":" + (i + 1) + ": " + lines.get(i).strip());
                    }
                }
            }
            return texts.size();
        }
    }
}
