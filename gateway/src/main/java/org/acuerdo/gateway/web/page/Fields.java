package org.acuerdo.gateway.web.page;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.acuerdo.gateway.web.kit.Form.Field;
import org.acuerdo.gateway.web.kit.Form.Kind;
import org.acuerdo.gateway.web.kit.Form.Option;
import org.acuerdo.gateway.web.kit.Json;
import org.acuerdo.gateway.web.kit.Say;

/** Optional fields of a long form, collected in their order and filled in as something on record has them. */
final class Fields {
    private static final String[] CATEGORIES = GroupFields.CATEGORIES.toArray(String[]::new);
    private static final String[] AIRCRAFT = {"SCHEDULED", "CHARTER", "STATE", "MILITARY", "RECEIVING_STATE"};
    private static final String[] DAYS = {"MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"};

    private final Say say;
    private final List<Field> all = new ArrayList<>();

    Fields(Say say) {
        this.say = say;
    }

    List<Field> all() {
        return all;
    }

    Say say() {
        return say;
    }

    /** A row of a list. */
    interface Row {
        /** @param at path of the row with its dot. @param of the row on record; empty: none yet */
        void fields(String at, JsonObject of);
    }

    /** The rows of a list, and so many more that are empty. */
    void rows(String list, String title, String added, List<JsonObject> items, int more, Row row) {
        for (int i = 0; i < items.size() + more; i++) {
            String at = list + "[" + i + "]";
            head(at, i < items.size() ? say.the(title, i + 1) : say.the(added));
            row.fields(at + ".", i < items.size() ? items.get(i) : Json.EMPTY);
        }
    }

    void add(Field field) {
        all.add(field);
    }

    void head(String name, String title) {
        all.add(Field.of(name, Kind.COUNTS_HEAD, title));
    }

    /** Not yet among them, so that it can be given a hint. */
    Field text(String path, String words, JsonObject of) {
        return Field.of(path, Kind.TEXT, say.the(words))
                .value(Json.text(of, last(path)))
                .optional();
    }

    Field list(String path, String words, JsonObject of) {
        return Field.of(path, Kind.LIST, say.the(words))
                .value(String.join(", ", Json.texts(of, last(path))))
                .optional();
    }

    void day(String path, String words, JsonObject of) {
        all.add(Field.of(path, Kind.DAY, say.the(words))
                .value(Json.text(of, last(path)))
                .optional());
    }

    void whole(String path, String words, JsonObject of) {
        all.add(Field.of(path, Kind.WHOLE, say.the(words))
                .value(Json.text(of, last(path)))
                .optional());
    }

    void yes(String path, String words, JsonObject of) {
        all.add(Field.of(path, Kind.YES, say.the(words))
                .value(Json.text(of, last(path)))
                .optional());
    }

    void choice(String path, String words, String group, JsonObject of, String... codes) {
        all.add(Field.of(path, Kind.CHOICE, say.the(words))
                .options(options(group, codes))
                .value(Json.text(of, last(path)))
                .optional());
    }

    void category(String path, JsonObject of) {
        choice(path, "col.category", "category", of, CATEGORIES);
    }

    void categories(String path, String words, JsonObject of) {
        all.add(many(path, words, "category", of, CATEGORIES).hint(say.the("terms.categories.hint")));
    }

    void aircraft(String path, String words, JsonObject of) {
        all.add(many(path, words, "aircraft", of, AIRCRAFT));
    }

    void weekdays(String path, String words, JsonObject of) {
        all.add(many(path, words, "weekday", of, DAYS));
    }

    void nationalities(String at, JsonObject of) {
        JsonObject nationalities = Json.object(of, "nationalities");
        all.add(list(at + "nationalities.include", "terms.include", nationalities)
                .hint(say.the("terms.nationalities.hint")));
        all.add(list(at + "nationalities.exclude", "terms.exclude", nationalities));
    }

    private Field many(String path, String words, String group, JsonObject of, String... codes) {
        return Field.of(path, Kind.MANY, say.the(words))
                .options(options(group, codes))
                .value(String.join(",", Json.texts(of, last(path))))
                .optional();
    }

    List<Option> options(String group, String... codes) {
        return Stream.of(codes).map(c -> new Option(c, say.code(group, c))).toList();
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }
}
