package org.acuerdo.agreements.pending.rules;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The hash of an act's content, by which a countersignature says what it signs: SHA-256, in hex, over the kind, a line
 * feed, and the content written with sorted names and no spaces.
 */
public final class ContentHash {
    private ContentHash() {}

    /** @param content maps, lists, strings, numbers, booleans and nulls */
    public static String of(String kind, Object content) {
        StringBuilder text = new StringBuilder(kind).append('\n');
        write(text, content);
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void write(StringBuilder text, Object value) {
        if (value instanceof Map<?, ?> map) {
            TreeMap<String, Object> sorted = new TreeMap<>();
            map.forEach((k, v) -> sorted.put(String.valueOf(k), v));
            text.append('{');
            sorted.forEach((k, v) -> {
                text.append(text.charAt(text.length() - 1) == '{' ? "" : ",");
                quoted(text, k);
                text.append(':');
                write(text, v);
            });
            text.append('}');
        } else if (value instanceof List<?> list) {
            text.append('[');
            for (int i = 0; i < list.size(); i++) {
                text.append(i == 0 ? "" : ",");
                write(text, list.get(i));
            }
            text.append(']');
        } else if (value instanceof String string) {
            quoted(text, string);
        } else {
            text.append(value);
        }
    }

    private static void quoted(StringBuilder text, String string) {
        text.append('"');
        string.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                text.append('\\').append((char) c);
            } else if (c < 0x20) {
                text.append(String.format("\\u%04x", c));
            } else {
                text.append((char) c);
            }
        });
        text.append('"');
    }
}
