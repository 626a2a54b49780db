package org.acuerdo.gateway.web.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.acuerdo.gateway.web.kit.Form.Error;
import org.acuerdo.gateway.web.kit.Form.Field;
import org.acuerdo.gateway.web.kit.Form.Kind;
import org.junit.jupiter.api.Test;

/** What is typed becomes the body that the API takes, and is kept. */
class SheetTest {
    private static final Say SAY = Say.in("es");
    private static final Visit VISIT = new Visit(
            "planner-us",
            "planner-us",
            Set.of("planner"),
            "US",
            "t",
            "r",
            SAY,
            "/room/x",
            Map.of("a.sort", "b"),
            "f",
            Instant.EPOCH);

    private final Sheet sheet = Sheet.of(
                    SAY,
                    "departure",
                    "/x",
                    List.of(
                            Field.of("at", Kind.MOMENT, "at").in(ZoneId.of("America/Guatemala")),
                            Field.of("aboard[0].women", Kind.WHOLE, "women"),
                            Field.of("reason", Kind.TEXT, "reason").optional()))
            .fixed(new JsonObject().put("aboard", new JsonArray().add(new JsonObject().put("category", "NATIONAL"))));

    @Test
    void makesTheBody() {
        var typed = typed("at", "2025-02-12T08:10", "aboard[0].women", " 20 ", "reason", "");
        List<Error> errors = new ArrayList<>();
        JsonObject body = sheet.body(SAY, typed, errors);
        assertTrue(errors.isEmpty());
        assertEquals(
                new JsonObject(
                        "{\"aboard\":[{\"category\":\"NATIONAL\",\"women\":20}],\"at\":\"2025-02-12T08:10-06:00\"}"),
                body);
        assertNull(sheet.fixed().getJsonArray("aboard").getJsonObject(0).getValue("women"), "the sheet stays as it is");
    }

    @Test
    void saysWhatMakesNoBodyAndKeepsIt() {
        var typed = typed("at", "yesterday", "aboard[0].women", "many");
        List<Error> errors = new ArrayList<>();
        sheet.body(SAY, typed, errors);
        assertEquals(
                List.of("at", "aboard[0].women"),
                errors.stream().map(Error::field).toList());
        Form form = sheet.again(VISIT, "\"3\"", typed, errors);
        assertEquals("yesterday", form.fields().get(0).value());
        assertEquals("many", form.fields().get(1).value());
        assertEquals(SAY.the("form.whole"), form.fields().get(1).error().text());
        assertEquals("\"3\"", form.etag());
    }

    @Test
    void putsAViolationBesideItsFieldOrAboveAll() {
        List<Error> errors =
                List.of(new Error("aboard[0]", "group", null, false), new Error("clearance", "elsewhere", null, false));
        Form form = sheet.again(VISIT, null, typed(), errors);
        assertEquals("group", form.fields().get(1).error().text());
        assertEquals(1, form.general().size());
        assertEquals("elsewhere", form.general().get(0).text());
    }

    @Test
    void speaksTheReadersLanguage() {
        JsonObject violation = new JsonObject()
                .put("code", "LIMIT_REACHED")
                .put("detail", "limit w has 0 left in 2025-W07, 1 asked for")
                .put("clause", "terms 1, limit w")
                .put("limitId", "w")
                .put("window", "2025-W07")
                .put("available", 0)
                .put("asked", 1);
        assertEquals(
                "El límite w está alcanzado en 2025-W07: 0 disponibles, 1 solicitados.",
                Problems.violation(SAY, violation).text());
        assertEquals(
                "(según: términos 1, limit w)",
                Problems.violation(SAY, violation).detail());
        assertEquals(
                "Limit w has 0 left in 2025-W07, 1 asked for.",
                Problems.violation(Say.in("en"), violation).text());
    }

    @Test
    void tablesSortFilterAndComeAsCsv() {
        Visit visit = new Visit(
                "p",
                "p",
                Set.of(),
                "US",
                "t",
                "r",
                SAY,
                "/room/x",
                Map.of("t.sort", "-units", "t.find", "r"),
                "f",
                Instant.EPOCH);
        Table table = Tables.named(visit, "t", "x")
                .columns("flight")
                .numbers("units")
                .row(Cell.of("RF2"), Cell.of(9))
                .row(Cell.of("RF1, \"b\""), Cell.of(10))
                .row(Cell.of("=SUM(r)"), Cell.of(1))
                .row(Cell.of("None"), Cell.of(4))
                .table();
        assertEquals("Vuelo,Unidades\r\n\"RF1, \"\"b\"\"\",10\r\nRF2,9\r\n'=SUM(r),1\r\n", table.csvText());
        assertEquals("descending", table.columns().get(1).sorted());
        assertTrue(table.columns().get(1).sort().contains("t.sort=units"), "the other way round");
        assertTrue(table.columns().get(1).sort().contains("t.find=r"), "the filter stays");
    }

    @Test
    void listsHaveNoGapsAndOpenBoxesSayNothingWhereTheyNeedNot() {
        Say say = Say.in("en");
        Sheet sheet = Sheet.of(
                say,
                "hold",
                "/x",
                List.of(
                        Field.of("agenda[0]", Kind.TEXT, "x").optional(),
                        Field.of("agenda[1]", Kind.TEXT, "x").optional(),
                        Field.of("guards", Kind.MANY, "x").optional(),
                        Field.of("source.scenario", Kind.YES, "x").optional(),
                        Field.of("interpreter", Kind.YES, "x")));
        MultivaluedHashMap<String, String> typed = typed("agenda[0]", "", "agenda[1]", "airports, hours");
        typed.put("guards", List.of("G2", "G3"));
        assertEquals(
                new JsonObject()
                        .put("agenda", new JsonArray().add("airports, hours"))
                        .put("guards", new JsonArray().add("G2").add("G3"))
                        .put("interpreter", false),
                sheet.body(say, typed, new ArrayList<>()));
    }

    private static MultivaluedHashMap<String, String> typed(String... namesAndValues) {
        MultivaluedHashMap<String, String> typed = new MultivaluedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            typed.putSingle(namesAndValues[i], namesAndValues[i + 1]);
        }
        return typed;
    }
}
