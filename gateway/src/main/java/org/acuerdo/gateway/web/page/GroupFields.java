package org.acuerdo.gateway.web.page;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.acuerdo.gateway.web.kit.Form.Field;
import org.acuerdo.gateway.web.kit.Form.Kind;
import org.acuerdo.gateway.web.kit.Form.Option;
import org.acuerdo.gateway.web.kit.Json;
import org.acuerdo.gateway.web.kit.Say;

/** Groups of passengers as fields of a form: those that are known, class by class, and one that nobody expected. */
final class GroupFields {
    static final List<String> CATEGORIES =
            List.of("NATIONAL", "THIRD_COUNTRY_NATIONAL", "STATELESS", "CUSTODY_TRANSFER");

    private GroupFields() {}

    /**
     * @param list   path of the groups in the body
     * @param filled whether the figures known so far are put in, to be corrected; else they are counted afresh
     */
    static List<Field> known(Say say, String list, List<JsonObject> groups, boolean filled) {
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            JsonObject group = groups.get(i);
            String at = list + "[" + i + "]";
            fields.add(Field.of(at, Kind.COUNTS_HEAD, Flights.group(say, group)));
            Flights.CLASSES.forEach(c -> fields.add(
                    Field.of(at + "." + c, Kind.COUNT, say.the("col." + c)).value(filled ? Json.text(group, c) : "")));
        }
        return fields;
    }

    /**
     * A row for a group that is not among them; left empty it does not go along.
     *
     * @param legs with which it may have landed; none where there is but one
     */
    static List<Field> another(Say say, String list, int index, List<Option> legs) {
        String at = list + "[" + index + "]";
        List<Field> fields = new ArrayList<>();
        fields.add(Field.of(at, Kind.COUNTS_HEAD, say.the("counts.another")));
        fields.add(Field.of(at + ".category", Kind.CHOICE, say.the("col.category"))
                .options(options(say, "category", CATEGORIES))
                .optional());
        if (!legs.isEmpty()) {
            fields.add(Field.of(at + ".leg", Kind.NUMBERED, say.the("counts.leg"))
                    .options(legs)
                    .optional());
        }
        fields.add(Field.of(at + ".nationality", Kind.TEXT, say.the("field.nationality"))
                .hint(say.the("field.nationality.hint"))
                .optional());
        Flights.CLASSES.forEach(c -> fields.add(Field.of(at + "." + c, Kind.COUNT, say.the("col." + c))));
        return fields;
    }

    /** What of the known groups is not asked. */
    static JsonArray fixed(List<JsonObject> groups) {
        JsonArray fixed = new JsonArray();
        for (JsonObject group : groups) {
            JsonObject known = new JsonObject().put("category", Json.text(group, "category"));
            Stream.of("nationality", "leg")
                    .filter(name -> group.getValue(name) != null)
                    .forEach(name -> known.put(name, group.getValue(name)));
            fixed.add(known);
        }
        return fixed;
    }

    /** Groups as a request has them, without what the service adds. */
    static JsonArray counts(List<JsonObject> groups) {
        JsonArray counts = fixed(groups);
        for (int i = 0; i < groups.size(); i++) {
            JsonObject group = groups.get(i);
            JsonObject count = counts.getJsonObject(i);
            Flights.CLASSES.forEach(c -> count.put(c, Json.number(group, c)));
        }
        return counts;
    }

    static List<Option> options(Say say, String group, List<String> codes) {
        return codes.stream().map(c -> new Option(c, say.code(group, c))).toList();
    }
}
