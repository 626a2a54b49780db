package org.acuerdo.kit.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {

    private record Count(String group, int persons) {}

    @Test
    void whatWasWrittenBeforeStandsInOtherTextsAsItIs() {
        Count count = new Count("\"NATIONAL\"", 100);
        Json.Written written = Json.written(count);

        assertEquals(Json.write(count), written.text());
        assertEquals(Json.write(count), Json.write(written));
        Map<String, Object> within = new LinkedHashMap<>();
        within.put("before", null);
        within.put("after", written);
        within.put("all", Arrays.asList(written, null));
        assertEquals(
                "{\"before\":null,\"after\":" + Json.write(count) + ",\"all\":[" + Json.write(count) + ",null]}",
                Json.write(within));
    }
}
