package org.acuerdo.gateway.web.kit;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * The words of the pages that are composed in code, in one language. Terms are those of the glossary. A key that is missing
 * is an error; a test holds both languages to the same keys.
 */
public final class Say {
    /** The files, each as {@code words/NAME_en.properties} and {@code words/NAME_es.properties}. */
    static final List<String> PARTS = List.of(
            "common",
            "quota",
            "clearance",
            "flight",
            "agreement",
            "desk",
            "terms",
            "content",
            "group",
            "record",
            "live",
            "violation",
            "counts",
            "planning");

    private static final Map<String, Say> LANGUAGES = Map.of("en", load("en"), "es", load("es"));

    private final String lang;
    private final Map<String, String> words;

    private Say(String lang, Map<String, String> words) {
        this.lang = lang;
        this.words = words;
    }

    /** @param lang {@code en} or {@code es} */
    public static Say in(String lang) {
        return LANGUAGES.get(lang);
    }

    public String lang() {
        return lang;
    }

    /** The words of a key, with {@code {0}}, {@code {1}}, ... replaced. */
    public String the(String key, Object... values) {
        String text = words.get(key);
        if (text == null) {
            throw new IllegalArgumentException("no words in " + lang + " for " + key);
        }
        for (int i = 0; i < values.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(values[i]));
        }
        return text;
    }

    public boolean has(String key) {
        return words.containsKey(key);
    }

    /** A code of the API in words; a code that this version does not know stands for itself. */
    public String code(String group, String code) {
        return code == null ? "" : words.getOrDefault(group + "." + code, code);
    }

    Set<String> keys() {
        return new TreeSet<>(words.keySet());
    }

    private static Say load(String lang) {
        Map<String, String> words = new HashMap<>();
        for (String part : PARTS) {
            Properties file = new Properties();
            try (InputStream in = Say.class.getResourceAsStream("/words/" + part + "_" + lang + ".properties")) {
                file.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            file.forEach((key, text) -> words.put((String) key, (String) text));
        }
        return new Say(lang, Map.copyOf(words));
    }
}
