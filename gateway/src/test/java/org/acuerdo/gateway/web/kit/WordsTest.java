package org.acuerdo.gateway.web.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** English and Spanish say the same things, and all that the pages say is there. */
class WordsTest {
    private static final Pattern SAID = Pattern.compile("\\bthe\\(\\s*\"([A-Za-z0-9.-]+[A-Za-z0-9])\"\\s*[,)]");
    private static final Pattern COLUMNS = Pattern.compile("\\.(?:columns?|numbers)\\(([^)]*)\\)");
    private static final Pattern SHEET =
            Pattern.compile("Sheet\\.of\\(\\s*(?:visit\\.)?say(?:\\(\\))?,\\s*\"([^\"]+)\"");
    private static final Pattern TEXT = Pattern.compile("\"([A-Za-z]+)\"");
    private static final Pattern HOLE = Pattern.compile("\\{\\d}");

    private final Say english = Say.in("en");
    private final Say spanish = Say.in("es");

    @Test
    void bothLanguagesHaveTheSameKeys() {
        assertEquals(english.keys(), spanish.keys());
    }

    @Test
    void bothTellTheSameValues() {
        for (String key : english.keys()) {
            assertEquals(holes(english.the(key)), holes(spanish.the(key)), key);
            assertFalse(spanish.the(key).isBlank(), key);
        }
    }

    @Test
    void whatThePagesSayIsThere() throws IOException {
        Set<String> wanted = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/org/acuerdo/gateway/web"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                String code = Files.readString(file);
                SAID.matcher(code).results().forEach(r -> wanted.add(r.group(1)));
                COLUMNS.matcher(code)
                        .results()
                        .forEach(r -> TEXT.matcher(r.group(1)).results().forEach(t -> wanted.add("col." + t.group(1))));
                SHEET.matcher(code).results().forEach(r -> {
                    wanted.add("form." + r.group(1));
                    wanted.add("form." + r.group(1) + ".submit");
                });
            }
        }
        assertTrue(wanted.size() > 100, "the scan finds what is said: " + wanted.size());
        wanted.removeAll(english.keys());
        assertEquals(Set.of(), wanted);
    }

    private static Set<String> holes(String text) {
        Set<String> holes = new TreeSet<>();
        Matcher hole = HOLE.matcher(text);
        while (hole.find()) {
            holes.add(hole.group());
        }
        return holes;
    }
}
