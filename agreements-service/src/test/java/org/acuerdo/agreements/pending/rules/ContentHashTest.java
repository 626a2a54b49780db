package org.acuerdo.agreements.pending.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContentHashTest {
    @Test
    void anybodyCanReckonItFromTheContentAsShown() throws Exception {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("on", "2025-02-10");
        content.put("limits", Arrays.asList(1, true, null, Map.of("id", "a \"b\"\nç")));
        String text = "TERMS\n{\"limits\":[1,true,null,{\"id\":\"a \\\"b\\\"\\u000aç\"}],\"on\":\"2025-02-10\"}";
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        assertEquals(HexFormat.of().formatHex(hash), ContentHash.of("TERMS", content));
    }

    @Test
    void theOrderOfNamesDoesNotMatterAndEverythingElseDoes() {
        String hash = ContentHash.of("TERMS", Map.of("a", "1", "b", List.of(1, 2)));
        Map<String, Object> reversed = new LinkedHashMap<>();
        reversed.put("b", List.of(1, 2));
        reversed.put("a", "1");
        assertEquals(hash, ContentHash.of("TERMS", reversed));
        assertNotEquals(hash, ContentHash.of("EXTENSION", reversed));
        assertNotEquals(hash, ContentHash.of("TERMS", Map.of("a", "1", "b", List.of(2, 1))));
        assertNotEquals(hash, ContentHash.of("TERMS", Map.of("a", 1, "b", List.of(1, 2))));
    }
}
