package org.acuerdo.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.acuerdo.local.parts.Checkout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A limit is a ceiling, never a target; nothing ranks how well seats were filled, and the system puts no label on a country.
 * Held over every text and name that the product is made of: field names and texts in the code (from which the interface's
 * document is made), message schemas, the message interface, pages and their words in English and Spanish, what is deployed with
 * its dashboards and alerts, what is written about it, and the script. {@link NeutralAnswersTest} reads what comes out of it.
 */
class NeutralLanguageTest {
    /** What is said to those who build it, not to those who use it. */
    private static final Pattern COMMENTS = Pattern.compile("/\\*.*?\\*/|(?m)(?<![:\"'])//[^\\n]*$", Pattern.DOTALL);

    @ParameterizedTest
    @CsvSource({
        "contracts, src/main/, 80",
        "service-kit, src/main/, 30",
        "agreements-service, src/main/, 80",
        "flights-service, src/main/, 100",
        "gateway, src/main/, 80",
        "local, src/main/, 60",
        "deploy, '', 30",
        "docs, '', 30",
        "README.md, '', 1",
        "acuerdo, '', 1",
        ".ci, '', 1",
    })
    void noTextAndNoNameRanksOrLabels(String part, String within, int atLeast) throws IOException {
        List<String> found = new ArrayList<>();
        int read = 0;
        for (Path file : files(Checkout.root().resolve(part), within)) {
            String text = text(file);
            if (text != null) {
                read++;
                found.addAll(NeutralLanguage.findings(
                        Checkout.root().relativize(file).toString(), text));
            }
        }
        assertEquals(List.of(), found);
        assertTrue(read >= atLeast, "only " + read + " files of " + part + " were read");
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
        assertTrue(NeutralLanguage.offence(text).isPresent());
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
        assertFalse(NeutralLanguage.offence(text).isPresent());
    }

    @Test
    void aFindingShowsWhereItStands() {
        String page = "x".repeat(5_000) + " the fillRate of seats " + "y".repeat(5_000);
        List<String> found = NeutralLanguage.findings("/page", "a line\n" + page);
        assertEquals(1, found.size());
        assertTrue(found.get(0).startsWith("/page: fill Rate in "), found.get(0));
        assertTrue(found.get(0).contains("the fill Rate of seats"), found.get(0));
    }

    /** @return null for what is no text, such as a picture */
    private static String text(Path file) throws IOException {
        try {
            String text = Files.readString(file);
            return file.toString().endsWith(".java") ? COMMENTS.matcher(text).replaceAll("") : text;
        } catch (MalformedInputException binary) {
            return null;
        }
    }

    private static List<Path> files(Path part, String within) throws IOException {
        try (Stream<Path> files = Files.walk(part)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> {
                        String path = Checkout.root().relativize(file).toString();
                        // tests hold what is looked for; labels in cases of public record are somebody's, quoted with
                        // their source
                        return path.contains(within)
                                && !path.contains("src/test/")
                                && !path.contains("target/")
                                && !path.contains("/cases/");
                    })
                    .sorted()
                    .toList();
        }
    }
}
